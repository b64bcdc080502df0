"""Which side is affected: the question, and what follows from the answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from viewer.domain.identity import SideChoice
from viewer.presentation.sides import CHOICES, QUESTION
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look


class SideQuestion(Stack):
    """A question with four answers, and a sentence that says where needles go then.

    Parameters
    ----------
    look : Look
        Colours and type.
    affected : {"left", "right", "both"} or None
        The answer that was given.
    sentence : str
        What follows; empty if nothing does.

    Attributes
    ----------
    affected_requested : Signal(str)
        ``left``, ``right``, ``both``, or nothing to take the answer back.
    """

    affected_requested = Signal(str)

    def __init__(
        self, look: Look, affected: SideChoice | None, sentence: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.add(Statement(look, QUESTION, role="small_strong", parent=self))
        self.choice = Segmented(look, CHOICES, QUESTION, self)
        self.choice.choose(affected or "")
        self.choice.choice_requested.connect(self.affected_requested)
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choice)
        line.addStretch(1)
        self.add(row, 6)
        if sentence:
            self.add(Statement(look, sentence, role="item", parent=self), 8)
