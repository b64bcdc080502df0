"""A tour before a class in the real window: keys of a clicker, black, spotlight, drawing, and everything as before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from viewer.app.modes.learn import LearnMode
from viewer.app.present import Presentation
from viewer.app.program import Program
from viewer.data.available_tours import shipped_tour_files
from viewer.state.mode_requests import Enter, Undo
from viewer.state.modes import Mode
from viewer.state.requests import ShowZone


def shown(program: Program) -> Presentation:
    assert program._presentation is not None
    return program._presentation


def said_on_head(program: Program) -> list[tuple[str, ...]]:
    assert program.scene is not None
    return [(text.key, text.title, text.second) for text in program.scene._labels.texts]


def press(qtbot: QtBot, program: Program, key: Qt.Key) -> None:
    qtbot.keyClick(program.window, key)


@pytest.fixture
def presenting(qtbot: QtBot, program: Program) -> Program:
    """The first shipped tour before a class, at its first stop."""
    program.tours.open(shipped_tour_files()[0])
    press(qtbot, program, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: shown(program).panel.isVisible())
    return program


def test_only_head_and_words_are_left(presenting: Program) -> None:
    window = presenting.window
    assert window.isFullScreen()
    for bar in (window.menuBar(), window._modes, window.statusBar()):
        assert not bar.isVisible()
    said = shown(presenting).panel.words.shown_words()
    assert said[:2] == ("The motor and sensory areas", "A map with a founder")
    learn = presenting._modes["learn"]
    assert isinstance(learn, LearnMode)
    learn.refresh(presenting.store.state)  # as when a tour is listed anew
    assert not any(panel.isVisible() for panel in (learn.list, learn.page, learn.foot))


def test_every_clicker_goes_on_and_back(qtbot: QtBot, presenting: Program) -> None:
    for on in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down):
        press(qtbot, presenting, on)
        assert presenting.store.state.lesson.stop == 1
        press(qtbot, presenting, on)
        press(qtbot, presenting, on)  # the third stop asks; its answer comes before the next
        assert (presenting.store.state.lesson.stop, presenting.store.state.lesson.is_answered) == (2, True)
        for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Left):
            press(qtbot, presenting, key)
        assert presenting.store.state.lesson.stop == 0


def test_black_comes_and_goes_and_a_step_uncovers(qtbot: QtBot, presenting: Program) -> None:
    overlay = shown(presenting).overlay
    press(qtbot, presenting, Qt.Key.Key_B)
    assert overlay.is_black
    assert presenting.window.grab().toImage().pixelColor(300, 300).name() == "#000000"
    press(qtbot, presenting, Qt.Key.Key_B)
    assert not overlay.is_black
    press(qtbot, presenting, Qt.Key.Key_B)
    press(qtbot, presenting, Qt.Key.Key_Space)
    assert not overlay.isVisible()
    assert presenting.store.state.lesson.stop == 0


def test_under_the_spotlight_the_head_still_turns(qtbot: QtBot, presenting: Program) -> None:
    overlay, view, scene = shown(presenting).overlay, presenting.viewport, presenting.scene
    assert view is not None
    assert scene is not None
    press(qtbot, presenting, Qt.Key.Key_S)
    assert overlay.has_spot
    qtbot.mouseMove(view, QPoint(80, 90))
    qtbot.waitUntil(lambda: overlay._spot == QPointF(view.mapTo(presenting.window, QPoint(80, 90))))
    before = scene.camera.pose.azimuth_deg
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(80, 90))
    qtbot.mouseMove(view, QPoint(180, 90))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(180, 90))
    assert scene.camera.pose.azimuth_deg != before
    press(qtbot, presenting, Qt.Key.Key_S)
    assert not overlay.isVisible()


def test_a_drawing_is_made_and_goes_with_the_stop(qtbot: QtBot, presenting: Program) -> None:
    overlay, scene = shown(presenting).overlay, presenting.scene
    assert scene is not None
    press(qtbot, presenting, Qt.Key.Key_D)
    before = scene.camera.pose
    for start in (QPoint(100, 100), QPoint(400, 300)):
        qtbot.mousePress(overlay, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(overlay, start + QPoint(80, 30))
        qtbot.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=start + QPoint(80, 30))
    assert overlay.strokes == 2
    assert scene.camera.pose == before
    press(qtbot, presenting, Qt.Key.Key_C)
    assert overlay.strokes == 0
    qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    press(qtbot, presenting, Qt.Key.Key_Space)
    assert overlay.strokes == 0


def test_keys_of_the_menus_are_not_heard(qtbot: QtBot, presenting: Program) -> None:
    before = presenting.store.state
    for key in (Qt.Key.Key_M, Qt.Key.Key_P, Qt.Key.Key_T, Qt.Key.Key_W, Qt.Key.Key_F1):
        press(qtbot, presenting, key)
    qtbot.keyClick(presenting.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert presenting.store.state == before


@pytest.mark.parametrize("leave", [Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_the_window_is_as_it_was_and_shows_the_last_stop(qtbot: QtBot, program: Program, leave: Qt.Key) -> None:
    program.tours.open(shipped_tour_files()[1])
    program.store.ask(Enter("explore"))
    program.store.ask(ShowZone("jiao.optic"))  # type: ignore[arg-type]
    scene, window = program.scene, program.window
    assert scene is not None
    state, size, scale = program.store.state, window.size(), scene._labels.view.scale
    press(qtbot, program, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: shown(program).panel.isVisible())
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_S, Qt.Key.Key_D, Qt.Key.Key_Space):
        press(qtbot, program, key)
    scene.camera.orbit(100, 20)
    last, pose = program.store.state, scene.camera.pose
    press(qtbot, program, leave)
    qtbot.waitUntil(lambda: window.size() == size and window.menuBar().isVisible())
    assert last.lesson.stop > 0
    assert program.store.state == last
    assert scene.camera.pose.azimuth_deg == pose.azimuth_deg, "the head stays as the class saw it last"
    assert scene._labels.view.scale == scale
    learn = program._modes["learn"]
    assert isinstance(learn, LearnMode)
    assert learn.page.isVisible()
    assert not window.isFullScreen()
    assert not shown(program).overlay.isVisible()
    program.store.ask(Undo())  # the whole walk
    assert (program.store.state.mode, program.store.state.lesson.stop) == ("learn", state.lesson.stop)
    program.store.ask(Undo())
    assert (program.store.state.mode, program.store.state.selection.zone) == ("explore", "jiao.optic")


PRESENTED_FROM: tuple[Mode, ...] = ("needle", "build", "compare", "explain", "map")


def test_a_stop_looks_the_same_from_wherever_it_is_presented(qtbot: QtBot, program: Program) -> None:
    scene = program.scene
    assert scene is not None
    program.tours.open(shipped_tour_files()[0])
    press(qtbot, program, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: shown(program).panel.isVisible())
    usual = said_on_head(program)
    press(qtbot, program, Qt.Key.Key_Escape)
    for mode in PRESENTED_FROM:
        program.store.ask(Enter("explore"))
        program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
        program.store.ask(Enter(mode))
        press(qtbot, program, Qt.Key.Key_F5)
        qtbot.waitUntil(lambda: shown(program).panel.isVisible())
        assert said_on_head(program) == usual
        assert scene._state.mode != mode
        press(qtbot, program, Qt.Key.Key_Escape)
        assert program.store.state.mode == "learn"


def test_the_presenter_reads_notes_and_what_comes_next(qtbot: QtBot, presenting: Program) -> None:
    press(qtbot, presenting, Qt.Key.Key_N)
    notes = shown(presenting).notes
    assert notes is not None
    assert notes.isVisible()
    assert notes.window() is presenting.window, "on one screen they stand above the picture"
    assert presenting.window.childAt(notes.geometry().center()).window() is presenting.window
    assert notes is presenting.window.children()[-1], "nothing lies over them"
    assert notes.sentences()[-1] == "Next: The motor area"
    press(qtbot, presenting, Qt.Key.Key_Space)
    assert notes.sentences()[0] == "The motor area"
    press(qtbot, presenting, Qt.Key.Key_Escape)
    assert not notes.isVisible()


def test_without_a_tour_one_is_asked_for(qtbot: QtBot, program: Program) -> None:
    press(qtbot, program, Qt.Key.Key_F5)
    assert program.store.state.mode == "learn"
    assert program.window._status.text().startswith("Choose a tour to present")
    assert not program.window.isFullScreen()


def test_closing_the_window_ends_it_first(qtbot: QtBot, open_program: Callable[..., Program]) -> None:
    program = open_program()
    before = program.window.size()
    program.tours.open(shipped_tour_files()[0])
    press(qtbot, program, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: shown(program).panel.isVisible())
    program.window.close()
    assert not shown(program).is_on
    assert program.window.size() == before
