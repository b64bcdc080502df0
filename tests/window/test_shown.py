"""Only what is shown answers the mouse, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.domain.identity import SchoolId, ZoneId
from viewer.state.history import History
from viewer.state.requests import ShowSchool
from viewer.state.view_requests import TurnTo


def test_a_line_that_is_not_drawn_answers_neither_hover_nor_click(
    program: Program,
    place_of: Callable[[Program, str, str, float], QPoint],
    click: Callable[[Program, QPoint], None],
    qtbot: QtBot,
) -> None:
    program.store.ask(ShowSchool(SchoolId("jiao")))
    program.store.ask(TurnTo("front"))
    hidden = place_of(program, "who.ms4", "left", 0.5)
    heard: list[str] = []
    program.window.show_status = heard.append  # type: ignore[method-assign]
    assert program.viewport is not None
    with qtbot.waitSignal(program.viewport.hovered):
        qtbot.mouseMove(program.viewport, hidden)
    assert set(heard) <= {""}
    click(program, hidden)
    assert program.store.state.selection.zone is None
    program.store.ask(ShowSchool(SchoolId("who")))
    program.store.ask(TurnTo("front"))
    click(program, place_of(program, "who.ms4", "left", 0.5))
    assert (program.store.state.selection.zone, program.store.state.selection.candidates) == ("who.ms4", ())


def test_a_click_on_bare_skin_leaves_a_lesson_as_it_is(
    program: Program, place_of: Callable[[Program, str, str, float], QPoint], click: Callable[[Program, QPoint], None]
) -> None:
    shown = replace(
        program.store.state,
        mode="learn",
        school=SchoolId("jiao"),
        selection=replace(program.store.state.selection, zone=ZoneId("jiao.motor")),
    )
    program.store.return_to(History(shown))
    program.store.ask(TurnTo("front"))
    click(program, place_of(program, "who.ms4", "left", 0.5))
    assert program.store.state.selection.zone == "jiao.motor"
