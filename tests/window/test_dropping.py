"""A tour or the folder of a head that is dropped on the window opens; anything else is told what would."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.data.foreign_heads import write_head
from viewer.app.program import Program
from viewer.data.available_tours import shipped_tour_files
from viewer.state.view_requests import ShowHead


def drop(program: Program, *paths: Path) -> str:
    """Drop files on the window, and return the sentence at its foot."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window, place = program.window, program.window.rect().center()
    copy, left, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, mime, left, held)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, mime, left, held))
    return window._status.text()


def test_a_tour_opens(program: Program) -> None:
    drop(program, shipped_tour_files()[1])
    assert program.store.state.mode == "learn"
    assert program.tours.path == shipped_tour_files()[1].resolve()


def test_a_head_is_shown_and_stands_among_the_others(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    drop(program, write_head(tmp_path / "scan"))
    qtbot.waitUntil(lambda: program.atlas is not None and program.atlas.head == "scan", timeout=20_000)
    assert program.head is not None
    assert program.head.name == "A scan"
    assert ("scan", True) in [(each.data(), each.isChecked()) for each in program.window.menus.heads.actions()]
    twin = write_head(tmp_path / "twin")
    assert program._heads.add(twin) == "scan-2", "another head of the same id hides none"
    program.store.ask(ShowHead("adult-man"))
    drop(program, tmp_path / "scan" / "head.toml")
    assert program.store.state.head == "scan"


def test_anything_else_is_told_what_opens(program: Program, tmp_path: Path) -> None:
    before = program.store.state
    (tmp_path / "scan.stl").write_bytes(b"solid")
    (tmp_path / "empty").mkdir()
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "head.toml").write_text("id = 3", encoding="utf-8")
    opens = "A tour (.scalptour) opens here, and the folder of a head, with its head.toml."
    assert drop(program, tmp_path / "scan.stl") == f"scan.stl cannot be opened. {opens}"
    assert drop(program, tmp_path / "empty") == f"empty is a folder without a head. {opens}"
    assert drop(program, tmp_path / "gone.scalptour") == f"gone.scalptour cannot be opened. {opens}"
    assert drop(program, *shipped_tour_files()[:2]) == f"Drop one thing at a time. {opens}"
    assert drop(program, tmp_path / "odd").startswith("The head in odd cannot be used: ")
    assert program.store.state == before


def test_words_that_are_dropped_are_not_taken(program: Program) -> None:
    mime = QMimeData()
    mime.setText("words")
    entering = QDragEnterEvent(
        program.window.rect().center(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    entering.ignore()
    QApplication.sendEvent(program.window, entering)
    assert not entering.isAccepted()
