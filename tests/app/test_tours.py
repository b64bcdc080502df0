"""Tours, their files and two windows: no order of clicks loses a word."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.tours import Tours
from viewer.data.available_tours import shipped_tour_files
from viewer.data.tour_draft import drafts
from viewer.data.tour_file import SUFFIX, read_tour, save_tour
from viewer.data.tour_folder import own_tours_folder
from viewer.data.tour_version import versions_of
from viewer.domain.catalog import Catalog
from viewer.domain.tour import Stop, StopView, Tour, plain_words
from viewer.presentation.presenter import Presenter
from viewer.state.mode_requests import Undo
from viewer.state.store import Store
from viewer.state.tour_requests import WriteStop
from viewer.state.view_state import ViewState
from viewer.widgets.tour import changed_outside


class Window:
    """What a window holds of tours, without the head."""

    def __init__(self, catalog: Catalog, widget: QWidget) -> None:
        self.store = Store(ViewState(mode="learn"), catalog)
        self.said: list[str] = []
        self.tours = Tours(
            self.store, Presenter(catalog), None, self.said.append, lambda: ("adult-man",), lambda: widget
        )
        self.store.subscribe(self.tours.apply)

    def write(self, word: str) -> None:
        """Add a paragraph to the stop that is shown."""
        stop = self.store.state.lesson.shown_stop
        assert stop is not None
        self.store.ask(WriteStop("words", f"{plain_words(stop.words)}\n\n{word}"))

    @property
    def words(self) -> str:
        tour = self.store.state.lesson.tour
        return words_of(tour) if tour is not None else ""


@pytest.fixture
def open_window(qtbot: QtBot, catalog: Catalog) -> Callable[[], Window]:
    def make() -> Window:
        widget = QWidget()
        qtbot.addWidget(widget)
        return Window(catalog, widget)

    return make


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Window, Path], None]:
    def save(window: Window, path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        window.tours.save_as()

    return save


def answer(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setattr(changed_outside, "ask_about_change", lambda *_: word)


def words_of(tour: Tour) -> str:
    return " ".join(plain_words(stop.words) for stop in tour.stops)


def kept_words(files: list[Path]) -> str:
    """Everything that would be found after a crash of all windows."""
    tours = [read_tour(path) for path in files if path.is_file()] + [draft.tour for draft in drafts()]
    tours += [read_tour(version.path) for path in files for version in versions_of(path)]
    return " ".join(map(words_of, tours))


def written(path: Path, word: str) -> Path:
    save_tour(Tour("own-same-id", path.stem, stops=(Stop("One", StopView()),)), path)
    return path


def test_saved_as_another_file_it_is_another_tour(
    open_window: Callable[[], Window], save_as: Callable[[Window, Path], None], tmp_path: Path
) -> None:
    first, second = written(tmp_path / f"a{SUFFIX}", ""), tmp_path / f"b{SUFFIX}"
    window = open_window()
    window.tours.open(first)
    window.write("in-both")
    save_as(window, second)
    assert window.tours.path == second
    assert read_tour(first).id != read_tour(second).id
    window.write("in-b")
    window.tours.open(first)
    window.write("in-a")
    window.tours.open(second)
    assert "in-b" in window.words
    window.store.ask(Undo())
    window.tours.save()
    assert "in-a" not in words_of(read_tour(second))
    assert words_of(read_tour(first)) == ""


def test_undo_stays_within_a_tour_and_comes_back_with_it(open_window: Callable[[], Window], tmp_path: Path) -> None:
    first, second = (written(tmp_path / f"{name}{SUFFIX}", "") for name in "ab")
    window = open_window()
    window.tours.open(first)
    window.write("one")
    window.write("two")
    window.tours.open(second)
    for _ in range(5):
        window.store.ask(Undo())
    assert window.tours.path == second
    window.tours.open(first)
    assert window.words == "one\n\ntwo"
    window.store.ask(Undo())
    assert window.words == "one"
    assert window.tours.path == first


def test_a_copy_by_hand_with_the_same_id_is_a_tour_of_its_own(
    open_window: Callable[[], Window], tmp_path: Path
) -> None:
    first, second = (written(tmp_path / f"{name}{SUFFIX}", "") for name in "ab")
    window = open_window()
    for path, word in ((first, "in-a"), (second, "in-b")):
        window.tours.open(path)
        window.write(word)
    for path, word in ((first, "in-a"), (second, "in-b")):
        window.tours.open(path)
        assert window.words == word


@pytest.mark.parametrize("choice", ["both", "replace", "nothing"])
def test_a_file_that_another_window_saved_is_not_written_over_unasked(
    open_window: Callable[[], Window], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, choice: str
) -> None:
    path = written(tmp_path / f"a{SUFFIX}", "")
    first, second = open_window(), open_window()
    for window, word in ((first, "of-one"), (second, "of-two")):
        window.tours.open(path)
        window.write(word)
    second.tours.save()
    answer(monkeypatch, choice)
    first.tours.save()
    beside = tmp_path / f"a-2{SUFFIX}"
    if choice == "both":
        assert "of-one" in words_of(read_tour(beside))
        assert first.tours.path == beside
    elif choice == "replace":
        assert "of-one" in words_of(read_tour(path))
        assert "of-two" in words_of(read_tour(versions_of(path)[0].path))
    else:
        assert not first.tours.is_saved
    assert all(word in kept_words([path, beside]) for word in ("of-one", "of-two"))


def test_a_damaged_file_offers_what_it_held_before(
    open_window: Callable[[], Window], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from viewer.widgets.tour.earlier_dialog import EarlierDialog

    path = written(tmp_path / f"a{SUFFIX}", "")
    window = open_window()
    window.tours.open(path)
    window.write("before")
    window.tours.save()
    window.write("after")
    window.tours.save()
    path.write_text("{")
    monkeypatch.setattr(EarlierDialog, "ask", lambda dialog: 0 if dialog.rows.count() == 2 else None)
    window.tours.open(path)
    assert window.words == "before"
    assert window.tours.is_own
    assert not window.tours.is_saved
    assert path.read_text() == "{"


def test_a_change_taken_back_leaves_no_draft(open_window: Callable[[], Window], tmp_path: Path) -> None:
    window = open_window()
    window.tours.open(written(tmp_path / f"a{SUFFIX}", ""))
    window.write("one")
    assert len(drafts()) == 1
    window.store.ask(Undo())
    assert drafts() == ()


@pytest.mark.parametrize("seed", range(24))
def test_no_order_of_clicks_in_two_windows_loses_a_word(
    open_window: Callable[[], Window],
    save_as: Callable[[Window, Path], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    seed: int,
) -> None:
    chance = random.Random(seed)
    places = [written(tmp_path / f"{name}{SUFFIX}", "") for name in "abc"]
    windows = [open_window(), open_window()]
    monkeypatch.setattr(changed_outside, "ask_about_change", lambda *_: chance.choice(["both", "replace", "nothing"]))
    words: list[str] = []

    def write(window: Window) -> None:
        if window.tours.is_own and window.store.state.lesson.shown_stop is not None:
            words.append(f"word-{len(words)}-")
            window.write(words[-1])

    acts: list[Callable[[Window], None]] = [
        write, write, write,
        lambda window: window.tours.open(chance.choice(places)),
        lambda window: window.tours.save(),
        lambda window: save_as(window, chance.choice([*places, tmp_path / f"new{SUFFIX}"])),
        lambda window: window.tours.copy(),
        lambda window: window.tours.open(shipped_tour_files()[0]),
    ]  # fmt: skip
    for _ in range(18):
        if chance.random() < 0.1:
            windows[chance.randrange(2)] = open_window()  # the other one ended as in a crash
        chance.choice(acts)(chance.choice(windows))
        files = [*tmp_path.glob(f"*{SUFFIX}"), *own_tours_folder().glob(f"*{SUFFIX}"), tmp_path / f"new{SUFFIX}"]
        held = kept_words(files)
        assert [word for word in words if word not in held] == []
