"""How the window is to open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viewer.domain.identity import PointId, SchoolId, SideChoice, ZoneId
from viewer.state.view_state import ViewName


@dataclass(frozen=True, slots=True)
class OpenOptions:
    """How the window is to open.

    Attributes
    ----------
    zone, point, side, view, school : str or None
        The state to open at.
    head : str or None
        Name of a shipped head, or the path of any head's folder; the last one if None.
    picture : Path or None
        Save what the window looks like here, and end.
    keeps_settings : bool
        Whether the notice of the first start is shown, and choices are kept for the next one.
    """

    zone: ZoneId | None = None
    point: PointId | None = None
    side: SideChoice | None = None
    view: ViewName | None = None
    school: SchoolId | None = None
    head: str | None = None
    picture: Path | None = None
    keeps_settings: bool = True
