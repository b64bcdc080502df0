"""The signs with which medical help comes first, on a ground of their own, above everything else on a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.presentation.explain_cautions import SEEK
from viewer.presentation.marked_text import MarkedText
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, TypeRole

_MARGIN_PX = (16, 12, 16, 12)
_BAR_PX = 5


class HelpFirst(Stack):
    """A bold lead and a sentence for each sign.

    Parameters
    ----------
    look : Look
        Colours and type.
    sentences : sequence of str or MarkedText
        What the signs are; with sources where they can be opened.
    lead, body : str
        Roles of the type.

    Attributes
    ----------
    source_requested : Signal(str)
        A source was asked for.
    """

    source_requested = Signal(str)

    def __init__(
        self,
        look: Look,
        sentences: Sequence[str | MarkedText],
        lead: TypeRole = "item",
        body: TypeRole = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin_px=_MARGIN_PX)
        self._look = look
        self.setAccessibleName(SEEK)
        self.add(Statement(look, SEEK, role=lead, colour="danger_ink", parent=self))
        for sentence in sentences:
            said = Statement(look, sentence, role=body, colour="danger_ink", parent=self)
            said.source_requested.connect(self.source_requested)
            self.add(said, 4)

    def text(self) -> str:
        """Return all that is shown."""
        return "\n".join(each.text() for each in self.widgets() if isinstance(each, Statement))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("danger_fill"))
        painter.fillRect(0, 0, _BAR_PX, self.height(), self._look.colour("danger_bar"))
        painter.end()
