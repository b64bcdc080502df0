"""Typing in a field: afterwards the keys of the mode are heard again, and Esc ends the typing before anything else."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.app.modes.build import BuildMode
from viewer.app.modes.learn import LearnMode
from viewer.app.program import Program
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.state.mode_requests import Enter
from viewer.state.requests import ShowComplaint, ShowZone
from viewer.widgets.page_dialog import PageDialog


def test_after_a_zone_is_typed_arrows_and_space_walk_its_steps(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowZone(ZoneId("jiao.motor")))
    program.store.ask(Enter("build"))
    mode = program._modes["build"]
    assert isinstance(mode, BuildMode)
    field = mode.panel._combo.lineEdit()
    assert field is not None
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "J2 Sensory")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert program.store.state.selection.zone == "jiao.sensory"
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Right)
    assert program.store.state.build.step == 1
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert mode.player.is_playing
    mode.player.stop()


def test_esc_ends_the_typing_and_then_the_mode(program: Program, qtbot: QtBot) -> None:
    program.store.ask(Enter("build"))
    mode = program._modes["build"]
    assert isinstance(mode, BuildMode)
    built, field = program.store.state.selection.zone, mode.panel._combo.lineEdit()
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, "sens")
    field.completer().popup().hide()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (program.store.state.mode, program.store.state.selection.zone) == ("build", built)
    assert not field.hasFocus()
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    assert program.store.state.mode == "explore"


def test_esc_in_a_title_leaves_the_title_alone(program: Program, qtbot: QtBot) -> None:
    program.tours.begin()
    mode = program._modes["learn"]
    assert isinstance(mode, LearnMode)
    mode.list.title.setFocus()
    qtbot.keyClicks(mode.list.title, "x")
    qtbot.keyClick(mode.list.title, Qt.Key.Key_Escape)
    assert program.store.state.mode == "learn"
    assert not mode.list.title.hasFocus()


def test_a_found_site_a_caution_and_a_study_are_opened(program: Program) -> None:
    zones = program.explore.zones
    zones._search.search_for("Cz")
    zones._tree.request_first()
    assert "ten_ten" in program.store.state.drawing.overlays
    zones._search.search_for("chronic pain")
    zones._tree.request_first()
    assert program.store.state.study == "kong2024"
    shown: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PageDialog)
        shown.extend((dialog.windowTitle(), dialog.marked()))
        dialog.reject()

    QTimer.singleShot(0, read)
    zones._search.search_for("pacemaker")
    zones._tree.request_first()
    assert shown[0] == "Safe needling"
    assert "with a pacemaker or ICD" in shown[1]


def test_return_opens_the_zone_whose_exact_name_was_typed(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowComplaint(ComplaintId("headache")))
    qtbot.keyClicks(program.explore.zones._search, "balance area")
    qtbot.keyClick(program.explore.zones._search, Qt.Key.Key_Return)
    assert program.store.state.selection.zone == "jiao.balance"
