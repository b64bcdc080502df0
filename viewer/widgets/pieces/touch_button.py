"""Controls for the finger: large, with words."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.widgets.icons import IconName
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring
from viewer.widgets.theme import Look, TypeRole

TOUCH_PX = 56
_RADIUS_PX = 12
_PADDING_PX = 24
_ICON_PX = 22
_GAP_PX = 12
_DISABLED = "text_3"


class TouchButton(PaintedButton):
    """A button of 56 pixels with an icon and words; the words are cut with an ellipsis where there is no room.

    Parameters
    ----------
    text : str
        Plain text; also the accessible name.
    icon : str, optional
        Before the words, or after them if `is_list`.
    is_primary : bool
        The one main thing to do.
    is_list : bool
        Words at the left, icon at the right: it opens a list, or is an entry of one.
    detail : str
        Words at the right of an entry.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        icon: IconName | None = None,
        *,
        is_primary: bool = False,
        is_list: bool = False,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, parent)
        self._icon_name = icon
        self._is_primary = is_primary
        self._is_list = is_list
        self._detail = detail
        self._role: TypeRole = "explain_note" if is_list else "explain_strong"
        wide = QSizePolicy.Policy.Expanding if is_list else QSizePolicy.Policy.Preferred
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        if detail:
            self.setAccessibleDescription(detail)

    def show_text(self, text: str) -> None:
        """Replace the words."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of icon, words and padding; never less than a finger needs."""
        words = math.ceil(self.look.metrics(self._role).horizontalAdvance(self.plain_text()))
        width = 2 * self._padding() + words + self._icon_room() + self._detail_room()
        return QSize(max(width, self.look.px(TOUCH_PX)), self.look.px(TOUCH_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; of an entry of a list the words may be cut."""
        least = self.look.px(TOUCH_PX)
        return QSize(3 * least, least) if self._is_list else self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        look, rect = self.look, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink, line = self._colours()
        painter.setBrush(fill)
        painter.setPen(QPen(line, 1.5 if self.isChecked() else 1))
        painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
        self._paint_words(painter, ink)
        if self.hasFocus():
            token = "on_accent" if self._is_primary else "accent"
            draw_focus_ring(painter, look, rect.adjusted(3, 3, -3, -3), _RADIUS_PX - 3, token)
        painter.end()

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        look, icon_px, pad = self.look, self.look.px(_ICON_PX), self._padding()
        metrics = look.metrics(self._role)
        room = self.width() - 2 * pad - self._icon_room() - self._detail_room()
        words = metrics.elidedText(self.plain_text(), Qt.TextElideMode.ElideRight, room + 1)
        width = metrics.horizontalAdvance(words)
        x: float = pad if self._is_list else (self.width() - width - self._icon_room()) / 2
        middle = (self.height() - icon_px) / 2
        if self._icon_name is not None:
            at = self.width() - pad - icon_px if self._is_list else x
            look.icons.paint(painter, self._icon_name, QRectF(at, middle, icon_px, icon_px), ink)
            x += 0 if self._is_list else self._icon_room()
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(look.font(self._role))
        painter.setPen(ink)
        painter.drawText(QRectF(x, 0, width + 2, self.height()), flags, words)
        if self._detail:
            painter.setPen(look.colour("text_2"))
            left = self.width() - pad - self._icon_room() - self._detail_room() + look.px(_GAP_PX)
            painter.drawText(QRectF(left, 0, self._detail_room(), self.height()), flags, self._detail)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        look = self.look
        share = 0.12 if self.isDown() else 0.06 if self.underMouse() and self.isEnabled() else 0.0
        if self._is_primary:
            return look.blend("text", share, "accent"), look.colour("on_accent"), look.colour("accent")
        if self.isChecked():
            ink = "accent" if look.palette.scheme == "light" else "text"
            return look.blend("text", share, "accent_soft"), look.colour(ink), look.colour("accent")
        ink = "text" if self.isEnabled() else _DISABLED
        return look.blend("text", share, "raised"), look.colour(ink), look.colour("line_strong")

    def _padding(self) -> int:
        return self.look.px(_PADDING_PX if not self._is_list else 16)

    def _icon_room(self) -> int:
        return self.look.px(_ICON_PX + _GAP_PX) if self._icon_name is not None else 0

    def _detail_room(self) -> int:
        if not self._detail:
            return 0
        return math.ceil(self.look.metrics(self._role).horizontalAdvance(self._detail)) + self.look.px(_GAP_PX) + 2
