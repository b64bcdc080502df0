"""The steps of a construction, one below the other: what is done, what is done now, what is still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.construction_view import ConstructionStep
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.theme import Look

_ROW_PX, _LOW_ROW_PX, _MANY = 56, 46, 6  # many steps stand closer, so that what follows them is in sight
_CIRCLE_PX, _MARGIN_PX, _GAP_PX, _BAR_PX = 28, 24, 12, 4


class StepRow(PaintedButton):
    """A row: the number in a circle or a check, the title, and what was measured.

    Parameters
    ----------
    number : int
        Counted from 1.
    step : ConstructionStep
        The step.
    is_low : bool
        Whether it is one of many.
    """

    def __init__(
        self, look: Look, number: int, step: ConstructionStep, *, is_low: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, step.title, parent)
        self._is_low = is_low
        self._number = number
        self._measure = step.measure
        self._is_done = self._is_now = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        set_plain_tooltip(self, step.measure_words)
        self._tell()

    def show_place(self, *, is_done: bool, is_now: bool) -> None:
        """Show whether the step is done, is done now, or is still to come."""
        if (is_done, is_now) != (self._is_done, self._is_now):
            self._is_done, self._is_now = is_done, is_now
            self._tell()
            self.update()

    @property
    def is_now(self) -> bool:
        """Whether it is the step that is explained."""
        return self._is_now

    def sizeHint(self) -> QSize:
        """Return a size to begin with; the row is as wide as it may be."""
        return QSize(self.look.px(240), self.look.px(_LOW_ROW_PX if self._is_low else _ROW_PX))

    def hasHeightForWidth(self) -> bool:
        """Height follows width: a long title wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the row, in pixels; more than usual only for large letters."""
        look = self.look
        metrics = QFontMetricsF(self._title_font())
        left = _MARGIN_PX + look.px(_CIRCLE_PX) + _GAP_PX
        room = QRectF(0, 0, max(width - _MARGIN_PX - self._measure_px() - left, 10), 10_000)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.plain_text()).height()
        return max(self.sizeHint().height(), round(needed) + look.px(10))

    def _title_font(self) -> QFont:
        font = QFont(self.look.font("body"))
        font.setWeight(QFont.Weight.DemiBold)  # measured as it is while the step is done now, so that rows stay
        return font

    def _measure_px(self) -> float:
        """Room of the measure, with the gap before it."""
        if not self._measure:
            return 0.0
        return self.look.metrics("small").horizontalAdvance(self._measure) + _GAP_PX

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        look, rect = self.look, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_now:
            painter.fillRect(rect, look.colour("accent_soft"))
            painter.fillRect(QRectF(0, 0, _BAR_PX, rect.height()), look.colour("accent"))
        elif self.underMouse():
            painter.fillRect(rect, look.blend("accent_soft", 0.5, "panel"))
        circle_px = look.px(_CIRCLE_PX)
        circle = QRectF(_MARGIN_PX, (rect.height() - circle_px) / 2, circle_px, circle_px)
        self._paint_circle(painter, circle)
        left = circle.right() + _GAP_PX
        right = rect.width() - _MARGIN_PX
        painter.setFont(look.font("small", tabular=True))
        painter.setPen(look.colour("text_2"))
        painter.drawText(
            QRectF(left, 0, right - left, rect.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine,
            self._measure,
        )
        painter.setFont(self._title_font() if self._is_now else look.font("body"))
        painter.setPen(look.colour("text" if self._is_now or self._is_done else "text_2"))
        room = QRectF(left, 2, max(right - self._measure_px() - left, 10), rect.height() - 4)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.plain_text())
        if self.hasFocus():
            draw_focus_ring(painter, look, rect.adjusted(2, 2, -2, -2), 6)
        painter.end()

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        look = self.look
        if self._is_done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft"))
            painter.drawEllipse(circle)
            inner = look.px(16)
            place = QRectF(circle.center().x() - inner / 2, circle.center().y() - inner / 2, inner, inner)
            ink = "accent" if look.palette.scheme == "light" else "text"
            look.icons.paint(painter, "check", place, look.colour(ink))
            return
        ink = "text_2"
        if self._is_now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(circle)
            ink = "on_accent"
        else:
            painter.setPen(QPen(look.colour("line_strong"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.setPen(look.colour(ink))
        painter.setFont(look.font("small_bold"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _tell(self) -> None:
        place = _("now") if self._is_now else _("done") if self._is_done else _("to come")
        measure = f", {self._measure}" if self._measure else ""
        words = _("Step {number}, {place}: {title}").format(number=self._number, place=place, title=self.plain_text())
        self.setAccessibleName(f"{words}{measure}")


class StepList(Stack):
    """All rows.

    Attributes
    ----------
    step_requested : Signal(int)
        A step was asked for, counted from 0.
    """

    step_requested = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._steps: Sequence[ConstructionStep] = ()
        self._list: list[StepRow] = []
        self.setAccessibleName(_("Steps"))

    def show_steps(self, steps: Sequence[ConstructionStep], at: int) -> None:
        """Show these steps, and which of them is done now."""
        if [(step.title, step.measure) for step in steps] != [(step.title, step.measure) for step in self._steps]:
            for row in self._list:
                self.remove(row)
            self._list = []
            for index, step in enumerate(steps):
                row = StepRow(self._look, index + 1, step, is_low=len(steps) > _MANY, parent=self)
                row.clicked.connect(lambda _checked=False, index=index: self.step_requested.emit(index))
                self._list.append(row)
                self.add(row)
        self._steps = steps
        for index, row in enumerate(self._list):
            row.show_place(is_done=index < at, is_now=index == at)

    def rows(self) -> tuple[StepRow, ...]:
        """Return the rows from the top down."""
        return tuple(self._list)
