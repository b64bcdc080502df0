"""Samples of how doubt is drawn, for lists and legends."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.presentation.doubt import SampleKind
from viewer.presentation.doubt_sample import SIZE, sample
from viewer.widgets.theme import Look


def draw_sample(painter: QPainter, look: Look, kind: SampleKind, left: float, top: float) -> None:
    """Draw a sample, `SIZE` logical pixels large, sharp at the device's own resolution."""
    ratio = painter.device().devicePixelRatio()
    picture = sample(kind, look.palette, ratio)
    height, width = picture.shape[:2]
    image = QImage(picture.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888)
    image.setDevicePixelRatio(ratio)
    painter.drawImage(QPointF(round(left), round(top)), image)


class DoubtSample(QWidget):
    """A sample beside words; for screen readers it is decoration, the words say it."""

    def __init__(self, look: Look, kind: SampleKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._kind = look, kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of a sample."""
        return QSize(*SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sample."""
        painter = QPainter(self)
        draw_sample(painter, self._look, self._kind, 0.0, (self.height() - SIZE[1]) / 2)
        painter.end()
