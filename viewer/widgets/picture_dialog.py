"""Asks how a picture of what is shown is to be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

Wish = Literal["save", "copy"]
TIMES = (1, 2, 4)

_MARGIN_PX = 24
_WIDTH_PX = 360
_NAMES = {1: "As large as here", 2: "Twice as large", 4: "Four times as large"}


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """How a picture is made.

    Attributes
    ----------
    times : int
        How many times as large as in the window.
    is_transparent : bool
        Whether there is nothing behind the head.
    has_names : bool
        Whether names are in it.
    """

    times: int = 2
    is_transparent: bool = False
    has_names: bool = True


class PictureDialog(QDialog):
    """Size, ground and names of a picture; whether to save or to copy it.

    Parameters
    ----------
    choice : PictureChoice
        What is chosen at first.
    size_px : (int, int)
        Width and height of the view, pixels of the screen.
    """

    def __init__(self, choice: PictureChoice, size_px: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Save picture")
        self.setMinimumWidth(_WIDTH_PX)
        self.wish: Wish = "save"
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(8)
        self.sizes = QButtonGroup(self)
        for times in TIMES:
            width, height = (side * times for side in size_px)
            button = QRadioButton(f"{_NAMES[times]}: {width} × {height} pixels", self)
            button.setChecked(times == choice.times)
            self.sizes.addButton(button, times)
            column.addWidget(button)
        column.addSpacing(8)
        self.names = QCheckBox("With names", self)
        self.names.setChecked(choice.has_names)
        self.transparent = QCheckBox("Nothing behind the head (transparent)", self)
        self.transparent.setChecked(choice.is_transparent)
        column.addWidget(self.names)
        column.addWidget(self.transparent)
        column.addSpacing(16)
        buttons = QDialogButtonBox(self)
        save = buttons.addButton("Save as…", QDialogButtonBox.ButtonRole.AcceptRole)
        copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        save.setDefault(True)
        save.setFocus(Qt.FocusReason.OtherFocusReason)
        copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def choice(self) -> PictureChoice:
        """Return what is chosen."""
        return PictureChoice(self.sizes.checkedId(), self.transparent.isChecked(), self.names.isChecked())

    def _copy(self) -> None:
        self.wish = "copy"
        self.accept()
