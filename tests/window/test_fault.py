"""A fault that nobody foresaw is shown as a text to copy, and the program goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.fault import show_faults
from viewer.app.program import Program
from viewer.atlas.atlas import Atlas
from viewer.domain.identity import ZoneId
from viewer.errors import RuleError
from viewer.state.build_requests import ToggleScaledCm
from viewer.state.requests import ShowZone
from viewer.state.view_requests import ShowHead
from viewer.widgets.dialogs import ReportDialog


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    heard: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: heard.append(error))
    return heard


def test_a_fault_is_logged_and_shown_with_its_trace(qtbot: QtBot, logged: list[BaseException]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show_faults(window)
    seen: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReportDialog)
        box = dialog.findChild(QPlainTextEdit)
        assert box is not None
        seen.append(box.toPlainText())
        dialog.accept()

    QTimer.singleShot(0, read_and_close)
    error = ValueError("<b>seven</b>")
    sys.excepthook(ValueError, error, None)
    assert logged == [error]
    assert "ValueError: <b>seven</b>" in seen[0]
    assert "VTK" in seen[0]


def test_a_fault_in_a_thread_is_shown_by_the_window_s_own(qtbot: QtBot, logged: list[BaseException]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show_faults(window)
    shown_in: list[bool] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, read_and_close)
            return
        shown_in.append(isinstance(dialog, ReportDialog))
        dialog.close()

    QTimer.singleShot(0, read_and_close)
    thread = threading.Thread(target=lambda: sys.excepthook(ValueError, ValueError("far away"), None))
    thread.start()
    qtbot.waitUntil(lambda: shown_in == [True])
    thread.join()
    assert [str(error) for error in logged] == ["far away"]


FAULTS = (ZeroDivisionError("nobody foresaw it"), MemoryError(), RuleError("one of ours"))


@pytest.fixture(params=FAULTS, ids=lambda fault: type(fault).__name__)
def fault(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[Exception, list[BaseException]]:
    """An error to be raised in a worker, and what the report of faults hears of it."""
    heard: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: heard.append(error))
    return request.param, heard


def _raise(error: Exception) -> None:
    raise error


def told(fault: tuple[Exception, list[BaseException]]) -> bool:
    """Whether a fault was reported, if it is one that nobody foresaw."""
    error, heard = fault
    return heard == ([] if isinstance(error, RuleError) else [error])


def test_a_fault_while_zones_are_built_leaves_the_window_at_work(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fault: tuple[Exception, list[BaseException]]
) -> None:
    monkeypatch.setattr("viewer.app.heads.cached_atlas", lambda *_: None)
    monkeypatch.setattr("viewer.app.heads.atlas_for", lambda *_, **__: _raise(fault[0]))
    with qtbot.waitSignal(program._heads.failed):
        program.store.ask(ToggleScaledCm())
    assert told(fault)
    assert not program.window._progress.isVisible()
    program.store.ask(ShowZone(ZoneId("jiao.motor")))
    assert program.store.state.selection.zone == "jiao.motor"


@pytest.mark.parametrize("place", ["load_head", "atlas_for"])
def test_a_fault_while_a_head_is_changed_brings_the_one_before_back(
    program: Program,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    fault: tuple[Exception, list[BaseException]],
    place: str,
) -> None:
    def only_elsewhere(first: object, head: object = None, *_: object, **__: object) -> Atlas | None:
        if place == "load_head" or getattr(head, "id", "") != "adult-man":
            _raise(fault[0])
        return program.atlas

    monkeypatch.setattr(f"viewer.app.heads.{place}", only_elsewhere)
    ended = program._heads.refused if place == "load_head" and isinstance(fault[0], RuleError) else None
    with qtbot.waitSignal(ended or program._heads.failed):
        program.store.ask(ShowHead("child-8"))
    qtbot.waitUntil(lambda: not program.window._progress.isVisible(), timeout=60_000)  # the zones are laid anew
    assert told(fault)
    assert program.head is not None
    assert program.store.state.head == program.head.id


def test_a_fault_before_the_first_zones_still_ends_in_a_whole_window(
    open_program: Callable[..., Program], monkeypatch: pytest.MonkeyPatch, fault: tuple[Exception, list[BaseException]]
) -> None:
    monkeypatch.setattr("viewer.app.heads.cached_atlas", lambda *_: None)
    monkeypatch.setattr("viewer.app.heads.atlas_for", lambda *_, **__: _raise(fault[0]))
    program = open_program()  # waits for its first complete picture
    assert told(fault)
    program.store.ask(ShowZone(ZoneId("jiao.motor")))
    assert program.presenter.page(program.store.state) is not None
