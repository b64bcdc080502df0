"""What ``head.toml`` says of a head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from viewer.geometry.head import HairlinePoint, Person


@dataclass(frozen=True, slots=True)
class LandmarkEntry:
    """A landmark as declared, in millimetres along the file's own axes; see `viewer.geometry.head.Landmark`."""

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
    mesh_to_mm : float
        How many millimetres one unit of the mesh file is.
    frame : str
        ``frankfurt``: the head frame itself; else where the file's three axes point, one letter each: R or L, A or P,
        S or I.
    landmarks : mapping of str to LandmarkEntry
        By name.
    hairline : tuple of HairlinePoint
        Control points in order, in millimetres along the file's own axes; empty for a head without one.
    person : {"adult", "child", "infant"}
        Whose head it is; an adult's if nothing is said.
    """

    id: str
    name: str
    mesh: str
    mesh_to_mm: float
    frame: str
    licence: str
    provenance: str
    landmarks: Mapping[str, LandmarkEntry]
    hairline: tuple[HairlinePoint, ...]
    person: Person = "adult"
