"""Paints the layers of the scalp, each with a colour and a texture of its own."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from viewer.domain.tissue import LayerId
from viewer.presentation.cross_section import CrossSectionView, LayerView

_FILLS: Mapping[LayerId, str] = {
    "skin": "#F0CDB6",
    "dense": "#F3DFA8",
    "galea": "#D9CDBB",
    "loose": "#DDEFF0",
    "pericranium": "#C9B49A",
    "skull": "#EFE6D6",
}
_INKS: Mapping[LayerId, str] = {
    "skin": "#6E5444",
    "dense": "#CFA848",
    "galea": "#A08F78",
    "loose": "#8FC2C8",
    "pericranium": "#9A8468",
    "skull": "#A89A84",
}
_DIPLOE, _STIPPLE, _HAIR = "#E6D8C1", "#D0BC9B", "#8A6A55"
_DIM = 0.86
"""In the dark scheme the tissue is dimmed a little, so that it does not glare; its edges keep their contrast."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the drawing's millimetres lie on the paper.

    Attributes
    ----------
    entry : QPointF
        The place of the entry, px.
    scale : float
        px per mm, the same both ways.
    """

    entry: QPointF
    scale: float

    def point(self, place: tuple[float, float]) -> QPointF:
        """Return a place of the drawing on the paper."""
        return QPointF(self.entry.x() + place[0] * self.scale, self.entry.y() - place[1] * self.scale)


def layer_fill(layer: LayerId, scheme: str) -> QColor:
    """Return the colour of a layer."""
    return _dimmed(_FILLS[layer], scheme)


def layer_ink(layer: LayerId, scheme: str) -> QColor:
    """Return the colour of a layer's texture."""
    return _dimmed(_INKS[layer], scheme)


def paint_layers(painter: QPainter, rect: QRectF, view: CrossSectionView, placing: Placing, scheme: str) -> None:
    """Paint all layers, from the bone up, as far as the picture reaches."""
    bands = {layer.id: _Band(layer, placing, rect) for layer in view.layers}
    for layer in reversed(view.layers):
        band = bands[layer.id]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(layer_fill(layer.id, scheme))
        painter.drawPath(band.path())
    if "skull" in bands:
        painter.setBrush(_dimmed(_DIPLOE, scheme))
        painter.drawPath(bands["skull"].path(1 / 3, 2 / 3))
    for name, band in bands.items():
        painter.save()
        painter.setClipPath(band.path(), Qt.ClipOperation.IntersectClip)
        _TEXTURES.get(name, _plain)(painter, band, layer_ink(name, scheme), scheme)
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for name, band in bands.items():
        ink = layer_ink(name, scheme)
        ink.setAlphaF(1.0 if name == "skin" else 0.75)
        painter.setPen(QPen(ink, 1.8 if name == "skin" else 1.0))
        painter.drawPolyline(band.line(0.0))
    if "skull" in bands:
        painter.setPen(QPen(layer_ink("skull", scheme), 1.0))
        painter.drawPolyline(bands["skull"].line(1.0))
    if "skin" in bands and "dense" in bands:
        _paint_hair(painter, bands["skin"], bands["dense"], scheme)


def paint_sample(painter: QPainter, rect: QRectF, layer: LayerId, scheme: str) -> None:
    """Paint a small sample of a layer, for a legend."""
    painter.save()
    painter.setPen(QPen(layer_ink(layer, scheme), 1.0))
    painter.setBrush(layer_fill(layer, scheme))
    painter.drawRoundedRect(rect, 3, 3)
    clip = QPainterPath()
    clip.addRoundedRect(rect, 3, 3)
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    ink = layer_ink(layer, scheme)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
    if layer == "dense":
        for share in (0.25, 0.6):
            painter.drawArc(QRectF(left + width * share, top + 3, 6, height - 6), 100 * 16, 160 * 16)
    elif layer == "galea":
        for share in (0.25, 0.5, 0.75):
            painter.drawLine(QPointF(left, top + height * share), QPointF(left + width, top + height * share))
    elif layer == "loose":
        for share in (0.35, 0.7):
            steps = [QPointF(left + x, top + height * share + 2 * math.sin(x * 1.1)) for x in range(round(width) + 1)]
            painter.drawPolyline(QPolygonF(steps))
    elif layer == "skull":
        painter.fillRect(QRectF(left, top + height / 3, width, height / 3), _dimmed(_DIPLOE, scheme))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_dimmed(_STIPPLE, scheme))
        for x in range(3, round(width), 4):
            painter.drawEllipse(QPointF(left + x, top + height / 2), 1.0, 1.0)
    painter.restore()


