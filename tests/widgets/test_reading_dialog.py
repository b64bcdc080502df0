"""The dialog shows a page as plain text, brings what was searched for into sight, and asks for what it cannot do."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from tests.export.pdf_reading import read_parts
from viewer.export.document_pdf import document_pdf
from viewer.presentation.blocks import Entries, Entry, Head, Heading, Page, Sources, Text
from viewer.presentation.marked_text import Mark, MarkedText, SourceView
from viewer.widgets.document import paper_inks
from viewer.widgets.document_paper import page_document
from viewer.widgets.reading_dialog import ReadingDialog
from viewer.widgets.theme import Look

MARK = Mark(1, "a", "A study.")
LONG = tuple(
    Entry(f"Label {n}", texts=(Text(MarkedText(f"Sentence {n}. " * 12, (MARK,))),), id=f"e{n}") for n in range(30)
)
WHERE = Entry("Where", texts=(Text(MarkedText("On <b>it</b>.", (MARK,), "?")),), id="w")
NERVES = Entry(
    "Nerves", texts=(Text(MarkedText("So.", (MARK,))), Text(MarkedText("Rats.", (MARK,)), "Limits.")), id="i"
)
PAGE = Page(
    "reading/made-up",
    Head("How it differs"),
    (
        Text(MarkedText("What this is."), is_quiet=True),
        Heading("What sets it apart"),
        Entries((WHERE,)),
        Heading("Ideas"),
        Text(MarkedText("Not shown."), is_quiet=True),
        Entries((NERVES,)),
        Heading("More"),
        Entries(LONG),
        Heading("Sources", key="sources"),
        Sources((SourceView(1, "a", "A study.", "Study", None),)),
    ),
)


def opened(qtbot: QtBot, look: Look, passage: str = "") -> ReadingDialog:
    made = ReadingDialog(PAGE, look, passage)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_sentence_is_there_and_is_never_markup(qtbot, look):
    lines = opened(qtbot, look).text().replace("\u00a0", " ").splitlines()
    assert lines[:8] == [
        "What sets it apart", "Where", "On <b>it</b>. [1]", "?", "Ideas", "Not shown.", "Nerves", "So. [1]",
    ]  # fmt: skip
    assert lines[8] == "Limits. Rats. [1]"
    assert lines[-1] == "[1] A study."


def test_what_was_searched_for_is_marked_and_in_sight(qtbot, look):
    dialog = opened(qtbot, look, "e20")
    assert dialog.marked().startswith("Label 20")
    field = dialog.findChild(QTextEdit)
    assert isinstance(field, QTextEdit)
    assert field.verticalScrollBar().value() > 0
    seen = field.cursorForPosition(field.viewport().rect().topLeft())
    assert seen.block().text().startswith(("Label 20", "Sentence 19"))


def test_nothing_is_marked_without_a_search(qtbot, look):
    dialog = opened(qtbot, look)
    assert dialog.marked() == ""
    field = dialog.findChild(QTextEdit)
    assert isinstance(field, QTextEdit)
    assert field.verticalScrollBar().value() == 0


@pytest.mark.parametrize(("text", "signal"), [("Save as PDF…", "pdf_requested"), ("Copy as text", "copy_requested")])
def test_saving_and_copying_is_asked_for(qtbot, look, text, signal):
    dialog = opened(qtbot, look)
    with qtbot.waitSignal(getattr(dialog, signal)) as asked:
        next(each for each in dialog.findChildren(QPushButton) if each.text() == text).click()
    assert asked.args == [PAGE]


def test_the_page_is_a_pdf(look):
    parts = read_parts(document_pdf(page_document(PAGE, look, paper_inks(), has_title=True), PAGE.head.title))
    assert (parts[0].role, parts[0].text) == ("H1", PAGE.head.title)
    assert next(part.text for part in parts if part.role == "H2") == "What sets it apart"
