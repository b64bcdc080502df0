"""The page of an explanation to take home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Alert, Block, Entries, Figure, Heading, Page, Section, Sources, Text
from viewer.presentation.explain_cautions import ask_words
from viewer.presentation.explain_view import ExplainView
from viewer.presentation.sentences import DISCLAIMER

SAFETY_SOURCES = "What stands here about care and risks has its sources on the page “Safe needling”. Ask for it."
"""Of a sheet for patients: else its sources would fill a page of their own."""
PICTURE = "head"
"""The name of the figure."""
_BESIDE = 2
"""So many answers stand beside the picture; what is to be told follows below it."""
_TOLD = ("tell", "know")
_OF_SAFETY = ("when_not", "after")


def handout_page(view: ExplainView) -> Page:
    """Return what is explained as a page to take home: with a picture, and with fewer sources.

    What stands there about care and risks has its sources elsewhere.
    """
    page = view.page
    alert = [block for block in page.blocks if isinstance(block, Alert)]
    figure = Figure(PICTURE, _("The head, with the place marked. %s") % page.head.lines[0].text)
    answers = [section for section in page.sections() if _key(section) not in ("", *_TOLD, "sources")]
    told = [section for section in page.sections() if _key(section) in _TOLD]
    ordered = (*answers[:_BESIDE], *told, *answers[_BESIDE:])
    blocks = [block for section in ordered for block in _as_taken_home(section)]
    cited = {mark.number for block in blocks if isinstance(block, Text) for mark in block.said.marks}
    listed = tuple(replace(source, note="") for source in page.sources if source.number in cited)
    sources = (Heading(_("Where this comes from"), key="sources"), Sources(listed, SAFETY_SOURCES if answers else ""))
    return replace(
        page,
        id=page.id.replace("explanation", "handout", 1),
        blocks=(*alert, figure, *blocks, *sources),
        closing=(ask_words(view.person), DISCLAIMER),
    )


def handout_title(page: Page) -> str:
    """Return what the file and the print job are called."""
    return f"{page.head.title}: explanation"


def _key(section: Section) -> str:
    return section.heading.key if section.heading is not None else ""


def _as_taken_home(section: Section) -> Iterator[Block]:
    if section.heading is not None:
        yield section.heading
    for block in section.blocks:
        if isinstance(block, Text) and _key(section) in _OF_SAFETY:
            yield replace(block, said=replace(block.said, marks=()))
        elif isinstance(block, Text):  # in the order in which they are looked up below
            marks = sorted(dict.fromkeys(block.said.marks), key=lambda mark: mark.number)
            yield replace(block, said=replace(block.said, marks=tuple(marks)))
        elif not isinstance(block, Entries):  # other places are for the screen
            yield block
