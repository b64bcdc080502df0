"""File, Save film: made by a process of its own, with a bar, and stopped without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QProgressDialog
from pytestqt.qtbot import QtBot

from viewer.app.film_saving import FilmSaving, film_choices
from viewer.app.program import Program
from viewer.cli.arguments import make_parser
from viewer.data.available_tours import shipped_tour_files
from viewer.domain.tour import Tour
from viewer.state.mode_requests import Enter
from viewer.state.requests import ShowZone
from viewer.state.view_requests import ToggleLabels
from viewer.state.view_state import ViewState
from viewer.widgets.film_dialog import FilmDialog

SMALL = ["--seconds", "2", "--fps", "2", "--size", "64x64"]


@pytest.fixture
def said(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window says; films are small."""
    sentences: list[str] = []
    monkeypatch.setattr(program._film, "_say", sentences.append)
    order = FilmSaving._order
    monkeypatch.setattr(FilmSaving, "_order", lambda self, path, what: [*order(self, path, what), *SMALL])
    return sentences


@pytest.fixture
def ask_for(program: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, str], None]:
    def ask(path: Path, kind: str = "") -> None:
        monkeypatch.setattr(FilmDialog, "exec", lambda _dialog: FilmDialog.DialogCode.Accepted)
        monkeypatch.setattr("viewer.app.film_saving.QFileDialog.getSaveFileName", lambda *_: (str(path), kind))
        action = program.window.findChild(QAction, "save-film")
        assert action is not None
        action.trigger()

    return ask


def test_a_film_is_made_and_told(
    program: Program, qtbot: QtBot, said: list[str], ask_for: Callable[..., None], tmp_path: Path
) -> None:
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    with qtbot.waitSignal(program._film.ended, timeout=120_000):
        ask_for(tmp_path / "turn", "GIF (*.gif)")
        bar = program.window.findChild(QProgressDialog)
        assert bar is not None
        assert "turn.gif" in bar.labelText()
    assert said == [f"Saved {tmp_path / 'turn.gif'}"]
    with Image.open(tmp_path / "turn.gif") as film:
        assert (film.size, film.n_frames) == ((64, 64), 4)
    assert [path.name for path in tmp_path.iterdir()] == ["turn.gif"]


def test_what_is_stopped_leaves_the_old_file(
    program: Program, qtbot: QtBot, said: list[str], ask_for: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "turn.mp4").write_bytes(b"old")
    with qtbot.waitSignal(program._film.ended, timeout=120_000):
        ask_for(tmp_path / "turn.mp4")
        process = program._film._process
        assert process is not None
        qtbot.waitUntil(lambda: any(path.suffix == ".part" for path in tmp_path.iterdir()), timeout=60_000)
        ask_for(tmp_path / "other.mp4")
        bar = program.window.findChild(QProgressDialog)
        assert bar is not None
        bar.canceled.emit()
    assert said == ["A film is being made already.", "Stopped; nothing was saved."]
    assert (tmp_path / "turn.mp4").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["turn.mp4"]


def test_what_cannot_be_written_is_a_sentence(
    program: Program, qtbot: QtBot, said: list[str], ask_for: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "taken.mp4").mkdir()
    with qtbot.waitSignal(program._film.ended, timeout=120_000):
        ask_for(tmp_path / "taken.mp4")
    assert said[0].startswith("The film could not be saved: ")
    assert said[0].endswith("' is a folder, not a file.")  # a long path is shown in part
    assert [path.name for path in tmp_path.iterdir()] == ["taken.mp4"]


def test_the_film_shows_what_the_window_shows(program: Program, tmp_path: Path) -> None:
    program.store.ask(ShowZone("jiao.motor", side="right"))  # type: ignore[arg-type]
    program.store.ask(ToggleLabels())
    program.store.ask(Enter("build"))
    order = make_parser().parse_args(program._film._order(tmp_path / "a.mp4", "build"))
    assert (order.command, order.what, order.zones, order.side) == ("video", "build", ["jiao.motor"], "right")
    assert (order.labels, order.system, order.head, order.watched) == (False, "jiao", "adult-man", True)


def test_the_open_tour_can_be_filmed(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program.tours.open(shipped_tour_files()[0])
    program.store.ask(Enter("learn"))
    seen: list[FilmDialog] = []

    def accept(dialog: FilmDialog) -> FilmDialog.DialogCode:
        seen.append(dialog)
        return FilmDialog.DialogCode.Accepted

    monkeypatch.setattr(FilmDialog, "exec", accept)
    asked: list[str] = []
    monkeypatch.setattr(
        "viewer.app.film_saving.QFileDialog.getSaveFileName", lambda *words: asked.append(words[2]) or ("", "")
    )
    program._film.save()
    assert seen[0].chosen().what == "tour"  # this is what the window is about
    assert seen[0].chosen().title == "The tour “The motor and sensory areas”"
    assert seen[0].chosen().detail.startswith("8 stops with their words, about ")
    assert asked == ["motor-and-sensory.mp4"]
    order = make_parser().parse_args(program._film._order(tmp_path / "a.mp4", "tour"))
    assert (order.what, order.tour, order.zones, order.system) == ("tour", "motor-and-sensory", [], None)
    monkeypatch.setattr(FilmDialog, "exec", lambda _dialog: FilmDialog.DialogCode.Rejected)
    program._film.save()
    assert len(asked) == 1


def test_what_cannot_be_filmed_is_not_offered() -> None:
    assert [choice.what for choice in film_choices(ViewState())] == ["orbit"]
    zone = ViewState(selected="jiao.motor")  # type: ignore[arg-type]
    assert [choice.what for choice in film_choices(zone)] == ["orbit", "build"]
    assert [choice.what for choice in film_choices(ViewState(tour=Tour("a", "A")))] == ["orbit"]
