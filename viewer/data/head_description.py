"""What ``head.toml`` says of a head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from viewer.geometry.head import HairlinePoint


@dataclass(frozen=True, slots=True)
class LandmarkEntry:
    """A landmark as declared; see `viewer.geometry.head.Landmark`."""

    position_mm: tuple[float, float, float]
    definition: str
    origin: str
    is_uncertain: bool


@dataclass(frozen=True, slots=True)
class HeadDescription:
    """A head as declared, of sound shape.

    Attributes
    ----------
    mesh : str
        Name of the mesh file beside it.
    hairline : tuple of HairlinePoint
        Control points in order; empty for a head without one.
    """

    id: str
    name: str
    mesh: str
    licence: str
    provenance: str
    landmarks: Mapping[str, LandmarkEntry]
    hairline: tuple[HairlinePoint, ...]
