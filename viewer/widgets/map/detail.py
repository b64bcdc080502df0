"""What stands behind a cell of the evidence map."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.evidence_map import PROVISIONAL, CellStudy, CellView
from viewer.widgets.pieces.chip import make_chip
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.page_scroll import PageScroll
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.stack import BesideOrBelow, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_CHIP_COLUMN_PX = 124
_WORDS_LEAST_PX = 180


class MapDetail(QWidget):
    """The cell in words: its studies by design, and the way to the head.

    Attributes
    ----------
    study_requested : Signal(str)
        A study is to be opened.
    shown_on_head : Signal()
        The zone is to be shown on the head, with its card.
    complaint_requested : Signal()
        The page of the complaint is to be opened.
    """

    study_requested = Signal(str)
    shown_on_head = Signal()
    complaint_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._page = Stack(margin_px=(_MARGIN_PX, 16, _MARGIN_PX, 8))
        self._scroll = PageScroll(self._page)
        self._head = QPushButton(_("Show on the head"))
        self._head.setProperty("kind", "primary")
        self._head.clicked.connect(self.shown_on_head)
        self._complaint = QPushButton(_("All zones for it"))
        self._complaint.clicked.connect(self.complaint_requested)
        for button in (self._head, self._complaint):
            button.setMinimumHeight(40)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_MARGIN_PX, 8, _MARGIN_PX, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self._head, 1)
        buttons.addWidget(self._complaint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        self.show_cell(None)

    def show_cell(self, cell: CellView | None) -> None:
        """Show what stands behind a cell, or how to choose one."""
        for widget in self._page.widgets():
            self._page.remove(widget)
        add, look = self._page.add, self._look
        self._head.setVisible(cell is not None and cell.zone is not None)
        self._complaint.setVisible(cell is not None)
        if cell is None:
            add(Statement(look, _("Choose a cell"), role="section"))
            words = _("Each cell says what kind of support there is for a use of a zone. Arrow keys walk through them.")
            add(Statement(look, words, colour="text_2"), 4)
            return
        add(Statement(look, cell.lead, role="small", colour="text_2"))
        add(Statement(look, cell.title, role="title"))
        if cell.subtitle:
            add(Statement(look, cell.subtitle, colour="text_2"), 4)
        for study in cell.studies:
            add(Rule(look), 12)
            add(self._study(study), 12)
        add(Rule(look), 12)
        for note in cell.notes:
            add(Statement(look, note, role="small"), 8)
        if cell.has_provisional:
            add(Statement(look, PROVISIONAL, role="note", colour="text_2"), 8)
        self._scroll.verticalScrollBar().setValue(0)

    def _study(self, study: CellStudy) -> QWidget:
        look = self._look
        chip = QWidget()
        FlowLayout(chip).addWidget(make_chip(look, study.chip))
        words = Stack()
        name = LinkButton(look, study.name, role="item", token="text")
        name.setAccessibleDescription(_("Open this study"))
        name.clicked.connect(lambda: self.study_requested.emit(study.key))
        words.add(name)
        words.add(Statement(look, study.detail, role="small", colour="text_2"))
        return BesideOrBelow(chip, look.px(_CHIP_COLUMN_PX), words, look.px(_WORDS_LEAST_PX), 8)
