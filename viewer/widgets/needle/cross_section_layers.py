"""Paints the layers of the scalp, each with a colour and a texture of its own."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from viewer.domain.tissue import LayerId
from viewer.presentation.cross_section import CrossSectionView
from viewer.presentation.cross_section_layers import CutStretch, LayerView

Numbers = NDArray[np.float64]

_FILLS: Mapping[LayerId, str] = {
    "skin": "#F0CDB6",
    "dense": "#F3DFA8",
    "galea": "#D9CDBB",
    "loose": "#DDEFF0",
    "pericranium": "#C9B49A",
    "skull": "#EFE6D6",
    "frontalis": "#DFAFA0",
    "upper-sheet": "#D5CBBE",
    "between-sheets": "#E6E9E0",
    "deep-sheet": "#C9BEAF",
    "temporalis": "#D79C8C",
    "nape-muscle": "#D79C8C",
    "beneath": "#B98A86",
}
_INKS: Mapping[LayerId, str] = {
    "skin": "#6E5444",
    "dense": "#CFA848",
    "galea": "#A08F78",
    "loose": "#8FC2C8",
    "pericranium": "#9A8468",
    "skull": "#A89A84",
    "frontalis": "#B57C6B",
    "upper-sheet": "#A08F78",
    "between-sheets": "#A9B3A0",
    "deep-sheet": "#8F7F69",
    "temporalis": "#B06C5A",
    "nape-muscle": "#B06C5A",
    "beneath": "#7A1610",
}
_DIPLOE, _STIPPLE, _HAIR = "#E6D8C1", "#D0BC9B", "#8A6A55"
_STRAND_MM = 0.42
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
    """Paint all layers, place by place and from the deepest up, as far as the picture reaches."""
    for stretch in view.stretches:
        if _is_seen(stretch, rect, placing):
            _paint_stretch(painter, rect, stretch, placing, scheme)


def _is_seen(stretch: CutStretch, rect: QRectF, placing: Placing) -> bool:
    skin = stretch.layers[0].upper
    return placing.point(skin[0]).x() < rect.right() and placing.point(skin[-1]).x() > rect.left()


def _paint_stretch(painter: QPainter, rect: QRectF, stretch: CutStretch, placing: Placing, scheme: str) -> None:
    bands = {layer.id: _Band(layer, placing, rect) for layer in stretch.layers}
    for layer in reversed(stretch.layers):
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
        if name == "beneath":  # where muscle ends is not known: no line says it
            continue
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
    elif layer in ("galea", "upper-sheet", "deep-sheet", "frontalis", "temporalis", "nape-muscle"):
        for share in (0.25, 0.5, 0.75):
            painter.drawLine(QPointF(left, top + height * share), QPointF(left + width, top + height * share))
    elif layer == "loose":
        for share in (0.35, 0.7):
            steps = [QPointF(left + x, top + height * share + 2 * math.sin(x * 1.1)) for x in range(round(width) + 1)]
            painter.drawPolyline(QPolygonF(steps))
    elif layer == "beneath":
        for share in (0.3, 0.7, 1.1):
            painter.drawLine(QPointF(left + width * share, top), QPointF(left + width * (share - 0.4), top + height))
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
        flip = placing.scale * np.array([1.0, -1.0])
        corner = np.array([placing.entry.x(), placing.entry.y()])
        upper, lower = (corner + np.array(line) * flip for line in (layer.upper, layer.lower))
        # A little beyond the picture, so that no end of a line is in it.
        seen = np.flatnonzero((upper[:, 0] > rect.left() - 60) & (upper[:, 0] < rect.right() + 60))
        first, last = (int(seen[0]), int(seen[-1]) + 1) if len(seen) > 1 else (0, len(upper))
        self._upper, self._lower = upper[first:last], lower[first:last]
        self._step_mm = float(np.hypot(*(upper[1] - upper[0]))) / placing.scale
        self.scale = placing.scale
        # Where the strip begins in the whole cut: textures hang on the skin, not on the picture's edge.
        self.offset_mm = first * self._step_mm
        self.length_mm = (len(self._upper) - 1) * self._step_mm
        self.depth_mm = float(np.hypot(*(lower[0] - upper[0]))) / placing.scale

    def points(self, along_mm: Numbers, down: Numbers | float) -> list[QPointF]:
        place = np.clip(along_mm / self._step_mm, 0.0, len(self._upper) - 1.0)
        index = np.minimum(place.astype(int), len(self._upper) - 2)
        share = (place - index)[:, None]
        upper = self._upper[index] * (1 - share) + self._upper[index + 1] * share
        lower = self._lower[index] * (1 - share) + self._lower[index + 1] * share
        part = np.broadcast_to(np.asarray(down, dtype=float), place.shape)[:, None]
        return _on_paper(upper * (1 - part) + lower * part)

    def line(self, down: float) -> QPolygonF:
        return QPolygonF(_on_paper(self._upper * (1 - down) + self._lower * down))

    def path(self, low: float = 0.0, high: float = 1.0) -> QPainterPath:
        ends = [self._upper * (1 - down) + self._lower * down for down in (low, high)]
        path = QPainterPath()
        path.addPolygon(QPolygonF(_on_paper(np.vstack([ends[0], ends[1][::-1]]))))
        path.closeSubpath()
        return path

    def places(self, every_mm: float) -> tuple[Numbers, Numbers]:
        """Numbers and places along the strip, every so many mm of the whole cut."""
        begin = math.ceil(self.offset_mm / every_mm)
        numbers = begin + np.arange(max(int(self.length_mm / every_mm), 0) + 1, dtype=float)
        return numbers, numbers * every_mm - self.offset_mm


def _plain(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """No texture."""


def _septa(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Short bowed strands."""
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reach = _STRAND_MM / max(band.depth_mm, 0.1)
    for row in range(3):
        numbers, along = band.places(1.15)
        here = along + (0.55 if row % 2 else 0.0) + 0.25 * _noise(numbers, row)
        down = (row + 0.5) / 3 + 0.07 * _noise(numbers, row + 7)
        sign = np.where((numbers * 3 + row) % 5 < 3, 1.0, -1.0)
        begins = band.points(here, down - reach)
        bows = band.points(here - sign * _STRAND_MM * 0.9, down)
        ends = band.points(here + sign * _STRAND_MM * 0.2, down + reach)
        for begin, bow, end in zip(begins, bows, ends, strict=True):
            path = QPainterPath(begin)
            path.quadTo(bow, end)
            painter.drawPath(path)


