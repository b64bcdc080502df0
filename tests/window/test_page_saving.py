"""File, Save as web page: asked for, made beside the window, written whole, and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.export.web_page_world import HOSTILE, tour
from viewer.app.program import Program
from viewer.state.history import History


@pytest.fixture
def save_to(program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Answer the dialog with a name, wait for the end, and return what the window says then."""

    def save(name: str) -> str:
        monkeypatch.setattr("viewer.app.page_saving.QFileDialog.getSaveFileName", lambda *_: (name, ""))
        said: list[str] = []
        monkeypatch.setattr(program.window, "show_status", said.append)
        action = program.window.findChild(QAction, "export-page")
        assert action is not None
        with qtbot.waitSignal(program._page.ended, timeout=60_000):
            action.trigger()
        return said[-1]

    return save


def test_the_page_holds_what_is_on_the_head(program: Program, save_to: Callable[[str], str], tmp_path: Path) -> None:
    program.store.return_to(History(replace(program.store.state, tour=tour(HOSTILE))))
    assert save_to(str(tmp_path / "atlas")) == f"Saved {tmp_path / 'atlas.html'}"
    page = (tmp_path / "atlas.html").read_text(encoding="utf-8")
    assert '"Two lines"' in page
    assert page.count("<script") == 2
    assert not program.window._progress.isVisible()
    assert [path.name for path in tmp_path.iterdir()] == ["atlas.html"]


def test_what_cannot_be_written_is_a_sentence(save_to: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "taken.html").mkdir()
    assert save_to(str(tmp_path / "none" / "atlas.html")).endswith("No such file or directory")
    assert "it is a folder" in save_to(str(tmp_path / "taken.html"))


def test_who_thinks_better_of_it_gets_no_page(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("viewer.app.page_saving.QFileDialog.getSaveFileName", lambda *_: ("", ""))
    started: list[object] = []
    monkeypatch.setattr(program._page._worker, "start", started.append)
    program._page.save()
    assert started == []


def test_without_zones_it_is_said_that_there_is_nothing_to_save(program: Program) -> None:
    program.presenter.atlas = None
    program._page.save()
    assert "not on the head yet" in program.window._status.text()
