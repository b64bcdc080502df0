"""A few choices side by side, one of them chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from viewer.widgets.icons import GRID_PX, IconName
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.theme import Look

_RADIUS_PX = 8
_PADDING_PX = 12
_LEAST_PADDING_PX = 4
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Segment(PaintedButton):
    def __init__(self, look: Look, key: str, text: str, icon: IconName | None, parent: QWidget) -> None:
        super().__init__(look, text, parent)
        self.key = key
        self.icon_name = icon
        self.is_first = self.is_last = False
        self.shows_text = True
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.width_px(has_words=self.shows_text), self.look.px(32))

    def minimumSizeHint(self) -> QSize:
        spare = 2 * self.look.px(_PADDING_PX - _LEAST_PADDING_PX)
        return self.sizeHint() - QSize(spare, 0)

    def width_px(self, *, has_words: bool) -> int:
        width = 2 * self.look.px(_PADDING_PX)
        if has_words or self.icon_name is None:
            width += math.ceil(self.look.metrics("small_strong").horizontalAdvance(self.plain_text()))
        if self.icon_name is not None:
            width += self.look.px(GRID_PX) + (self.look.px(8) if has_words else 0)
        return width

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The group walks with the arrows; a button alone would only move the focus.
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self.look, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(_rounded(rect, self.is_first, self.is_last))
        fill = look.colour("accent") if self.isChecked() else look.colour("raised")
        if not self.isChecked() and self.isEnabled() and (self.isDown() or self.underMouse()):
            fill = look.blend("text", 0.12 if self.isDown() else 0.06, "raised")
        painter.fillRect(rect, fill)
        ink = look.colour("on_accent" if self.isChecked() else "text" if self.isEnabled() else "text_3")
        self._paint_content(painter, rect, ink)
        if not self.is_first and not self.isChecked():
            painter.fillRect(QRectF(0, 1, 1, rect.height() - 2), look.colour("line"))
        painter.setClipping(False)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawPath(_frame(rect, self.is_first, self.is_last))
        if self.hasFocus():
            draw_focus_ring(
                painter, look, rect.adjusted(2, 2, -2, -2), 5, "on_accent" if self.isChecked() else "accent"
            )
        painter.end()

    def _paint_content(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        look = self.look
        painter.setFont(look.font("small_strong"))
        painter.setPen(ink)
        if self.icon_name is None:
            words = look.metrics("small_strong").elidedText(
                self.plain_text(), Qt.TextElideMode.ElideRight, rect.width() - 4
            )
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
            return
        icon_px = look.px(GRID_PX)
        width = look.metrics("small_strong").horizontalAdvance(self.plain_text()) if self.shows_text else 0
        gap = look.px(8) if self.shows_text else 0
        left = (rect.width() - icon_px - gap - width) / 2
        place = QRectF(left, (rect.height() - icon_px) / 2, icon_px, icon_px)
        look.icons.paint(painter, self.icon_name, place, ink)
        if self.shows_text:
            words_rect = QRectF(left + icon_px + gap, 0, width + 2, rect.height())
            painter.drawText(words_rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.plain_text())


class Segmented(QWidget):
    """An exclusive choice. Arrow keys walk it, Tab leaves it.

    Parameters
    ----------
    choices : sequence of (key, text) or (key, text, icon)
        What can be chosen.
    name : str
        What is chosen here, for screen readers.

    Attributes
    ----------
    choice_requested : Signal(str)
        The key of the choice that was asked for.
    """

    choice_requested = Signal(str)

    def __init__(
        self,
        look: Look,
        choices: Sequence[tuple[str, str] | tuple[str, str, IconName]],
        name: str,
        parent: QWidget | None = None,
        *,
        stretched: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._segments: dict[str, _Segment] = {}
        for choice in choices:
            key, text, icon = choice if len(choice) == 3 else (*choice, None)
            segment = _Segment(look, key, text, icon, self)
            segment.setAccessibleDescription(name)
            segment.clicked.connect(self._on_segment_clicked)
            self._segments[key] = segment
            row.addWidget(segment, 1 if stretched else 0)
        segments = list(self._segments.values())
        segments[0].is_first = segments[-1].is_last = True
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if stretched else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        self._tell_focus()

    def choose(self, key: str | None) -> None:
        """Show a choice as chosen, or none; emits nothing."""
        for each, segment in self._segments.items():
            segment.setChecked(each == key)
        self._tell_focus()

    def chosen(self) -> str | None:
        """Return the key of the choice that is shown, if any."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), None)

    def segment(self, key: str) -> QAbstractButton:
        """Return the button of a choice, for shortcuts and tests."""
        return self._segments[key]

    def show_icons_only(self, only: bool) -> None:
        """Drop the words of all but the chosen choice, where room is short; tooltips say them then."""
        for segment in self._segments.values():
            segment.shows_text = not only or segment.isChecked() or segment.icon_name is None
            set_plain_tooltip(segment, "" if segment.shows_text else segment.plain_text())
            segment.updateGeometry()
            segment.update()
        self.updateGeometry()

    def width_px(self, *, icons_only: bool) -> int:
        """Return the width that the choices need, with all words or with those of the chosen one alone."""
        return sum(
            segment.width_px(has_words=not icons_only or segment.isChecked()) for segment in self._segments.values()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys."""
        step = _STEPS.get(event.key())
        segments = [segment for segment in self._segments.values() if segment.isEnabled()]
        focused = next((index for index, segment in enumerate(segments) if segment.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        target = segments[(focused + step) % len(segments)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.choice_requested.emit(target.key)

    def _on_segment_clicked(self) -> None:
        segment = self.sender()
        if not isinstance(segment, _Segment):
            return
        # What is shown as chosen follows the state, not the click.
        segment.setChecked(not segment.isChecked())
        self.choice_requested.emit(segment.key)

    def _tell_focus(self) -> None:
        """Give the group one stop in the tab order: the chosen choice, or the first."""
        stop = self.chosen() or next(iter(self._segments))
        for key, segment in self._segments.items():
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)


def _rounded(rect: QRectF, left: bool, right: bool) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(0 if left else -20, 0, 0 if right else 20, 0), _RADIUS_PX, _RADIUS_PX)
    return path


def _frame(rect: QRectF, left: bool, right: bool) -> QPainterPath:
    """Return the outline of a segment, open where a neighbour goes on."""
    path = QPainterPath()
    wide = rect.adjusted(0.5 if left else -20, 0.5, -0.5 if right else 20, -0.5)
    path.addRoundedRect(wide, _RADIUS_PX - 0.5, _RADIUS_PX - 0.5)
    return path
