"""The cut is painted inside its picture, at any size, in both schemes, on paper too, and says itself in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from tests.widgets.conftest import marked
from viewer.presentation.cross_section import CalloutView, CrossSectionView
from viewer.presentation.cross_section_layers import CutStretch, LayerView
from viewer.presentation.palette import DARK, LIGHT
from viewer.widgets.needle.cross_section import CrossSection, paint_cross_section, placing_for
from viewer.widgets.needle.cross_section_layers import layer_fill
from viewer.widgets.theme import Look

THICK_MM = {"skin": 1.35, "dense": 3.0, "galea": 0.5, "loose": 1.25, "pericranium": 0.75, "skull": 7.4}
RADIUS_MM = 90.0


def arc(depth: float) -> tuple[tuple[float, float], ...]:
    """A round head of 90 mm radius, entry at 0, 0, seen level there."""
    angles = [step * 0.5 / RADIUS_MM for step in range(-80, 141)]
    return tuple(
        ((RADIUS_MM - depth) * math.sin(angle), (RADIUS_MM - depth) * math.cos(angle) - RADIUS_MM) for angle in angles
    )


def view(tip: str = "loose", length: float = 30.0, **changes: object) -> CrossSectionView:
    layers, depth = [], 0.0
    for name, thick in THICK_MM.items():
        said, lines = (marked("b", 1),), (arc(depth), arc(depth + thick))
        layers.append(LayerView(name, name.title(), "1 to 2 mm", *said, *lines, name == tip))  # type: ignore[arg-type]
        depth += thick
    under = tuple((x, -0.16 * x) for x in (0.0, 5.0, length))
    slope = math.radians(20.0)
    outside = tuple((-mm * math.cos(slope), mm * math.sin(slope)) for mm in (34.0, 10.0, 0.0))
    base = CrossSectionView(
        title="Under the skin: motor area", subtitle=marked("Thickness varies.", 1),
        stretches=(CutStretch("vault", "Vault", tuple(layers)),), under=under,
        outside=outside, drop=under[1], low_deg=15.0, high_deg=30.0, skin_deg=0.0, gauge_mm=0.3,
        entry_colour="#B9480F",
        callouts=(
            CalloutView("Enters at 20°", "against the skin", under[0]),
            CalloutView("Resistance drops", "then it is laid flat", under[1]),
            CalloutView("Tip: loose layer", "30 mm under the skin", under[2]),
        ),
        chip="20° lies within 15 to 30°", verdict="Its tip lies in the loose layer.",
        grade="right" if tip == "loose" else "caution", is_marked=True, feel=(), places=(),
        technique=(), dangers=(),
        sentence="Cut along the needle.",
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def painted(look: Look, shown: CrossSectionView, width: int = 960, height: int = 500, margin: int = 0) -> QImage:
    image = QImage(width + 2 * margin, height + 2 * margin, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    paint_cross_section(painter, QRectF(margin, margin, width, height), shown, look)
    painter.end()
    return image


def count(image: QImage, colour: QColor, least: int = 6) -> int:
    """How many pixels are this colour, or nearly."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[..., :3].astype(int)
    wanted = (colour.blue(), colour.green(), colour.red())
    return int((np.abs(pixels - wanted).max(axis=2) < least).sum())


@pytest.mark.parametrize("size", [(960, 500), (704, 500), (1300, 640), (480, 320)])
@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_layer_is_in_the_picture(look: Look, size: tuple[int, int], scheme: object) -> None:
    look.set(scheme, 1.0)  # type: ignore[arg-type]
    image = painted(look, view(), *size)
    for name in THICK_MM:
        assert count(image, layer_fill(name, look.palette.scheme)) > 8, name  # type: ignore[arg-type]
    assert count(image, look.colour("within_band"), 20) > 4


def test_nothing_is_painted_outside(look: Look) -> None:
    image = painted(look, view(length=70.0), margin=20)
    edge = QColor("#FF00FF")
    for x in range(0, image.width(), 7):
        assert image.pixelColor(x, 10) == edge
        assert image.pixelColor(x, image.height() - 10) == edge
    for y in range(0, image.height(), 7):
        assert image.pixelColor(10, y) == edge


