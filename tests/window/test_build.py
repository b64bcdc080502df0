"""Build it in the real window: by the mouse, by keys, and by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.modes.build import BuildMode
from viewer.app.program import Program
from viewer.state.build_requests import ShowStep
from viewer.state.mode_requests import Redo, Undo
from viewer.state.requests import ShowZone
from viewer.state.view_requests import ShowHead


@pytest.fixture
def program(open_program: Callable[..., Program]) -> Program:
    return open_program(zone="jiao.motor", side="left")


@pytest.fixture
def build(program: Program, qtbot: QtBot) -> BuildMode:
    """The mode, entered by the mouse."""
    qtbot.mouseClick(program._row.modes().segment("build"), Qt.MouseButton.LeftButton)
    mode = program._modes["build"]
    assert isinstance(mode, BuildMode)
    qtbot.waitUntil(mode.caption.isVisible)
    return mode


def at(program: Program) -> int:
    return program.store.state.build.step


def test_it_is_entered_at_the_first_step_and_left_by_escape(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    assert program.store.state.mode == "build"
    assert at(program) == 0
    assert len(build.panel.steps().rows()) == 8
    assert build.caption.caption_text().startswith("Draw the midline")
    assert program.scene is not None
    assert program.scene._building.is_on
    qtbot.keyClick(program.viewport, Qt.Key.Key_Escape)
    assert program.store.state.mode == "explore"
    assert not program.scene._building.is_on
    assert not build.caption.isVisible()


def test_back_and_next_by_button(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    for _ in range(7):
        qtbot.mouseClick(build.caption.next_button, Qt.MouseButton.LeftButton)
    assert at(program) == 7
    qtbot.mouseClick(build.caption.back_button, Qt.MouseButton.LeftButton)
    assert at(program) == 6
    build.caption.go_to_last()
    qtbot.mouseClick(build.caption.next_button, Qt.MouseButton.LeftButton)
    assert at(program) == 0, "from the finished zone it starts again"


def test_a_row_of_the_list_leads_to_its_step(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    qtbot.mouseClick(build.panel.steps().rows()[4], Qt.MouseButton.LeftButton)
    assert at(program) == 4
    assert build.panel.steps().rows()[4].is_now


def test_keys_step_wherever_the_focus_is(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    assert program.viewport is not None
    places: tuple[QWidget, ...] = (program.viewport, build.panel.steps().rows()[0], build.caption.back_button)
    for place in places:
        build.caption.go_to_first()
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_Right)
        qtbot.keyClick(place, Qt.Key.Key_Right)
        assert at(program) == 2, place
        qtbot.keyClick(place, Qt.Key.Key_Left)
        assert at(program) == 1, place
        qtbot.keyClick(place, Qt.Key.Key_End)
        assert at(program) == 7, place
        qtbot.keyClick(place, Qt.Key.Key_Right)
        assert at(program) == 7, "there is nothing after the last step"
        qtbot.keyClick(place, Qt.Key.Key_Home)
        assert at(program) == 0, place


def test_shift_and_arrows_turn_the_head(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    assert program.scene is not None
    assert program.viewport is not None
    program.viewport.setFocus()
    before = program.scene.camera.pose.azimuth_deg
    qtbot.keyClick(program.viewport, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert at(program) == 0
    assert program.scene.camera.pose.azimuth_deg != before


def test_the_space_bar_plays_from_the_head_and_presses_a_focused_button(
    program: Program, build: BuildMode, qtbot: QtBot
) -> None:
    assert program.viewport is not None
    build.caption.next_button.setFocus()
    qtbot.keyClick(build.caption.next_button, Qt.Key.Key_Space)
    assert at(program) == 1
    assert not build.player.is_playing
    program.viewport.setFocus()
    qtbot.keyClick(program.viewport, Qt.Key.Key_Space)
    assert build.player.is_playing
    qtbot.keyClick(program.viewport, Qt.Key.Key_Space)
    assert not build.player.is_playing


def test_it_plays_to_the_end_by_itself(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    build.player.pace = 0.001
    with qtbot.waitSignal(build.player.stopped, timeout=20_000):
        qtbot.mouseClick(build.caption.play, Qt.MouseButton.LeftButton)
    assert at(program) == 7
    assert build.caption.play.text() == "Play"


def test_a_click_on_the_head_stops_it(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    build.play()
    assert build.caption.play.text() == "Pause"
    assert program.viewport is not None
    qtbot.mouseClick(program.viewport, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert not build.player.is_playing
    assert at(program) == 0


def test_a_click_on_the_head_opens_nothing_here(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    build.caption.go_on()
    view = program.viewport
    assert view is not None
    for share in (0.3, 0.45, 0.6):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(view.width() * share), view.height() // 2))
    assert (program.store.state.selection.zone, at(program)) == ("jiao.motor", 1)


def test_another_side_and_another_head_keep_the_step(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    for _ in range(3):
        build.caption.go_on()
    qtbot.mouseClick(build.panel.side().segment("right"), Qt.MouseButton.LeftButton)
    assert (program.store.state.selection.side, at(program)) == ("right", 3)
    measure = build.panel.steps().rows()[0].accessibleName()
    program.store.ask(ShowHead("child-8"))
    qtbot.waitUntil(lambda: program.atlas is not None and program.atlas.head == "child-8", timeout=30_000)
    assert at(program) == 3
    assert build.panel.steps().rows()[0].accessibleName() != measure, "another head, another length"


def test_steps_are_undone_and_redone(program: Program, build: BuildMode) -> None:
    build.caption.go_on()
    build.caption.go_on()
    program.store.ask(Undo())
    assert at(program) == 1
    assert build.panel.steps().rows()[1].is_now
    program.store.ask(Redo())
    assert at(program) == 2


def test_another_zone_begins_at_its_first_step(program: Program, build: BuildMode) -> None:
    build.caption.go_to_last()
    build.panel.combo().choice_requested.emit("who.ms11")
    assert (program.store.state.selection.zone, at(program)) == ("who.ms11", 0)
    assert len(build.panel.steps().rows()) == 3


def test_a_rule_that_is_chosen_is_built(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    program.store.ask(ShowStep(2))
    # What differs is read from the rivals, and these are built beside the window.
    qtbot.waitUntil(lambda: len(build.panel.differ.rows()) > 1, timeout=30_000)
    row = build.panel.differ.rows()[1]
    row.click()
    assert program.store.state.rules.variants == {"jiao.motor/half-cun"}
    qtbot.waitUntil(lambda: "0.5 cun" in build.caption.caption_text(), timeout=30_000)
    qtbot.waitUntil(
        lambda: build.panel.steps().rows()[2].accessibleName() == "Step 3, now: Half a cun back, 1.4 cm", timeout=30_000
    )
    build.panel.differ.both_buttons()[0].click()
    assert program.store.state.build.rival == "jiao.motor/half-cun"
    scene = program.scene
    assert scene is not None
    qtbot.waitUntil(lambda: any(text.key == "rival" for text in scene._building.texts()), timeout=30_000)


def save_actions(build: BuildMode) -> list[QAction]:
    return [action for action in build.panel.findChildren(QAction) if "PNG" in action.text()]


def test_pictures_are_saved_one_a_step(
    program: Program, build: BuildMode, qtbot: QtBot, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(str(tmp_path))
    program.store.ask(ShowZone("who.ms11"))  # type: ignore[arg-type]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with qtbot.waitSignal(program.exporting.ended, timeout=120_000):
        save_actions(build)[0].trigger()
    assert sorted(file.name for file in folder.iterdir()) == [f"who-ms11-{n}.png" for n in (1, 2, 3)]
    assert program.window._status.text() == f"Saved 3 files in {folder}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "one.png"), ""))
    with qtbot.waitSignal(program.exporting.ended, timeout=120_000):
        save_actions(build)[1].trigger()
    assert (folder / "one.png").read_bytes() == (folder / "who-ms11-1.png").read_bytes()


def test_a_folder_that_cannot_be_written_is_a_sentence(
    program: Program, build: BuildMode, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/proc/nowhere")
    with qtbot.waitSignal(program.exporting.ended, timeout=60_000):
        save_actions(build)[0].trigger()
    assert "could not be saved" in program.window._status.text()


def test_nothing_is_lost_at_any_size(program: Program, build: BuildMode, qtbot: QtBot) -> None:
    for size in ((1024, 700), (1440, 900)):
        program.window.resize(*size)
        qtbot.waitUntil(lambda size=size: program.window.width() == size[0])
        QApplication.processEvents()
        program.window.open_drawer()
        QApplication.processEvents()
        assert build.panel.isVisible()
        assert build.caption.next_button.isVisible()
        assert program.viewport is not None
        assert program.viewport.height() > 0.45 * size[1]
