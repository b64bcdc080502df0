"""File, Export: everything of the register is there, made beside the window, told, and stopped without a trace."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from tests.export.web_page_world import tour
from viewer.app.program import Program
from viewer.cli.main import main
from viewer.data.available_tours import shipped_tour_files
from viewer.errors import ExportError
from viewer.export import register
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.presentation.question import choice
from viewer.state.history import History
from viewer.state.mode_requests import Enter
from viewer.state.requests import ShowZone
from viewer.state.view_requests import ToggleLabels, TurnTo
from viewer.widgets.question_dialog import QuestionDialog

SMALL = {"what": "orbit", "seconds": 2.0, "fps": 2, "size": (64, 64)}


def make_fake(request: Request, into: Path, progress: Progress) -> bool:
    """Write what was asked for; called in a process of its own."""
    if request.mood == "sentence":
        raise ExportError("the ink is dry")
    if request.mood == "fault":
        raise ZeroDivisionError("seven")
    progress.note("The pen is blunt")
    into.write_text(f"{request.mood} {request.head}", encoding="utf-8")
    progress.wrote(into)
    return True


FAKE = Export(
    id="fake",
    words="A letter & more",
    about="write a letter",
    what="the letter",
    proposed="letter.txt",
    endings=(Ending(".txt", "Letter"), Ending(".md", "Long letter", {"mood": "long"})),
    options=(
        Option("mood", choice("kind", "stern", "long", "sentence", "fault"), "how it sounds", "kind", "Mood"),
        Option("head", choice("adult-man"), "whose", "nobody"),
    ),
    make=make_fake,
    examples="  {prog} -o letter.txt\n",
    group="letters",
)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Export:
    monkeypatch.setattr(register, "EXPORTS", (*register.EXPORTS, FAKE))
    return FAKE


@pytest.fixture
def said(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window says, but for the names under a pointer that happens to lie on the screen."""
    sentences: list[str] = []
    monkeypatch.setattr(program._pointer, "_say", lambda _sentence: None)
    monkeypatch.setattr(program.window, "show_status", sentences.append)
    return sentences