def test_one_scale_both_ways_and_smaller_for_a_long_needle(look: Look) -> None:
    assert placing_for(QRectF(0, 0, 960, 500), view(), look).scale == 20.0
    assert placing_for(QRectF(0, 0, 704, 500), view(length=25.0), look).scale == 15.0
    long = placing_for(QRectF(0, 0, 960, 500), view(length=70.0), look)
    assert long.scale < 15.0
    assert long.point((70.0, 0.0)).x() < 960
    step = long.point((1.0, 1.0)) - long.point((0.0, 0.0))
    assert step.x() == pytest.approx(-step.y()) == pytest.approx(long.scale)


@pytest.mark.parametrize("size", [(960, 500), (704, 500), (480, 320)])
@pytest.mark.parametrize("length", [2.0, 30.0, 60.0])
def test_the_protractor_and_the_tip_are_always_in_sight(look: Look, size: tuple[int, int], length: float) -> None:
    placing = placing_for(QRectF(0, 0, *size), view(length=length), look)
    assert placing.entry.x() > look.px(114 + 20)
    assert placing.entry.y() > look.px(114)
    tip = placing.point((length, -0.16 * length))
    assert 0 < tip.x() < size[0]
    assert 0 < tip.y() < size[1]


def test_the_painter_is_left_as_it_was(look: Look) -> None:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pen, hints = painter.pen(), painter.renderHints()
    paint_cross_section(painter, QRectF(0, 0, 600, 400), view(), look)
    assert painter.pen() == pen
    assert painter.renderHints() == hints
    assert not painter.hasClipping()
    painter.end()


def test_it_prints_as_a_drawing(look: Look, tmp_path: Path) -> None:
    """SVG and PDF hold lines, not a picture; the SVG looks like the window."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(QSize(960, 500))
    svg.setViewBox(QRectF(0, 0, 960, 500))
    painter = QPainter(svg)
    paint_cross_section(painter, QRectF(0, 0, 960, 500), view(), look)
    painter.end()
    buffer.close()
    assert b"<image" not in data.data()
    reader = QSvgRenderer(data)
    assert reader.isValid()
    image = QImage(960, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    reader.render(painter)
    painter.end()
    for name in THICK_MM:
        assert count(image, layer_fill(name, "light")) > 60, name  # type: ignore[arg-type]
    file = tmp_path / "cut.pdf"
    writer = QPdfWriter(str(file))
    writer.setResolution(600)
    painter = QPainter(writer)
    painter.scale(600 / 96, 600 / 96)
    paint_cross_section(painter, QRectF(0, 0, 640, 400), view(), look)
    painter.end()
    written = file.read_bytes()
    assert written.startswith(b"%PDF")
    assert b"/Subtype /Image" not in written
    assert len(written) > 10_000


def test_the_widget_says_the_drawing_in_words(look: Look, shown: Callable[..., None]) -> None:
    widget = CrossSection(look)
    shown(widget, 960, 500)
    widget.show_view(view())
    assert widget.accessibleDescription() == "Cut along the needle."
    assert count(widget.grab().toImage(), layer_fill("loose", "light")) > 60
    widget.show_view(None)
    assert "No needle" in widget.accessibleDescription()
    assert count(widget.grab().toImage(), layer_fill("loose", "light")) == 0


def test_a_steep_needle_and_one_that_lies_on_the_skin_are_painted_too(look: Look) -> None:
    for changes in (
        {"under": ((0.0, 0.0), (0.0, -6.8)), "outside": ((0.0, 34.0), (0.0, 10.0), (0.0, 0.0))},
        {"under": ((0.0, 0.0), (30.0, -4.8)), "drop": None},
        {"under": ((0.0, 0.0),), "drop": None, "callouts": ()},
    ):
        assert count(painted(look, view(**changes)), QColor("#39434A"), 12) > 10
