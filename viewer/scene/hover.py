"""What the pointer rests on: named on the head a moment later, so that a passing pointer raises no plates."""

from __future__ import annotations

from viewer.presentation.shown import Pointed
from viewer.scene.label_text import LabelText
from viewer.scene.marks import Mark, mark_text

_DELAY_S = 0.15


class Hover:
    """Remembers what the pointer is over, and since when. It has no clock: `tick` is told the time.

    Attributes
    ----------
    zone : Pointed or None
        The zone under the pointer.
    mark : Mark or None
        The landmark or site under the pointer; then no zone is meant.
    is_named : bool
        Whether it has rested there long enough.
    """

    def __init__(self) -> None:
        self.zone: Pointed | None = None
        self.mark: Mark | None = None
        self.is_named = False
        self._since_s: float | None = None

    def move_to(self, zone: Pointed | None, mark: Mark | None) -> bool:
        """Take over what lies under the pointer now; says whether that is something else than before."""
        if zone == self.zone and mark is self.mark:
            return False
        is_same_thing = mark is self.mark and zone is not None and self.zone is not None and zone.zone == self.zone.zone
        self.zone, self.mark = zone, mark
        if not is_same_thing:
            self._since_s, self.is_named = None, False
        return True

    def tick(self, now_s: float) -> tuple[bool, bool]:
        """Carry on; says whether the name has just become due, and whether it still is to come."""
        if self.is_named or (self.zone is None and self.mark is None):
            return False, False
        if self._since_s is None:
            self._since_s = now_s
        self.is_named = now_s - self._since_s >= _DELAY_S
        return self.is_named, not self.is_named

    def named_zone(self) -> Pointed | None:
        """Return the zone that is to be named."""
        return self.zone if self.is_named else None

    def mark_text(self) -> LabelText | None:
        """Return the label of the mark that is to be named."""
        mark = self.mark
        if mark is None or not self.is_named:
            return None
        return mark_text(mark)
