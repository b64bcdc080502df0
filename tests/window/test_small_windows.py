"""In the smallest window, and with the largest text, nothing is cut at the edges."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.domain.identity import ZoneId
from viewer.state.mode_requests import Enter
from viewer.state.modes import Mode
from viewer.state.requests import ShowZone
from viewer.widgets.view_strip import ViewStrip


def outside(program: Program) -> list[str]:
    """Name the panes that do not lie within the window."""
    window = program.window
    panes = {"list": window._left, "head": window.view, "foot": window._foot_bar, "card": window._right}
    places = {name: QRect(pane.mapTo(window, QPoint()), pane.size()) for name, pane in panes.items()}
    return [name for name, place in places.items() if panes[name].isVisible() and not window.rect().contains(place)]


@pytest.mark.parametrize("percent", [100, 150])
def test_every_mode_fits_a_small_screen(qtbot: QtBot, program: Program, percent: int) -> None:
    while program._preferences.text_size_percent < percent:
        program._change_text_size(1)
    program.store.ask(ShowZone(ZoneId("jiao.motor")))
    program.window.resize(944, 460)  # 960 by 500, less the frame
    for mode in get_args(Mode):
        program.store.ask(Enter(mode))
        QApplication.processEvents()
        QApplication.processEvents()
        assert (program.window.width(), program.window.height()) == (944, 460)
        assert outside(program) == [], mode


def test_an_open_list_cuts_no_view_and_gives_the_card_back(qtbot: QtBot, program: Program) -> None:
    window = program.window
    program.store.ask(ShowZone(ZoneId("jiao.motor")))
    for percent in (100, 125, 150):
        while program._preferences.text_size_percent < percent:
            program._change_text_size(1)
        window.resize(1024, 700)
        qtbot.waitUntil(window._drawer.isVisible)
        window.open_drawer()
        qtbot.waitUntil(program.explore.zones.isVisible)
        QApplication.processEvents()
        assert outside(program) == []
        strip = window.findChild(ViewStrip)
        buttons = [strip.views().segment(view) for view in ("front", "back", "left", "right", "top")]
        qtbot.waitUntil(lambda: all(each.width() >= each.minimumSizeHint().width() for each in buttons))  # noqa: B023
        for button in buttons:
            assert window.rect().contains(QRect(button.mapTo(window, QPoint()), button.size()))
        window._drawer.setChecked(False)
    window.open_drawer()
    assert not program.explore.card.isVisible(), "here is no room for both"
    program.store.ask(ShowZone(ZoneId("jiao.sensory")))
    assert program.explore.card.isVisible()


def test_an_open_list_beside_the_card_hides_it_before_the_zoom_goes(qtbot: QtBot, program: Program) -> None:
    window, strip = program.window, program.window.findChild(ViewStrip)
    while program._preferences.text_size_percent < 150:
        program._change_text_size(1)
    program.store.ask(ShowZone(ZoneId("jiao.motor")))
    window.resize(1440, 900)
    qtbot.waitUntil(window._drawer.isVisible)
    window.open_drawer()
    qtbot.waitUntil(lambda: program.explore.zones.isVisible() and program.explore.card.isVisible())
    for width in (1200, 1024):
        window.resize(width, 700)
        qtbot.waitUntil(lambda: not program.explore.card.isVisible())
        qtbot.waitUntil(lambda: all(each.isVisible() for each in strip.zoom_buttons()))
        assert outside(program) == []
    window.resize(1440, 900)
    qtbot.waitUntil(program.explore.card.isVisible)


def test_the_smallest_words_are_not_styled_anew(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets: list[str] = []
    monkeypatch.setattr(QApplication, "setStyleSheet", lambda _program, sheet: sheets.append(sheet))
    program._change_text_size(-1)
    assert sheets == []
    program._change_text_size(1)
    assert len(sheets) == 1
    program._change_text_size(-1)
