"""Every kind of block and what sets it. A kind that is missing here does not pass the types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from PySide6.QtWidgets import QWidget

from viewer.presentation.blocks import (
    Actions,
    Alert,
    Block,
    Cautions,
    Chips,
    Entries,
    Figure,
    Gauge,
    Heading,
    Intervals,
    Items,
    Links,
    Question,
    Rows,
    Sources,
    Studies,
    Table,
    Text,
)
from viewer.presentation.marked_text import MarkedText
from viewer.widgets.paper.alert import set_alert
from viewer.widgets.paper.asking import set_actions, set_links, set_question
from viewer.widgets.paper.cautions import set_cautions
from viewer.widgets.paper.column import Column, FramedColumn, Setting
from viewer.widgets.paper.entries import set_entries
from viewer.widgets.paper.evidence import set_chips, set_gauge, set_intervals
from viewer.widgets.paper.folded import FoldedSources, hold_sources
from viewer.widgets.paper.heading import set_heading
from viewer.widgets.paper.sources import set_sources
from viewer.widgets.paper.studies import set_studies
from viewer.widgets.paper.words import set_items, set_rows, set_table, set_text

_USUAL_GAP_PX = 8
_WIDE_GAP_PX = 12
_NEAR_GAP_PX = 6
_NEXT_GAP_PX = 4
_HEADING_GAP_PX = 2


def set_blocks(blocks: Iterable[Block], column: Column) -> Iterator[None]:
    """Set blocks below one another, a piece with each step.

    Parameters
    ----------
    blocks : iterable of Block
        What stands under the heading of a section.
    column : Column
        Where they are set; it holds that heading, if there is one.
    """
    before: Block | None = None
    for block in blocks:
        yield from _pieces(before, block, column)
        before = block


def made_section(heading: Heading, blocks: Iterable[Block], setting: Setting, parent: QWidget) -> Column:
    """Return a heading with blocks below it, set at once."""
    column = begun_section(heading, setting, parent)
    for _piece in set_blocks(blocks, column):
        pass
    return column


def begun_section(heading: Heading, setting: Setting, parent: QWidget) -> Column:
    """Return a heading below which blocks are to be set."""
    column = (FramedColumn if heading.is_framed else Column)(setting, parent)
    column.setAccessibleName(heading.text)
    column.say(heading.text, setting.scale.section)
    column.say(", ".join(filter(None, (heading.detail, heading.measure))), setting.scale.small, "text_2")
    return column


def _pieces(before: Block | None, block: Block, column: Column) -> Iterator[None]:
    gap_px, has_heading = _gap_px(before, block), before is None or isinstance(before, Heading)
    match block:
        case Heading():
            return set_heading(block, column, gap_px, before)
        case Text():
            return set_text(block, column, gap_px)
        case Items():
            return set_items(block, column, gap_px)
        case Rows():
            return set_rows(block, column, gap_px, has_heading=has_heading)
        case Table():
            return set_table(block, column, gap_px)
        case Chips():
            return set_chips(block, column, gap_px)
        case Studies():
            return set_studies(block, column, gap_px)
        case Intervals():
            return set_intervals(block, column, gap_px)
        case Gauge():
            return set_gauge(block, column, gap_px)
        case Entries():
            return set_entries(block, column, gap_px, has_heading=has_heading)
        case Question():
            return set_question(block, column, gap_px)
        case Alert():
            return set_alert(block, column, gap_px)
        case Cautions():
            return set_cautions(block, column, gap_px)
        case Actions():
            return set_actions(block, column, gap_px)
        case Links():
            return set_links(block, column, gap_px)
        case Figure():
            return set_text(Text(MarkedText(block.words), weight="small", is_quiet=True), column, gap_px)
        case Sources():
            if isinstance(column, FoldedSources):
                return hold_sources(block, column)
            return set_sources(block, column, gap_px)
        case _:
            assert_never(block)


def _gap_px(before: Block | None, block: Block) -> int:
    """Return the gap above a block: what belongs together stands near."""
    match before, block:
        case Heading(), Text() | Chips():
            return _HEADING_GAP_PX
        case Heading(), Entries():
            return _NEXT_GAP_PX
        case Entries(), Text():
            return _WIDE_GAP_PX
        case Text(), Text():
            return _between(before, block)
        case (Text(), Chips() | Links()) | (Chips(), Text() | Chips()):
            return _NEAR_GAP_PX
        case (Question(), _) | (_, Question() | Intervals() | Alert()):
            return _WIDE_GAP_PX
        case _:
            return _USUAL_GAP_PX


def _between(before: Text, text: Text) -> int:
    if _is_small(text):
        return _NEAR_GAP_PX if _is_small(before) else _NEXT_GAP_PX
    return _WIDE_GAP_PX if _is_small(before) else _USUAL_GAP_PX


def _is_small(text: Text) -> bool:
    return text.weight in ("small", "note")
