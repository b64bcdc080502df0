"""Cautions, the strongest first, each with the sign of its strength."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.presentation.blocks import Cautions
from viewer.presentation.card_view import CautionView
from viewer.presentation.sentences import NO_CAUTION
from viewer.widgets.icons import GRID_PX, IconName
from viewer.widgets.paper.column import Column
from viewer.widgets.pieces.stack import Beside, Stack
from viewer.widgets.theme import Look

_ICONS: dict[str, tuple[IconName, str]] = {
    "emergency": ("danger", "danger_ink"),
    "danger": ("danger", "danger_ink"),
    "contraindication": ("warning", "caution_ink"),
    "caution": ("info", "text_2"),
}
_GAP_PX = 14
_AT_ONCE = 4


class _Sign(QWidget):
    """The sign of a caution's strength; the words beside it say the same."""

    def __init__(self, look: Look, strength: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icon, self._ink = _ICONS[strength]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(GRID_PX) + self._look.px(10), self._look.px(GRID_PX + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._look.px(GRID_PX)
        self._look.icons.paint(painter, self._icon, QRectF(0, 1, side, side), self._look.colour(self._ink))
        painter.end()


def set_cautions(cautions: Cautions, column: Column, gap_px: int) -> Iterator[None]:
    """Set one row per caution: sign, the short form in bold, the whole with its sources."""
    if not cautions.cautions:
        column.say(NO_CAUTION, column.setting.scale.body, "text_2", gap_px=gap_px)
    for number, caution in enumerate(cautions.cautions, start=1):
        column.add(_caution(caution, column), gap_px)
        gap_px = _GAP_PX
        if number % _AT_ONCE == 0:
            yield
    yield


def _caution(caution: CautionView, column: Column) -> Beside:
    scale, words = column.setting.scale, Stack(column)
    if caution.short and caution.short != caution.text.text:
        words.add(column.statement(caution.short, scale.strong, parent=words))
    words.add(column.statement(caution.text, scale.body, parent=words), 2)
    sign = _Sign(column.look, caution.strength, column)
    return Beside(sign, sign.sizeHint().width(), words, parent=column)
