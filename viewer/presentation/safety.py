"""The page “Safe needling”: all cautions by group, to read and for the clinic, made of the same data as every card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution, CautionGroup
from viewer.domain.identity import PageId
from viewer.presentation.citations import Citations
from viewer.presentation.handout import Handout, HandoutLine, HandoutSection, clean_name
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.reading import ReadingEntry, ReadingPage, ReadingSection
from viewer.presentation.sentences import DISCLAIMER

SAFE_NEEDLING = "Safe needling"
SAFETY_PAGE = PageId("safe-needling")
SAFETY_WORDS = (
    "safety", "safe", "risks", "harms", "side effects", "contraindications", "precautions", "cautions", "red flags",
    "who must not be needled",
)  # fmt: skip
"""Other words that find the page as a whole."""

_LEAD = "What guidelines, reviews and reports say, by group, place and person; what is our own caution says so."
_FOOTER = "Local rules and the makers of devices come first. What is not known is said."
_AUTHORS_MOST = 2

_TITLES: Mapping[CautionGroup, str] = {
    "emergency": "Seek medical help first",
    "before": "Before anything",
    "not": "Do not needle",
    "current": "No current through the needles",
    "doctor": "Ask a doctor first",
    "technique": "How it is done",
    "after": "Afterwards",
    "place": "By place",
    "person": "By person",
    "harms": "How often harm happens",
}
"""In the order of the page."""


def safety_page(catalog: Catalog, practice: str = "") -> Handout:
    """Return the page, to be set on paper; every caution stands on it with its sources and its doubt.

    Parameters
    ----------
    practice : str
        The clinic's name, as somebody typed it.
    """
    citations = Citations(catalog, authors_most=_AUTHORS_MOST)
    sections = [
        HandoutSection(title, tuple(_line(each, _said(catalog, each, citations)) for each in held))
        for title, held in _by_group(catalog)
    ]
    return Handout(
        practice=clean_name(practice),
        document=SAFE_NEEDLING,
        title=SAFE_NEEDLING,
        subtitle=_LEAD,
        beside=(),
        sections=tuple(sections),
        help_lead="",
        help_first=(),
        tell_lead="",
        tell=(),
        warnings=(),
        is_danger=False,
        sources=tuple((source.number, source.citation) for source in citations.listed()),
        sources_note="",
        footer=(_FOOTER, DISCLAIMER),
    )


def safety_reading(catalog: Catalog) -> ReadingPage:
    """Return the same page, to be read on a screen or in a terminal."""
    citations = Citations(catalog)
    sections = [
        ReadingSection(title, "", tuple(_entry(each, _said(catalog, each, citations)) for each in held))
        for title, held in _by_group(catalog)
    ]
    return ReadingPage(SAFETY_PAGE, SAFE_NEEDLING, (_LEAD, _FOOTER), tuple(sections), citations.listed(), SAFETY_WORDS)


def _by_group(catalog: Catalog) -> Iterator[tuple[str, list[Caution]]]:
    for group, title in _TITLES.items():
        held = [each for each in catalog.cautions.values() if each.group == group]
        if held:
            yield title, held


def _said(catalog: Catalog, caution: Caution, citations: Citations) -> MarkedText:
    """Return what a caution says, what is asked because of it, and where it holds."""
    said = citations.marked(caution.statement)
    asked = f"Ask whether they {caution.tell}." if caution.tell else ""
    return replace(said, text=" ".join(filter(None, (said.text, asked, _where(catalog, caution)))))


def _line(caution: Caution, said: MarkedText) -> HandoutLine:
    return HandoutLine(said.text, tuple(mark.number for mark in said.marks), said.doubt, lead=caution.short)


def _entry(caution: Caution, said: MarkedText) -> ReadingEntry:
    return ReadingEntry(caution.id, caution.short.removesuffix("."), said)


def _where(catalog: Catalog, caution: Caution) -> str:
    """Name the zones at which a caution of a place holds."""
    over = set(caution.places)
    zones = [zone for zone in catalog.zones.values() if zone.id in caution.zones or over.intersection(zone.over)]
    return f"Zones: {', '.join(f'{zone.name.en} ({zone.code})' for zone in zones)}." if zones else ""
