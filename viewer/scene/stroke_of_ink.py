"""A zone that was just chosen is drawn on the skin, once, from where it is needled first to its other end."""

from __future__ import annotations

from collections.abc import Callable

DURATION_S = 0.4


class StrokeOfInk:
    """How far the chosen zone is drawn.

    It has no clock of its own: `tick` is told the time, and the clock starts with the first picture.

    Parameters
    ----------
    show : callable
        Told how much of the zone is to be seen, 0..1.
    """

    def __init__(self, show: Callable[[float], None]) -> None:
        self._show = show
        self._begin_s: float | None = None
        self._is_drawing = False

    def begin(self) -> None:
        """Draw from the start."""
        self._is_drawing, self._begin_s = True, None
        self._show(0.0)

    def end(self) -> None:
        """Show the whole at once."""
        if self._is_drawing:
            self._is_drawing = False
            self._show(1.0)

    def tick(self, now_s: float) -> bool:
        """Carry on; returns whether another picture is needed."""
        if not self._is_drawing:
            return False
        if self._begin_s is None:
            self._begin_s = now_s
            return True
        part = min(1.0, max(0.0, (now_s - self._begin_s) / DURATION_S))
        self._show(1.0 - (1.0 - part) ** 2)
        self._is_drawing = part < 1.0
        return True