def _ruled(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Lines along the layer."""
    painter.setPen(QPen(ink, 1.0))
    for share in (0.25, 0.5, 0.75):
        painter.drawPolyline(band.line(share))


def _waves(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Waves along the layer."""
    painter.setPen(QPen(ink, 1.2))
    along = np.arange(0.0, band.length_mm, 0.16)
    swing = 0.11 / max(band.depth_mm, 0.1)
    for row, down in enumerate((0.22, 0.5, 0.78)):
        phase = (along + band.offset_mm) * 2 * math.pi / 1.3 + row * 1.9
        painter.drawPolyline(QPolygonF(band.points(along, down + swing * np.sin(phase))))


def _stippled(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Dots in the middle third: the diploe."""
    size = max(0.18 * band.scale, 2.0)
    painter.setPen(QPen(_dimmed(_STIPPLE, scheme), size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for row in range(5):
        numbers, along = band.places(0.75)
        here = along + (0.37 if row % 2 else 0.0) + 0.12 * _noise(numbers, row)
        down = 1 / 3 + (row + 0.5 + 0.25 * _noise(numbers, row + 3)) / 15
        painter.drawPoints(QPolygonF(band.points(here, down)))


def _fibres(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Muscle: long strands."""
    painter.setPen(QPen(ink, 1.0))
    for share in np.linspace(0.08, 0.92, max(round(band.depth_mm * 2), 2)):
        painter.drawPolyline(band.line(float(share)))


def _hatched(painter: QPainter, band: _Band, ink: QColor, scheme: str) -> None:
    """Slanting lines: here is what no bone protects."""
    painter.setPen(QPen(ink, 1.2))
    along = band.places(2.0)[1]
    for upper, lower in zip(band.points(along, 0.0), band.points(along - band.depth_mm / 2, 1.0), strict=True):
        painter.drawLine(upper, lower)


_TEXTURES = {
    "dense": _septa, "galea": _ruled, "upper-sheet": _ruled, "deep-sheet": _ruled, "loose": _waves, "skull": _stippled,
    "frontalis": _fibres, "temporalis": _fibres, "nape-muscle": _fibres, "beneath": _hatched,
}  # fmt: skip


def _paint_hair(painter: QPainter, skin: _Band, dense: _Band, scheme: str) -> None:
    """A few hairs with their roots in the dense tissue."""
    ink = _dimmed(_HAIR, scheme)
    ink.setAlphaF(0.55)
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    numbers, along = skin.places(5.6)
    here = along + 1.2 * _noise(numbers, 1)
    roots = dense.points(here + 0.5, 0.35 + 0.15 * _noise(numbers, 2))
    for root, out in zip(roots, skin.points(here, 0.0), strict=True):
        painter.drawLine(root, out + (out - root) * 0.85)


def _on_paper(points: Numbers) -> list[QPointF]:
    return [QPointF(x, y) for x, y in points.tolist()]


def _noise(numbers: Numbers, row: int) -> Numbers:
    """A fixed irregularity, -1 to 1."""
    value = np.sin(numbers * 12.9898 + row * 78.233) * 43758.5453
    irregular: Numbers = 2.0 * (value - np.floor(value)) - 1.0
    return irregular


def _dimmed(colour: str, scheme: str) -> QColor:
    found = QColor(colour)
    if scheme == "dark":
        return QColor(*(round(each * _DIM) for each in (found.red(), found.green(), found.blue())))
    return found
