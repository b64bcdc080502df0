"""A page over another: what is read is named beside the way back, and cautions stay in sight."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.domain.identity import ZoneId
from viewer.presentation.blocks import Cautions, Chips, Entries, Entry, Head, Heading, Page, Row, Rows, Text
from viewer.presentation.marked_text import MarkedText
from viewer.state.request import Request
from viewer.state.requests import LeaveStudy, ShowZone
from viewer.widgets.paper.entries import EntryView
from viewer.widgets.paper.over import PaperOver
from viewer.widgets.theme import Look

ZONE = ShowZone(ZoneId("jiao.motor"))


@pytest.fixture
def page(sample: SimpleNamespace) -> Page:
    facts = (Row("Design", MarkedText("A trial."), note="Derived, not read."),) * 20
    blocks = (
        Chips((sample.study().chip,), sample.study().certainty),
        Text(MarkedText("The whole citation.")),
        Heading("How it was done"),
        Rows(facts),
        Heading("Where it is used"),
        Entries((Entry("Motor area", request=ZONE, at="uses"),)),
        Heading("Cautions"),
        Cautions(sample.cautions()),
    )
    return Page("study/chen2025", Head("Chen 2025", kind="Study"), blocks)


@pytest.fixture
def landed() -> list[str]:
    return []


@pytest.fixture
def over(look: Look, shown: Callable[..., None], asked: list[Request], landed: list[str], page: Page) -> PaperOver:
    made = PaperOver(look, asked.append, LeaveStudy(), landed.append)
    made.show_page(page)
    shown(made, 424, 796)
    made.view.build_all()
    return made


def test_its_head_stands_at_the_top_of_the_page(over: PaperOver) -> None:
    said = [label.text() for label in over.view.findChildren(QLabel)]
    assert said[:2] == ["Study", "Chen 2025"]
    assert "Derived, not read." in said
    assert over.accessibleName() == "Chen 2025"


def test_cautions_and_name_stay_in_sight(over: PaperOver) -> None:
    line = over.caution_line
    assert line.plain_text() == "Danger. Short 0."
    assert not over.name.isVisible()
    over.view.verticalScrollBar().setValue(500)
    assert line.geometry().bottom() == over.rect().bottom()
    assert over.name.isVisible()
    assert over.view.viewport().height() >= 0.85 * over.height()


def test_the_way_back_and_the_way_on(over: PaperOver, qtbot: QtBot, asked: list[Request], landed: list[str]) -> None:
    qtbot.mouseClick(over.back, Qt.MouseButton.LeftButton)
    button = over.findChild(EntryView).button
    assert button is not None
    button.click()
    assert asked == [LeaveStudy(), ZONE]
    assert landed == ["uses"], "the page below shows it"


def test_another_page_begins_at_its_top(over: PaperOver) -> None:
    over.view.verticalScrollBar().setValue(500)
    over.show_page(Page("source/who", Head("WHO standard", kind="Source"), (Text(MarkedText("Official.")),)))
    assert over.view.verticalScrollBar().value() == 0
    seen = [label.text() for label in over.view.findChildren(QLabel) if label.isVisible()]
    assert seen == ["Source", "WHO standard", "Official."]
    assert not over.caution_line.isVisible()
