"""The dialog shows a page as plain text, searches in it, brings a passage into sight, and asks for the rest."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from tests.export.pdf_reading import read_parts
from viewer.export.pdf_paper import Sheet, page_pdf
from viewer.presentation.blocks import Entries, Entry, Head, Heading, Page, Sources, Text
from viewer.presentation.marked_text import Mark, MarkedText, SourceView
from viewer.presentation.palette import DARK
from viewer.widgets.document_style import paper_style
from viewer.widgets.page_dialog import PageDialog
from viewer.widgets.pieces.search_field import SearchField
from viewer.widgets.theme import Look


def claim(says: str, numbers: str, reason: MarkedText, where: str = "") -> Entry:
    stands = (Text(MarkedText(where), "Where it stands:", "small", is_quiet=True),) if where else ()
    words = tuple(numbers.split(", "))
    return Entry(f"“{says}”", f"no.\u00a0{numbers}", texts=(Text(reason), *stands), words=words)


ONE, TWO = Mark(1, "a", "A study."), Mark(2, "b", "A book.")
PAGE = Page(
    "left-out",
    Head("What we left out and why"),
    (
        Text(MarkedText("What this is."), is_quiet=True),
        Heading("Often said"),
        Text(MarkedText("And more exactly."), is_quiet=True),
        Entries(
            (
                claim("It is <b>proven</b>.", "7, 9", MarkedText("It is not.", (ONE,), "Perhaps.")),
                claim("睡眠 gets better.", "8", MarkedText("Nobody looked.", (TWO,)), "Motor area"),
            )
        ),
        Heading("Left out"),
        Entries((claim("All is well.", "11", MarkedText("Nothing found.", (TWO,))),)),
        Heading("Sources", key="sources"),
        Sources((SourceView(1, "a", "A study.", "Study", None), SourceView(2, "b", "A book.", "Secondary.", None))),
    ),
)


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> PageDialog:
    made = PageDialog(PAGE, look)
    qtbot.addWidget(made)
    return made


def button(dialog: PageDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def test_the_whole_page_is_there_in_order_and_is_never_markup(dialog):
    lines = dialog.text().replace("\u00a0", " ").splitlines()
    assert lines == [
        "Often said",
        "And more exactly.",
        "“It is <b>proven</b>.”  no. 7, 9",
        "It is not. [1]",
        "Perhaps.",
        "“睡眠 gets better.”  no. 8",
        "Nobody looked. [2]",
        "Where it stands: Motor area",
        "Left out",
        "“All is well.”  no. 11",
        "Nothing found. [2]",
        "Sources",
        "[1] A study.",
        "[2] A book. Secondary.",
    ]


def test_headings_are_headings_for_screen_readers(dialog):
    document = dialog.findChild(QTextEdit).document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    headings = [block.text() for block in blocks if block.blockFormat().headingLevel()]
    assert headings == ["Often said", "Left out", "Sources"]


def test_searching_leaves_what_fits_and_marks_it(dialog):
    dialog.search_for("nothing")
    assert "“All is well.”" in dialog.text()
    assert "proven" not in dialog.text()
    view = dialog.findChild(QTextEdit)
    assert [mark.cursor.selectedText() for mark in view.extraSelections()] == ["Nothing"]
    dialog.search_for("")
    assert "proven" in dialog.text()
    assert view.extraSelections() == []


def test_what_is_not_there_is_said(dialog):
    dialog.search_for("zzz")
    assert dialog.text() == ""
    assert dialog._count.text() == "Nothing found for “zzz”."
    dialog.search_for("睡眠")
    assert dialog._count.text() == "1 of 3 entries"


def test_what_is_saved_and_copied_is_what_is_shown(dialog):
    dialog.search_for("nothing")
    assert (dialog.save, dialog.copy) == (button(dialog, "Save as PDF…"), button(dialog, "Copy as text"))
    assert [section.heading.text for section in dialog.shown.sections() if section.heading] == ["Left out", "Sources"]


def test_return_in_the_field_goes_to_the_text_and_closes_nothing(qtbot, dialog):
    with qtbot.waitExposed(dialog):
        dialog.show()
    field = dialog.findChild(SearchField)
    qtbot.keyClicks(field, "well")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "proven" not in dialog.text()
    assert dialog.findChild(QTextEdit).hasFocus()
    dialog.close()


def test_ink_follows_the_scheme_on_screen_and_not_on_paper(dialog, look):
    def ink() -> str:
        view = dialog.findChild(QTextEdit)
        return view.document().firstBlock().begin().fragment().charFormat().foreground().color().name()

    before = ink()
    look.set(DARK, 1.0)
    assert ink() == DARK.text.lower() != before
    assert paper_style(look.families).inks["text"].lower() == before


def test_the_pdf_is_read_in_order(look):
    parts = read_parts(page_pdf(Sheet(PAGE, look.families)))
    assert (parts[0].role, parts[0].text) == ("H1", PAGE.head.title)
    headings = [part.text for part in parts if part.role == "H2"]
    assert headings == ["Often said", "Left out", "Sources"]
    assert next(part.text for part in parts if part.role == "P") == "What this is."


def passage(n: int) -> Entry:
    return Entry(f"Label {n}", texts=(Text(MarkedText(f"Sentence {n}. " * 12)),), id=f"e{n}")


LONG = replace(
    PAGE,
    blocks=(
        Heading("More"),
        Entries(
            tuple(Entry(f"Label {n}", texts=(Text(MarkedText(f"Sentence {n}. " * 12)),), id=f"e{n}") for n in range(30))
        ),
    ),
)


def opened(qtbot: QtBot, look: Look, passage: str) -> PageDialog:
    made = PageDialog(LONG, look, passage)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_was_looked_for_is_marked_and_in_sight(qtbot, look):
    dialog = opened(qtbot, look, "e20")
    assert dialog.marked().startswith("Label 20")
    view = dialog.findChild(QTextEdit)
    assert view.verticalScrollBar().value() > 0
    seen = view.cursorForPosition(QPoint(20, 20))  # within the margins
    assert seen.block().text().startswith(("Label 20", "Sentence 19"))
    dialog.search_for("12")
    assert dialog.marked() == "", "a search goes on from there"


def test_nothing_is_marked_at_the_top(qtbot, look):
    dialog = opened(qtbot, look, "")
    assert dialog.marked() == ""
    assert dialog.findChild(QTextEdit).verticalScrollBar().value() == 0
    assert dialog.focusWidget() is dialog.findChild(SearchField)


def test_a_text_that_is_gone_is_let_go(qtbot, look):
    """PySide kept every document that a field was given: 2 MB of the page on safety, each time it was opened."""

    def held() -> int:
        gc.collect()
        return sum(isinstance(each, QTextDocument) for each in gc.get_objects())

    before = held()
    dialog = opened(qtbot, look, "e20")
    for word in ("12", "13", ""):
        dialog.search_for(word)
    assert dialog.text()
    assert held() <= before + 1
