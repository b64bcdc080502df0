"""Builds a page piece by piece: what is in sight at once, the rest while the program waits."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from viewer.widgets.pieces.page_scroll import PageScroll

_AT_ONCE_S = 0.015


class PageQueue(QObject):
    """The pieces of a page that are still to be built, top to bottom.

    Parameters
    ----------
    scroll : PageScroll
        Shows the page; what is higher than it is out of sight.
    """

    def __init__(self, scroll: PageScroll) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        self._steps: deque[Callable[[], None]] = deque()
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._build_next)

    def start(self, steps: Iterable[Callable[[], None]], later: Iterable[Callable[[], None]] = ()) -> None:
        """Build what is in sight now and the rest later; what an older page still lacks is forgotten.

        What is in `later` takes long in one piece, and always waits.

        On a slow computer some of what is in sight comes a moment later too: the first piece is never waited for.
        """
        self._steps = deque(steps)
        until_s = time.perf_counter() + _AT_ONCE_S
        if self._steps:
            self._steps.popleft()()
        while self._steps and time.perf_counter() < until_s and not self._scroll.is_filled():
            self._steps.popleft()()
        self._scroll.fit_page()
        self._steps.extend(later)
        if self._steps:
            self._rest.start()

    def finish(self) -> None:
        """Build all that is missing, now."""
        while self._steps:
            self._build_next()

    def _build_next(self) -> None:
        if self._steps:
            self._steps.popleft()()
        if not isValid(self._rest):  # the page was closed meanwhile
            self._steps.clear()
        elif not self._steps:
            self._rest.stop()
            self._scroll.fit_page()
