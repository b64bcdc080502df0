"""The page to take home, seen before it is printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPagedPaintDevice, QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QGraphicsView,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.data.language import gettext as _
from viewer.presentation.letterhead import cut_name
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.screen_bounds import bounded
from viewer.widgets.theme import Look

Paper = Literal["A4", "Letter"]

_MARGIN_PX = 24
_SIZE_PX = (1080, 780)
_SIDE_PX = 300
_WAIT_MS = 400


class HandoutDialog(QDialog):
    """Shows the pages; asks for the paper, the practice's name and its logo.

    Parameters
    ----------
    layout_of : callable
        Size and margins of a paper.
    paint : callable
        Sets the page on a printer, with the practice's name that is given.
    practice, logo : str
        The name as it was kept, and the logo's file; empty for none.

    Attributes
    ----------
    save, print_button, choose : QPushButton
        Ask for a file, for paper, and for a logo; `show_logo` answers.
    """

    def __init__(
        self,
        look: Look,
        layout_of: Callable[[Paper], QPageLayout],
        paint: Callable[[QPagedPaintDevice], object],
        practice: str = "",
        logo: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._layout_of = layout_of
        self.paper: Paper = "A4"
        self.logo = logo
        self.setWindowTitle(_("Hand-out"))
        self._printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        self._printer.setPageLayout(layout_of(self.paper))
        self.preview = QPrintPreviewWidget(self._printer, self)
        self.preview.setAccessibleName(_("Pages as they will be printed"))
        self.preview.paintRequested.connect(paint)
        for paper in self.preview.findChildren(QGraphicsView):  # the page fits the width: nothing to scroll to there
            paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            paper.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            paper.setBackgroundBrush(look.colour("sunken"))
            paper.setFrameShape(QGraphicsView.Shape.NoFrame)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT_MS)
        self._later.timeout.connect(self.preview.updatePreview)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        row.setSpacing(_MARGIN_PX)
        row.addWidget(self.preview, 1)
        row.addWidget(self._make_side(practice))
        self._show_logo_words()
        self.resize(bounded(QSize(*_SIZE_PX), self.screen()))
        self.preview.fitToWidth()

    def practice(self) -> str:
        """Return the name as it stands in the field."""
        return self.name.text()

    def show_logo(self, path: str) -> None:
        """Put a logo on the page; an empty path takes it away."""
        self.logo = path
        self._show_logo_words()
        self.preview.updatePreview()

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong; nothing clears it."""
        self.problem.show_text(sentence)
        self.problem.setVisible(bool(sentence))

    def _make_side(self, practice: str) -> QWidget:
        look = self._look
        side = QWidget(self)
        side.setFixedWidth(look.px(_SIDE_PX))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Statement(look, _("Hand-out"), role="title", parent=side))
        lead = _("Name and logo are kept for the next time. Nothing about the person is kept.")
        column.addWidget(Statement(look, lead, role="small", colour="text_2", parent=side))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(6)
        self.name = QLineEdit(practice, side)
        self.name.setPlaceholderText(_("None"))
        self.name.textChanged.connect(self._on_name_changed)
        form.addRow(_("Practice"), self.name)
        self.cut = Statement(look, "", role="small", colour="danger_ink", parent=side)
        self.cut.hide()
        form.addRow(self.cut)
        self.choose = QPushButton(side)
        self.choose.setAutoDefault(False)
        self.remove = QPushButton(_("Leave the logo out"), side)
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(lambda: self.show_logo(""))
        form.addRow(_("Logo"), self.choose)
        form.addRow(self.remove)
        self.papers = Segmented(look, (("A4", "A4"), ("Letter", "Letter")), _("Paper"), side)
        self.papers.choose(self.paper)
        self.papers.choice_requested.connect(self._on_paper_requested)
        form.addRow(_("Paper"), self.papers)
        column.addSpacing(8)
        column.addLayout(form)
        self.problem = Statement(look, "", role="small", colour="danger_ink", parent=side)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addStretch(1)
        self.save = QPushButton(_("Save as PDF…"), side)
        self.save.setProperty("kind", "primary")
        self.print_button = QPushButton(_("Print…"), side)
        close = QPushButton(_("Close"), side)
        close.clicked.connect(self.reject)
        for button in (self.save, self.print_button, close):
            button.setAutoDefault(False)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            column.addWidget(button)
        return side

    def _show_logo_words(self) -> None:
        self.choose.setText(_("Choose another…") if self.logo else _("Choose…"))
        self.remove.setVisible(bool(self.logo))

    def _on_name_changed(self, name: str) -> None:
        self.cut.show_text(cut_name(name))
        self.cut.setVisible(bool(cut_name(name)))
        self._later.start()

    def _on_paper_requested(self, paper: str) -> None:
        self.paper = "Letter" if paper == "Letter" else "A4"
        self.papers.choose(self.paper)
        self._printer.setPageLayout(self._layout_of(self.paper))
        self.preview.updatePreview()
