"""What can be pressed inside a sentence: the raised number of a source, and the link at the end."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.marked_text import Mark
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.pieces.paragraph import x_of
from viewer.widgets.theme import Look, TypeRole

TARGET_PX = 24
TRAIL_MARGIN_PX = 4


class SourceMark(PaintedButton):
    """A raised number: hovering shows the citation, a click asks for the source."""

    def __init__(self, look: Look, mark: Mark, parent: QWidget) -> None:
        super().__init__(look, str(mark.number), parent)
        self.mark = mark
        self.number_centre = QPointF(TARGET_PX / 2, TARGET_PX / 2)
        self.setAccessibleName(_("Source %d") % mark.number)
        set_plain_tooltip(self, mark.citation)

    def sizeHint(self) -> QSize:
        """Return the size of the target."""
        return QSize(TARGET_PX, TARGET_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, and the ring of the focus."""
        painter = QPainter(self)
        painter.setFont(self.look.font("mark"))
        painter.setPen(self.look.colour("accent"))
        metrics = self.look.metrics("mark")
        left = self.number_centre.x() - metrics.horizontalAdvance(self.plain_text()) / 2
        baseline = self.number_centre.y() + metrics.capHeight() / 2
        painter.drawText(QPointF(left, baseline), self.plain_text())
        if self.underMouse():
            right = 2 * self.number_centre.x() - left
            painter.drawLine(QPointF(left, baseline + 2.5), QPointF(right, baseline + 2.5))
        if self.hasFocus():
            draw_focus_ring(painter, self.look, QRectF(self.rect()), 6)
        painter.end()


class TrailLink(PaintedButton):
    """A link at the end of a sentence; the sentence's own layout leaves the room."""

    def __init__(self, look: Look, text: str, role: TypeRole, token: str, parent: QWidget) -> None:
        super().__init__(look, text, parent)
        self._role: TypeRole = role
        self._token = token
        self.baseline = 0.0

    def lie_at(self, layout: QTextLayout, start: int, pad_px: int, height_px: int, line_px: int) -> None:
        """Lay the target over the room that the sentence leaves, from a place in its text."""
        line = layout.lineForTextPosition(start)
        left, right = x_of(line, start), x_of(line, start + len(self.plain_text()))
        height = max(TARGET_PX, line_px + 2)
        top = max(0, min(round(pad_px + line.y() - 2), height_px - height))
        self.baseline = pad_px + line.y() + line.ascent() - top
        self.setGeometry(round(left) - TRAIL_MARGIN_PX, top, round(right - left) + 2 * TRAIL_MARGIN_PX, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words on the baseline of the sentence, and the ring of the focus."""
        painter = QPainter(self)
        font = QFont(self.look.font(self._role))
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self.look.colour(self._token))
        painter.drawText(QPointF(TRAIL_MARGIN_PX, self.baseline), self.plain_text())
        if self.hasFocus():
            draw_focus_ring(painter, self.look, QRectF(self.rect()), 4, self._token)
        painter.end()


def mark_target(places: list[QPointF], index: int, size: QSize) -> QRect:
    """Return the target of a mark: 24 by 24 inside the statement, less where a neighbour needs its share."""
    place = places[index]
    left, right = place.x() - TARGET_PX / 2, place.x() + TARGET_PX / 2
    for neighbour in (places[index - 1 : index] if index else []) + places[index + 1 : index + 2]:
        if abs(neighbour.y() - place.y()) < 1:
            middle = (neighbour.x() + place.x()) / 2
            left, right = (max(left, middle), right) if neighbour.x() < place.x() else (left, min(right, middle))
    shift = min(0.0, size.width() - right)
    top = max(0.0, min(place.y() - TARGET_PX / 2, size.height() - TARGET_PX))
    return QRectF(left + shift, top, right - left, TARGET_PX).toRect()
