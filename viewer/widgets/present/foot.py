"""The bar under words and head before a class, and the measures that both share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.tour_view import NOT_ADVICE, StopPage
from viewer.widgets.theme import Look

DESIGN_PX = 1920
"""Width of the screen for which the sizes are given (design guide, section 3)."""

LEAST_PX = 24
"""No word is smaller, on any projector."""

MARGIN_PX = 120
"""At the left of the words and at the right of the bar, at the design's width."""


class PresentFoot(QWidget):
    """One half of the bar under words and head: how far one is, or whose zones are shown.

    Parameters
    ----------
    is_left : bool
        Whether this is the half with the stops.
    """

    def __init__(self, look: Look, *, is_left: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_left = is_left
        self._page: StopPage | None = None
        self._scale = 1.0
        look.keep_painted(self)

    def show_page(self, page: StopPage | None) -> None:
        """Follow the stop that is shown."""
        self._page = page
        if page is not None:
            words = _("Stop %(n)d of %(m)d") % {"n": page.number, "m": page.count}
            self.setAccessibleName(words if self._is_left else page.foot)
        self.update()

    def set_scale(self, scale: float) -> None:
        """Take over the width of the screen, as a share of the design's."""
        self._scale = scale
        self.setFixedHeight(max(64, round(88 * scale)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, look.colour("line"))
        if self._page is not None:
            font = QFont(look.font("body"))
            font.setPixelSize(round(max(LEAST_PX, (26 if self._is_left else 22) * self._scale)))
            if self._is_left:
                font.setWeight(QFont.Weight.DemiBold)
                painter.setFont(font)
                self._paint_stops(painter, self._page)
            else:
                painter.setFont(font)
                painter.setPen(look.colour("text_2"))
                room = QRectF(self.rect()).adjusted(8, 0, -round(MARGIN_PX * self._scale), 0)
                fits = QFontMetricsF(font).horizontalAdvance(self._page.foot) <= room.width()
                words = self._page.foot if fits else NOT_ADVICE
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        painter.end()

    def _paint_stops(self, painter: QPainter, page: StopPage) -> None:
        look, scale = self._look, self._scale
        words = _("%(n)d of %(m)d") % {"n": page.number, "m": page.count}
        words_px = painter.fontMetrics().horizontalAdvance(words)
        left, middle = MARGIN_PX * scale, self.height() / 2
        room = self.width() - left - words_px - 40
        step = min(51 * scale, room / page.count)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(1, page.count + 1):
            painter.setBrush(look.colour("accent" if number <= page.number else "line"))
            height = (12 if number == page.number else 8) * scale
            bar = QRectF(left, middle - height / 2, max(step * 0.8, 2), height)
            painter.drawRoundedRect(bar, height / 2, height / 2)
            left += step
        painter.setPen(look.colour("text"))
        room_left = QRectF(left + 20 * scale, 0, words_px + 8, self.height())
        painter.drawText(room_left, Qt.AlignmentFlag.AlignVCenter, words)
