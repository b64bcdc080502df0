"""What lies over everything before a class: a black screen, a spotlight, a drawing.

It is a transparent child over the OpenGL view, and it is there only while one of the three is on: Qt composes widgets
over a `QOpenGLWidget` in the window's own picture, which costs nothing while the child is hidden. Drawing into the
scene instead would tie strokes to VTK and its camera, and the words beside the head could not be marked.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

_SPOT_PX = 150.0
_SHADE = QColor(0, 0, 0, 165)
_STROKE_PX = 6.0
_CASING_PX = 10.0


class PresentOverlay(QWidget):
    """Black, spotlight and drawing.

    Attributes
    ----------
    is_black, has_spot, is_drawing : bool
        What is on.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_black = self.has_spot = self.is_drawing = False
        self._ink = QColor("#B3261E")
        self._scale = 1.0
        self._spot = QPointF(-1000, -1000)
        self._strokes: list[QPainterPath] = []
        self._held = False
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    @property
    def strokes(self) -> int:
        """How many strokes are drawn."""
        return len(self._strokes)

    def set_scale(self, scale: float) -> None:
        """Take over the width of the screen, as a share of the design's."""
        self._scale = scale

    def set_ink(self, colour: QColor) -> None:
        """Draw in this colour; a pale casing keeps it in sight on any ground."""
        self._ink = colour

    def show_black(self, *, on: bool) -> None:
        """Cover everything, or uncover it."""
        self.is_black = on
        self._follow()

    def show_spot(self, *, on: bool, at: QPointF | None = None) -> None:
        """Darken all but a circle round the pointer."""
        self.has_spot = on
        if at is not None:
            self._spot = at
        self._follow()

    def move_spot(self, to: QPointF) -> None:
        """Follow the pointer; only what changes is painted anew."""
        if not self.has_spot:
            return
        self._spot = to
        self.update()

    def draw(self, *, on: bool) -> None:
        """Let the pointer draw, or turn the head again; what is drawn stays."""
        self.is_drawing = on
        self._follow()

    def clear(self) -> None:
        """Take the drawing away."""
        self._strokes.clear()
        self._follow()

    def end(self) -> None:
        """Take everything away."""
        self.is_black = self.has_spot = self.is_drawing = False
        self.clear()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if self.is_drawing and not self.is_black:
            path = QPainterPath(event.position())
            path.lineTo(event.position() + QPointF(0.1, 0))  # a press alone is a dot
            self._strokes.append(path)
            self._held = True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if self._held and self._strokes:
            self._strokes[-1].lineTo(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._held = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is on."""
        painter = QPainter(self)
        if self.is_black:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for width, colour in ((_CASING_PX, QColor(255, 255, 255, 220)), (_STROKE_PX, self._ink)):
            pen = QPen(colour, max(3.0, width * self._scale))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for stroke in self._strokes:
                painter.drawPath(stroke)
        if self.has_spot:
            shade = QPainterPath()
            shade.addRect(self.rect().toRectF())
            radius = max(90.0, _SPOT_PX * self._scale)
            shade.addEllipse(self._spot, radius, radius)
            painter.fillPath(shade, _SHADE)
        painter.end()

    def _follow(self) -> None:
        takes_mouse = self.is_drawing or self.is_black
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not takes_mouse)
        self.setCursor(Qt.CursorShape.CrossCursor if self.is_drawing else Qt.CursorShape.ArrowCursor)
        if self.is_black:
            self.setCursor(Qt.CursorShape.BlankCursor)
        self.setVisible(takes_mouse or self.has_spot or bool(self._strokes))
        self.raise_()
        self.update()
