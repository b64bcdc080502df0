"""A stop is read with its sources, or written; what is typed is handed over whole."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import Shown
from viewer.domain.identity import SourceKey
from viewer.presentation.blocks import Page
from viewer.presentation.marked_text import SourceView
from viewer.presentation.pages.stop import page_of_stop
from viewer.presentation.tour_view import StopPage
from viewer.state.errands import RunCommand
from viewer.state.mode_requests import Enter
from viewer.state.request import Request
from viewer.state.requests import ShowStudy
from viewer.state.tour_requests import GoByStops, ShowAnswer, WriteStop
from viewer.state.view_state import Lesson, ViewState
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look
from viewer.widgets.tour.foot import TourFoot
from viewer.widgets.tour.page import TourPage

HOSTILE = '<img src="file:///etc/passwd">'
TEXTS = {"title": "Title", "words": "One.\n\nTwo.", "question": "Why?", "answer": "So.", "notes": ""}


@pytest.fixture
def page(sample: SimpleNamespace) -> StopPage:
    return StopPage(
        "The tour", 2, 8, "Title", (sample.marked("One.", 1), sample.marked(HOSTILE)), "Why?",
        (sample.marked("So.", 2),), "Ask first.", "With the needle", "Open in Needle",
        (SourceView(1, "S1", "Citation 1", "", None),), {"S1": "Citation 1"}, ("The zone “x” is gone.",), "Foot.",
    )  # fmt: skip


def _read(page: StopPage, *, is_answered: bool = False) -> Page:
    return page_of_stop(page, ViewState(lesson=Lesson(stage="needle", is_answered=is_answered)))


@pytest.fixture
def panel(look: Look, shown: Shown, page: StopPage, asked: list[Request]) -> TourPage:
    made = TourPage(look, asked.append)
    made.show_stop(_read(page), TEXTS, page.lost, is_own=True)
    shown(made, 416, 800)
    return made


def test_the_answer_stands_there_only_when_it_is_asked_for(panel: TourPage, page: StopPage) -> None:
    assert "So." not in panel.reader.sentences()
    panel.show_stop(_read(page, is_answered=True), TEXTS, page.lost, is_own=True)
    said = panel.reader.sentences()
    assert [said.index(text) for text in ("Title", "One.", "Why?", "So.")] == sorted(
        said.index(text) for text in ("Title", "One.", "Why?", "So.")
    )
    assert HOSTILE in said
    assert "The zone “x” is gone." in said


def test_a_source_mark_and_the_way_on_ask(panel: TourPage, asked: list[Request]) -> None:
    marked = next(each for each in panel.findChildren(Statement) if each.text() == "One.")
    marked.marks()[0].click()
    next(each for each in panel.findChildren(LinkButton) if each.plain_text() == "Open in Needle").click()
    assert asked == [ShowStudy(SourceKey("S1")), Enter("needle", is_taken_along=True)]


def test_notes_are_closed_until_they_are_asked_for(panel: TourPage, page: StopPage, asked: list[Request]) -> None:
    texts = TEXTS | {"notes": "Ask first."}

    def press(words: str) -> None:
        next(each for each in panel.findChildren(LinkButton) if each.plain_text() == words).click()

    panel.show_stop(_read(page), texts, is_own=True)
    assert "Ask first." not in panel.reader.sentences()
    press("Notes, for whoever presents")
    assert "Ask first." in panel.reader.sentences()
    press("Hide the notes")
    assert "Ask first." not in panel.reader.sentences()
    assert asked == []
    press("Notes, for whoever presents")
    panel.show_stop(_read(replace(page, number=3)), texts, is_own=True)
    assert "Ask first." not in panel.reader.sentences(), "the next stop begins without"


def test_what_is_typed_is_handed_over_after_a_pause_or_on_leaving(
    qtbot: QtBot, panel: TourPage, asked: list[Request]
) -> None:
    panel.write()
    title = panel.writer.fields["title"]
    assert isinstance(title, QLineEdit)
    qtbot.keyClicks(title, "New")
    assert asked == []
    qtbot.waitUntil(lambda: asked == [WriteStop("title", "New")])
    words = panel.writer.fields["words"]
    assert isinstance(words, QPlainTextEdit)
    words.setFocus()
    words.setPlainText("Other")
    title.setFocus()
    assert asked[1:] == [WriteStop("words", "Other")]


def test_a_field_that_says_the_same_keeps_its_cursor(qtbot: QtBot, panel: TourPage, page: StopPage) -> None:
    panel.write()
    words = panel.writer.fields["words"]
    assert isinstance(words, QPlainTextEdit)
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(words, "!")
    place = words.textCursor().position()
    panel.writer.hand_over()
    panel.show_stop(_read(page), TEXTS | {"words": "One.\n\nTwo.!"}, is_own=True)
    assert words.textCursor().position() == place


def test_a_shipped_stop_is_read_only(panel: TourPage, page: StopPage) -> None:
    panel.write()
    panel.show_stop(_read(page), TEXTS, is_own=False)
    assert not panel.choice.isVisible()
    assert panel.reader.isVisible()


def test_without_a_stop_it_says_what_a_tour_is(panel: TourPage) -> None:
    panel.show_stop(None, {}, is_own=False)
    assert panel.reader.sentences()[0].startswith("A tour walks")


def test_the_foot_leads_on_and_back_and_shows_the_answer(
    look: Look, shown: Shown, page: StopPage, asked: list[Request]
) -> None:
    foot = TourFoot(look, asked.append)
    foot.show_page(page, is_answered=False)
    shown(foot, 704, 64)
    for button in (foot.back, foot.next, foot.answer, foot.present):
        button.click()
    assert asked == [GoByStops(-1), GoByStops(1), ShowAnswer(True), RunCommand("present")]
    foot.show_page(None, is_answered=False)
    assert not any(button.isEnabled() for button in (foot.back, foot.next, foot.present))
    assert not foot.answer.isVisible()
