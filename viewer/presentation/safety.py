"""The page “Safe needling”: all cautions by group, for the clinic, made of the same data as every card."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution, CautionGroup
from viewer.presentation.citations import Citations
from viewer.presentation.handout import Handout, HandoutLine, HandoutSection, clean_name
from viewer.presentation.sentences import DISCLAIMER

SAFE_NEEDLING = "Safe needling"
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
    sections = []
    for group, title in _TITLES.items():
        held = [each for each in catalog.cautions.values() if each.group == group]
        if held:
            sections.append(HandoutSection(title, tuple(_line(catalog, each, citations) for each in held)))
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
        footer=(_FOOTER, DISCLAIMER),
    )


def _line(catalog: Catalog, caution: Caution, citations: Citations) -> HandoutLine:
    said = citations.marked(caution.statement)
    asked = f"Ask whether they {caution.tell}." if caution.tell else ""
    words = " ".join(filter(None, (said.text, asked, _where(catalog, caution))))
    return HandoutLine(words, tuple(mark.number for mark in said.marks), said.doubt, lead=caution.short)


def _where(catalog: Catalog, caution: Caution) -> str:
    """Name the zones at which a caution of a place holds."""
    over = set(caution.places)
    zones = [zone for zone in catalog.zones.values() if zone.id in caution.zones or over.intersection(zone.over)]
    return f"Zones: {', '.join(f'{zone.name.en} ({zone.code})' for zone in zones)}." if zones else ""
