"""Cards as plain text, to be copied: the same sentences in the same order, sources by number at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from viewer.presentation.card_sections import COMPLAINT_SECTIONS, POINT_SECTIONS
from viewer.presentation.card_view import CautionView, ComplaintCard, StudyRow, ZoneCard
from viewer.presentation.explain_cautions import SEEK
from viewer.presentation.point_card import PointCard
from viewer.presentation.publication_text import source_text, study_text
from viewer.presentation.sentences import DISCLAIMER, NO_LINE, PROVISIONAL
from viewer.presentation.sides import QUESTION
from viewer.presentation.study_page import SourcePage, StudyPage
from viewer.presentation.text_lines import block, cautions, chips, joined, said, sources
from viewer.presentation.zone_text import zone_text

Card = ZoneCard | ComplaintCard | PointCard | StudyPage | SourcePage


def card_text(card: Card, at_foot: Sequence[CautionView] = ()) -> str:
    """Return a card as plain text: every sentence and every source that the window shows of it.

    Parameters
    ----------
    card : ZoneCard, ComplaintCard, PointCard, StudyPage or SourcePage
        What is shown.
    at_foot : sequence of CautionView
        The cautions at the foot of a page of a study or source; the other cards bring their own.
    """
    if isinstance(card, ZoneCard):
        parts = zone_text(card)
    elif isinstance(card, ComplaintCard):
        head = joined(card.title, card.subtitle)
        first = block(SEEK, *map(said, card.help_first))
        parts = [
            head,
            first,
            joined(card.no_zone, *_side(card)),
            *(_COMPLAINT[key](card, title) for key, title in COMPLAINT_SECTIONS),
        ]
    elif isinstance(card, PointCard):
        head = joined(card.title, card.han, card.names, card.kind)
        parts = [head, *(_POINT[key](card, title) for key, title in POINT_SECTIONS)]
    elif isinstance(card, StudyPage):
        parts = study_text(card, at_foot)
    else:
        parts = source_text(card, at_foot)
    return "\n\n".join(filter(None, (*parts, DISCLAIMER))) + "\n"


def _side(card: ComplaintCard) -> tuple[str, ...]:
    return (QUESTION, card.side_note) if card.side_note else ()


def _zones(card: ComplaintCard, _title: str) -> str:
    schools = {view.school for view in card.zones}
    entries, school = [], ""
    for view in card.zones:
        heading = view.school if len(schools) > 1 and view.school != school else ""
        school = view.school
        entries.append(
            joined(heading, view.title, view.subtitle, view.needled, said(view.side), chips(view.chips), *view.notes)
        )
    return "\n\n".join(entries)


def _rows(title: str, rows: Sequence[StudyRow]) -> str:
    return block(title, *(f"- {row.name}. {row.chip.text}. {row.detail}" for row in rows))


def _finding(card: PointCard, title: str) -> str:
    return "\n\n".join(
        filter(
            None,
            (
                block(title, said(card.finding), card.place, card.cun),
                block("How it is placed here", said(card.placing)) if card.placing is not None else "",
                block("Not shown on the head", card.not_placed),
                f"Nearest electrode site: {card.site}" if card.site else "",
            ),
        )
    )


def _lines(card: PointCard, title: str) -> str:
    entries = []
    for line in card.lines:
        entries += [f"- {line.title}", f"  {line.subtitle}", f"  {line.note}" if line.note else ""]
    return block(title, *(entries or [NO_LINE]))


_COMPLAINT: Mapping[str, Callable[[ComplaintCard, str], str]] = {
    "zones": _zones,
    "studies": lambda card, title: _rows(title, card.studies),
    "unlinked": lambda card, title: _rows(title, card.unlinked),
    "note": lambda card, title: block(title, said(card.note), PROVISIONAL if card.has_provisional else ""),
    "cautions": lambda card, _title: cautions(card.cautions),
    "sources": lambda card, _title: sources(card.sources),
}
_POINT: Mapping[str, Callable[[PointCard, str], str]] = {
    "finding": _finding,
    "checks": lambda card, title: block(
        title, *(" ".join(filter(None, (f"- {said(check.text)}", check.measure))) for check in card.checks)
    ),
    "lines": _lines,
    "cautions": lambda card, _title: cautions(card.cautions),
    "sources": lambda card, _title: sources(card.sources),
}
