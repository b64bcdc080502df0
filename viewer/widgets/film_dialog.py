"""Asks what a film is to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

FilmWhat = Literal["orbit", "build", "tour"]

_MARGIN_PX = 24
_INDENT_PX = 26
_WIDTH_PX = 420


@dataclass(frozen=True, slots=True)
class FilmChoice:
    """Something that a film can show.

    Attributes
    ----------
    what : {"orbit", "build", "tour"}
        As the command ``video`` calls it.
    title, detail : str
        In words; how long it is.
    """

    what: FilmWhat
    title: str
    detail: str


class FilmDialog(QDialog):
    """One choice among what can be filmed at present.

    Parameters
    ----------
    choices : sequence of FilmChoice
        At least one.
    chosen : int
        Which of them is chosen at first.
    parent : QWidget, optional
        The window it belongs to.
    """

    def __init__(self, choices: Sequence[FilmChoice], chosen: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Save film")
        self.setMinimumWidth(_WIDTH_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        layout.setSpacing(4)
        self._choices = tuple(choices)
        self._group = QButtonGroup(self)
        for number, choice in enumerate(self._choices):
            button = QRadioButton(choice.title.replace("&", "&&"), self)
            button.setAccessibleDescription(choice.detail)
            detail = QLabel(choice.detail, self)
            detail.setProperty("role", "note")
            detail.setTextFormat(Qt.TextFormat.PlainText)
            detail.setIndent(_INDENT_PX)
            detail.setWordWrap(True)
            self._group.addButton(button, number)
            layout.addWidget(button)
            layout.addWidget(detail)
            layout.addSpacing(10)
        self._group.button(chosen).setChecked(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton("Save as…", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def chosen(self) -> FilmChoice:
        """Return what is chosen."""
        return self._choices[max(self._group.checkedId(), 0)]
