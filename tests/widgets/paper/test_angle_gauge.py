from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.domain.identity import SourceKey
from viewer.presentation.palette import DARK
from viewer.state.needle_requests import SetNeedleAngle
from viewer.state.request import Request
from viewer.state.requests import ShowStudy
from viewer.widgets.paper.angle_gauge import AngleGauge, Protractor
from viewer.widgets.paper.column import Setting
from viewer.widgets.pieces.source_mark import SourceMark
from viewer.widgets.theme import Look, apply_theme


@pytest.fixture
def gauge(setting: Setting, shown: Callable[..., None], sample: SimpleNamespace) -> AngleGauge:
    made = AngleGauge(setting)
    made.show_angle(sample.angle(20.0))
    shown(made, 376, made.heightForWidth(376))
    return made


def test_slider_and_number_go_together_and_ask_nothing_when_set(
    gauge: AngleGauge, sample: SimpleNamespace, asked: list[Request]
) -> None:
    gauge.show_angle(sample.angle(27.0))
    assert asked == []
    assert gauge.slider().value() == gauge.number_field().value() == 27


def test_slider_and_number_ask(gauge: AngleGauge, qtbot: QtBot, asked: list[Request]) -> None:
    qtbot.keyClick(gauge.slider(), Qt.Key.Key_Right)
    gauge.number_field().setValue(55)
    assert asked == [SetNeedleAngle(21.0), SetNeedleAngle(55.0)]


def test_an_angle_outside_is_allowed_and_said(gauge: AngleGauge, sample: SimpleNamespace) -> None:
    def words() -> str:
        return " ".join(label.text() for label in gauge.findChildren(QLabel) if label.isVisible())

    assert "Within the range." in words()
    gauge.show_angle(sample.angle(55.0))
    assert "Steeper than the sources give." in words()
    assert "Within" not in words()
    assert gauge.number_field().value() == 55


def test_the_drawing_turns_with_the_angle_and_says_it(gauge: AngleGauge, sample: SimpleNamespace) -> None:
    drawing = gauge.findChild(Protractor)
    before = drawing.grab().toImage()
    gauge.show_angle(sample.angle(55.0))
    assert drawing.grab().toImage() != before
    assert drawing.accessibleDescription() == "Steeper than the sources give."


def test_the_band_of_the_sources_is_drawn_in_both_schemes(gauge: AngleGauge, qapp: object, look: Look) -> None:
    def colours() -> set[str]:
        image = gauge.findChild(Protractor).grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    assert look.palette.within_band.lower() in colours()
    apply_theme(qapp, look, DARK)  # type: ignore[arg-type]
    assert DARK.within_band.lower() in colours()


def test_sources_of_the_range_can_be_asked_for(gauge: AngleGauge, qtbot: QtBot, asked: list[Request]) -> None:
    qtbot.mouseClick(gauge.findChild(SourceMark), Qt.MouseButton.LeftButton)
    assert asked == [ShowStudy(SourceKey("S3"))]


def test_large_text_puts_the_controls_below_the_drawing(
    qapp: object, look: Look, setting: Setting, sample: SimpleNamespace
) -> None:
    narrow = AngleGauge(setting)
    narrow.show_angle(sample.angle())
    small = narrow.heightForWidth(376)
    apply_theme(qapp, look, look.palette, 1.5)  # type: ignore[arg-type]
    large = AngleGauge(setting)
    large.show_angle(sample.angle())
    assert large.heightForWidth(376) > 1.8 * small
    for made in (narrow, large):
        made.deleteLater()
