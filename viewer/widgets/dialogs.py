"""The few dialogs: first start, keys, problems in the content, about. Plain text only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.presentation.help_text import HelpPage, KeyGroup
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.screen_bounds import bounded

_MARGIN = 24
_TEXT_WIDTH = 520


class TextDialog(QDialog):
    """A title, some paragraphs, and one button.

    Parameters
    ----------
    page : HelpPage
        What it says.
    """

    def __init__(self, page: HelpPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(page.title)
        self.setMinimumWidth(_TEXT_WIDTH + 2 * _MARGIN)  # else Qt makes a long page narrow and high
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        for role, text in (("section", page.title), *(("body", paragraph) for paragraph in page.paragraphs)):
            label = _label(text, role, self)
            label.ensurePolished()  # its height is asked for now, in the type that it will have
            label.setFixedSize(_TEXT_WIDTH, label.heightForWidth(_TEXT_WIDTH))  # Qt's own guess leaves holes
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(_buttons(self, page.button))


class KeysDialog(QDialog):
    """All keys, in two columns under headings.

    Parameters
    ----------
    groups : sequence of KeyGroup
        What each key does.
    """

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and mouse")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        outer.addWidget(_label("Keys and mouse", "title", self))
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for group in groups:
            heading = _label(group.title, "section", table)
            heading.setContentsMargins(0, 16 if grid.count() else 0, 0, 2)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for row in group.rows:
                line = grid.rowCount()
                grid.addWidget(_label(row.key, "item", table), line, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(_label(row.text, "body", table), line, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        let_flick(scroll)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(table)
        outer.addWidget(scroll, 1)
        outer.addWidget(_buttons(self, "Close"))
        self.resize(bounded(QSize(620, 680), self.screen()))


class ReportDialog(QDialog):
    """A text that can be selected and copied: problems in the content, or a report of a fault."""

    def __init__(self, title: str, lead: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(_label(title, "section", self))
        layout.addWidget(_label(lead, "body", self))
        box = QPlainTextEdit(text)
        box.setReadOnly(True)
        box.setAccessibleName(title)
        layout.addWidget(box, 1)
        layout.addWidget(_buttons(self, "Close"))
        self.resize(bounded(QSize(720, 480), self.screen()))


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    label.setMinimumWidth(0)
    label.setMaximumWidth(_TEXT_WIDTH)
    label.setProperty("role", role)
    return label


def _buttons(dialog: QDialog, text: str) -> QDialogButtonBox:
    box = QDialogButtonBox(dialog)
    button = box.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
    button.setDefault(True)
    box.accepted.connect(dialog.accept)
    return box
