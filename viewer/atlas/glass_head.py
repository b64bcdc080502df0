"""An average brain and a skull put into a head.

::

    10-10 sites of the reference head --similarity, then a smooth bend--> sites of this head
    cortex (MNI152) ----------------------the same--------------------> cortex here
    skin - scalp = skull's outside;  - bone = its inside;  cortex beyond it is moved in, and what is near with it
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import trimesh

from viewer.atlas.atlas import Atlas
from viewer.atlas.references import NO_GRID
from viewer.atlas.skull_shell import LOWEST_ROW, SkullShell
from viewer.domain.catalog import Catalog
from viewer.domain.cortex import CortexMap
from viewer.errors import MeshError
from viewer.geometry.brain_fit import BrainFit
from viewer.geometry.cortex import Cortex, GlassHead
from viewer.geometry.facing import looks_backwards
from viewer.geometry.head import Head, Point, Points

CLEAR_MM = 0.5
"""The cortex stays so far inside the bone."""
REFERENCE_SCALE = 0.93
"""What the reference head, which is larger than life, is scaled by to a man's head: there thickness is an adult's."""
_LEAST_SITES = 20
_NARROW, _WIDE = np.cos(np.radians(9.0)), np.cos(np.radians(45.0))
"""What is moved in takes with it what is seen within the first angle, and less and less up to the second."""


def glass_head(catalog: Catalog, head: Head, atlas: Atlas, cortex: Cortex) -> GlassHead:
    """Put an average brain into a head.

    Parameters
    ----------
    catalog : Catalog
        Its table of the cortex says where the electrodes lie on the reference head, its layers how thick the scalp is.
    atlas : Atlas
        Of this head, with the electrode grid.
    cortex : Cortex
        As read, MNI152 mm.

    Raises
    ------
    MeshError
        If the grid is missing on either head, the face is where its landmarks have the back of the head, or the content
        says nothing of the layers.
    """
    if catalog.cortex is None or catalog.tissue is None:
        raise MeshError("the content says nothing of what lies beneath")
    marks = head.landmarks
    if looks_backwards(head.mesh.vertices_mm, *(np.array(marks[name].position_mm) for name in ("nasion", "inion"))):
        raise MeshError("the landmarks say that this head looks one way, its face that it looks the other")
    reference = _reference(catalog.cortex)
    names = [name for name in reference if name in atlas.sites_mm and name not in LOWEST_ROW]
    if len(names) < _LEAST_SITES:
        raise MeshError(f"it is placed by the electrode sites, and this head has none, for {_why_no_sites(atlas)}")
    fit = BrainFit(np.array([reference[name] for name in names]), np.array([atlas.sites_mm[name] for name in names]))
    placed = fit.place(cortex.vertices_mm)
    shell = SkullShell(
        catalog.tissue, head.levels[-1], atlas.landmarks_mm, atlas.sites_mm, placed, fit.scale / REFERENCE_SCALE
    )
    room = _Room(shell, placed)

    def carry(points_mm: Points) -> Points:
        return room.within(fit.place(points_mm))

    light = cortex.light and replace(cortex.light, vertices_mm=carry(cortex.light.vertices_mm))
    here = replace(cortex, vertices_mm=room.within(placed), light=light)
    return GlassHead(here, shell.skull(head.person), head.is_own, carry)


class _Room:
    """Moves a brain in where it would pierce the bone."""

    def __init__(self, shell: SkullShell, brain_mm: Points) -> None:
        self._shell = shell
        self._ways = np.asarray(trimesh.creation.icosphere(3).vertices, np.float64)
        ways, lengths = shell.outer.seen(brain_mm)
        too_far = lengths - shell.room_mm(ways) + CLEAR_MM
        needed = np.zeros(len(self._ways))
        beyond = too_far > 0.0
        nearest = np.argmax(ways[beyond] @ self._ways.T, axis=1) if beyond.any() else []
        np.maximum.at(needed, nearest, too_far[beyond])
        self._asked = np.flatnonzero(needed)
        self._needed_mm = needed[self._asked]

    def within(self, brain_mm: Points) -> Points:
        """The brain, moved towards the middle where it has to be."""
        if not len(self._asked):
            return brain_mm
        ways, lengths = self._shell.outer.seen(brain_mm)
        near = np.clip((ways @ self._ways[self._asked].T - _WIDE) / (_NARROW - _WIDE), 0.0, 1.0)
        inward = (near * near * (3.0 - 2.0 * near) * self._needed_mm).max(axis=1)
        share = np.minimum(1.0, lengths / np.minimum(self._shell.room_mm(ways), self._shell.outer.radius_mm(ways)))
        return np.asarray(brain_mm - (inward * share)[:, None] * ways)


def _reference(table: CortexMap) -> Mapping[str, Point]:
    """Electrodes on the reference head, each the mean of itself and its partner's mirror image."""
    places = {site.id: np.array(site.mni_mm) for site in table.sites if site.mni_mm is not None}
    mirror = np.array([-1.0, 1.0, 1.0])
    return {name: (at + places.get(_partner(name), at * mirror) * mirror) / 2 for name, at in places.items()}


def _partner(name: str) -> str:
    """The site on the other side: odd numbers are left, even right, z on the midline."""
    letters = name.rstrip("0123456789")
    number = name.removeprefix(letters)
    return name if not number else f"{letters}{int(number) + 1 if int(number) % 2 else int(number) - 1}"


def _why_no_sites(atlas: Atlas) -> str:
    said = [each.message for each in atlas.problems if each.place == "landmarks"]  # the last stopped the work
    return said[-1].removeprefix(NO_GRID) if said else "they were not laid"
