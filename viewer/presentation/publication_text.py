"""The page of a study or of another source as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.presentation.card_view import CautionView
from viewer.presentation.study_page import Fact, SourcePage, StudyPage
from viewer.presentation.text_lines import block, cautions, certainty, joined, said, study_findings
from viewer.presentation.where_used import UsedGroup


def study_text(page: StudyPage, at_foot: Sequence[CautionView]) -> list[str]:
    """Return the blocks of a study's page."""
    view = page.view
    judged = ". ".join(filter(None, (view.chip.text, certainty(view))))
    result, *findings = study_findings(view)
    return [
        joined("Study", view.name, f"{judged}.", view.citation, *(f"{link.text} {link.url}" for link in view.links)),
        block("What was found", result, page.direction, *findings),
        block("How it was done", *map(_fact, page.facts)),
        block("How sure one can be", page.certainty, page.judgement),
        *_used(page.used, page.background),
        block("What we read of it", *map(_fact, page.verified), *(f"{link.text} {link.url}" for link in page.pages)),
        _cautions(at_foot),
    ]


def source_text(page: SourcePage, at_foot: Sequence[CautionView]) -> list[str]:
    """Return the blocks of the page of a source that is no study."""
    link = f"{page.link.text} {page.link.url}" if page.link is not None else ""
    return [joined("Source, not a study", page.citation, page.note, link), *_used(page.used, ""), _cautions(at_foot)]


def _used(groups: Iterable[UsedGroup], background: str) -> list[str]:
    named = []
    for group in groups:
        lines = []
        for place in group.places:
            lines += [f"- {place.name}", f"  {place.detail}" if place.detail else ""]
        named.append(block(group.title, *lines))
    return [joined("Where it is used", background), *named]


def _fact(fact: Fact) -> str:
    return f"- {fact.label}: {said(fact.text)}{' (Derived, not read.)' if fact.is_derived else ''}"


def _cautions(views: Sequence[CautionView]) -> str:
    """The cautions of what the page was opened from, with the sources that they name: the page lists none."""
    marks = {mark.number: mark for view in views for mark in view.text.marks}
    listed = "\n".join(f"[{number}] {marks[number].citation}" for number in sorted(marks))
    return "\n\n".join(filter(None, (cautions(views), listed and f"Sources of the cautions\n{listed}")))
