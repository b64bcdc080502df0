"""Stories of the real window, with the real mouse, head and content."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSplitter
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.domain.identity import ZoneId
from viewer.scene import zone_scene
from viewer.scene.pose import project
from viewer.state.errands import OpenLink
from viewer.state.mode_requests import Enter, Undo
from viewer.state.request import Errand
from viewer.state.requests import ShowZone
from viewer.state.view_requests import SetTheme, TurnTo
from viewer.widgets.card.candidates import CandidateLink
from viewer.widgets.paper.angle_gauge import AngleGauge
from viewer.widgets.paper.caution_line import CautionLine
from viewer.widgets.paper.entries import EntryView
from viewer.widgets.paper.paper import Paper
from viewer.widgets.zones.tree import ZoneTree

PlaceOf = Callable[[Program, str, str, float], QPoint]
Click = Callable[[Program, QPoint], None]


def _turn(program: Program, view: str) -> None:
    program.store.ask(TurnTo(view))  # type: ignore[arg-type]


def test_a_click_on_a_zone_opens_its_card_on_that_side(program: Program, place_of: PlaceOf, click: Click) -> None:
    _turn(program, "right")
    click(program, place_of(program, "jiao.motor", "right", 0.4))
    state = program.store.state
    assert (state.selection.zone, state.selection.side, state.selection.part) == ("jiao.motor", "right", "middle")
    page = program.explore.card.shown
    assert page is not None
    assert page.head.title == "Motor area"
    assert page.head.measure.endswith("on this head")


def test_a_click_where_two_zones_lie_offers_both(
    program: Program, place_of: PlaceOf, click: Click, qtbot: QtBot
) -> None:
    _turn(program, "left")
    click(program, place_of(program, "jiao.speech-1", "left", 0.5))
    assert set(program.store.state.selection.candidates) == {"jiao.motor", "jiao.speech-1"}
    assert set(program.explore.card.offered()) == {"jiao.motor", "jiao.speech-1"}
    opened = program.store.state.selection.zone
    link = next(each for each in program.explore.card.findChildren(CandidateLink) if not each.is_current)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert {opened, program.store.state.selection.zone} == {"jiao.motor", "jiao.speech-1"}
    assert set(program.explore.card.offered()) == {"jiao.motor", "jiao.speech-1"}


def test_a_drag_turns_the_head_and_selects_nothing(program: Program, place_of: PlaceOf, qtbot: QtBot) -> None:
    _turn(program, "left")
    assert program.scene is not None
    before = program.scene.camera.pose
    start = place_of(program, "jiao.motor", "left", 0.4)
    view = program.viewport
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(view, start + QPoint(12 * step, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert program.store.state.selection.zone is None
    assert program.scene.camera.pose.azimuth_deg != before.azimuth_deg
    assert program.scene.camera.pose.elevation_deg == before.elevation_deg


def test_a_click_beside_the_zones_and_escape_close_the_card(
    program: Program, place_of: PlaceOf, click: Click, qtbot: QtBot
) -> None:
    _turn(program, "left")
    click(program, place_of(program, "jiao.sensory", "left", 0.5))
    assert program.store.state.selection.zone == "jiao.sensory"
    click(program, QPoint(5, 5))
    assert program.store.state.selection.zone is None
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    qtbot.keyClick(program.viewport, Qt.Key.Key_Escape)
    assert program.store.state.selection.zone is None
    assert program.explore.card.shown is None


def test_the_pointer_names_the_zone_and_the_part_under_it(program: Program, place_of: PlaceOf, qtbot: QtBot) -> None:
    _turn(program, "left")
    view = program.viewport
    assert view is not None
    with qtbot.waitSignal(view.hovered):
        qtbot.mouseMove(view, place_of(program, "jiao.motor", "left", 0.9))
    assert "Motor area, lower" in program.window.statusBar().findChildren(type(program.window._status))[0].text()


def test_what_the_mouse_does_can_be_undone(program: Program, place_of: PlaceOf, click: Click) -> None:
    _turn(program, "left")
    click(program, place_of(program, "jiao.sensory", "left", 0.5))
    action = program.window.findChild(QAction, "undo")
    assert action is not None
    action.trigger()
    assert program.store.state.selection.zone is None
    redo = program.window.findChild(QAction, "redo")
    assert redo is not None
    redo.trigger()
    assert program.store.state.selection.zone == "jiao.sensory"


def test_from_a_typed_complaint_to_the_picture(program: Program, qtbot: QtBot) -> None:
    field = program.explore.zones.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "rining in the ears")
    tree = program.explore.zones.findChild(ZoneTree)
    assert tree is not None
    qtbot.waitUntil(lambda: tree.model().rowCount() == 2)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    state = program.store.state
    assert state.selection.complaint is not None
    assert "jiao.vertigo-auditory" in state.selection.lit
    assert {program.catalog.school_of(zone).id for zone in state.selection.lit} >= {"jiao", "who"}
    page = program.explore.card.shown
    assert page is not None
    assert page.head.title == "Ringing in the ears"

    def entries() -> list[EntryView]:
        return [each for each in program.explore.card.findChildren(EntryView) if each.entry.id in state.selection.lit]

    qtbot.waitUntil(lambda: bool(entries()))
    entry = next(each for each in entries() if each.entry.id == "jiao.vertigo-auditory")
    assert entry.button is not None
    qtbot.mouseClick(entry.button, Qt.MouseButton.LeftButton)
    assert program.store.state.selection.zone == "jiao.vertigo-auditory"
    assert program.store.state.selection.complaint is None


def test_a_zone_needled_on_both_sides_opens_on_both(program: Program) -> None:
    program.store.ask(ShowZone("jiao.vertigo-auditory"))  # type: ignore[arg-type]
    assert program.store.state.selection.side == "both"


def test_the_slider_tilts_the_needle_and_says_when_it_leaves_the_range(program: Program) -> None:
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    program.explore.card.reveal("needling")
    gauge = program.explore.card.findChild(AngleGauge)
    assert gauge is not None
    gauge.slider().setValue(45)
    assert program.store.state.needle.angle_deg == 45
    angle = program.presenter.angle(program.store.state)
    assert angle is not None
    assert not angle.is_within
    assert gauge.number_field().value() == 45


def test_only_web_addresses_leave_the_program(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def record(address: QUrl) -> bool:
        opened.append(address.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", record)
    web = ["https://doi.org/10.1016/j.ctim.2025.103129", "http://example.org/"]
    for url in (*web, "file:///etc/passwd", "javascript:alert(1)"):
        program._answers.ask(OpenLink(url))
    assert opened == web


def test_the_list_becomes_a_drawer_in_a_narrow_window(program: Program, qtbot: QtBot) -> None:
    program.window.resize(1024, 700)
    qtbot.waitUntil(lambda: not program.explore.zones.isVisible())
    find = program.window.findChild(QAction, "find")
    assert find is not None
    find.trigger()
    assert program.explore.zones.isVisible()
    program.window.resize(1440, 900)
    left = program.explore.zones.parentWidget()
    qtbot.waitUntil(lambda: left.geometry().right() < program.window.view.parentWidget().geometry().left() + 2)
    assert program.explore.zones.isVisible()
    assert program.window.view.width() > 600


def test_view_keys_turn_the_head(program: Program, qtbot: QtBot) -> None:
    assert program.scene is not None
    seen = []
    for key in "12345":
        qtbot.keyClick(program.viewport, key)
        pose = program.scene.camera.pose
        seen.append((round(pose.azimuth_deg) % 360, round(pose.elevation_deg)))
    assert seen[:4] == [(0, 0), (180, 0), (270, 0), (90, 0)]
    assert seen[4][1] == 90
    qtbot.keyClick(program.viewport, "0")
    assert (round(program.scene.camera.pose.azimuth_deg) % 360, 90) != seen[4]


def test_light_and_dark_change_the_whole_window(program: Program) -> None:
    program.store.ask(SetTheme("dark"))
    dark = program.window.grab().toImage()
    program.store.ask(SetTheme("light"))
    light = program.window.grab().toImage()
    for x, y in ((20, 880), (1300, 500)):
        assert dark.pixelColor(x, y).lightnessF() < 0.3 < 0.7 < light.pixelColor(x, y).lightnessF()


def test_a_zone_asked_for_is_drawn_once_and_faced(
    open_program: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    make = zone_scene.zone_drawing
    monkeypatch.setattr(zone_scene, "zone_drawing", lambda *given: (drawn.append(given), make(*given))[1])
    program = open_program(zone=ZoneId("jiao.motor"), side="right")
    assert len(drawn) == 1
    assert program.scene is not None
    assert program.scene.camera.pose.azimuth_deg > 0.0


def test_it_opens_at_the_state_asked_for(open_program: Callable[..., Program]) -> None:
    program = open_program(zone="jiao.sensory", side="right", view="back")
    state = program.store.state
    assert (state.selection.zone, state.selection.side, state.camera.target) == ("jiao.sensory", "right", "back")
    assert program.scene is not None
    assert round(program.scene.camera.pose.azimuth_deg) % 360 == 180


def test_another_head_has_every_zone_built_anew(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    before = program.explore.card.shown
    assert before is not None
    with qtbot.waitSignal(program._heads.built, timeout=20_000):
        program.window.menus.heads.choice_requested.emit("child-8")
    after = program.explore.card.shown
    assert after is not None
    assert after.head.measure != before.head.measure
    assert program.atlas is not None
    assert program.atlas.head == "child-8"
    assert {placed.zone for placed in program.atlas.zones} == set(program.catalog.zones)
    program.store.ask(Undo())
    qtbot.waitUntil(lambda: program.atlas is not None and program.atlas.head == "adult-man", timeout=20_000)


def test_a_key_shows_landmarks_and_the_pointer_says_what_each_is(program: Program, qtbot: QtBot) -> None:
    assert program.scene is not None
    assert program.atlas is not None
    view = program.viewport
    assert view is not None
    program.store.ask(TurnTo("front"))
    with qtbot.waitSignal(view.settled):
        qtbot.keyClick(view, "M")
    assert program.store.state.drawing.overlays == {"landmarks"}
    landmarks = program.window.findChild(QAction, "overlay-landmarks")
    assert landmarks is not None
    assert landmarks.isChecked()
    pose = program.scene.camera.pose
    x, y = project(pose, program.atlas.landmarks_mm["glabella"], view.width(), view.height())
    with qtbot.waitSignal(view.hovered):
        qtbot.mouseMove(view, QPoint(round(float(x)), round(float(y))))
    said = program.window.statusBar().findChildren(QLabel)[0].text()
    assert said.startswith("Glabella: most forward point of the forehead between the brows.")
    assert "How found: measured on the mesh's profile." in said
    qtbot.keyClick(view, "M")
    assert not program.store.state.drawing.overlays
    program.store.ask(Undo())
    assert program.store.state.drawing.overlays == {"landmarks"}


def test_panels_follow_the_window_until_somebody_draws_them(program: Program, qtbot: QtBot) -> None:
    window = program.window
    needle = window.findChild(QSplitter)
    program.store.ask(ShowZone(ZoneId("jiao.motor")))
    program.store.ask(Enter("needle"))
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: needle.sizes()[2] == pytest.approx(960, abs=4))
    window.resize(1920, 900)
    qtbot.waitUntil(lambda: needle.sizes()[2] == pytest.approx(1280, abs=4))
    assert window.splitter_sizes == (), "nobody has drawn the list or the card"
    program.store.ask(Enter("explore"))
    qtbot.waitUntil(lambda: needle.sizes()[2] < 600)
    needle.moveSplitter(1400, 2)
    drawn = needle.sizes()
    assert window.splitter_sizes == tuple(drawn)
    program.store.ask(Enter("needle"))
    program.store.ask(Enter("explore"))
    qtbot.waitUntil(lambda: needle.sizes() == drawn)


def test_tab_on_the_head_goes_round_the_zones_at_one_place(
    program: Program, place_of: PlaceOf, click: Click, qtbot: QtBot
) -> None:
    _turn(program, "left")
    click(program, place_of(program, "jiao.speech-1", "left", 0.5))
    first = program.store.state.selection.zone
    assert program.viewport is not None
    qtbot.keyClick(program.viewport, Qt.Key.Key_Tab)
    second = program.store.state.selection.zone
    assert {first, second} == {"jiao.motor", "jiao.speech-1"}
    assert program.store.state.selection.side == "left"
    qtbot.keyClick(program.viewport, Qt.Key.Key_Tab)
    assert program.store.state.selection.zone == first
    assert QApplication.focusWidget() is program.viewport
    program.store.ask(ShowZone(ZoneId("jiao.sensory")))
    qtbot.keyClick(program.viewport, Qt.Key.Key_Tab)
    assert program.store.state.selection.zone == "jiao.sensory", "without a choice Tab leaves the head"
    assert QApplication.focusWidget() is not program.viewport


def test_alt_c_opens_all_cautions_wherever_the_focus_is_and_escape_closes_them_alone(
    program: Program, qtbot: QtBot
) -> None:
    program.store.ask(ShowZone(ZoneId("later.pyramidal")))
    assert program.viewport is not None
    program.viewport.setFocus()
    qtbot.keyClick(program.viewport, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    line = next(each for each in program.explore.card.findChildren(CautionLine) if each.isVisible())
    assert line.is_danger()
    assert line.opened_list is not None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert line.opened_list is None
    assert program.store.state.selection.zone == "later.pyramidal"


def test_most_of_the_card_is_text_while_one_reads(program: Program, place_of: PlaceOf, click: Click) -> None:
    program.window.resize(1440, 900)
    _turn(program, "left")
    click(program, place_of(program, "jiao.speech-1", "left", 0.5))
    card = program.explore.card.page()
    assert isinstance(card, Paper)
    card.view.build_all()
    card.view.verticalScrollBar().setValue(300)
    QApplication.processEvents()
    share = card.view.viewport().height() / card.height()
    assert share > 0.75, "also where two zones lie"
    program.store.ask(ShowZone(ZoneId("jiao.sensory")))
    card.view.build_all()
    card.view.verticalScrollBar().setValue(300)
    QApplication.processEvents()
    assert card.view.viewport().height() / card.height() > 0.8


def test_every_errand_that_can_be_asked_has_somebody_who_does_it(program: Program) -> None:
    assert {kind.__name__ for kind in program._answers._errands} == {kind.__name__ for kind in Errand.__subclasses__()}
