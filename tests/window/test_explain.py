"""Explaining to a patient in the real window: by finger, in large words, and nothing left afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from viewer.app.modes.explain import LARGER, ExplainMode
from viewer.app.program import Program
from viewer.state.explain_requests import ExplainComplaint, SetPatientSide
from viewer.state.mode_requests import Enter
from viewer.state.requests import ShowComplaint, ShowZone
from viewer.state.view_requests import TurnTo
from viewer.state.view_state import ViewState
from viewer.widgets.handout_dialog import HandoutDialog
from viewer.widgets.paper.folded import FoldedSources
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.touch_button import TOUCH_PX, TouchButton

Click = Callable[[Program, QPoint], None]
PlaceOf = Callable[[Program, str, str, float], QPoint]


def mode_of(program: Program) -> ExplainMode:
    mode = program._modes["explain"]
    assert isinstance(mode, ExplainMode)
    return mode


def said(program: Program) -> list[str]:
    words = program.window.findChildren(Statement)
    return [statement.text() for statement in words if statement.isVisible()]


def bare(state: ViewState) -> ViewState:
    return replace(state, camera=ViewState().camera)


@pytest.fixture
def explaining(program: Program, qtbot: QtBot) -> Program:
    """A complaint explained, by F4 from its page."""
    program.store.ask(ShowComplaint("leg-weakness"))  # type: ignore[arg-type]
    qtbot.keyClick(program.window, Qt.Key.Key_F4)
    return program


def test_f4_explains_the_complaint_that_is_open(explaining: Program) -> None:
    window, mode = explaining.window, mode_of(explaining)
    words = said(explaining)
    assert "Weakness or paralysis of the leg" in words
    assert "A line from the top of the head down to the temple." in words
    assert "Two studies found no difference." in words
    assert mode.panel.strip.isVisible()
    assert "Tell the practitioner first if you" in mode.panel.strip.text()
    for bar in (window.menuBar(), window.statusBar(), explaining._row):
        assert not bar.isVisible()


def test_the_page_of_a_complaint_leads_here(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowComplaint("tinnitus"))  # type: ignore[arg-type]
    buttons = program.explore.card.findChildren(QPushButton)
    explain = next(button for button in buttons if button.text() == "Explain to a patient")
    qtbot.mouseClick(explain, Qt.MouseButton.LeftButton)
    assert (program.store.state.mode, program.store.state.selection.complaint) == ("explain", "tinnitus")


def test_the_head_shows_the_place_with_a_calm_arrow_and_plain_words(explaining: Program) -> None:
    scene = explaining.scene
    assert scene is not None
    assert scene.needles.is_calm
    assert [text.title for text in scene._labels.texts] == ["Top of the head to the temple"]


def test_the_side_is_said_by_finger_and_taken_back(explaining: Program, qtbot: QtBot) -> None:
    sides = mode_of(explaining).panel.sides
    qtbot.mouseClick(sides["right"], Qt.MouseButton.LeftButton)
    assert (explaining.store.state.selection.affected, explaining.store.state.selection.side) == ("right", "left")
    assert sides["right"].isChecked()
    assert "Right side affected: the left side of the head is used." in said(explaining)
    qtbot.mouseClick(sides["right"], Qt.MouseButton.LeftButton)
    assert explaining.store.state.selection.affected is None
    assert not sides["right"].isChecked()


def test_a_complaint_is_found_by_typing_other_words(explaining: Program, qtbot: QtBot) -> None:
    panel = mode_of(explaining).panel
    qtbot.mouseClick(panel.complaint, Qt.MouseButton.LeftButton)
    assert panel.chooser.isVisible()
    qtbot.keyClicks(panel.chooser.field, "tinnitus")
    qtbot.keyClick(panel.chooser.field, Qt.Key.Key_Return)
    assert explaining.store.state.selection.complaint == "tinnitus"
    assert not panel.chooser.isVisible()
    assert panel.complaint.plain_text() == "Ringing in the ears"


def test_an_entry_of_the_list_is_chosen_by_one_press(program: Program, qtbot: QtBot) -> None:
    program.store.ask(Enter("explain"))
    panel = mode_of(program).panel
    assert panel.chooser.isVisible()
    assert not mode_of(program).top.handout.isEnabled()
    items = [panel.chooser.list.item(row) for row in range(panel.chooser.list.count())]
    stroke = next(item for item in items if item.text() == "After a stroke")
    place = panel.chooser.list.visualItemRect(stroke).center()
    qtbot.mouseClick(panel.chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert program.store.state.selection.complaint == "stroke"


def test_another_place_is_faced_by_its_button_or_on_the_head(
    explaining: Program, qtbot: QtBot, click: Click, place_of: PlaceOf
) -> None:
    mode_of(explaining).panel.reading.build_all()
    places = mode_of(explaining).panel.reading.findChildren(TouchButton)
    other = next(button for button in places if button.plain_text() == "Top of the head, beside the middle")
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert explaining.store.state.selection.zone == "who.ms8"
    explaining.store.ask(TurnTo("left"))
    click(explaining, place_of(explaining, "jiao.motor", "left", 0.9))
    assert explaining.store.state.selection.zone == "jiao.motor"
    click(explaining, QPoint(5, 5))
    assert explaining.store.state.selection.zone == "jiao.motor"


SIZES = ((1440, 900), (1024, 700))


def test_every_control_is_large_enough_for_a_finger(explaining: Program, qtbot: QtBot) -> None:
    for size in SIZES:
        explaining.window.resize(*size)
        qtbot.waitUntil(lambda size=size: explaining.window.width() == size[0])
        buttons = [each for each in explaining.window.findChildren(QAbstractButton) if each.isVisible()]
        touched = [each for each in buttons if isinstance(each, TouchButton)]
        assert len(touched) >= 10
        assert all(min(each.width(), each.height()) >= TOUCH_PX for each in touched)
        assert [each for each in buttons if not isinstance(each, TouchButton)] == []


def test_larger_words_are_larger_by_a_quarter(explaining: Program, qtbot: QtBot) -> None:
    mode = mode_of(explaining)
    before = mode._words.points(20)
    qtbot.mouseClick(mode.top.larger, Qt.MouseButton.LeftButton)
    assert mode._words.points(20) == pytest.approx(before * LARGER)
    assert mode.panel._controls.points(20) == before
    qtbot.mouseClick(mode.top.larger, Qt.MouseButton.LeftButton)
    assert mode._words.points(20) == before


def test_the_cautions_leave_room_for_the_words_and_one_press_leads_to_all(explaining: Program, qtbot: QtBot) -> None:
    panel = mode_of(explaining).panel
    view = panel._view
    assert view is not None
    panel.reading.build_all()
    words = said(explaining)
    assert all(line in words for line in (*view.tell, *view.warnings))
    for size in ((1440, 900), (1024, 700)):
        explaining.window.resize(*size)
        qtbot.waitUntil(lambda size=size: explaining.window.width() == size[0])
        assert view.tell[0] in panel.strip.text()
        qtbot.waitUntil(lambda: panel.height() == panel.parentWidget().parentWidget().height())
        assert panel.reading.height() >= 0.3 * panel.height()
    qtbot.mouseClick(panel.strip.all, Qt.MouseButton.LeftButton)
    tell = panel.reading.section("tell")
    assert tell is not None
    top = tell.mapTo(panel.reading.viewport(), QPoint()).y()
    # Below its own heading, with its first line in sight.
    assert 0 <= top < panel.reading.viewport().height() - panel.reading.fontMetrics().height()


def test_the_words_scroll_and_nothing_else_does(program: Program, qtbot: QtBot) -> None:
    """Also over the nape, where the cautions take most room: the closing words stay in sight."""
    program.window.resize(1440, 900)
    program.store.ask(ShowZone("jiao.balance"))  # type: ignore[arg-type]
    qtbot.keyClick(program.window, Qt.Key.Key_F4)
    qtbot.wait_until(lambda: mode_of(program).panel.isVisible())
    panel = mode_of(program).panel
    place = panel.parentWidget().parentWidget()  # what the place shows of it
    qtbot.wait_until(lambda: panel.size() == place.size())


def test_the_head_turns_by_an_eighth_at_a_press(explaining: Program, qtbot: QtBot) -> None:
    scene = explaining.scene
    assert scene is not None
    explaining.store.ask(TurnTo("front"))
    qtbot.mouseClick(mode_of(explaining).foot.left, Qt.MouseButton.LeftButton)
    assert scene.camera.pose.azimuth_deg == pytest.approx(-45.0)
    qtbot.mouseClick(mode_of(explaining).foot.right, Qt.MouseButton.LeftButton)
    assert scene.camera.pose.azimuth_deg == pytest.approx(0.0)


def test_what_it_comes_from_is_unfolded(explaining: Program, qtbot: QtBot) -> None:
    panel = mode_of(explaining).panel
    citation = "Guangming correspondence course of Chinese medicine, acupuncture volume, section on head needling"
    assert citation not in said(explaining)
    panel.reading.reveal("sources")
    qtbot.mouseClick(panel.reading.findChild(FoldedSources).button, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    assert citation in said(explaining)


def test_nothing_of_the_patient_is_left_when_it_is_closed(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowZone("jiao.optic"))  # type: ignore[arg-type]
    before = program.store.state
    program.store.ask(Enter("explain"))
    mode = mode_of(program)
    program.store.ask(ExplainComplaint("impotence"))  # type: ignore[arg-type]
    program.store.ask(SetPatientSide("left"))
    mode.panel.chooser.field.setText("impotence")
    qtbot.mouseClick(mode.top.close_button, Qt.MouseButton.LeftButton)
    assert bare(program.store.state) == bare(before)
    assert program.window.menuBar().isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    held = [each.text() for each in (*mode.panel.findChildren(Statement), *mode.top.findChildren(Statement))]
    held += [each.text() for each in mode.panel.findChildren(QAbstractButton)]
    held.append(mode.panel.chooser.field.text())
    live = [words for words in held if "erection" in words or "impotence" in words]
    assert live == []


def test_escape_closes_it(explaining: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(explaining.window, Qt.Key.Key_Escape)
    assert (explaining.store.state.mode, explaining.store.state.selection.complaint) == ("explore", "leg-weakness")


def test_the_handout_is_seen_and_saved(explaining: Program, qtbot: QtBot, tmp_path: Path) -> None:
    from viewer.app import handout_preview

    target = tmp_path / "page.pdf"
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HandoutDialog)
        dialog.name.setText("x" * 201)
        assert not dialog.cut.isHidden()
        assert "room for 200" in dialog.cut.text()
        dialog.name.setText("Practice at the Mill")
        assert dialog.cut.isHidden()
        seen.append(dialog.windowTitle())
        dialog.save.click()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handout_preview.QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
        QTimer.singleShot(0, answer)
        mode_of(explaining).top.handout.click()
    assert seen == ["Hand-out"]
    assert target.read_bytes().startswith(b"%PDF")
    assert explaining._preferences.settings.practice_name == "Practice at the Mill"


def test_a_bad_logo_is_told_and_a_folder_that_cannot_be_written_too(
    explaining: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    from viewer.app.handout_preview import HandoutPreview
    from viewer.export.pdf_paper import Sheet
    from viewer.presentation.pages.handout import handout_page

    view = explaining.presenter.explanation(explaining.store.state)
    assert view is not None
    asked = HandoutPreview(
        explaining._look,
        Sheet(handout_page(view), explaining._families),
        explaining._preferences.settings,
        explaining.window,
    )
    qtbot.addWidget(asked.dialog)
    bad = tmp_path / "logo.svg"
    bad.write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    asked.take_logo(str(bad))
    assert "more than shapes" in asked.dialog.problem.text()
    assert asked.dialog.logo == ""
    asked.write(tmp_path / "none" / "page.pdf")
    assert "could not be written" in asked.dialog.problem.text()


def test_the_sides_are_whole_beside_the_complaint_or_below_it(explaining: Program, qtbot: QtBot) -> None:
    panel = mode_of(explaining).panel

    def is_right(*, is_narrow: bool) -> bool:
        sides, complaint = panel.sides.values(), panel.complaint
        is_below = panel.sides["left"].mapTo(panel, QPoint()).y() > complaint.mapTo(panel, QPoint()).y()
        is_whole = all(each.width() >= each.sizeHint().width() for each in sides) and complaint.width() >= 260
        return is_whole and is_below == is_narrow

    for size in SIZES:
        explaining.window.resize(*size)
        qtbot.waitUntil(partial(is_right, is_narrow=size == (1024, 700)))


def test_with_nothing_chosen_the_question_stands_once(program: Program) -> None:
    program.store.ask(Enter("explain"))
    panel = mode_of(program).panel
    assert panel.chooser.isVisible()
    assert not panel.complaint.isVisible()
