"""Stands in for the head when none can be shown: says why, and what still works."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.widgets.statement import Statement
from viewer.widgets.theme import Look

_WIDTH_PX = 420


class NoticeView(QWidget):
    """A sentence in the middle of the view.

    Parameters
    ----------
    look : Look
        Colours and type.
    title, sentence : str
        What is wrong, and what can be done.
    """

    def __init__(self, look: Look, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(1)
        for text, role in ((title, "section"), (sentence, "body")):
            statement = Statement(look, text, role=role, parent=self)  # type: ignore[arg-type]
            statement.setFixedWidth(_WIDTH_PX)
            column.addWidget(statement, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
