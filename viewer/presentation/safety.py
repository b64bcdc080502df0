"""The page “Safe needling” for the clinic, to be set on paper as hand-outs are."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.identity import CautionId
from viewer.presentation.blocks import Entries, Entry, Section, Text
from viewer.presentation.handout import Handout, HandoutLine, HandoutSection, clean_name
from viewer.presentation.pages.safety import SAFE_NEEDLING, safety_page

_AUTHORS_MOST = 2


def safety_handout(catalog: Catalog, practice: str = "") -> Handout:
    """Return the page; every caution stands on it with its sources and its doubt.

    Parameters
    ----------
    practice : str
        The clinic's name, as somebody typed it.
    """
    page = safety_page(catalog, _AUTHORS_MOST)
    lead, local_rules = (block.said.text for block in page.lead if isinstance(block, Text))
    groups = (section for section in page.sections() if section.heading is not None and section.heading.key == "")
    return Handout(
        practice=clean_name(practice),
        document=SAFE_NEEDLING,
        title=SAFE_NEEDLING,
        subtitle=lead,
        beside=(),
        sections=tuple(_group(catalog, section) for section in groups),
        help_lead="",
        help_first=(),
        tell_lead="",
        tell=(),
        warnings=(),
        is_danger=False,
        sources=tuple((source.number, source.citation) for source in page.sources),
        sources_note="",
        footer=(local_rules, *page.closing),
    )


def _group(catalog: Catalog, section: Section) -> HandoutSection:
    assert section.heading is not None
    entries = (entry for block in section.blocks if isinstance(block, Entries) for entry in block.entries)
    return HandoutSection(section.heading.text, tuple(_line(catalog, entry) for entry in entries))


def _line(catalog: Catalog, entry: Entry) -> HandoutLine:
    (said,) = (text.said for text in entry.texts)
    short = catalog.cautions[CautionId(entry.id)].short
    return HandoutLine(said.text, tuple(mark.number for mark in said.marks), said.doubt, lead=short)
