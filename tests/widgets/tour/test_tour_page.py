"""A stop is read with its sources, or written; what is typed is handed over whole."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import Shown
from viewer.presentation.marked_text import SourceView
from viewer.presentation.tour_view import StopPage
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


@pytest.fixture
def panel(look: Look, shown: Shown, page: StopPage) -> TourPage:
    made = TourPage(look)
    made.show_page(page, TEXTS, is_own=True, is_answered=False)
    shown(made, 416, 800)
    return made


def test_the_answer_stands_there_only_when_it_is_asked_for(panel: TourPage, page: StopPage) -> None:
    assert "So." not in panel.reader.sentences()
    panel.show_page(page, TEXTS, is_own=True, is_answered=True)
    said = panel.reader.sentences()
    assert [said.index(text) for text in ("Title", "One.", "Why?", "So.")] == sorted(
        said.index(text) for text in ("Title", "One.", "Why?", "So.")
    )
    assert HOSTILE in said
    assert "The zone “x” is gone." in said


def test_a_source_mark_and_the_way_on_ask(qtbot: QtBot, panel: TourPage) -> None:
    from viewer.widgets.pieces.link_button import LinkButton
    from viewer.widgets.pieces.statement import Statement

    marked = next(each for each in panel.findChildren(Statement) if each.text() == "One.")
    with qtbot.waitSignal(panel.source_requested) as asked:
        marked.marks()[0].click()
    assert asked.args == ["S1"]
    with qtbot.waitSignal(panel.way_requested):
        panel.reader.findChildren(LinkButton)[0].click()


def test_what_is_typed_is_handed_over_after_a_pause_or_on_leaving(qtbot: QtBot, panel: TourPage) -> None:
    panel.write()
    title = panel.writer.fields["title"]
    assert isinstance(title, QLineEdit)
    with qtbot.waitSignal(panel.written) as asked:
        qtbot.keyClicks(title, "New")
    assert asked.args == ["title", "New"]
    words = panel.writer.fields["words"]
    assert isinstance(words, QPlainTextEdit)
    words.setFocus()
    words.setPlainText("Other")
    with qtbot.waitSignal(panel.written) as asked:
        title.setFocus()
    assert asked.args == ["words", "Other"]


def test_a_field_that_says_the_same_keeps_its_cursor(qtbot: QtBot, panel: TourPage, page: StopPage) -> None:
    panel.write()
    words = panel.writer.fields["words"]
    assert isinstance(words, QPlainTextEdit)
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(words, "!")
    place = words.textCursor().position()
    panel.writer.hand_over()
    panel.show_page(page, TEXTS | {"words": "One.\n\nTwo.!"}, is_own=True, is_answered=False)
    assert words.textCursor().position() == place


def test_a_shipped_stop_is_read_only(panel: TourPage, page: StopPage) -> None:
    panel.write()
    panel.show_page(page, TEXTS, is_own=False, is_answered=False)
    assert not panel.choice.isVisible()
    assert panel.reader.isVisible()


def test_without_a_stop_it_says_what_a_tour_is(panel: TourPage) -> None:
    panel.show_page(None, {}, is_own=False, is_answered=False)
    assert panel.reader.sentences()[0].startswith("A tour walks")


def test_the_foot_leads_on_and_back_and_shows_the_answer(
    qtbot: QtBot, look: Look, shown: Shown, page: StopPage
) -> None:
    foot = TourFoot(look)
    foot.show_page(page, is_answered=False)
    shown(foot, 704, 64)
    for button, signal in ((foot.back, foot.back_requested), (foot.next, foot.next_requested)):
        with qtbot.waitSignal(signal):
            button.click()
    with qtbot.waitSignal(foot.answer_requested) as asked:
        foot.answer.click()
    assert asked.args == [True]
    foot.show_page(None, is_answered=False)
    assert not any(button.isEnabled() for button in (foot.back, foot.next, foot.present))
    assert not foot.answer.isVisible()
