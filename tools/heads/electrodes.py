"""The 10-05 electrode positions, averaged over left and right: the measured scalp that the vault follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from viewer.geometry.head import Point, Points

EAR_POINT_MNI_MM = (85.9350, -19.9995, -48.0085)
"""Mean of RPA and mirrored LPA in the table. The montage object reports another head's ear points; these are the
table's own (Colin27 10-05 table of FieldTrip and MNE)."""
NASION_MNI_MM = (0.0, 86.8110, -39.9830)
"""The table's own Nz, set on the mid-plane."""
_SYNONYMS = frozenset({"A1", "A2", "M1", "M2", "T3", "T4", "T5", "T6"})
"""Ear lobes and mastoids are no scalp sites; the others are older names of T7, T8, P7, P8."""


@dataclass(frozen=True, slots=True, eq=False)
class ElectrodeTable:
    """Sites and positions.

    Attributes
    ----------
    names : tuple of str
        One per row; both members of a pair are listed.
    positions_mm : array, shape (n, 3)
        MNI axes (x right, y front, z up), mm, exactly mirror-symmetric.
    """

    names: tuple[str, ...]
    positions_mm: Points

    def __getitem__(self, name: str) -> Point:
        return np.asarray(self.positions_mm[self.names.index(name)])


def averaged_table() -> ElectrodeTable:
    """Read the 10-05 table and average each site with the mirror image of its partner.

    Notes
    -----
    System: R. Oostenveld and P. Praamstra, Clin Neurophysiol 112:713-719, 2001. Values: ``colin27_1005`` of MNE-Python,
    which took them from FieldTrip. mne is needed for building only.
    """
    import mne

    montage = mne.channels.make_standard_montage("colin27_1005", head_size=None)
    raw = {
        name: 1000.0 * np.asarray(position)
        for name, position in montage.get_positions()["ch_pos"].items()
        if name not in _SYNONYMS
    }
    names = tuple(raw)
    mirrored = np.array([raw[partner(name)] * [-1.0, 1.0, 1.0] for name in names])
    return ElectrodeTable(names, (np.array(list(raw.values())) + mirrored) / 2.0)


def partner(name: str) -> str:
    """Name of the site on the other side: odd numbers are left, even right, z on the midline."""
    match = re.fullmatch(r"([A-Za-z]+?)(\d+)(h?)", name)
    if match is None:
        return name
    number = int(match[2])
    return f"{match[1]}{number + 1 if number % 2 else number - 1}{match[3]}"
