"""The story of acupuncture points: a key shows them, the pointer names one, a click opens it, search finds it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.domain.identity import PointId
from viewer.presentation.blocks import Text
from viewer.scene.pose import project
from viewer.state.mode_requests import Undo
from viewer.state.view_requests import TurnTo
from viewer.widgets.paper.entries import EntryView
from viewer.widgets.zones.tree import ZoneTree

Click = Callable[[Program, QPoint], None]


def place_of_point(program: Program, step: str, side: str) -> QPoint:
    assert program.scene is not None
    assert program.atlas is not None
    assert program.viewport is not None
    placed = next(point for point in program.atlas.points if (point.point, point.side) == (step, side))
    view = program.viewport
    x, y = project(program.scene.camera.pose, placed.position_mm, view.width(), view.height())
    return QPoint(round(float(x)), round(float(y)))


def test_a_key_shows_points_and_a_click_opens_one_on_its_side(program: Program, click: Click, qtbot: QtBot) -> None:
    view = program.viewport
    assert view is not None
    program.store.ask(TurnTo("right"))
    with qtbot.waitSignal(view.settled):
        qtbot.keyClick(view, "P")
    shown = program.window.findChild(QAction, "overlay-points")
    assert shown is not None
    assert shown.isChecked()
    with qtbot.waitSignal(view.hovered):
        qtbot.mouseMove(view, place_of_point(program, "who/gb8", "right"))
    said = program.window.statusBar().findChildren(QLabel)[0].text()
    assert said.startswith("GB8 Shuàigǔ 率谷, right: straight above the highest point of the ear")
    click(program, place_of_point(program, "who/gb8", "right"))
    state = program.store.state
    assert (state.selection.point, state.selection.side, state.selection.zone) == ("point.gb8", "right", None)
    assert state.selection.lit == ("who.ms11",)
    page = program.explore.card.shown
    assert page is not None
    assert page.head.title == "GB8 Shuàigǔ"
    program.store.ask(Undo())
    assert program.store.state.selection.point is None


def test_from_a_typed_name_to_the_card_of_a_line(program: Program, qtbot: QtBot) -> None:
    field = program.explore.zones.findChild(QLineEdit)
    tree = program.explore.zones.findChild(ZoneTree)
    assert field is not None
    assert tree is not None
    qtbot.keyClicks(field, "baihui")
    qtbot.waitUntil(lambda: tree.model().rowCount() == 1)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert program.store.state.selection.point == "point.gv20"
    assert program.scene is not None
    assert program.scene.mark_at(*_xy(place_after_arrival(program))) is not None

    def entries() -> list[EntryView]:
        return [each for each in program.explore.card.findChildren(EntryView) if each.entry.id == "who.ms7"]

    qtbot.waitUntil(lambda: bool(entries()))
    button = entries()[0].button
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    state = program.store.state
    assert (state.selection.zone, state.selection.point, state.school) == ("who.ms7", None, "who")
    page = program.explore.card.shown
    assert page is not None
    assert page.id == "zone/who.ms7"


def place_after_arrival(program: Program) -> QPoint:
    assert program.scene is not None
    assert program.viewport is not None
    program.scene.camera.arrive()
    program.viewport.repaint()
    program.scene.render()
    return place_of_point(program, "who/gv20", "midline")


def _xy(place: QPoint) -> tuple[float, float]:
    return float(place.x()), float(place.y())


@pytest.mark.parametrize(("side", "shown"), [("right", "right"), (None, "left")])
def test_it_opens_at_the_point_asked_for(open_program: Callable[..., Program], side: str | None, shown: str) -> None:
    program = open_program(point=PointId("point.gb7"), side=side)
    assert (program.store.state.selection.point, program.store.state.selection.side) == ("point.gb7", shown)
    page = program.explore.card.shown
    assert page is not None
    site = next(block.said.text for block in page.blocks if isinstance(block, Text) and "electrode" in block.lead)
    assert ("T8" if shown == "right" else "T7") in site
