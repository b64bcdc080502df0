"""The card of a zone as plain text, section by section as the window shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from viewer.presentation.beneath import BeneathView
from viewer.presentation.card_sections import ZONE_SECTIONS
from viewer.presentation.card_view import UseBlock, ZoneCard
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.sentences import (
    NO_CORTEX,
    NO_RULE,
    NONE_FOUND,
    NOT_A_ROUTE,
    NOT_ESTABLISHED,
    NOT_STUDIED,
    PROVISIONAL,
)
from viewer.presentation.text_lines import block, cautions, chips, joined, said, sources, study


def zone_text(card: ZoneCard) -> list[str]:
    """Return the blocks of a zone's card: its head, then every section."""
    head = joined(card.title, f"{card.han} {card.pinyin}".strip(), said(card.system), card.measure)
    return [head, *(part for key, title in ZONE_SECTIONS for part in _SECTIONS[key](card, title))]


def _learn(card: ZoneCard, title: str) -> list[str]:
    return [block(title, *(f"{row.label}: {said(row.text)}" for row in card.learn))]


def _rests(card: ZoneCard, section: str) -> list[str]:
    return [said(row.rest, f"{row.rest_lead}:") for row in card.rests(section)]


def _uses(card: ZoneCard, title: str) -> list[str]:
    says_side = len({use.side for each in card.uses for use in each.uses}) > 1
    return [
        block(title, *_rests(card, "uses"), card.needled, said(card.evidence_note)),
        *(_use_block(each, says_side=says_side) for each in card.uses),
    ]


def _use_block(view: UseBlock, *, says_side: bool) -> str:
    lines = []
    for use in view.uses:
        lines.append(f"- {said(use.statement)}")
        lines += [f"  {line}" for line in (use.side if says_side else "", chips(use.chips), said(use.note)) if line]
    return block(", ".join(filter(None, (view.name, view.region, view.measure))), *lines)


def _where(card: ZoneCard, title: str) -> list[str]:
    steps = [
        f"{step.number}. {said(step.text)}{f' {step.measure} on this head.' if step.measure else ''}"
        for step in card.steps
    ]
    rivals = [said(rival.text, f"- {rival.name}, {rival.apart}.") for rival in card.rivals]
    parts = [block(title, *_rests(card, "where"), *(steps or [NO_RULE])), block(card.spread, *rivals)]
    if card.beneath is not None:
        return [*parts, *_beneath(card.beneath)]
    return [*parts, _claim(card.cortex)] if card.cortex is not None else parts


def _beneath(view: BeneathView) -> list[str]:
    rows = [
        " ".join(filter(None, (f"- {row.place}: {row.site}.", said(row.regions) if row.is_near else "")))
        for row in view.rows
    ]
    return [
        block("What lies beneath", said(view.lead), *rows),
        _claim(view.claim),
        block("How what lies beneath was worked out", *map(said, view.limits)),
    ]


def _claim(claim: MarkedText | None) -> str:
    lines = (said(claim), NOT_A_ROUTE) if claim is not None else (NO_CORTEX,)
    return block("Cortex beneath, as the school teaches it", *lines)


def _needling(card: ZoneCard, title: str) -> list[str]:
    items = [f"{line.item}: {said(line.text)}" for line in card.needling]
    return [block(title, card.angle.sentence, said(card.angle.text), *_rests(card, "needling"), *items)]


def _studies(card: ZoneCard, title: str) -> list[str]:
    if not (card.favourable or card.other):
        return [block(title, NOT_STUDIED)]
    shown = (*card.favourable, *card.other)
    return [
        block(title, PROVISIONAL) if any(view.certainty.is_provisional for view in shown) else title,
        block("Favours needling", *(map(study, card.favourable) if card.favourable else [NONE_FOUND])),
        block("No difference, or mixed", *(map(study, card.other) if card.other else [NONE_FOUND])),
    ]


def _background(card: ZoneCard, title: str) -> list[str]:
    ideas = []
    for idea in card.mechanisms:
        ideas += [idea.name, f"  {said(idea.idea)}", *(f"  {said(limit, 'But:')}" for limit in idea.limits)]
    corrections = []
    for each in card.corrections:
        corrections += [f"Often said: “{each.often_said}”", f"  {said(each.more_exactly, 'More exactly:')}"]
    return [
        title if ideas or corrections else "",
        block("How it might work: hypotheses", NOT_ESTABLISHED, *ideas) if ideas else "",
        block("Often said, and more exactly", *corrections),
    ]


_SECTIONS: Mapping[str, Callable[[ZoneCard, str], list[str]]] = {
    "learn": _learn,
    "uses": _uses,
    "where": _where,
    "needling": _needling,
    "studies": _studies,
    "background": _background,
    "cautions": lambda card, _title: [cautions(card.cautions)],
    "sources": lambda card, _title: [card.reviewed, sources(card.sources)],
}
