"""Stands in for the head when none can be shown: says why, and what still works."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_WIDTH_PX = 420


class NoticeView(QWidget):
    """A sentence in the middle of the view.

    Parameters
    ----------
    title, sentence : str
        What is wrong, and what can be done.
    """

    def __init__(self, look: Look, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        box = QWidget(self)
        box.setFixedWidth(_WIDTH_PX)
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(Statement(look, title, role="section", parent=box))
        lines.addWidget(Statement(look, sentence, parent=box))
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
