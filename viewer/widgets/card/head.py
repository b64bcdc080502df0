"""The open head of a card: what zone it is, how long it is on this head, which side is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ZoneCard
from viewer.widgets.pieces.card_tools import CardTools
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.swatch import PatternBar
from viewer.widgets.theme import Look

_MARGIN_PX = 24


def side_switch(look: Look, parent: QWidget | None = None) -> Segmented:
    """Return the switch for the side that is shown."""
    choices = (("left", _("Left")), ("right", _("Right")), ("both", _("Both")))
    return Segmented(look, choices, _("Side shown"), parent)


class CardHead(QWidget):
    """Pattern bar, title, 汉字 and pinyin, system, code and length; side switch and tools below.

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
        self._bar = PatternBar(look, (), self)
        self._title = Statement(look, role="title", parent=self)
        self._han = Statement(look, role="han", parent=self)
        self._pinyin = Statement(look, role="han", colour="text_2", parent=self)
        self._names = _flow(self, 6, self._han, self._pinyin)
        self._system = Statement(look, role="small", colour="text_2", parent=self)
        self._system.source_requested.connect(self.source_requested)
        self._measure = Statement(look, role="small", colour="text_2", is_roomy=True, parent=self)
        self._side = side_switch(look, self)
        self._side.choice_requested.connect(self.side_requested)
        self._tools = CardTools(look, has_words=True, parent=self)
        self._tools.words_requested.connect(self.words_requested)
        self._tools.copy_requested.connect(self.copy_requested)
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self._title, self._names, _flow(self, 12, self._system, self._measure)):
            words.addWidget(widget)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(_flow(self, 16, self._side, self._tools))

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
        self._measure.show_text(card.measure)
        self._measure.setVisible(bool(card.measure))
        self._tools.show_words(card.words)

    def side(self) -> Segmented:
        """Return the side switch."""
        return self._side

    def tools(self) -> CardTools:
        """Return the switch of words and the copy menu."""
        return self._tools


def _flow(parent: QWidget, gap_px: int, *widgets: QWidget) -> QWidget:
    """Widgets beside each other while they have room."""
    box = QWidget(parent)
    flow = FlowLayout(box, gap_px=gap_px)
    for widget in widgets:
        flow.addWidget(widget)
    return box
