"""What is learned of a zone by heart: where, for what, which side, how. Put together from what its card says anyway."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from viewer.domain.catalog import Catalog
from viewer.domain.statement import Statement
from viewer.domain.zone import Indication, Zone
from viewer.presentation.citations import Citations
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.needle_angle import has_angle
from viewer.state.view_state import Words

LearnSection = Literal["where", "uses", "needling"]
_MOST_PARTS = 5  # of a zone; more are read where it lies
MOST_CHARACTERS = 116
"""So much has room on three lines of a card of usual width."""

NOT_DRAWN = "Not drawn here: its rule cannot be carried out on this head."
_RECORD = "A record, not a suggestion."
_NO_ANGLE = "No angle in degrees was read."
_OVER_NAPE = "No angle is marked as right over the nape."
_USED = ", used "
_NOTHING = MarkedText("")


@dataclass(frozen=True, slots=True)
class LearnRow:
    """One line to learn by heart.

    Attributes
    ----------
    label : str
        Where, For what, Which side, How.
    text : MarkedText
        In a few words, with its sources and without its doubt.
    section : str
        The section of the card that goes deeper.
    rest_lead : str
        What the rest is about.
    rest : MarkedText
        What that section still has to say of it: the whole statement if it was too long, what is uncertain; empty if
        the row says all.
    is_doubted : bool
        Whether something about it is uncertain.
    """

    label: str
    text: MarkedText
    section: LearnSection
    rest_lead: str = ""
    rest: MarkedText = _NOTHING
    is_doubted: bool = False


def learn_rows(
    catalog: Catalog, zone: Zone, citations: Citations, words: Words, *, is_left_out: bool
) -> tuple[LearnRow, ...]:
    """Return the four rows of a zone.

    Parameters
    ----------
    is_left_out : bool
        Whether its rule cannot be carried out on the head that is shown.
    """
    return (
        _where(zone, citations, words, is_left_out=is_left_out),
        _for_what(zone, citations, words),
        # Never cut: half a rule for the side is a wrong rule.
        _row("Which side", "uses", zone.laterality.rule, citations, len(zone.laterality.rule.text)),
        _how(catalog, zone, citations),
    )


def _where(zone: Zone, citations: Citations, words: Words, *, is_left_out: bool) -> LearnRow:
    about, _, _ = zone.summary.text.partition(_USED)
    if zone.place is not None and words == "plain":
        statement = zone.place.statement
        if statement.doubt == zone.summary.doubt:  # said with what it is used for
            statement = replace(statement, doubt="")
    else:
        statement = replace(zone.summary, text=f"{about.rstrip('.')}.", doubt="")
    if is_left_out:
        return LearnRow("Where", MarkedText(NOT_DRAWN), "where", "Where", citations.marked(statement))
    return _row("Where", "where", statement, citations)


def _for_what(zone: Zone, citations: Citations, words: Words) -> LearnRow:
    """What it is used for: by its summary, in professional words by its uses; and which part belongs to what."""
    summary = zone.summary
    doubt = MarkedText(summary.doubt)
    if 0 < len(zone.parts) <= _MOST_PARTS:
        regions = ", ".join(f"{part.name.lower()} {part.region}" for part in zone.parts)
        said = f"{_used_for(summary.text).rstrip('.')}: {regions}."
        marked = replace(citations.marked(replace(summary, text=said)), doubt="")
        return LearnRow("For what", marked, "uses", _uncertain("For what"), doubt, bool(summary.doubt))
    if words == "professional":
        taught = [use for use in zone.indications if zone.is_record or not use.is_record]
        named = [use for use in taught if use.professional]
        while len(said := _listed(named, len(taught))) > MOST_CHARACTERS and len(named) > 1:
            named.pop()
        sources = tuple(dict.fromkeys(key for use in named for key in use.use.sources))
        text = replace(citations.marked(Statement(said, sources)), terms=())
        return LearnRow("For what", text, "uses", _uncertain("For what"), doubt, bool(summary.doubt))
    return _row("For what", "uses", replace(summary, text=_used_for(summary.text)), citations)


def _listed(uses: Sequence[Indication], count: int) -> str:
    more = "; and more" if len(uses) < count else ""
    return f"{'; '.join(use.professional for use in uses)}{more}."


def _how(catalog: Catalog, zone: Zone, citations: Citations) -> LearnRow:
    """The angle as its school's sources give it, and the way of the needle; of a record only what is said of it.

    Over the nape no angle is learned: the card marks none as right there.
    """
    angle, direction = catalog.school_of(zone.id).angle, zone.direction.rule
    if zone.is_record or not has_angle(catalog, zone):
        is_nape = catalog.lies_over_nape(zone.id)
        lead = _RECORD if zone.is_record else _OVER_NAPE if is_nape else _NO_ANGLE if zone.is_needled else ""
        said_by = direction.sources
    else:
        lead = f"{angle.low_deg:.0f} to {angle.high_deg:.0f}° to the skin at entry."
        said_by = tuple(dict.fromkeys((*angle.statement.sources, *direction.sources)))
    row = _row("How", "needling", direction, citations, MOST_CHARACTERS - len(lead) - 1)
    marks = citations.marked(replace(direction, sources=said_by)).marks
    is_doubted = row.is_doubted or bool(angle.statement.doubt)
    text = MarkedText(f"{lead} {row.text.text}".strip(), marks)
    lead = row.rest_lead.replace(row.label, "Direction")
    return replace(row, text=text, rest_lead=lead, is_doubted=is_doubted)


def _row(
    label: str, section: LearnSection, statement: Statement, citations: Citations, most: int = MOST_CHARACTERS
) -> LearnRow:
    said, is_whole = shortened(statement.text, most)
    marked = citations.marked(replace(statement, text=said))
    rest = MarkedText(statement.doubt) if is_whole else citations.marked(statement)
    lead = _uncertain(label) if is_whole else label
    return LearnRow(label, replace(marked, doubt=""), section, lead, rest, bool(statement.doubt))


def _uncertain(label: str) -> str:
    return f"{label}, uncertain"


def _used_for(summary: str) -> str:
    """What a summary says of the use, as a phrase: ``Weakness and paralysis.``."""
    _about, _used, uses = summary.partition(_USED)
    said = uses or summary
    if said.count("for ") == 1:
        said = said.removeprefix("for ")
    return f"{said[:1].upper()}{said[1:]}"


def shortened(text: str, most: int) -> tuple[str, bool]:
    """Return as many whole sentences, else whole clauses, as have room; and whether that is all.

    Parameters
    ----------
    text : str
        One sentence or more.
    most : int
        So many characters have room. A single clause is never cut, however long.
    """
    if len(text) <= most:
        return text, True
    ends = [match.start() for match in re.finditer(r"(?<=[.!?]) (?=[A-Z])", text)]
    clauses = [match.start() for match in re.finditer(r"[:;,] ", text)]
    for places in (ends, clauses):
        fitting = [place for place in places if place <= most]
        if fitting:
            return f"{text[: fitting[-1]].rstrip('.')}.", False
    return text, True
