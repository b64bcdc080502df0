"""A section of a card: heading, room for sentences, and the requests that any section can make."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.presentation.card_view import AngleView
from viewer.presentation.learn_rows import LearnRow
from viewer.presentation.marked_text import MarkedText
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, TypeRole

RULE_GAP_PX = 16


class CardSection(Stack):
    """A heading with what follows.

    Parameters
    ----------
    look : Look
        Colours and type.
    title : str
        The heading.
    margin_px : int
        Room around all of it.

    Attributes
    ----------
    source_requested : Signal(str)
        Key of a source or study.
    studies_requested : Signal(tuple)
        Keys of studies.
    link_requested : Signal(str)
        An address.
    part_requested : Signal(str)
        A part of the zone.
    angle_requested : Signal(float)
        Degrees.
    build_requested, spread_requested : Signal()
        The construction step by step; where sources differ, on the head.
    zone_requested : Signal(str)
        A zone.
    section_requested : Signal(str)
        Another section of the card, by its key.
    """

    source_requested = Signal(str)
    studies_requested = Signal(tuple)
    link_requested = Signal(str)
    part_requested = Signal(str)
    angle_requested = Signal(float)
    zone_requested = Signal(str)
    section_requested = Signal(str)
    build_requested = Signal()
    spread_requested = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None, margin_px: int = 0) -> None:
        super().__init__(parent, margin_px=margin_px)
        self.look = look
        self.title = title
        self.setAccessibleName(title)
        self.add(Statement(look, title, role="section", parent=self))

    def grow(self) -> bool:
        """Build some more of a long section; return whether something is still missing."""
        return False

    def show_angle(self, view: AngleView) -> None:
        """Show another angle of the needle; a section that shows none leaves it."""

    def place_of(self, key: str) -> QWidget | None:
        """Return the widget that shows a source or study, or None if it is not in this section."""
        return None

    def say(
        self, text: MarkedText | str, role: TypeRole = "body", colour: str = "text", *, lead: str = "", gap_px: int = 8
    ) -> None:
        """Add a sentence below; nothing to say adds nothing."""
        if text if isinstance(text, str) else text.text:
            self.add(self.statement(text, role, colour, lead=lead), gap_px)

    def say_rests(self, rows: Sequence[LearnRow], gap_px: int = 8) -> None:
        """Add what the rows to learn have left to this section; what is only uncertain needs no other words."""
        for row in rows:
            self.say(row.rest, "small", "text_2", lead=f"{row.rest_lead}:", gap_px=gap_px)

    def statement(self, text: MarkedText | str, role: TypeRole, colour: str, *, lead: str = "") -> Statement:
        """Return a sentence whose marks ask through this section."""
        made = Statement(self.look, text, role=role, colour=colour, lead=lead, parent=self)
        made.source_requested.connect(self.source_requested)
        return made

    def rule(self) -> None:
        """Add a line; what follows keeps the same distance from it as the line from what is above."""
        self.add(Rule(self.look, self), RULE_GAP_PX)
