"""The head of a card: what zone it is, which side is shown, how long it is on this head."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ZoneCard
from viewer.presentation.marked_text import MarkedText
from viewer.widgets.pieces.card_tools import CardTools
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.swatch import PatternBar
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_WIDE_PX = 520
_GAP_PX = 16
_LINES_BESIDE = 1.8
"""Beside the side switch the length may take two lines; words do not break at their very end."""
_Place = Literal["above", "beside", "below"]


class CardHead(QWidget):
    """Pattern bar, title, 汉字 and pinyin, system and code, side switch, length.

    Attributes
    ----------
    side_requested : Signal(str)
        ``left``, ``right`` or ``both``.
    source_requested : Signal(str)
        Key of a source.
    words_requested : Signal(str)
        ``plain`` or ``professional``.
    copy_requested : Signal(str)
        As of `CopyMenu`.
    """

    side_requested = Signal(str)
    source_requested = Signal(str)
    words_requested = Signal(str)
    copy_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bar = PatternBar(look, (), self)
        self._title = Statement(look, role="title", parent=self)
        self._han = Statement(look, role="han", parent=self)
        self._pinyin = Statement(look, role="han", colour="text_2", parent=self)
        self._names = QWidget(self)
        names = FlowLayout(self._names, gap_px=6)
        names.addWidget(self._han)
        names.addWidget(self._pinyin)
        self._system = Statement(look, role="small", colour="text_2", parent=self)
        self._system.source_requested.connect(self.source_requested)
        choices = (("left", _("Left")), ("right", _("Right")), ("both", _("Both")))
        self._side = Segmented(look, choices, _("Side shown"), self)
        self._side.choice_requested.connect(self.side_requested)
        self._measure = Statement(look, role="small", colour="text_2", align_right=True, parent=self)
        self._tools = CardTools(look, has_words=True, parent=self)
        self._tools.words_requested.connect(self.words_requested)
        self._tools.copy_requested.connect(self.copy_requested)
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self._title, self._names, self._system):
            words.addWidget(widget)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN_PX, 16, _MARGIN_PX, 8)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(8)
        self._grid.addLayout(top, 0, 0, 2, 2)
        self._grid.addWidget(self._tools, 4, 0, 1, 3)
        self._place: _Place | None = None
        self._arrange("beside")

    def show_card(self, card: ZoneCard) -> None:
        """Show the head of a card."""
        self._bar.show_swatches(card.swatches)
        self._title.show_text(card.title)
        self._han.show_text(card.han)
        self._pinyin.show_text(card.pinyin)
        self._names.setVisible(bool(card.han or card.pinyin))
        self._system.show_text(card.system)
        self._side.choose(card.side if card.has_sides else None)
        self._side.setVisible(card.has_sides)
        self._measure.show_text(MarkedText(card.measure))
        self._fit()
        self._tools.show_words(card.words)

    def side(self) -> Segmented:
        """Return the side switch."""
        return self._side

    def tools(self) -> CardTools:
        """Return the switch of words and the copy menu."""
        return self._tools

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put side switch and length beside the title where there is room, else below, at last one below the other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.width() >= _WIDE_PX * self._look.factor:
            self._arrange("above")
            return
        room = self.width() - 2 * _MARGIN_PX - _GAP_PX - self._side.sizeHint().width()
        self._arrange("beside" if self._measure.sizeHint().width() <= _LINES_BESIDE * room else "below")

    def _arrange(self, place: _Place) -> None:
        if place == self._place:
            return
        self._place = place
        for widget in (self._side, self._measure):
            self._grid.removeWidget(widget)
        align = Qt.AlignmentFlag.AlignVCenter
        if place == "above":
            self._grid.addWidget(self._side, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._measure, 1, 2, Qt.AlignmentFlag.AlignTop)
        elif place == "beside":
            self._grid.addWidget(self._side, 2, 0, align)
            self._grid.addWidget(self._measure, 2, 1, align)
        else:
            self._grid.addWidget(self._side, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(self._measure, 3, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(1, 1)
