"""Ten questions of a student, a practitioner and a teacher: each is answered within three clicks of the real mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtWidgets import QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.modes.compare import CompareMode
from viewer.app.modes.map import MapMode
from viewer.app.program import Program
from viewer.presentation.blocks import Items
from viewer.widgets.map.model import MapModel
from viewer.widgets.mode_row import ModeRow
from viewer.widgets.paper.asking import QuestionView
from viewer.widgets.paper.caution_line import CautionLine
from viewer.widgets.pieces.chip import ChipButton
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.term_mark import TermMark
from viewer.widgets.pieces.wrapped_button import WrappedButton
from viewer.widgets.zones.tree import ZoneTree

MOST = 3


class Hand:
    """A user with a mouse: counts its clicks. Typing and reading are free."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.clicks = 0

    def press(self, widget: QWidget, place: QPoint | None = None) -> None:
        self.clicks += 1
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())

    def type(self, text: str) -> None:
        field = self.program.explore.zones.findChild(QLineEdit)
        assert field is not None
        before = self._rows()[0].data()
        self.qtbot.keyClicks(field, text)
        self.qtbot.waitUntil(lambda: self._rows()[0].data() != before)  # the search answers after a pause

    def row(self, name: str) -> None:
        """Click a row of the list."""
        found: list[QModelIndex] = []

        def is_there() -> bool:
            found[:] = [index for index in self._rows() if name in str(index.data())]
            return bool(found)

        self.qtbot.waitUntil(is_there)
        tree = self._tree()
        tree.scrollTo(found[0])
        self.press(tree.viewport(), tree.visualRect(found[0]).center())

    def mode(self, mode: str) -> None:
        self.press(self.program.window.findChild(ModeRow).modes().segment(mode))

    def page(self) -> QWidget:
        self.program.explore.card.paper.view.build_all()
        return self.program.explore.card.page()

    def _tree(self) -> ZoneTree:
        tree = self.program.explore.zones.findChild(ZoneTree)
        assert tree is not None
        return tree

    def _rows(self) -> list[QModelIndex]:
        model = self._tree().model()
        groups = [model.index(row, 0) for row in range(model.rowCount())]
        return groups + [model.index(row, 0, group) for group in groups for row in range(model.rowCount(group))]


@pytest.fixture
def hand(program: Program, qtbot: QtBot) -> Iterator[Hand]:
    user = Hand(program, qtbot)
    yield user
    assert 0 < user.clicks <= MOST


def test_student_where_does_the_motor_area_lie(hand: Hand) -> None:
    hand.row("Motor area")
    tabs = hand.page().findChild(QTabBar)
    index = next(each for each in range(tabs.count()) if "Where" in tabs.tabText(each))
    hand.press(tabs, tabs.tabRect(index).center())
    page = hand.program.explore.card.shown
    assert page is not None
    steps = next(block.items for block in page.blocks if isinstance(block, Items))
    assert steps[0].said.text.startswith(("From", "Between", "Draw", "The", "Along", "Measure", "Lay", "Mark", "Pull"))
    assert all(step.said.marks for step in steps)
    assert tabs.currentIndex() == index


def test_student_how_is_it_constructed(hand: Hand) -> None:
    hand.row("Motor area")
    hand.mode("build")
    assert hand.program.store.state.mode == "build"
    assert hand.program.store.state.build.step == 0


def test_student_which_studies_stand_behind_a_use(hand: Hand) -> None:
    hand.row("Motor area")
    chip = next(chip for chip in hand.page().findChildren(ChipButton) if chip.isVisible() and chip.view.studies)
    hand.press(chip)
    link = next(
        link for link in hand.page().findChildren(LinkButton) if link.accessibleName().startswith("Open the page of")
    )
    hand.press(link)
    page = hand.program.explore.card.publication
    assert page is not None
    assert page.id.startswith("study/")


def test_student_what_does_a_word_mean(hand: Hand) -> None:
    hand.row("Motor area")
    mark = next(mark for mark in hand.page().findChildren(TermMark) if mark.isVisible())
    statement = mark.parentWidget()
    assert statement is not None
    before = statement.height()
    hand.press(mark)
    hand.qtbot.waitUntil(lambda: statement.height() > before + 20)
    assert mark.view.plain
    assert mark.view.source


def test_student_where_is_gv20(hand: Hand) -> None:
    hand.type("baihui")
    hand.row("GV20")
    assert hand.program.store.state.selection.point == "point.gv20"


def test_practitioner_the_right_arm_is_weak_which_side_is_needled(hand: Hand) -> None:
    hand.type("weak arn")
    hand.row("Weakness or paralysis of the arm")
    hand.press(hand.page().findChild(QuestionView).choice.segment("Right"))
    assert hand.program.store.state.selection.affected == "right"
    assert set(hand.program.store.state.selection.lit) >= {"jiao.motor", "who.ms6"}


def test_practitioner_may_somebody_with_a_pacemaker_be_needled(hand: Hand) -> None:
    hand.row("Motor area")
    line = next(each for each in hand.page().findChildren(CautionLine) if each.isVisible())
    hand.press(line)
    assert line.opened_list is not None
    page = hand.program.explore.card.shown
    assert page is not None
    pacemaker = next(caution for caution in page.cautions if "pacemaker" in caution.text.text)
    assert pacemaker.text.marks
    assert pacemaker.text.doubt


def test_practitioner_at_which_angle_and_how_far(hand: Hand) -> None:
    hand.row("Motor area")
    hand.mode("needle")
    words = hand.program._modes["needle"].page.drawing.accessibleDescription()  # type: ignore[attr-defined]
    assert "20° lies within 15 to 30°" in words
    assert "loose layer" in words


def test_teacher_do_two_schools_mean_the_same_place(hand: Hand) -> None:
    hand.row("Motor area")
    hand.mode("compare")
    mode = hand.program._modes["compare"]
    assert isinstance(mode, CompareMode)
    hand.press(mode.panel.findChildren(WrappedButton)[0])
    assert hand.program.store.state.compared.zones == ("jiao.motor", "who.ms6")


def test_teacher_what_was_found_for_tinnitus_null_results_too(hand: Hand) -> None:
    hand.mode("map")
    mode = hand.program._modes["map"]
    assert isinstance(mode, MapMode)
    table, model = mode.panel.table, mode.panel.table.model()
    assert isinstance(model, MapModel)
    index = model.place("tinnitus", "jiao.vertigo-auditory")  # type: ignore[arg-type]
    table.scrollTo(index)
    hand.press(table.viewport(), QPointF(table.visualRect(index).topLeft() + QPoint(20, 14)).toPoint())
    links = [link for link in mode.detail.findChildren(LinkButton) if link.isVisible()]
    assert any("Systematic review 2012" in link.plain_text() for link in links), "the mixed one stands there as well"
    hand.press(links[0])
    assert hand.program.store.state.study == "chen2025"
