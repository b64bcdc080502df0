"""All that can be seen, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import ComplaintId, PartId, SchoolId, SideChoice, ZoneId

ViewName = Literal["front", "back", "left", "right", "top"]
Theme = Literal["system", "light", "dark"]
SkinTone = Literal["light", "medium", "deep", "porcelain"]
Overlay = Literal["landmarks", "ten_ten", "lines", "scale"]


@dataclass(frozen=True, slots=True)
class CameraOrder:
    """A request to the camera.

    Attributes
    ----------
    target : str
        A view name, ``"zone"`` to face the selected zone, or ``"reset"``.
    number : int
        Counts up, so that the same order can be given twice in a row.
    """

    target: Literal["front", "back", "left", "right", "top", "zone", "reset"]
    number: int


@dataclass(frozen=True, slots=True)
class ViewState:
    """What the window shows. Identifiers only, never objects.

    Attributes
    ----------
    selected : str or None
        The zone whose card is open.
    part : str or None
        The part of it that is pointed out.
    candidates : tuple of str
        All zones found at the last click, nearest first; more than one asks the user to choose.
    complaint : str or None
        The complaint whose zones are lit; then no zone need be selected.
    lit : tuple of str
        Zones lit beside the selected one (those of a complaint).
    side : {"left", "right", "both"}
        Side shown for the selected zone.
    zone_opacity : float
        0 to 1.
    head : str
        Name of the shipped head.
    needle_angle_deg : float
        Angle of the needle to the skin.
    overlays : frozenset of str
        What is laid over the head beside the zones: ``"landmarks"``, the electrode sites of the ``"ten_ten"`` grid,
        reference ``"lines"``, and a ``"scale"`` in cm.
    """

    school: SchoolId | None = None
    selected: ZoneId | None = None
    part: PartId | None = None
    candidates: tuple[ZoneId, ...] = ()
    complaint: ComplaintId | None = None
    lit: tuple[ZoneId, ...] = ()
    side: SideChoice = "left"
    camera: CameraOrder = CameraOrder("reset", 0)
    zone_opacity: float = 1.0
    labels: bool = True
    theme: Theme = "system"
    skin: SkinTone = "light"
    head: str = "adult-man"
    needle_angle_deg: float = 20.0
    reduce_motion: bool = False
    overlays: frozenset[Overlay] = frozenset()
