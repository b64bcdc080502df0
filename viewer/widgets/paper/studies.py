"""Studies beside each other, by the way they point."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Studies
from viewer.presentation.card_view import ChipKind
from viewer.widgets.paper.column import Column
from viewer.widgets.paper.study_card import StudyCard
from viewer.widgets.paper.study_columns import StudyColumns
from viewer.widgets.pieces.chip import draw_glyph
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look


class _ColumnHead(QWidget):
    """The sign and the name of a group above its column."""

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


def set_studies(studies: Studies, column: Column, gap_px: int) -> Iterator[None]:
    """Set study cards in columns of the same size and type, a row of them at a time."""
    look = column.look
    heads = [_ColumnHead(look, group.kind, group.title) for group in studies.groups]
    words = _("Favourable and other results in turn.")
    columns = StudyColumns(look, heads, Statement(look, words, role="small", colour="text_2"), column)
    column.add(columns, gap_px)
    for place, group in enumerate(studies.groups):
        if not group.studies:
            columns.add(place, Statement(look, group.none, role="small", colour="text_2"))
    # Made in turns, so that Tab walks them in turns too.
    for row in zip_longest(*(group.studies for group in studies.groups)):
        for place, view in enumerate(row):
            if view is not None:
                card = StudyCard(view, column.setting, columns)
                column.places[view.key] = card
                columns.add(place, card)
        yield
