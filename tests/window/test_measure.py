"""Measuring with the real mouse: points on the head, lengths in words, and every way back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.scene.pose import project
from viewer.state.mode_requests import Enter
from viewer.state.requests import ShowSchool
from viewer.state.tape_requests import ToggleTape
from viewer.state.view_requests import ShowHead, ToggleOverlay, TurnTo
from viewer.widgets.measure_panel import MeasurePanel
from viewer.widgets.pieces.search_combo import SearchCombo

Click = Callable[[Program, QPoint], None]


def panel_of(program: Program) -> MeasurePanel:
    panel = program.window.findChild(MeasurePanel)
    assert panel is not None
    return panel


def seen_at(program: Program, place: np.ndarray) -> QPoint:
    assert program.scene is not None
    assert program.viewport is not None
    view = program.viewport
    x, y = project(program.scene.camera.pose, place, view.width(), view.height())
    return QPoint(round(float(x)), round(float(y)))


def point_of(program: Program, name: str) -> np.ndarray:
    assert program.atlas is not None
    return program.atlas.sites_mm[name]


@pytest.fixture
def measuring(qtbot: QtBot, program: Program) -> Program:
    """The program from the left with the tape in hand."""
    program.store.ask(ShowSchool("who"))  # type: ignore[arg-type]
    program.store.ask(TurnTo("left"))
    qtbot.keyClick(program.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert program.store.state.measurement.is_on
    qtbot.waitUntil(lambda: panel_of(program).isVisible())
    return program


def test_two_clicks_lay_a_tape_and_say_how_long_it_is(measuring: Program, click: Click) -> None:
    before = measuring.store.state
    for name in ("C3", "P5"):
        click(measuring, seen_at(measuring, point_of(measuring, name)))
    state = measuring.store.state
    assert len(state.measurement.points_mm) == 2
    assert (state.selection.zone, state.school, state.camera) == (before.selection.zone, before.school, before.camera)
    for place, name in zip(state.measurement.points_mm, ("C3", "P5"), strict=True):
        assert np.linalg.norm(np.array(place) - point_of(measuring, name)) < 1.5
    chord = float(np.linalg.norm(np.subtract(*state.measurement.points_mm)))
    words = panel_of(measuring).words()[0]
    along = float(words.split(": ")[1].split(" cm")[0])
    assert chord / 10 - 0.06 <= along < chord / 10 * 1.2


def test_near_a_mark_that_is_shown_the_mark_is_meant(qtbot: QtBot, measuring: Program, click: Click) -> None:
    measuring.store.ask(ToggleOverlay("ten_ten"))
    assert measuring.viewport is not None
    measuring.viewport.repaint()
    for name in ("C3", "P5"):
        click(measuring, seen_at(measuring, point_of(measuring, name)) + QPoint(3, 2))
    assert panel_of(measuring).words()[0].startswith("C3 to P5: ")


def test_the_end_of_a_zone_is_meant_near_it_and_a_point_that_lies_there_gives_the_name(
    measuring: Program, click: Click, place_of: Callable[..., QPoint]
) -> None:
    for zone, fraction in (("who.ms10", 0.0), ("who.ms11", 1.0)):
        click(measuring, place_of(measuring, zone, "left", fraction) + QPoint(2, 2))
    assert panel_of(measuring).words()[0].startswith("start of MS10, left to GB7, left: ")


def test_beside_the_head_and_twice_at_one_place_nothing_is_set(measuring: Program, click: Click) -> None:
    click(measuring, QPoint(6, 6))
    assert measuring.store.state.measurement.points_mm == ()
    at = seen_at(measuring, point_of(measuring, "C3"))
    click(measuring, at)
    click(measuring, at)
    assert len(measuring.store.state.measurement.points_mm) == 1


def test_every_way_back(qtbot: QtBot, measuring: Program, click: Click) -> None:
    for name in ("C3", "P5", "T7"):
        click(measuring, seen_at(measuring, point_of(measuring, name)))
    assert measuring.viewport is not None
    qtbot.keyClick(measuring.viewport, Qt.Key.Key_Backspace)
    assert len(measuring.store.state.measurement.points_mm) == 2
    qtbot.keyClick(measuring.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(measuring.store.state.measurement.points_mm) == 3
    panel_of(measuring).buttons()["again"].click()
    assert measuring.store.state.measurement.points_mm == ()
    qtbot.keyClick(measuring.window, Qt.Key.Key_Escape)
    assert not measuring.store.state.measurement.is_on
    assert not panel_of(measuring).isVisible()


def test_backspace_in_a_field_takes_back_letters_not_points(qtbot: QtBot, measuring: Program, click: Click) -> None:
    click(measuring, seen_at(measuring, point_of(measuring, "C3")))
    field = panel_of(measuring).findChildren(SearchCombo)[0].lineEdit()
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, "gv")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "g"
    assert len(measuring.store.state.measurement.points_mm) == 1


def test_without_a_mouse_two_names_give_the_exact_length(qtbot: QtBot, measuring: Program) -> None:
    panel = panel_of(measuring)
    for combo, words in zip(panel.findChildren(SearchCombo), ("GV20 ", "GV21 "), strict=True):
        field = combo.lineEdit()
        assert field is not None
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, words.strip())
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert panel.words()[0].startswith("GV20 to GV21: ")
    assert "1.5 cun (sagittal)" in panel.words()[0]
    panel.buttons()["copy"].click()
    assert QGuiApplication.clipboard().text().startswith("GV20 to GV21: ")


def test_the_pointer_draws_the_line_and_says_about_how_far(qtbot: QtBot, measuring: Program, click: Click) -> None:
    click(measuring, seen_at(measuring, point_of(measuring, "C3")))
    view = measuring.viewport
    assert view is not None
    qtbot.mouseMove(view, seen_at(measuring, point_of(measuring, "P5")))
    qtbot.waitUntil(lambda: "further along the skin" in measuring.window._status.text())
    assert measuring.store.state.selection.zone is None


def test_the_tape_stays_in_another_mode_only_if_it_is_taken_again(measuring: Program, click: Click) -> None:
    measuring.store.ask(Enter("compare"))
    assert not measuring.store.state.measurement.is_on
    measuring.store.ask(ToggleTape())
    assert panel_of(measuring).isVisible()
    measuring.store.ask(TurnTo("left"))
    click(measuring, seen_at(measuring, point_of(measuring, "C3")))
    assert len(measuring.store.state.measurement.points_mm) == 1
    assert measuring.store.state.compared.zones == ()


def test_another_head_takes_the_tape_away_and_can_be_measured(qtbot: QtBot, measuring: Program, click: Click) -> None:
    click(measuring, seen_at(measuring, point_of(measuring, "C3")))
    measuring.store.ask(ShowHead("adult-woman"))
    assert measuring.store.state.measurement.points_mm == ()
    qtbot.waitUntil(lambda: measuring.atlas is not None and measuring.atlas.head == "adult-woman", timeout=30_000)
    measuring.store.ask(TurnTo("left"))
    for name in ("C3", "P5"):
        click(measuring, seen_at(measuring, point_of(measuring, name)))
    assert len(panel_of(measuring).words()) >= 1
    panel_of(measuring).copy.click()
    assert "Adult woman" in QGuiApplication.clipboard().text()
