"""A head and the zones on it, as one value: whoever speaks of both at once speaks of the same head."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.atlas.atlas import Atlas
from viewer.geometry.cortex import GlassHead
from viewer.geometry.head import Head


@dataclass(frozen=True, slots=True, eq=False)
class HeadAndAtlas:
    """The head of the moment with its zones.

    Attributes
    ----------
    atlas : Atlas or None
        None while the zones are built.
    glass : GlassHead or None
        What lies inside the head; None until somebody asks for it.
    """

    head: Head
    atlas: Atlas | None = None
    glass: GlassHead | None = None
