"""Panels grow with the window, and stay as they were drawn."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.widgets.pane_widths import PaneWidths
from viewer.widgets.workspace import Workspace


@pytest.fixture
def foot(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_at_the_planned_width_panels_stand_as_planned(foot: QWidget) -> None:
    for drawer in ("", "Zones"):
        planned = Workspace(foot, widths_px=(296, 720, 424), drawer=drawer)
        assert PaneWidths().of(planned, 1440, is_narrow=False) == (296, 720, 424)


def test_a_drawing_grows_with_the_window_and_a_card_only_a_little(foot: QWidget) -> None:
    cut, card = Workspace(foot, widths_px=(0, 480, 960)), Workspace(foot, drawer="Zones")
    widths = PaneWidths()
    assert widths.of(cut, 1920, is_narrow=False)[2] == 1280
    assert widths.of(cut, 1024, is_narrow=True)[2] == 683
    assert widths.of(cut, 5120, is_narrow=False)[2] == 1440, "not without end"
    assert widths.of(card, 2560, is_narrow=False)[2] == pytest.approx(520, abs=20)
    assert widths.of(card, 5120, is_narrow=False)[2] == pytest.approx(530, abs=20)
    assert widths.of(card, 1024, is_narrow=True)[2] == 424


def test_what_was_drawn_is_kept_for_its_mode_and_width(foot: QWidget) -> None:
    one, other = Workspace(foot, drawer="Zones"), Workspace(foot, drawer="Tours")
    widths = PaneWidths()
    assert widths.own(one, is_narrow=False) == ()
    widths.keep(one, [300, 640, 500], is_narrow=False)
    assert widths.of(one, 2560, is_narrow=False) == (300, 640, 500)
    assert widths.of(one, 1024, is_narrow=True) != (300, 640, 500)
    assert widths.own(other, is_narrow=False) == ()
