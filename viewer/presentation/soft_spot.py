"""The front fontanelle of an infant: where it is marked, and what is said there."""

from __future__ import annotations

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.data.language import gettext as _
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Point
from viewer.presentation.landmarks import PlaceWords

_SHARE = 0.33
"""Of the way from the root of the nose to the bump: where the frontal and the two parietal bones meet. A source puts it
at a third, another between a quarter and half."""


def soft_spot(atlas: Atlas) -> tuple[PlaceWords, Point] | None:
    """Return what is said of the fontanelle, and its middle on the skin, head frame, mm; None on an older head."""
    midline, inion = atlas.curves_mm.get("midline"), atlas.landmarks_mm.get("inion")
    if atlas.person != "infant" or midline is None or inion is None:
        return None
    last = int(np.argmin(np.linalg.norm(midline - inion, axis=1)))
    arcs = arc_lengths(midline[: last + 1])
    middle = np.array([np.interp(_SHARE * arcs[-1], arcs, midline[: last + 1, axis]) for axis in range(3)])
    words = PlaceWords(
        name="",  # its plate stands there always
        title=_("Soft spot: no needle"),
        second=_("sizes differ, not to scale"),
        sentence=_(
            "Front fontanelle, between the frontal and the two parietal bones: no bone lies here yet, and no needle is "
            "set. Its size differs from child to child; it is not drawn to scale, and its place is found by rule."
        ),
        is_uncertain=True,
    )
    return words, middle
