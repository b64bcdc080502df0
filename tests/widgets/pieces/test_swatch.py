import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from viewer.presentation.card_view import Pattern, Swatch
from viewer.presentation.palette import DARK
from viewer.widgets.pieces.swatch import draw_swatch
from viewer.widgets.theme import Look, apply_theme

PATTERNS: tuple[Pattern, ...] = ("plain", "solid", "hatched", "barred")


def _picture(look: Look, *patterns: Pattern, fill: str = "#B9480F", vertical: bool = False) -> QImage:
    image = QImage(*((10, 72) if vertical else (40, 20)), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    swatches = [Swatch(fill, "#532006", pattern) for pattern in patterns]
    draw_swatch(painter, look, swatches, QRectF(image.rect()), vertical=vertical)
    painter.end()
    return image


def test_patterns_are_told_apart_without_colour(look: Look) -> None:
    grey = [_picture(look, p).convertToFormat(QImage.Format.Format_Grayscale8) for p in PATTERNS]
    assert len({bytes(image.constBits()) for image in grey}) == len(PATTERNS)


def test_a_bar_of_three_parts_has_fifths_from_the_top(look: Look) -> None:
    image = _picture(look, "solid", "plain", "plain", vertical=True)
    solid, plain = QColor("#B9480F").darker(100).name(), "#b9480f"
    assert image.pixelColor(5, 30).name() == plain
    assert image.pixelColor(5, 8).name() != solid
    assert image.pixelColor(5, 13).name() == image.pixelColor(5, 8).name()
    assert image.pixelColor(5, 16).name() == plain


def test_no_swatch_draws_nothing(look: Look) -> None:
    image = _picture(look)
    assert image.pixelColor(20, 10).name() == "#ffffff"


@pytest.mark.parametrize("fill", ["#ECB64C", "#332291"])
def test_the_edge_follows_the_scheme(qapp: QApplication, look: Look, fill: str) -> None:
    light = _picture(look, "plain", fill=fill).pixelColor(20, 0)
    apply_theme(qapp, look, DARK)
    dark = _picture(look, "plain", fill=fill).pixelColor(20, 0)
    assert light.lightness() < QColor(fill).lightness() or light.lightness() < 128
    assert dark.lightness() > light.lightness()