@pytest.fixture
def save(program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Save an export with what is settled, under a name, and wait for its end."""

    def to(name: str, path: Path, values: Mapping[str, object], kind: str = "") -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))
        with qtbot.waitSignal(program.exporting.ended, timeout=120_000):
            program.exporting.save(name, values)

    return to


def actions_of(program: Program) -> dict[str, QAction]:
    """Open the menu, and return what is in it."""
    program.window.menus.exports.aboutToShow.emit()
    return {action.objectName(): action for action in program.window.menus.exports.actions() if action.objectName()}


def test_the_menu_shows_the_whole_register_and_says_what_is_missing(program: Program) -> None:
    actions = actions_of(program)
    assert [*actions] == [f"export-{export.id.replace(' ', '-')}" for export in register.EXPORTS]
    assert {name: action.toolTip() for name, action in actions.items() if not action.isEnabled()} == {
        "export-steps": "Choose a zone first.",
        "export-tour-show": "Open a tour first.",
        "export-handout": "Choose a complaint or a zone first.",
    }
    program.tours.open(shipped_tour_files()[0])
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    assert all(action.isEnabled() for action in actions_of(program).values())


def test_what_is_added_to_the_register_is_in_the_help_and_the_window(
    program: Program, fake: Export, said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert main(["--help"]) == 0
    assert "write a letter" in capsys.readouterr().out
    assert main(["fake", "--mood", "stern", "--head", "adult-man", "-o", str(tmp_path / "a.txt")]) == 0
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "stern adult-man"
    assert capsys.readouterr() == (f"{tmp_path / 'a.txt'}\n", "scalp-map-viewer: The pen is blunt\n")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QuestionDialog)
        mood = dialog.fields["mood"]
        assert isinstance(mood, QComboBox)
        assert mood.currentText() == "Kind"
        mood.setCurrentIndex(1)
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "b"), "Letter (*.txt)"))
    action = actions_of(program)["export-fake"]
    assert action.text() == "A letter && more…"
    QTimer.singleShot(0, answer)
    with qtbot.waitSignal(program.exporting.ended, timeout=60_000):
        action.trigger()
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == "stern adult-man"
    assert said[-1] == f"Saved {tmp_path / 'b.txt'}. The pen is blunt"


def test_the_ending_settles_what_goes_with_it(fake: Export, save: Callable[..., None], tmp_path: Path) -> None:
    save("fake", tmp_path / "a.md", {"mood": "kind"})
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("long ")


def test_an_error_is_a_sentence_and_a_fault_is_told_as_any_other(
    program: Program, fake: Export, said: list[str], save: Callable[..., None], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    heard: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: heard.append(error))
    save("fake", tmp_path / "a.txt", {"mood": "sentence"})
    assert said == ["It could not be saved: the ink is dry."]
    save("fake", tmp_path / "a.txt", {"mood": "fault"})
    assert said[1].startswith("Something went wrong that nobody foresaw")
    assert "ZeroDivisionError: seven" in str(heard[0])
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_gets_its_ending_here_is_not_written_over_unasked(
    program: Program, fake: Export, said: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a"), ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    program.exporting.save("fake", {"mood": "kind"})
    assert (said, (tmp_path / "a.txt").read_text(encoding="utf-8")) == ([], "old")


def test_a_film_is_made_and_told(
    program: Program, said: list[str], save: Callable[..., None], qtbot: QtBot, tmp_path: Path
) -> None:
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    said.clear()
    save("video", tmp_path / "turn", SMALL, "GIF (*.gif)")
    assert said == [f"Saved {tmp_path / 'turn.gif'}"]
    with Image.open(tmp_path / "turn.gif") as film:
        assert (film.size, film.n_frames) == ((64, 64), 4)
    assert [path.name for path in tmp_path.iterdir()] == ["turn.gif"]


def test_the_pointer_takes_back_only_what_it_has_said(
    program: Program, place_of: Callable[[Program, str, str, float], QPoint]
) -> None:
    said: list[str] = []
    program._pointer._say = said.append
    program.store.ask(TurnTo("left"))
    place = place_of(program, "jiao.motor", "left", 0.4)
    program._pointer.hover(place.x(), place.y())
    program._pointer.leave()
    assert said[0].startswith("Motor area")
    assert said[1:] == [""]
    program._pointer.leave()
    program._pointer.hover(6, 6)
    assert said[1:] == [""], "what was saved can still be read"


def test_what_is_stopped_leaves_the_old_file(
    program: Program, qtbot: QtBot, said: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "turn.mp4").write_bytes(b"old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "turn.mp4"), ""))
    with qtbot.waitSignal(program.exporting.ended, timeout=120_000):
        program.exporting.save("video", {**SMALL, "seconds": 600.0})
        bar = program.window.findChild(QProgressDialog)
        assert bar is not None
        assert bar.labelText() == "Making turn.mp4"
        qtbot.waitUntil(lambda: any(path.suffix == ".part" for path in tmp_path.iterdir()), timeout=60_000)
        program.exporting.save("claims")
        bar.canceled.emit()
    assert said == ["Something is being saved already.", "Stopped; nothing was saved."]
    assert (tmp_path / "turn.mp4").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["turn.mp4"]


def test_what_cannot_be_written_is_a_sentence(save: Callable[..., None], said: list[str], tmp_path: Path) -> None:
    (tmp_path / "taken.html").mkdir()
    save("page", tmp_path / "taken.html", {"system": "jiao"})
    assert "it is a folder" in said[-1]
    save("page", tmp_path / "none" / "atlas.html", {"system": "jiao"})
    assert "No such file or directory" in said[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["taken.html"]


def test_the_page_holds_the_tour_as_it_is_shown(program: Program, save: Callable[..., None], tmp_path: Path) -> None:
    program.store.return_to(
        History(
            replace(program.store.state, lesson=replace(program.store.state.lesson, tour=tour("</script><script>")))
        )
    )
    save("page", tmp_path / "atlas", {"system": None})
    page = (tmp_path / "atlas.html").read_text(encoding="utf-8")
    assert '"Two lines"' in page
    assert page.count("<script") == 2


def test_the_film_shows_what_the_window_shows(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Mapping[str, object]] = []
    names: list[str] = []
    monkeypatch.setattr(program.exporting, "_start", lambda _export, values, _into: asked.append(values))
    monkeypatch.setattr(QuestionDialog, "exec", lambda _dialog: QuestionDialog.DialogCode.Accepted)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *words: names.append(words[2]) or (str(tmp_path / "a.mp4"), "")
    )
    program.store.ask(ShowZone("jiao.motor", side="right"))  # type: ignore[arg-type]
    program.store.ask(ToggleLabels())
    program.store.ask(Enter("build"))
    program.exporting.save("video")
    shown = {name: asked[0][name] for name in ("what", "zones", "side", "labels", "system", "head", "tour")}
    assert shown == {
        "what": "build", "zones": ["jiao.motor"], "side": "right", "labels": False, "system": "jiao",
        "head": "adult-man", "tour": None,
    }  # fmt: skip
    program.tours.open(shipped_tour_files()[0])
    program.store.ask(Enter("learn"))
    program.exporting.save("video")
    assert (asked[1]["what"], asked[1]["zones"], asked[1]["system"]) == ("tour", [], None)
    assert Path(str(asked[1]["tour"])).is_file()
    assert names == ["jiao.motor.mp4", "motor-and-sensory.mp4"]
    program.exporting._put_away()


def test_pictures_go_into_a_folder_of_their_own_where_others_lie(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").touch()
    (tmp_path / "jiao-motor-steps").mkdir()
    places: list[Path] = []
    monkeypatch.setattr(program.exporting, "_start", lambda _export, _values, into: places.append(into))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    program.exporting.save("steps", {"background": "view"})
    assert places == [tmp_path / "jiao-motor-steps-2"]


def test_a_dialog_begins_with_what_is_shown_where_that_is_what_is_meant(program: Program) -> None:
    program.store.ask(ShowZone("who.ms6", side="right"))  # type: ignore[arg-type]
    screen = program._screen()
    begins = {
        export.id: {question.name: question.value for question in export.questions(screen)}
        for export in register.EXPORTS
    }
    lines = [zone for zone in program.catalog.zones if zone.startswith("who.")]
    assert begins["sheet"] == {"zones": lines, "paper": "A4"}, "all of the school: one zone is no sheet"
    assert begins["mesh"] == {"zones": ["who.ms6"], "side": "both", "detail": "medium"}
    assert begins["page"] == {"system": None}, "all schools, as ever"
    assert begins["video"] == {"what": "orbit", "seconds": None, "labels": True, "background": "view"}
    assert begins["cite"] == {"is_all": False}
    assert begins["electrodes"] == begins["claims"] == {}
