"""Sentences: paragraphs, lists, and labels with what is said of each."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Item, Items, Row, Rows, Table, Text, TextOfShares
from viewer.widgets.paper.column import RULE_GAP_PX, Column
from viewer.widgets.paper.share_bar import ShareBar
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.stack import Beside, BesideOrBelow, Columns, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import TypeRole

_NUMBER_PX = 24
_BAR_GAP_PX = 4
_ITEM_GAP_PX = 10
_ROW_GAP_PX = 8
_LEAST_LABEL_PX, _MOST_LABEL_PX = 70, 112
_LABEL_GAP_PX = 12
_FRAMED_GAP_PX = 6
_LEAST_SAID_PX = 150


def set_text(text: Text, column: Column, gap_px: int) -> Iterator[None]:
    """Set a paragraph, above it the bar of the shares that it says."""
    if isinstance(text, TextOfShares):
        column.add(ShareBar(column.look, text.shares, column), gap_px)
        gap_px = _BAR_GAP_PX
    colour = "text_2" if text.is_quiet else "text"
    column.say(text.said, column.setting.scale.role(text.weight), colour, lead=text.lead, gap_px=gap_px)
    yield


def set_items(items: Items, column: Column, gap_px: int) -> Iterator[None]:
    """Set a list, item by item."""
    for number, item in enumerate(items.items, start=1):
        widget = _item(item, column)
        if items.is_numbered:
            figure = Statement(
                column.look, str(number), role="item", colour="text_3", is_roomy=bool(item.said.marks), parent=column
            )
            column.add(Beside(figure, column.look.px(_NUMBER_PX), widget, parent=column), gap_px)
        else:
            column.add(widget, gap_px)
        gap_px = _ITEM_GAP_PX
        yield


def _item(item: Item, column: Column) -> Stack:
    scale, words = column.setting.scale, Stack(column)
    if item.lead:
        words.add(column.statement(item.lead, scale.strong if item.said.text else scale.body, parent=words))
    if item.said.text:
        words.add(column.statement(item.said, scale.body, parent=words), 2)
    if item.tail:
        words.add(column.statement(item.tail, scale.small, "text_2", parent=words))
    return words


def set_rows(rows: Rows, column: Column, gap_px: int, *, has_heading: bool) -> Iterator[None]:
    """Set labels and what is said of each, below a line if they follow on something else; in a frame smaller."""
    if not rows.rows:
        return
    if not has_heading:
        column.rule()
        gap_px = RULE_GAP_PX
    look = column.look
    scale, gap_between = column.setting.scale, _FRAMED_GAP_PX if column.is_framed else _LABEL_GAP_PX
    role, said_role = (scale.small, scale.small) if column.is_framed else (scale.thing, scale.body)
    metrics = look.metrics(role)
    widest = max(metrics.horizontalAdvance(row.label) for row in rows.rows) + 2
    label_px = round(min(max(widest, look.px(_LEAST_LABEL_PX)), look.px(_MOST_LABEL_PX)))
    for row in rows.rows:
        label, said = _label(row, role, said_role, column), _said(row, said_role, column)
        column.add(BesideOrBelow(label, label_px, said, look.px(_LEAST_SAID_PX), gap_between, column), gap_px)
        gap_px = _ROW_GAP_PX
        yield


def set_table(table: Table, column: Column, gap_px: int) -> Iterator[None]:
    """Set a table row by row: in a card the columns stand below each other, each by its name; a scheme keeps them."""
    if table.is_scheme:
        yield from _set_scheme(table, column, gap_px)
        return
    look, scale = column.look, column.setting.scale
    metrics = look.metrics(scale.small)
    widest = max((metrics.horizontalAdvance(each.title) for each in table.columns), default=0.0) + 2
    label_px = round(min(max(widest, look.px(_LEAST_LABEL_PX)), look.px(_MOST_LABEL_PX)))
    for row in table.rows:
        column.say(row.title, scale.strong, gap_px=gap_px)
        for each, cell in zip(table.columns, row.cells, strict=True):
            said = column.statement(cell.said, scale.small, "text_2" if cell.is_quiet else "text")
            label = column.statement(each.title, scale.small, "text_2")
            column.add(BesideOrBelow(label, label_px, said, look.px(_LEAST_SAID_PX), _FRAMED_GAP_PX, column), 4)
        gap_px = RULE_GAP_PX
        yield


def _set_scheme(table: Table, column: Column, gap_px: int) -> Iterator[None]:
    """Set cells beside each other, as their things lie on the head."""
    small = column.setting.scale.small
    heads = [column.statement(each.title, small, "text_2") for each in table.columns]
    column.add(Columns(heads, _FRAMED_GAP_PX, column), gap_px)
    for row in table.rows:
        cells = [column.statement(cell.said, small) for cell in row.cells]
        column.rule()
        column.add(Columns(cells, _FRAMED_GAP_PX, column), 4)
        yield


def _label(row: Row, role: TypeRole, said_role: TypeRole, column: Column) -> Stack:
    # The smaller words of the label stand on the line of the first beside them.
    label = Stack(column, margin_px=(0, (column.look.line(said_role) - column.look.line(role) + 1) // 2, 0, 0))
    label.add(column.statement(row.label, role, "text_2", is_roomy=bool(row.said.marks), parent=label))
    if row.is_doubted:
        link = LinkButton(column.look, _("uncertain"), role="note", parent=label)
        link.setAccessibleName(_("%s: what is uncertain") % row.label)
        set_plain_tooltip(link, _("What is uncertain stands further down"))
        link.clicked.connect(lambda: column.setting.reveal(row.section))
        label.add(link)
    return label


def _said(row: Row, role: TypeRole, column: Column) -> Stack | Statement:
    colour = "text_2" if row.is_quiet else "text"
    if not row.note:
        return column.statement(row.said, role, colour)
    words = Stack(column)
    words.add(column.statement(row.said, role, colour, parent=words))
    words.add(column.statement(row.note, column.setting.scale.note, "text_2", parent=words))
    return words
