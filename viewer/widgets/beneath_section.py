"""What lies beneath a zone, read on other heads; beside it what the school claims."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from viewer.presentation.beneath import BeneathRow, BeneathView
from viewer.widgets.card_section import RULE_GAP_PX, CardSection
from viewer.widgets.stack import Stack
from viewer.widgets.statement import Statement
from viewer.widgets.theme import Look


class BeneathSection(CardSection):
    """The nearest electrode sites with the cortex under them; the school's claim; how it was worked out."""

    def __init__(self, look: Look, view: BeneathView, parent: QWidget | None = None) -> None:
        super().__init__(look, _("What lies beneath"), parent=parent)
        self.say(view.lead, "small", "text_2")
        for index, row in enumerate(view.rows):
            self._add_row(row, 12 if index else 10)
        self.rule()
        self.say(_("What the school says"), "item", gap_px=RULE_GAP_PX)
        if view.claim is not None:
            self.say(view.claim, gap_px=2)
            self.say(_("A claim of the school: no route from the skin to that cortex is proven."), "small", "text_2")
        else:
            self.say(_("The school names no cortex for this zone."), colour="text_2", gap_px=2)
        self.rule()
        self.say(_("How this was worked out"), "item", gap_px=RULE_GAP_PX)
        for index, limit in enumerate(view.limits):
            self.say(limit, "small", gap_px=6 if index else 2)

    def _add_row(self, row: BeneathRow, gap_px: int) -> None:
        for widget, gap in _row_widgets(self.look, row, self):
            self.add(widget, gap or gap_px)
            widget.source_requested.connect(self.source_requested)


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
