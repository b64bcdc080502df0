"""A tour in the real window: made by the mouse, put in order, saved, opened again, and the shipped ones played."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.modes.learn import LearnMode
from viewer.app.program import Program
from viewer.data.available_tours import shipped_tour_files
from viewer.data.tour_draft import drafts
from viewer.data.tour_file import read_tour, save_tour
from viewer.data.tour_folder import own_tours_folder
from viewer.domain.tour import Said, Stop, StopView, Tour
from viewer.presentation.hidden_answers import answering_names, tells
from viewer.state.tour_requests import DeleteStop, GoByStops, GoToStop, ShowAnswer, WriteStop
from viewer.state.view_requests import TurnTo
from viewer.widgets.paper.over import PaperOver
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.tour.list import RowList

Click = Callable[[Program, QPoint], None]
PlaceOf = Callable[[Program, str, str, float], QPoint]
CTRL = Qt.KeyboardModifier.ControlModifier


def mode_of(program: Program) -> LearnMode:
    mode = program._modes["learn"]
    assert isinstance(mode, LearnMode)
    return mode


def press_row(qtbot: QtBot, rows: RowList, row: int) -> None:
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(row)).center())


def titles(program: Program) -> list[str]:
    assert program.store.state.lesson.tour is not None
    return [stop.title for stop in program.store.state.lesson.tour.stops]


@pytest.fixture
def learning(qtbot: QtBot, program: Program) -> Program:
    """The program in the mode."""
    qtbot.keyClick(program.window, Qt.Key.Key_6, CTRL)
    assert program.store.state.mode == "learn"
    mode_of(program).home.all_tours.click()
    qtbot.waitUntil(mode_of(program).list.isVisible)
    return program


@pytest.mark.parametrize("path", shipped_tour_files(), ids=lambda path: path.stem)
def test_a_shipped_tour_is_played_through(qtbot: QtBot, learning: Program, path: Path) -> None:
    mode = mode_of(learning)
    row = next(row for row in range(mode.list.tours.count()) if mode.list._keys[row] == str(path))
    press_row(qtbot, mode.list.tours, row)
    tour = learning.store.state.lesson.tour
    assert tour == read_tour(path)
    view, scene = learning.viewport, learning.scene
    assert view is not None
    assert scene is not None
    for place, stop in enumerate(tour.stops):
        state = learning.store.state
        assert (state.lesson.stop, state.selection.zone, state.shown_mode) == (
            place,
            stop.view.selected,
            stop.view.stage,
        )
        assert stop.title in mode.page.reader.sentences()
        view.repaint()
        if stop.question:
            asks_for_side = stop.title == "On which side?"
            assert (scene.camera.pose.azimuth_deg == 0.0) == asks_for_side, "the picture would say the side"
            mode.foot.answer.click()
            assert stop.answer[0].text in mode.page.reader.sentences()
        if stop.view.eye is not None:
            assert scene.camera.pose.azimuth_deg == pytest.approx(stop.view.eye.azimuth_deg)
        mode.foot.next.click()
    assert not mode.foot.next.isEnabled()
    assert not learning.tours.is_own
    assert scene.problems == []
    assert drafts() == ()


@pytest.mark.parametrize("focus", ["stops", "back", "view", "present"])
def test_an_open_question_is_not_given_away_and_space_answers_it(qtbot: QtBot, learning: Program, focus: str) -> None:
    path = next(path for path in shipped_tour_files() if path.stem.startswith("1-"))
    for stop in (2, 4, 5):
        learning.tours.open(path)
        learning.store.ask(GoToStop(stop))
        mode = mode_of(learning)
        shown = learning.store.state.lesson.shown_stop
        assert shown is not None
        names = answering_names(learning.catalog, shown)
        assert names
        assert _told(learning, names) == []
        target = {
            "stops": mode.list.stops,
            "back": mode.foot.back,
            "view": learning.viewport,
            "present": mode.foot.present,
        }
        widget = target[focus]
        assert widget is not None
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Space)
        assert (learning.store.state.lesson.is_answered, learning.store.state.lesson.stop) == (True, stop)
        assert _told(learning, names), "now it is said"
        assert shown.title in mode.page.reader.sentences()


def _told(program: Program, names: tuple[str, ...]) -> list[str]:
    """Everything in the window that says one of the names: written, spoken, or under the pointer."""
    texts: list[str] = []
    for widget in program.window.findChildren(QWidget):
        if widget.isVisible():
            texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            texts += [widget.text()] if isinstance(widget, QLabel | QAbstractButton) else []
        if isinstance(widget, QListWidget) and widget.isVisible():
            items = [widget.item(row) for row in range(widget.count())]
            texts += [text for item in items for text in (item.text(), item.toolTip())]
    return [text for text in texts if tells(text, names) and not _is_a_control(text)]


def _is_a_control(text: str) -> bool:
    """Sides are named by what turns the head, sources by what they are called."""
    return text.startswith(("The motor and sensory areas", "1. ", "From the")) or len(text) < len("right ear")


def test_notes_are_closed_in_reading(qtbot: QtBot, learning: Program) -> None:
    learning.tours.open(next(path for path in shipped_tour_files() if path.stem.startswith("1-")))
    learning.store.ask(GoToStop(2))
    reader = mode_of(learning).page.reader
    notes = "Press Space for the answer. Let them point before you show it."
    assert notes not in reader.sentences()
    links = (each for each in reader.findChildren(LinkButton) if each.plain_text().startswith("Notes"))
    qtbot.mouseClick(next(links), Qt.MouseButton.LeftButton)
    assert notes in reader.sentences()
    learning.store.ask(ShowAnswer(is_shown=True))
    assert notes in reader.sentences(), "opened, they stay open at this stop"
    learning.store.ask(GoByStops(1))
    learning.store.ask(GoByStops(-1))
    assert notes not in reader.sentences()


def test_a_tour_is_made_put_in_order_saved_and_opened_again(
    qtbot: QtBot, learning: Program, click: Click, place_of: PlaceOf
) -> None:
    mode, window = mode_of(learning), learning.window
    mode.list.new.click()
    learning.store.ask(TurnTo("left"))
    click(learning, place_of(learning, "jiao.sensory", "left", 0.8))
    mode.list.add.click()
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_D, CTRL)  # from any mode
    qtbot.keyClick(window, Qt.Key.Key_6, CTRL)
    assert titles(learning) == ["Sensory area", "Sensory area"]
    tour = learning.store.state.lesson.tour
    assert tour is not None
    assert [stop.view.stage for stop in tour.stops] == ["explore", "needle"]
    press_row(qtbot, mode.list.stops, 0)
    mode.page.choice.segment("write").click()
    title, words = mode.page.writer.fields["title"], mode.page.writer.fields["words"]
    assert isinstance(title, QLineEdit)
    assert isinstance(words, QPlainTextEdit)
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Where touch goes")
    words.setFocus()
    qtbot.keyClicks(words, "First <b>words</b>")
    mode.list.down.click()
    assert titles(learning) == ["Sensory area", "Where touch goes"]
    assert len(drafts()) == 1
    mode.list.save.click()
    path = own_tours_folder() / "my-tour.scalptour"
    saved = read_tour(path)
    assert [stop.title for stop in saved.stops] == ["Sensory area", "Where touch goes"]
    assert saved.stops[1].words == (Said("First <b>words</b>"),)
    assert drafts() == ()
    press_row(qtbot, mode.list.tours, 0)
    assert not learning.tours.is_own
    qtbot.waitUntil(lambda: mode.list.tours.count() == len(shipped_tour_files()) + 1)
    press_row(qtbot, mode.list.tours, len(shipped_tour_files()))
    assert learning.store.state.lesson.tour == saved
    assert learning.tours.is_saved


def test_a_deleted_stop_comes_back(qtbot: QtBot, learning: Program) -> None:
    learning.tours.begin()
    for _ in range(2):
        learning.tours.add_stop()
    learning.store.ask(WriteStop("title", "Dear to me"))
    mode_of(learning).list.delete.click()
    assert "Dear to me" not in titles(learning)
    qtbot.keyClick(learning.window, Qt.Key.Key_Z, CTRL)
    assert "Dear to me" in titles(learning)


def test_what_was_not_saved_is_back_after_a_crash(open_program: Callable[..., Program]) -> None:
    first = open_program()
    first.tours.begin()
    first.tours.add_stop()
    first.store.ask(WriteStop("words", "Not saved yet."))
    second = open_program()  # as after a crash: nothing was told to the first
    entry = next(each for each in second.tours.entries() if not each.is_shipped)
    assert entry.has_unsaved
    second.tours.open(entry.path)
    stop = second.store.state.lesson.shown_stop
    assert stop is not None
    assert stop.words == (Said("Not saved yet."),)
    assert not second.tours.is_saved


def test_a_shipped_tour_stays_as_it_is(learning: Program) -> None:
    path = shipped_tour_files()[0]
    before = path.read_bytes()
    learning.tours.open(path)
    learning.tours.save()
    assert "stays as it is" in learning.window._status.text()
    mode_of(learning).list.copy.click()
    assert learning.tours.is_own
    learning.store.ask(DeleteStop())
    learning.tours.save()
    assert path.read_bytes() == before
    assert len(titles(learning)) == len(read_tour(path).stops) - 1


def test_a_tour_that_cannot_be_opened_says_why_and_the_open_one_stays(learning: Program, tmp_path: Path) -> None:
    learning.tours.open(shipped_tour_files()[0])
    before = learning.store.state.lesson.tour
    newer = tmp_path / "newer.scalptour"
    newer.write_text('{"format": "scalptour", "version": 9}')
    learning.tours.open(newer)
    assert "made by a newer version" in learning.window._status.text()
    assert learning.store.state.lesson.tour is before


def test_a_zone_that_is_gone_is_said_and_the_rest_works(learning: Program, tmp_path: Path) -> None:
    path = tmp_path / "old.scalptour"
    stops = (Stop("Gone", StopView(selected="jiao.gone")), Stop("There", StopView(selected="jiao.motor")))  # type: ignore[arg-type]
    save_tour(Tour("own-9", "Old", stops=stops), path)
    learning.tours.open(path)
    assert "“jiao.gone” is not in this version" in learning.window._status.text()
    assert any("jiao.gone" in said for said in mode_of(learning).page.reader.sentences())
    learning.store.ask(GoByStops(1))
    assert learning.store.state.selection.zone == "jiao.motor"


def test_a_file_that_cannot_be_written_is_said_and_the_changes_are_kept(learning: Program) -> None:
    learning.tours.begin()
    learning.tours.add_stop()
    tour, path = learning.store.state.lesson.tour, learning.tours.path
    assert tour is not None
    assert path is not None
    path.mkdir(parents=True)  # a folder in its place
    learning.tours.save()
    assert "could not be written" in learning.window._status.text()
    assert [(draft.file, draft.tour) for draft in drafts()] == [(path, tour)]


def test_a_source_mark_opens_its_study_over_the_stop(qtbot: QtBot, learning: Program) -> None:
    from viewer.widgets.pieces.statement import Statement

    path = next(path for path in shipped_tour_files() if "tinnitus" in path.name)
    learning.tours.open(path)
    mode = mode_of(learning)
    marked = next(each for each in mode.page.reader.findChildren(Statement) if each.marks())
    marked.marks()[0].click()
    assert learning.store.state.study == "jarach2022"
    assert isinstance(mode._right.currentWidget(), PaperOver)
    qtbot.keyClick(learning.window, Qt.Key.Key_Escape)
    assert mode.page.isVisible()
