from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from viewer.widgets.paper.interval_plot import IntervalPlot
from viewer.widgets.theme import Look

INK = "#1B5E97"


def test_places_on_a_linear_and_on_a_ratio_axis(look: Look, qtbot: QtBot, sample: SimpleNamespace) -> None:
    linear = sample.interval(axis_low=-2.0, axis_high=2.0)
    ratio = sample.interval(axis_low=0.5, axis_high=2.0, is_ratio=True, no_difference=1.0)
    plot = IntervalPlot(look, (linear, ratio), INK)
    qtbot.addWidget(plot)
    assert plot.position(linear, 0.0) == pytest.approx(0.5)
    assert plot.position(ratio, 1.0) == pytest.approx(0.5), "half and double are equally far from one"
    assert plot.position(linear, 99.0) == 1.0, "nothing is drawn outside"


def test_the_interval_is_drawn_where_it_lies(look: Look, shown: Callable[..., None], sample: SimpleNamespace) -> None:
    view = sample.interval(estimate=-1.0, low=-1.5, high=-0.5, axis_low=-2.0, axis_high=2.0)
    plot = IntervalPlot(look, (view,), INK)
    shown(plot, 420, plot.heightForWidth(420))
    image = plot.grab().toImage()
    row = look.line("small") + 12
    inked = [x for x in range(image.width()) if image.pixelColor(x, row).name() == QColor(INK).name()]
    assert min(inked) == pytest.approx(10 + 400 * 0.125, abs=2)
    assert max(inked) == pytest.approx(10 + 400 * 0.375, abs=2)


def test_a_label_that_does_not_fit_takes_lines_of_its_own(look: Look, qtbot: QtBot, sample: SimpleNamespace) -> None:
    long = sample.interval(label="Functional score on the longest scale that anybody ever wrote down " * 2)
    plot = IntervalPlot(look, (long,), INK)
    qtbot.addWidget(plot)
    assert plot.heightForWidth(200) >= plot.heightForWidth(1600) + 3 * look.line("small")


def test_rows_on_one_axis_share_its_caption(look: Look, qtbot: QtBot, sample: SimpleNamespace) -> None:
    same = IntervalPlot(look, (sample.interval(), sample.interval()), INK)
    other = IntervalPlot(look, (sample.interval(), sample.interval(axis_low=-9.0)), INK)
    for plot in (same, other):
        qtbot.addWidget(plot)
    assert other.heightForWidth(400) == same.heightForWidth(400) + look.line("note")


def test_the_drawing_has_sentences(look: Look, qtbot: QtBot, sample: SimpleNamespace) -> None:
    plot = IntervalPlot(look, (sample.interval(sentence="SMD −0.76."), sample.interval(sentence="Second.")), INK)
    qtbot.addWidget(plot)
    assert plot.accessibleDescription() == "SMD −0.76.\nSecond."
