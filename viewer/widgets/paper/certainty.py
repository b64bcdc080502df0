"""How sure one can be: four steps and a word."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import CertaintyView
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.theme import Look

_STEPS = 4
_HEIGHT_PX = 24
_PADDING_PX = 8
_STEP_PX = 6
_STEP_HEIGHT_PX = 11


class Certainty(QLabel):
    """A meter of four steps beside its word, in neutral ink: no colour says good or bad.

    An asterisk marks our provisional reading.
    """

    def __init__(self, look: Look, view: CertaintyView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        spoken = _("Certainty: %s") % view.word
        self.setText(f"{spoken}. {_('Our provisional reading')}" if view.is_provisional else spoken)
        set_plain_tooltip(self, self.text())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def shown_word(self) -> str:
        """Return the word as it is painted."""
        return f"{self.view.word}*" if self.view.is_provisional else self.view.word

    def sizeHint(self) -> QSize:
        """Return the size of meter and word."""
        width = self._meter_px() + self._look.metrics("chip").horizontalAdvance(self.shown_word())
        return QSize(math.ceil(width) + self._look.px(2 * _PADDING_PX), self._look.px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: it is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, steps and word."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        left = look.px(_PADDING_PX)
        if self.view.steps:
            height, width, pitch = look.px(_STEP_HEIGHT_PX), look.px(_STEP_PX), look.px(_STEP_PX) + 1
            top = round((self.height() - height) / 2)
            painter.setPen(QPen(look.colour("text_2"), 1))
            for step in range(_STEPS):
                painter.setBrush(look.colour("text_2") if step < self.view.steps else Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(left + step * pitch + 0.5, top + 0.5, width - 2, height - 1))
        painter.setFont(look.font("chip"))
        painter.setPen(look.colour("text_2"))
        rect = QRectF(left + self._meter_px(), 0, self.width(), self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.shown_word())
        painter.end()

    def _meter_px(self) -> int:
        return _STEPS * (self._look.px(_STEP_PX) + 1) + self._look.px(4) if self.view.steps else 0

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
