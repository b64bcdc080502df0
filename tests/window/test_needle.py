"""The needle in the real window: dragged by hand, typed as a number, taken back, and the words that follow it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from viewer.app.modes.needle import NeedleMode
from viewer.app.program import Program
from viewer.geometry.head import Point
from viewer.scene.pose import project
from viewer.state.mode_requests import Enter, Undo
from viewer.state.requests import ShowZone
from viewer.state.view_requests import ShowHead
from viewer.widgets.mode_row import ModeRow
from viewer.widgets.pieces.segmented import Segmented


@pytest.fixture
def needle(program: Program, qtbot: QtBot) -> NeedleMode:
    program.store.ask(ShowZone("jiao.motor", side="left"))  # type: ignore[arg-type]
    row = program.window.findChild(ModeRow)
    qtbot.mouseClick(row.modes().segment("needle"), Qt.MouseButton.LeftButton)
    mode = program._modes["needle"]
    assert isinstance(mode, NeedleMode)
    qtbot.waitUntil(mode.page.drawing.isVisible)
    qtbot.waitUntil(lambda: not program.scene.is_light if program.scene else False)
    return mode


def test_on_an_infant_no_control_is_seen_and_it_is_said_why_and_the_caution_stays_in_every_mode(
    open_program: Callable[..., Program], qtbot: QtBot
) -> None:
    program = open_program(head="infant")
    line = program.window.caution_line
    program.store.ask(ShowZone("jiao.motor", side="left"))  # type: ignore[arg-type]
    for mode in ("explore", "build", "compare", "learn", "map", "explain", "needle"):
        program.store.ask(Enter(mode))  # type: ignore[arg-type]
        assert line.isVisible(), mode
        assert "fontanelles are open" in line.plain_text()
    needle = program._modes["needle"]
    assert isinstance(needle, NeedleMode)
    qtbot.waitUntil(needle.page.drawing.isVisible)
    kinds = (QComboBox, QSlider, QCheckBox, QSpinBox)
    assert not [each for kind in kinds for each in needle.workspace.foot.findChildren(kind) if each.isVisible()]
    said = [each.text() for each in needle.panel.findChildren(QLabel) if each.isVisible()]
    assert [each for each in said if each.startswith("No needle is drawn on an infant's head")] == said
    assert said
    assert program.scene is not None
    assert not program.scene.needles.paths
    program.store.ask(ShowHead("adult-man"))
    qtbot.waitUntil(lambda: program.atlas is not None and program.atlas.head == "adult-man", timeout=30_000)
    assert not line.isVisible()
    assert needle.panel.amount("angle")[0].isVisible()


def _place(program: Program, place_mm: Point) -> QPoint:
    assert program.scene is not None
    x, y = project(program.scene.camera.pose, place_mm, *program.scene.size_px)
    return QPoint(round(float(x)), round(float(y)))


def _drag(program: Program, qtbot: QtBot, begin: QPoint, end: QPoint) -> None:
    view = program.viewport
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    for share in (0.3, 0.6, 1.0):
        qtbot.mouseMove(view, begin + (end - begin) * share)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_the_entry_is_dragged_along_the_zone_in_one_step_of_undo(
    program: Program, qtbot: QtBot, needle: NeedleMode
) -> None:
    assert program.scene is not None
    assert program.atlas is not None
    pose = program.scene.camera.pose
    placed = next(each for each in program.atlas.zones if (each.zone, each.side) == ("jiao.motor", "left"))
    points = placed.lines[0].points_mm
    _drag(program, qtbot, _place(program, points[0]), _place(program, points[len(points) // 4]))
    assert program.store.state.needle.entry == pytest.approx(0.25, abs=0.03)
    assert program.scene.camera.pose == pose
    _slider, number = needle.panel.amount("entry")
    assert number.value() == pytest.approx(placed.length_mm / 40, abs=0.5)
    program.store.ask(Undo())
    assert program.store.state.needle.entry == 0.0


def test_the_handle_is_tilted_and_the_words_follow(program: Program, qtbot: QtBot, needle: NeedleMode) -> None:
    assert program.scene is not None
    path = program.scene.needles.paths[0]
    whole = program.scene.needles.whole_mm
    handle = path.outside_mm(whole)[:2].mean(axis=0)
    away = float(np.linalg.norm(handle - path.entry_mm))
    steep = np.radians(60.0)
    goal = path.entry_mm - away * (np.cos(steep) * path.profile.forward - np.sin(steep) * path.profile.up)
    _drag(program, qtbot, _place(program, handle), _place(program, goal))
    assert program.store.state.needle.angle_deg == pytest.approx(60.0, abs=6.0)
    assert "steeper than 15 to 30" in needle.page.drawing.accessibleDescription()


def test_the_tip_is_pushed_no_further_than_the_needle_is_long(
    program: Program, qtbot: QtBot, needle: NeedleMode
) -> None:
    assert program.scene is not None
    path = program.scene.needles.paths[0]
    shorter = path.over_mm[len(path.over_mm) // 2]
    _drag(program, qtbot, _place(program, path.over_mm[-1]), _place(program, shorter))
    length_mm = program.store.state.needle.length_mm
    assert length_mm is not None
    assert 8.0 < length_mm < 25.0


def test_a_number_that_cannot_be_leaves_the_last_good_one(program: Program, qtbot: QtBot, needle: NeedleMode) -> None:
    _slider, number = needle.panel.amount("angle")
    number.setFocus()
    number.lineEdit().selectAll()
    qtbot.keyClicks(number, "400")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert 0.0 <= program.store.state.needle.angle_deg <= 90.0
    number.lineEdit().selectAll()
    qtbot.keyClicks(number, "25")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert program.store.state.needle.angle_deg == 25.0


def test_an_empty_place_still_turns_the_head(program: Program, qtbot: QtBot, needle: NeedleMode) -> None:
    assert program.scene is not None
    before = program.scene.camera.pose
    _drag(program, qtbot, QPoint(12, 12), QPoint(80, 12))
    assert program.scene.camera.pose.azimuth_deg != before.azimuth_deg


def test_the_calm_arrow_has_no_metal_and_cannot_be_dragged(program: Program, qtbot: QtBot, needle: NeedleMode) -> None:
    needle.panel.findChild(Segmented).segment("calm").click()
    assert program.store.state.needle.is_calm
    assert program.scene is not None
    assert len(program.scene.needles.handles_mm) == 0
    path = program.scene.needles.paths[0]
    _drag(program, qtbot, _place(program, path.over_mm[0]), _place(program, path.over_mm[-1]))
    assert program.store.state.needle.entry == 0.0


def test_relay_lays_several_needles(program: Program, needle: NeedleMode) -> None:
    next(each for each in needle.panel.findChildren(QCheckBox) if each.text() == "Several in relay").click()
    assert program.scene is not None
    assert len(program.scene.needles.paths) > 2


def test_a_zone_on_record_only_shows_no_needle_and_says_so(program: Program, needle: NeedleMode) -> None:
    program.store.ask(ShowZone("later.mania-control"))  # type: ignore[arg-type]
    assert not needle.panel.isEnabled()
    assert "No needle" in needle.page.drawing.accessibleDescription()


def test_practice_aids_are_off_until_started_and_end_with_the_time(
    program: Program, qtbot: QtBot, needle: NeedleMode
) -> None:
    practice = needle.page.practice
    assert not practice.rhythm.isChecked()
    assert not practice.timer.isChecked()
    needle.page.show_tab("practice")
    qtbot.mouseClick(practice.rhythm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: practice.mark.turns > 0.2)
    practice.stop()
    assert not practice.rhythm.isChecked()
