"""Published intervals on an axis, beside the value that means no difference."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import IntervalView
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.theme import Look

_AXIS_PX = 24
_END_PX = 8
_SQUARE_PX = 10
_GAP_PX = 6


class IntervalPlot(QWidget):
    """One row per interval: what was compared, the figures, and the drawing.

    Parameters
    ----------
    look : Look
        Colours and type.
    views : sequence of IntervalView
        Published intervals. Nothing is drawn that was not published.
    ink : str
        Colour of the intervals, ``#RRGGBB``.
    """

    def __init__(self, look: Look, views: Sequence[IntervalView], ink: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._views = tuple(views)
        self._ink = QColor(ink)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        sentences = "\n".join(view.sentence for view in views)
        self.setAccessibleName(_("Drawing of the interval"))
        set_plain_tooltip(self, sentences)
        look.changed.connect(self._on_look_changed)

    def hasHeightForWidth(self) -> bool:
        """Height follows width: label and figures go on two lines where they do not fit on one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width, in pixels."""
        return sum(self._row_px(index, width) for index in range(len(self._views)))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(self._look.px(200), self.heightForWidth(self._look.px(200)))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which an interval can be read."""
        return QSize(self._look.px(96), self._look.line("small") + _AXIS_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for index, view in enumerate(self._views):
            self._paint_row(painter, view, top, captioned=self._is_captioned(index))
            top += self._row_px(index, self.width())
        painter.end()

    def position(self, view: IntervalView, value: float) -> float:
        """Return where a value stands on the axis, from 0 at its left to 1 at its right; ratios on a log scale."""
        low, high = view.axis_low, view.axis_high
        if view.is_ratio:
            low, high, value = math.log(low), math.log(high), math.log(value)
        return min(1.0, max(0.0, (value - low) / (high - low)))

    def _paint_row(self, painter: QPainter, view: IntervalView, top: float, *, captioned: bool) -> None:
        look, width = self._look, float(self.width())
        line_px = look.line("small")
        one_line = self._is_on_one_line(view, self.width())
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text"))
        wrap = int(Qt.TextFlag.TextWordWrap)
        label_rect = QRectF(0, top, width, self._label_px(view, self.width()))
        painter.drawText(label_rect, wrap | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), view.label)
        top += label_rect.height()
        figures_top = top - line_px if one_line else top
        painter.setFont(look.font("small", tabular=True))
        painter.setPen(look.colour("text_2"))
        side = Qt.AlignmentFlag.AlignRight if one_line else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            QRectF(0, figures_top, width, line_px), int(side | Qt.AlignmentFlag.AlignVCenter), view.figures
        )
        top += 0 if one_line else line_px
        self._paint_axis(painter, view, top)
        if captioned:
            self._paint_caption(painter, view, top + _AXIS_PX)

    def _paint_axis(self, painter: QPainter, view: IntervalView, top: float) -> None:
        look = self._look
        left, room, middle = float(_SQUARE_PX), self.width() - 2.0 * _SQUARE_PX, top + _AXIS_PX / 2
        painter.setPen(QPen(look.colour("line"), 2))
        painter.drawLine(QLineF(0, middle, self.width(), middle))
        zero = round(left + room * self.position(view, view.no_difference))
        painter.setPen(QPen(look.colour("line_strong"), 2))
        painter.drawLine(QLineF(zero, top + 2, zero, top + _AXIS_PX - 2))
        low, high = (left + room * self.position(view, value) for value in (view.low, view.high))
        painter.setPen(QPen(self._ink, 2))
        painter.drawLine(QLineF(low, middle, high, middle))
        for end in (low, high):
            painter.drawLine(QLineF(end, middle - _END_PX / 2, end, middle + _END_PX / 2))
        at = left + room * self.position(view, view.estimate)
        painter.fillRect(QRectF(at - _SQUARE_PX / 2, middle - _SQUARE_PX / 2, _SQUARE_PX, _SQUARE_PX), self._ink)

    def _paint_caption(self, painter: QPainter, view: IntervalView, top: float) -> None:
        look, metrics = self._look, self._look.metrics("note")
        painter.setFont(look.font("note"))
        painter.setPen(look.colour("text_2"))
        zero = _SQUARE_PX + (self.width() - 2.0 * _SQUARE_PX) * self.position(view, view.no_difference)
        words = _("no difference")
        better = _("← better") if view.better == "lower" else _("better →")
        width, better_px = metrics.horizontalAdvance(words), metrics.horizontalAdvance(better)
        left = min(max(0.0, zero - width / 2), self.width() - width)
        # The words may move aside for the direction, as long as they still touch their line.
        if view.better == "lower":
            left = max(left, min(better_px + look.px(8), zero, self.width() - width))
            has_room = better_px + look.px(8) <= left
        else:
            left = min(left, max(self.width() - better_px - look.px(8) - width, zero - width, 0.0))
            has_room = left + width + look.px(8) + better_px <= self.width()
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
        painter.drawText(QRectF(left, top, width + 2, look.line("note")), align, words)
        if has_room:
            better_left = 0.0 if view.better == "lower" else self.width() - better_px
            painter.drawText(QRectF(better_left, top, better_px + 2, look.line("note")), align, better)

    def _is_captioned(self, index: int) -> bool:
        """Whether the axis is named below a row: the last one of each run of rows on the same axis."""
        if index + 1 == len(self._views):
            return True
        here, below = self._views[index], self._views[index + 1]
        return _axis(here) != _axis(below)

    def _is_on_one_line(self, view: IntervalView, width: int) -> bool:
        metrics = self._look.metrics("small")
        return (
            metrics.horizontalAdvance(view.label) + self._look.px(12) + metrics.horizontalAdvance(view.figures) <= width
        )

    def _label_px(self, view: IntervalView, width: int) -> float:
        line_px = self._look.line("small")
        if self._is_on_one_line(view, width):
            return line_px
        metrics = self._look.metrics("small")
        bounds = metrics.boundingRect(QRectF(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), view.label)
        return max(line_px, bounds.height())

    def _row_px(self, index: int, width: int) -> int:
        view = self._views[index]
        height = self._label_px(view, width) + _AXIS_PX
        height += 0 if self._is_on_one_line(view, width) else self._look.line("small")
        height += self._look.line("note") if self._is_captioned(index) else 0
        return math.ceil(height) + (_GAP_PX if index + 1 < len(self._views) else 0)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _axis(view: IntervalView) -> tuple[object, ...]:
    return view.axis_low, view.axis_high, view.no_difference, view.is_ratio, view.better
