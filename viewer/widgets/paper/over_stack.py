"""Panels, and over them the paper of a publication while one is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from viewer.state.request import Ask
from viewer.state.requests import LeaveStudy
from viewer.widgets.theme import Look

if TYPE_CHECKING:
    from viewer.widgets.paper.over import PaperOver


class OverStack(QStackedWidget):
    """Makes that paper when one is opened; a page of a thousand widgets is not kept for a reader who has left it.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Takes what the reader asks for.
    land : callable, optional
        As `PaperOver` has it.

    Attributes
    ----------
    over : PaperOver or None
        The paper, while there is one.
    """

    def __init__(
        self, look: Look, ask: Ask, land: Callable[[str], object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._ask, self._land = look, ask, land
        self.over: PaperOver | None = None

    def made_over(self) -> PaperOver:
        """Return the paper; whoever asks brings it to sight."""
        if self.over is None:
            from viewer.widgets.paper.over import PaperOver

            self.over = PaperOver(self._look, self._ask, LeaveStudy(), self._land)
            self.addWidget(self.over)
        return self.over

    def let_go(self) -> None:
        """The reader has left it."""
        if self.over is not None:
            self.removeWidget(self.over)
            self.over.deleteLater()
            self.over = None
