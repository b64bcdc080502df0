"""Cards as plain text, to be copied: the same sentences in the same order, sources by number at the end."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.presentation.card_view import CautionView, ChipView, ComplaintCard, StudyRow, StudyView, ZoneCard
from viewer.presentation.explain_cautions import SEEK
from viewer.presentation.marked_text import MarkedText, SourceView
from viewer.presentation.point_card import PointCard
from viewer.presentation.sentences import DISCLAIMER, NOT_STUDIED, PROVISIONAL
from viewer.presentation.study_page import Fact, SourcePage, StudyPage
from viewer.presentation.where_used import UsedGroup

Card = ZoneCard | ComplaintCard | PointCard | StudyPage | SourcePage


def card_text(card: Card, strip: str = "") -> str:
    """Return a card as plain text.

    Parameters
    ----------
    card : ZoneCard, ComplaintCard, PointCard, StudyPage or SourcePage
        What is shown.
    strip : str
        The cautions at the foot of a page of a study or source; the other cards bring their own.
    """
    if isinstance(card, ZoneCard):
        parts = _zone(card)
    elif isinstance(card, ComplaintCard):
        parts = _complaint(card)
    elif isinstance(card, PointCard):
        parts = _point(card)
    elif isinstance(card, StudyPage):
        parts = [*_study_page(card), _cautions(strip)]
    else:
        parts = [*_source_page(card), _cautions(strip)]
    return "\n\n".join(filter(None, (*parts, DISCLAIMER))) + "\n"


def _zone(card: ZoneCard) -> list[str]:
    blocks = []
    for block in card.uses:
        head = ", ".join(filter(None, (block.name, block.region, block.measure)))
        uses = []
        for use in block.uses:
            uses.append(f"- {_said(use.statement)} {use.side.capitalize()}. {_chips(use.chips)}")
            if use.note.text:
                uses.append(f"  {_said(use.note)}")
        blocks.append(_lines(head, *uses))
    studies = [_study(view) for view in (*card.favourable, *card.other)]
    return [
        _lines(card.title, f"{card.han} {card.pinyin}".strip(), _said(card.system), card.measure),
        _lines("Used for", _said(card.summary), _said(card.side_rule), card.needled, _said(card.evidence_note)),
        *blocks,
        _lines("Where", *(f"{step.number}. {_said(step.text)} {step.measure}".rstrip() for step in card.steps)),
        _lines("Needling", card.angle.sentence, *(f"{item.item}: {_said(item.text)}" for item in card.needling)),
        _lines("Studies", *(studies or [NOT_STUDIED])),
        _lines(
            "Ideas of how it might act",
            *(
                line
                for idea in card.mechanisms
                for line in (f"{idea.name}: {_said(idea.idea)}", *map(_said, idea.limits))
            ),
        ),
        _lines(
            "Often said, more exactly",
            *(f"“{each.often_said}” {_said(each.more_exactly)}" for each in card.corrections),
        ),
        _all_cautions(card.cautions),
        card.reviewed,
        _sources(card.sources),
    ]


def _complaint(card: ComplaintCard) -> list[str]:
    zones = [
        _lines(
            f"{zone.title}, {zone.subtitle}", zone.needled, _said(zone.side), _chips(zone.chips), *zone.notes,
        )
        for zone in card.zones
    ]  # fmt: skip
    return [
        _lines(card.title, card.subtitle),
        _lines(SEEK, *map(_said, card.help_first)),
        _lines(card.no_zone, "") if card.no_zone and not card.side_note else _lines(card.side_note, ""),
        *zones,
        _lines("Studies of these zones", *map(_row, card.studies)) if card.studies else "",
        _lines("Studies that name no single zone", *map(_row, card.unlinked)) if card.unlinked else "",
        _lines(_said(card.note), PROVISIONAL if card.has_provisional else ""),
        _cautions(card.strip),
        _sources(card.sources),
    ]


def _point(card: PointCard) -> list[str]:
    return [
        _lines(card.title, card.han, card.names, card.kind),
        _lines("How it is found", _said(card.finding), card.place, card.cun, card.not_placed),
        _lines("Checked against", *(f"- {_said(check.text)} {check.measure}".rstrip() for check in card.checks)),
        _lines("Lines that use it", *(f"- {line.title}, {line.subtitle} {line.note}".rstrip() for line in card.lines)),
        _all_cautions(card.cautions),
        _sources(card.sources),
    ]


def _study_page(page: StudyPage) -> list[str]:
    view = page.view
    intervals = [f"- {interval.sentence}" for interval in view.intervals]
    return [
        _lines(view.name, view.citation, *(link.url for link in view.links)),
        _lines("What was found", f"{view.chip.text}. {view.result.text}", page.direction, *intervals),
        _lines(f"Limits. {view.limits}", f"Harms. {view.harms}"),
        _lines("How it was done", *map(_fact, page.facts)),
        _lines("How sure one can be", page.certainty, page.judgement),
        *_used(page.used, page.background),
        _lines("What we read of it", *map(_fact, page.verified), *(link.url for link in page.pages)),
    ]


def _source_page(page: SourcePage) -> list[str]:
    link = page.link.url if page.link is not None else ""
    return [_lines(page.citation, page.note, link), *_used(page.used, "")]


def _used(groups: Iterable[UsedGroup], background: str) -> list[str]:
    named = [
        _lines(group.title, *(f"- {place.name}. {place.detail}".rstrip(". ") + "." for place in group.places))
        for group in groups
    ]
    return [_lines("Where it is used", background) if background else "", *named]


def _lines(*lines: str) -> str:
    """A block: its first line alone is a heading without anything below, and is left out."""
    kept = [line for line in lines if line]
    return "\n".join(kept) if kept and (len(kept) > 1 or len(lines) == 1) else ""


def _said(text: MarkedText) -> str:
    numbers = "".join(f" [{mark.number}]" for mark in text.marks)
    doubt = f" (Uncertain: {text.doubt})" if text.doubt else ""
    return f"{text.text}{numbers}{doubt}"


def _chips(chips: Iterable[ChipView]) -> str:
    words = "; ".join(chip.text for chip in chips)
    return f"Studies: {words}." if words else ""


def _study(view: StudyView) -> str:
    star = "*" if view.certainty.is_provisional else ""
    certainty = f"certainty {view.certainty.word.lower()}{star}"
    return (
        f"- [{view.number}] {view.name}: {view.design}. {view.chip.text}; {certainty}. "
        f"{view.result.text} Limits: {view.limits}"
    )


def _row(row: StudyRow) -> str:
    return f"- {row.name}: {row.detail} {row.chip.text}."


def _fact(fact: Fact) -> str:
    return f"- {fact.label}: {fact.text.text}{' (derived, not read)' if fact.is_derived else ''}"


def _cautions(strip: str) -> str:
    return f"Cautions. {strip}" if strip else ""


def _all_cautions(cautions: Iterable[CautionView]) -> str:
    return _lines("Cautions", *(f"- {caution.short} {_said(caution.text)}" for caution in cautions))


def _sources(sources: Iterable[SourceView]) -> str:
    return _lines(
        "Sources",
        *(f"[{each.number}] {each.citation}{f' {each.link.url}' if each.link is not None else ''}" for each in sources),
    )
