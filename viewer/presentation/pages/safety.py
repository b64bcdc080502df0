"""The page “Safe needling”: all cautions by group, made of the same data as every card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution, CautionGroup
from viewer.domain.identity import ArticleId
from viewer.presentation.blocks import Entries, Entry, Head, Heading, Page, Text
from viewer.presentation.citations import Citations
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.article import lead_blocks
from viewer.presentation.pages.parts import source_blocks
from viewer.presentation.sentences import DISCLAIMER

SAFE_NEEDLING = "Safe needling"
SAFETY_PAGE = ArticleId("safe-needling")
SAFETY_WORDS = (
    "safety", "safe", "risks", "harms", "side effects", "contraindications", "precautions", "cautions", "red flags",
    "who must not be needled",
)  # fmt: skip
"""Other words that find the page as a whole."""

_AUTHORS_ON_PAPER = 2
_LEAD = (
    "What guidelines, reviews and reports say, by group, place and person; what is our own caution says so.",
    "Local rules and the makers of devices come first. What is not known is said.",
)

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


def safety_page(catalog: Catalog, authors_most: int | None = None) -> Page:
    """Return the page; every caution stands on it with its sources and its doubt.

    Parameters
    ----------
    authors_most : int or None
        So many authors of a study are listed, where room is short; of more, the first alone. None lists all.
    """
    citations = Citations(catalog, authors_most=authors_most)
    blocks = list(lead_blocks(_LEAD))
    for title, held in _by_group(catalog):
        entries = (
            Entry(each.short.removesuffix("."), texts=(Text(_said(catalog, each, citations)),), id=each.id)
            for each in held
        )
        blocks += (Heading(title), Entries(tuple(entries)))
    blocks += source_blocks(citations.listed())
    return Page(f"reading/{SAFETY_PAGE}", Head(SAFE_NEEDLING), tuple(blocks), (DISCLAIMER,))


def safety_paper(catalog: Catalog) -> Page:
    """Return the page as a clinic hangs it up or hands it on."""
    return safety_page(catalog, _AUTHORS_ON_PAPER)


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


def _where(catalog: Catalog, caution: Caution) -> str:
    """Name the zones at which a caution of a place holds."""
    over = set(caution.places)
    zones = [zone for zone in catalog.zones.values() if zone.id in caution.zones or over.intersection(zone.over)]
    return f"Zones: {', '.join(f'{zone.name.en} ({zone.code})' for zone in zones)}." if zones else ""
