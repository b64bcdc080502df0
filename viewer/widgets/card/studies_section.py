"""The studies that bear on a zone, favourable or not."""

from __future__ import annotations

from collections import deque
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ChipKind, StudyView, ZoneCard
from viewer.presentation.sentences import NONE_FOUND, NOT_STUDIED, PROVISIONAL
from viewer.widgets.paper.study_card import StudyCard
from viewer.widgets.paper.study_columns import StudyColumns
from viewer.widgets.pieces.chip import draw_glyph
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_PAIRS_AT_ONCE = 3


class _ColumnHead(QWidget):
    def __init__(self, look: Look, kind: ChipKind, text: str) -> None:
        super().__init__()
        self._look = look
        self._kind: ChipKind = kind
        self._words = Statement(look, text, role="small_strong", colour="text_2", parent=self)

    def heightForWidth(self, width: int) -> int:
        return max(24, self._words.heightForWidth(width - self._left()))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(160, 24)

    def resizeEvent(self, event: object) -> None:
        height = self._words.heightForWidth(self.width() - self._left())
        self._words.setGeometry(self._left(), (self.height() - height) // 2, self.width() - self._left(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        glyph_px = self._look.px(10)
        ink = QColor(self._look.chip_colours(self._kind).ink)
        draw_glyph(painter, self._kind, QRectF(0, (self.height() - glyph_px) / 2, glyph_px, glyph_px), ink)
        painter.end()

    def _left(self) -> int:
        return self._look.px(18)


class StudiesSection(CardSection):
    """Study cards in two groups of the same size and type."""

    def __init__(self, look: Look, card: ZoneCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Studies"), parent=parent)
        self._cards: dict[str, StudyCard] = {}
        self._missing: deque[tuple[StudyView | None, StudyView | None]] = deque()
        if not (card.favourable or card.other):
            self.say(NOT_STUDIED, colour="text_2")
            return
        if any(study.certainty.is_provisional for study in (*card.favourable, *card.other)):
            self.say(PROVISIONAL, "note", "text_2", gap_px=4)
        heads = (
            _ColumnHead(look, "favours", _("Favours needling")),
            _ColumnHead(look, "no_difference", _("No difference, or mixed")),
        )
        in_turns = Statement(look, _("Favourable and other results in turn."), role="small", colour="text_2")
        self.columns = StudyColumns(look, heads, in_turns, self)
        self.add(self.columns, 8)
        for group, add in ((card.favourable, self.columns.add_left), (card.other, self.columns.add_right)):
            if not group:
                add(Statement(look, NONE_FOUND, role="small", colour="text_2"))
        # Made in turns, so that Tab walks them in turns too.
        self._missing = deque(zip_longest(card.favourable, card.other))
        self.grow()

    def grow(self) -> bool:
        """Add some more studies, of both groups alike."""
        for _turn in range(min(_PAIRS_AT_ONCE, len(self._missing))):
            favourable, other = self._missing.popleft()
            if favourable is not None:
                self.columns.add_left(self._card(favourable))
            if other is not None:
                self.columns.add_right(self._card(other))
        return bool(self._missing)

    def place_of(self, key: str) -> QWidget | None:
        """Return the card of a study."""
        return self._cards.get(key)

    def _card(self, view: StudyView) -> StudyCard:
        card = StudyCard(self.look, view, self.columns)
        card.link_requested.connect(self.link_requested)
        card.study_requested.connect(self.source_requested)
        self._cards[view.key] = card
        return card
