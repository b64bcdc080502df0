"""What is explained to somebody without any training, and the page of it to take home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Alert, Block, Entries, Entry, Figure, Head, Heading, Page, Section, Sources, Text
from viewer.presentation.explain import CLOSING
from viewer.presentation.explain_cautions import SEEK, ask_words, tell_lead
from viewer.presentation.explain_page import ExplainView
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.sentences import DISCLAIMER
from viewer.state.explain_requests import ExplainZone

SAFETY_SOURCES = "What stands here about care and risks has its sources on the page “Safe needling”. Ask for it."
"""Of a sheet for patients: else its sources would fill a page of their own."""
PICTURE = "head"
"""The name of the figure on the page to take home."""
_BESIDE = 2
_OF_SAFETY = frozenset({"when_not", "after"})


def explanation_page(view: ExplainView) -> Page:
    """Return the page of an explanation, as it is read on the screen."""
    blocks: list[Block] = []
    if view.help_first:
        blocks.append(Alert(SEEK, tuple(map(MarkedText, view.help_first))))
    for section in view.sections:
        blocks.append(Heading(section.title, key=section.id))
        blocks += map(Text, section.sentences)
        if section.id == "where" and view.places:
            places = (
                Entry(each.place, each.school, request=ExplainZone(each.zone), is_chosen=each.zone == view.zone)
                for each in view.places
            )
            blocks.append(Entries(tuple(places)))
    for key, title, lines in (("tell", tell_lead(view.person), view.tell), ("know", _("Good to know"), view.warnings)):
        if lines:
            blocks.append(Heading(title, key=key, is_framed=True))
            blocks += (Text(MarkedText(line)) for line in lines)
    blocks += (Heading(_("Where this comes from"), key="sources"), Sources(view.sources))
    head = Head(view.title, lines=(MarkedText(view.subtitle),))
    return Page(f"explanation/{view.complaint or ''}/{view.zone or ''}", head, tuple(blocks), CLOSING)


def handout_page(view: ExplainView) -> Page:
    """Return the same as a page to take home: a picture, what matters most below its first answers, fewer sources.

    What stands there about care and risks has its sources elsewhere.
    """
    page = explanation_page(view)
    by_key = {section.heading.key: section for section in page.sections() if section.heading is not None}
    alert = [block for block in page.blocks if isinstance(block, Alert)]
    told = [section for key, section in by_key.items() if key in ("tell", "know")]
    answers = [section for key, section in by_key.items() if key not in ("tell", "know", "sources")]
    ordered = (*answers[:_BESIDE], *told, *answers[_BESIDE:])
    blocks = [block for section in ordered for block in _as_taken_home(section)]
    cited = {mark.number for block in blocks if isinstance(block, Text) for mark in block.said.marks}
    listed = tuple(source for source in view.sources if source.number in cited)
    figure = Figure(PICTURE, _("The head, with the place marked. %s") % view.subtitle)
    sources = (Heading(_("Where this comes from"), key="sources"), Sources(listed, SAFETY_SOURCES if answers else ""))
    return replace(
        page,
        id=page.id.replace("explanation", "handout", 1),
        blocks=(*alert, figure, *blocks, *sources),
        closing=(ask_words(view.person), DISCLAIMER),
    )


def _as_taken_home(section: Section) -> Iterator[Block]:
    if section.heading is not None:
        yield section.heading
    is_safety = section.heading is not None and section.heading.key in _OF_SAFETY
    for block in section.blocks:
        if isinstance(block, Text):
            yield replace(block, said=replace(block.said, marks=())) if is_safety else block
        elif not isinstance(block, Entries):  # other places are for the screen
            yield block
