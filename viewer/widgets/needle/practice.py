"""Aids for practising on a model: the rhythm of turning, and a timer with a quiet bell. Both are off until started."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.data.language import gettext as _
from viewer.presentation.retention_timer import PRACTICE_WORDS, clock, retention_phase
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.number_field import NumberField
from viewer.widgets.theme import Look

_FRAME_MS = 33
_USUAL_TURNS = 200


class RhythmMark(QWidget):
    """A mark that turns at a rate; with motion reduced it stands, and the rate is a number."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.turns = 0.0
        self.setFixedSize(QSize(72, 72))
        self.setAccessibleName(_("Rhythm"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle and the mark on it."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        painter.setPen(QPen(look.colour("line_strong"), 2))
        painter.drawEllipse(rect)
        angle = 2 * math.pi * self.turns - math.pi / 2
        at = rect.center() + QPointF(math.cos(angle), math.sin(angle)) * (rect.width() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(at, 5.0, 5.0)
        painter.end()


class Practice(QWidget):
    """Rhythm and timer."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_still = False
        note = QLabel(PRACTICE_WORDS)
        note.setWordWrap(True)
        note.setProperty("role", "small")
        self.mark = RhythmMark(look)
        self.rate = NumberField(_("Turns a minute"), 40, 300, after=_(" a minute"))
        self.rate.setValue(_USUAL_TURNS)
        self._sound = QCheckBox(_("Sound"))
        self.rhythm = QPushButton(_("Start the rhythm"))
        self.rhythm.setCheckable(True)
        self.rhythm.toggled.connect(self._on_rhythm)
        self.minutes = NumberField(_("Minutes in all"), 1, 120, after=_(" min in all"))
        self.minutes.setValue(30)
        self.bouts = NumberField(_("Bouts of turning"), 0, 12, before=_("turned "), after=_(" times"))
        self.bouts.setValue(3)
        self._bell = QCheckBox(_("Bell"))
        self.timer = QPushButton(_("Start the timer"))
        self.timer.setCheckable(True)
        self.timer.toggled.connect(self._on_timer)
        self._left = QLabel("")
        self._left.setProperty("role", "item")
        self._left.setAccessibleName(_("Time left"))
        controls = QWidget()
        flow = FlowLayout(controls, gap_px=8)
        for widget in (self.rhythm, self.rate, self._sound, self.timer, self.minutes, self.bouts, self._bell):
            flow.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(controls, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(note)
        column.addLayout(row)
        column.addWidget(self._left)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        let_flick(scroll)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self._on_frame)
        self._beat = QElapsedTimer()
        self._seconds = QTimer(self, interval=500)
        self._seconds.timeout.connect(self._on_second)
        self._clock = QElapsedTimer()
        self._phase = ""

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Let the mark stand still; the number says the rate."""
        self._is_still = is_reduced

    def stop(self) -> None:
        """End both."""
        self.rhythm.setChecked(False)
        self.timer.setChecked(False)

    def _on_rhythm(self, is_on: bool) -> None:
        self.rhythm.setText(_("Stop the rhythm") if is_on else _("Start the rhythm"))
        if is_on:
            self._beat.start()
            self._frames.start()
        else:
            self._frames.stop()

    def _on_frame(self) -> None:
        turns = self._beat.elapsed() / 60_000 * self.rate.value()
        if self._sound.isChecked() and int(turns) != int(self.mark.turns):
            QApplication.beep()
        self.mark.turns = float(int(turns)) if self._is_still else turns
        self.mark.update()

    def _on_timer(self, is_on: bool) -> None:
        self.timer.setText(_("Stop the timer") if is_on else _("Start the timer"))
        self._phase = ""
        if is_on:
            self._clock.start()
            self._seconds.start()
            self._on_second()
        else:
            self._seconds.stop()
            self._left.setText("")

    def _on_second(self) -> None:
        phase = retention_phase(self._clock.elapsed() / 1000, int(self.minutes.value()) * 60, int(self.bouts.value()))
        self._left.setText(f"{clock(phase.left_s)}  {phase.words}")
        if phase.words != self._phase:
            if self._bell.isChecked() and self._phase:
                QApplication.beep()
            self._phase = phase.words
        if phase.is_over:
            self._seconds.stop()
