"""What lies beneath a zone, read on other heads; beside it what the school claims."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.beneath import BeneathRow, BeneathView
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.sentences import NO_CORTEX, NOT_A_ROUTE
from viewer.widgets.pieces.section import RULE_GAP_PX, CardSection
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look


def add_beneath(section: CardSection, view: BeneathView) -> None:
    """Add to a section the nearest electrode sites with the cortex under them, the school's claim, and the limits."""
    section.rule()
    section.say(_("What lies beneath"), "item", gap_px=RULE_GAP_PX)
    section.say(view.lead, "small", "text_2", gap_px=2)
    for row in view.rows:
        for widget, gap in _row_widgets(section.look, row, section):
            widget.source_requested.connect(section.source_requested)
            section.add(widget, gap or 10)
    add_claim(section, view.claim)
    section.say(_("How what lies beneath was worked out"), "small_bold", gap_px=14)
    for limit in view.limits:
        section.say(limit, "small", "text_2", gap_px=4)


def add_claim(section: CardSection, claim: MarkedText | None) -> None:
    """Add what the school says of the cortex, as its claim."""
    section.say(_("Cortex beneath, as the school teaches it"), "small_bold", gap_px=14)
    if claim is None:
        section.say(NO_CORTEX, colour="text_2", gap_px=2)
        return
    section.say(claim, gap_px=2)
    section.say(NOT_A_ROUTE, "small", "text_2", gap_px=4)


def beneath_stack(look: Look, view: BeneathView, parent: CardSection) -> Stack:
    """Return the rows and the school's claim as one narrow column; marks ask through `parent`."""
    stack = Stack(parent)
    for index, row in enumerate(view.rows):
        for widget, gap in _row_widgets(look, row, stack):
            widget.source_requested.connect(parent.source_requested)
            stack.add(widget, gap or (12 if index else 0))
    words = view.claim if view.claim is not None else _("The school names no cortex for this zone.")
    claim = Statement(look, words, role="small", lead=_("Claimed:"), parent=stack)
    claim.source_requested.connect(parent.source_requested)
    stack.add(claim, 12)
    return stack


def _row_widgets(look: Look, row: BeneathRow, parent: QWidget) -> list[tuple[Statement, int]]:
    """A place with its site, and the regions under it; each with its gap above, 0 for that of the row."""
    head = Statement(look, f"{row.place}: {row.site}", role="item" if row.is_near else "body", parent=parent)
    made = [(head, 0)]
    if row.is_near:
        made.append((Statement(look, row.regions, parent=parent), 2))
    return made
