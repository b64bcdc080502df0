"""The Qt paper shows every sentence, doubt and source mark of every page, in order, and knows every kind of block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.papers import KINDS, missing, shipped_pages
from tests.shipped import shipped_catalog
from viewer.atlas.cached import atlas_for
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder
from viewer.presentation.blocks import Alert, Block, Head, Item, Items, Page, Sources, Text
from viewer.presentation.marked_text import MarkedText
from viewer.widgets.paper.certainty import Certainty
from viewer.widgets.paper.folded import FoldedSources
from viewer.widgets.paper.heading import HeadingButton
from viewer.widgets.paper.interval_plot import IntervalPlot
from viewer.widgets.paper.page_view import PageView
from viewer.widgets.paper.scale import LARGE
from viewer.widgets.paper.sources import SourceRow
from viewer.widgets.pieces.chip import ChipButton, ChipLabel
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.source_mark import SourceMark
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.touch_button import TouchButton
from viewer.widgets.theme import Look


def _said(widget: QWidget) -> Iterator[str]:
    """Everything that can be read on a page, in the order in which it was set."""
    if isinstance(widget, Statement):
        text, doubt = widget._marked.text, widget._marked.doubt
        marks = "".join(f" [{mark.mark.number}]" for mark in widget.marks())
        yield f"{widget._lead} {text}{marks} {doubt}"
    elif isinstance(widget, ChipLabel | ChipButton):
        yield widget.view.text
    elif isinstance(widget, HeadingButton):
        yield from (widget.heading.text, widget.heading.detail, widget.heading.measure)
    elif isinstance(widget, Certainty):
        yield widget.shown_word()
    elif isinstance(widget, IntervalPlot):
        yield widget.accessibleDescription()
    elif isinstance(widget, WebLink):
        yield f"{widget.view.text} {widget.view.url}"
    elif isinstance(widget, TouchButton):
        yield f"{widget.plain_text()} {widget.accessibleDescription()}"
    elif isinstance(widget, LinkButton):
        yield widget.plain_text()
    elif isinstance(widget, SourceRow):
        yield f"[{widget.view.number}] {widget.view.citation} {widget.view.note}"
    held = widget.widgets() if isinstance(widget, Stack) else widget.children()
    for child in held:
        if isinstance(child, QWidget):
            yield from _said(child)


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    catalog = shipped_catalog()
    head = load_head(assets_folder() / "meshes" / "adult-man")
    return tuple(shipped_pages(catalog, atlas_for(catalog, head, cache_folder())))


def test_every_sentence_and_mark_of_every_page_is_on_it(look: Look, qtbot: QtBot, pages: tuple[Page, ...]) -> None:
    # A paper knows kinds of blocks and no things: one page in twelve is enough, and one with each kind of block.
    some = (*pages[::12], *{kind: page for page in pages for kind in map(type, page.blocks)}.values())
    view = PageView(look, lambda _request: None, has_head=True)
    qtbot.addWidget(view)
    lost: list[str] = []
    for page in some:
        view.show_page(page)
        view.build_all()
        for link in view.findChildren(LinkButton):
            if link.plain_text().startswith("Show all"):
                link.click()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what stood there before is gone
        lost += missing(replace(page, closing=()), "\n".join(_said(view)))
    assert lost == []
    kinds = {type(block) for page in some for block in page.blocks}
    assert {kind.__name__ for kind in KINDS - kinds} <= {"Figure"}, "every kind was set"


def test_in_large_words_for_everybody_nothing_is_left_out_but_marks(
    look: Look, qtbot: QtBot, pages: tuple[Page, ...]
) -> None:
    view = PageView(look, lambda _request: None, scale=LARGE)
    qtbot.addWidget(view)
    lost: list[str] = []
    for page in [page for page in pages if page.id.startswith("explanation/")][::12]:
        view.show_page(page)
        view.build_all()
        for folded in view.findChildren(FoldedSources):
            folded.button.click()
        plain = replace(page, blocks=tuple(map(_unmarked, page.blocks)), head=Head(""), closing=())
        lost += missing(plain, "\n".join(_said(view)))
        assert view.findChildren(SourceMark) == []
    assert lost == []


def _unmarked(block: Block) -> Block:
    if isinstance(block, Text):
        return replace(block, said=replace(block.said, marks=()))
    if isinstance(block, Alert):
        return replace(block, texts=tuple(replace(text, marks=()) for text in block.texts))
    if isinstance(block, Sources):
        return Items(tuple(Item(MarkedText(source.citation)) for source in block.sources))
    return block
