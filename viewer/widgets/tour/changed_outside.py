"""Asks what to do with a tour's file that another window, or somebody else, has changed since it was opened here."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from viewer.data.language import gettext as _

Answer = Literal["both", "replace", "nothing"]


def ask_about_change(name: str, parent: QWidget) -> Answer:
    """Ask, and wait for the answer; to close the question is to do nothing.

    Parameters
    ----------
    name : str
        The file's.
    parent : QWidget
        The window that the question belongs to.
    """
    box = QMessageBox(parent)
    box.setWindowTitle(_("Save tour"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_("{file} was changed outside of this window.").format(file=name))
    box.setInformativeText(
        _(
            "Keep both: yours is saved as a file of its own. "
            "Replace: yours takes its place, and what was there stays among the earlier versions."
        )
    )
    both = box.addButton(_("Keep both"), QMessageBox.ButtonRole.AcceptRole)
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(both)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return "both" if clicked is both else "replace" if clicked is replace else "nothing"
