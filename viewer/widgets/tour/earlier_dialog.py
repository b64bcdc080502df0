"""What a tour's file held before it was saved over; one of them can be opened as a copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from viewer.data.language import gettext as _

_MARGIN_PX = 24
_SIZE_PX = (560, 420)


class EarlierDialog(QDialog):
    """A list of versions, the latest first.

    Parameters
    ----------
    file : str
        The name of the file.
    rows : sequence of str
        At least one: what tells them apart.
    parent : QWidget, optional
        The window it belongs to.
    """

    def __init__(self, file: str, rows: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Earlier versions"))
        self.resize(*_SIZE_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        layout.setSpacing(12)
        lead = QLabel(_("What {file} held before it was saved over. A version opens as a copy.").format(file=file))
        lead.setTextFormat(Qt.TextFormat.PlainText)
        lead.setWordWrap(True)
        self.rows = QListWidget(self)
        self.rows.setAccessibleName(_("Earlier versions"))
        self.rows.addItems(list(rows))
        self.rows.setCurrentRow(0)
        self.rows.itemActivated.connect(self.accept)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Open as a copy"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for part in (lead, self.rows, buttons):
            layout.addWidget(part)

    def ask(self) -> int | None:
        """Show it, and wait; return the row that is to be opened, or None."""
        return self.rows.currentRow() if self.exec() == QDialog.DialogCode.Accepted else None
