"""What stands on a page, picked out for a test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from viewer.presentation.blocks import (
    Alert,
    Block,
    Cautions,
    Entries,
    Entry,
    Gauge,
    Items,
    Page,
    Row,
    Rows,
    Studies,
    Text,
)
from viewer.presentation.card_view import StudyView
from viewer.presentation.marked_text import MarkedText

Kind = TypeVar("Kind")


def blocks_of(blocks: Page | Iterable[Block], kind: type[Kind]) -> list[Kind]:
    """Return the blocks of a kind, top to bottom."""
    return [block for block in (blocks.blocks if isinstance(blocks, Page) else blocks) if isinstance(block, kind)]


def said(blocks: Page | Iterable[Block]) -> list[str]:
    """Return the texts of all paragraphs, with the words that lead them."""
    return [f"{block.lead} {block.said.text}".strip() for block in blocks_of(blocks, Text)]


def studies(page: Page) -> tuple[tuple[StudyView, ...], ...]:
    """Return the studies of each group of a page."""
    return tuple(group.studies for block in blocks_of(page, Studies) for group in block.groups)


def entry(page: Page, key: str) -> Entry:
    """Return a thing that a page names, by its id."""
    return next(each for each in page.entries if each.id == key)


def row(page: Page, label: str) -> Row:
    """Return what a page says of a label."""
    return next(each for block in blocks_of(page, Rows) for each in block.rows if each.label == label)


def marked(page: Page) -> Iterator[MarkedText]:
    """Yield every sentence of a page that can have sources, top to bottom."""
    yield from page.head.lines
    for block in page.blocks:
        if isinstance(block, Text):
            yield block.said
        elif isinstance(block, Items):
            yield from (item.said for item in block.items)
        elif isinstance(block, Rows):
            yield from (each.said for each in block.rows)
        elif isinstance(block, Entries):
            yield from (text.said for each in block.entries for text in each.texts)
        elif isinstance(block, Studies):
            yield from (study.result for group in block.groups for study in group.studies)
        elif isinstance(block, Gauge):
            yield block.angle.text
        elif isinstance(block, Cautions):
            yield from (caution.text for caution in block.cautions)
        elif isinstance(block, Alert):
            yield from block.texts
