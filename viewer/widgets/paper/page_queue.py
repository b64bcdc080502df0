"""Builds a page piece by piece: what is in sight at once, the rest while the program waits."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from viewer.widgets.pieces.page_scroll import PageScroll

_AT_ONCE_S = 0.01


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
        self._pieces: Iterator[None] = iter(())
        self._has_more = False
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._build_next)

    def start(self, pieces: Iterator[None]) -> None:
        """Build what is in sight now and the rest later; what an older page still lacks is forgotten.

        On a slow computer some of what is in sight comes a moment later too: the first piece is never waited for.

        Parameters
        ----------
        pieces : iterator
            Builds a piece with each step.
        """
        self._pieces, self._has_more = pieces, True
        until_s = time.thread_time() + _AT_ONCE_S
        self._build_one()
        while self._has_more and time.thread_time() < until_s and not self._scroll.is_filled():
            self._build_one()
        self._scroll.fit_page()
        if self._has_more:
            self._rest.start()

    def finish(self) -> None:
        """Build all that is missing, now."""
        while self._has_more:
            self._build_one()
        if isValid(self._rest):
            self._rest.stop()

    def _build_one(self) -> None:
        try:
            next(self._pieces)
        except StopIteration:
            self._has_more = False

    def _build_next(self) -> None:
        if self._has_more:
            self._build_one()
        if not isValid(self._rest):  # the page was closed meanwhile
            self._has_more = False
        elif not self._has_more:
            self._rest.stop()
            self._scroll.fit_page()
