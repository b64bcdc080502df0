"""All cautions of a zone or point, the strongest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import CautionView
from viewer.presentation.sentences import NO_CAUTION
from viewer.widgets.icons import GRID_PX, IconName
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.stack import Beside, Stack
from viewer.widgets.theme import Look

_ICONS: dict[str, tuple[IconName, str]] = {
    "emergency": ("danger", "danger_ink"),
    "danger": ("danger", "danger_ink"),
    "contraindication": ("warning", "caution_ink"),
    "caution": ("info", "text_2"),
}


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


class CautionsSection(CardSection):
    """One row per caution: sign, the short form in bold, the whole with its sources."""

    def __init__(self, look: Look, cautions: Sequence[CautionView], parent: QWidget | None = None) -> None:
        super().__init__(look, _("Cautions"), parent=parent)
        if not cautions:
            self.say(NO_CAUTION, colour="text_2")
        for index, caution in enumerate(cautions):
            self._add_caution(caution, gap_px=14 if index else 8)

    def _add_caution(self, caution: CautionView, *, gap_px: int) -> None:
        words = Stack(self)
        if caution.short and caution.short != caution.text.text:
            words.add(self.statement(caution.short, "item", "text"))
        words.add(self.statement(caution.text, "body", "text"), 2)
        sign = _Sign(self.look, caution.strength, self)
        self.add(Beside(sign, sign.sizeHint().width(), words, parent=self), gap_px)