class _Band:
    """One layer as the strip of paper that it covers. `along` is mm from its left end, `down` 0 to 1 of its depth."""

    def __init__(self, layer: LayerView, placing: Placing, rect: QRectF) -> None:
        upper, lower = [placing.point(each) for each in layer.upper], [placing.point(each) for each in layer.lower]
        # A little beyond the picture, so that no end of a line is in it.
        seen = [i for i, each in enumerate(upper) if rect.left() - 60 < each.x() < rect.right() + 60]
        first, last = (seen[0], seen[-1] + 1) if seen else (0, len(upper))
        self._upper, self._lower = upper[first:last], lower[first:last]
        self.scale = placing.scale
        step = layer.upper[1][0] - layer.upper[0][0], layer.upper[1][1] - layer.upper[0][1]
        self._step_mm = math.hypot(*step)
        self._first = first
        self.length_mm = (len(self._upper) - 1) * self._step_mm
        self.depth_mm = math.hypot(layer.upper[0][0] - layer.lower[0][0], layer.upper[0][1] - layer.lower[0][1])

    @property
    def offset_mm(self) -> float:
        """Where the strip begins in the whole cut: textures hang on the skin, not on the picture's edge."""
        return self._first * self._step_mm

    def point(self, along_mm: float, down: float) -> QPointF:
        place = min(max(along_mm / self._step_mm, 0.0), len(self._upper) - 1.0)
        index = min(int(place), len(self._upper) - 2)
        share = place - index
        upper = self._upper[index] * (1 - share) + self._upper[index + 1] * share
        lower = self._lower[index] * (1 - share) + self._lower[index + 1] * share
        return upper * (1 - down) + lower * down

    def line(self, down: float) -> QPolygonF:
        return QPolygonF(self._points(down))

    def _points(self, down: float) -> list[QPointF]:
        return [a * (1 - down) + b * down for a, b in zip(self._upper, self._lower, strict=True)]

    def path(self, low: float = 0.0, high: float = 1.0) -> QPainterPath:
        path = QPainterPath()
        path.addPolygon(QPolygonF([*self._points(low), *reversed(self._points(high))]))
        path.closeSubpath()
        return path

    def places(self, every_mm: float) -> Sequence[tuple[int, float]]:
        """Numbers and places along the strip, every so many mm of the whole cut."""
        begin = math.ceil(self.offset_mm / every_mm)
        count = max(int(self.length_mm / every_mm), 0)
        return [(number, number * every_mm - self.offset_mm) for number in range(begin, begin + count + 1)]


def _plain(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """No texture."""


def _septa(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Short bowed strands."""
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    size_mm = 0.42
    for row in range(3):
        for number, along in band.places(1.15):
            here = along + (0.55 if row % 2 else 0.0) + 0.25 * _noise(number, row)
            down = (row + 0.5) / 3 + 0.07 * _noise(number, row + 7)
            sign = 1.0 if (number * 3 + row) % 5 < 3 else -1.0
            reach = size_mm / max(band.depth_mm, 0.1)
            path = QPainterPath(band.point(here, down - reach))
            path.quadTo(
                band.point(here - sign * size_mm * 0.9, down), band.point(here + sign * size_mm * 0.2, down + reach)
            )
            painter.drawPath(path)


def _ruled(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Lines along the layer."""
    painter.setPen(QPen(ink, 1.0))
    for share in (0.25, 0.5, 0.75):
        painter.drawPolyline(band.line(share))


def _waves(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Waves along the layer."""
    painter.setPen(QPen(ink, 1.2))
    steps = max(int(band.length_mm / 0.12), 2)
    swing = 0.11 / max(band.depth_mm, 0.1)
    for row, down in enumerate((0.22, 0.5, 0.78)):
        line = []
        for number in range(steps + 1):
            along = number * band.length_mm / steps
            phase = (along + band.offset_mm) * 2 * math.pi / 1.3 + row * 1.9
            line.append(band.point(along, down + swing * math.sin(phase)))
        painter.drawPolyline(QPolygonF(line))


def _stippled(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Dots in the middle third: the diploe."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_dimmed(_STIPPLE, scheme))
    radius = max(0.09 * band.scale, 1.0)
    for row in range(5):
        for number, along in band.places(0.75):
            here = along + (0.37 if row % 2 else 0.0) + 0.12 * _noise(number, row)
            down = 1 / 3 + (row + 0.5 + 0.25 * _noise(number, row + 3)) / 15
            painter.drawEllipse(band.point(here, down), radius, radius)


_TEXTURES = {"dense": _septa, "galea": _ruled, "loose": _waves, "skull": _stippled}


def _paint_hair(painter: QPainter, skin: _Band, dense: _Band, scheme: str) -> None:
    """A few hairs with their roots in the dense tissue."""
    ink = _dimmed(_HAIR, scheme)
    for number, along in skin.places(5.6):
        here = along + 1.2 * _noise(number, 1)
        root = dense.point(here + 0.5, 0.35 + 0.15 * _noise(number, 2))
        out = skin.point(here, 0.0)
        ink.setAlphaF(0.55)
        painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(root, out + (out - root) * 0.85)


def _noise(number: int, row: int) -> float:
    """A fixed irregularity, -1 to 1."""
    value = math.sin(number * 12.9898 + row * 78.233) * 43758.5453
    return 2.0 * (value - math.floor(value)) - 1.0


def _dimmed(colour: str, scheme: str) -> QColor:
    found = QColor(colour)
    if scheme == "dark":
        return QColor(*(round(each * _DIM) for each in (found.red(), found.green(), found.blue())))
    return found
