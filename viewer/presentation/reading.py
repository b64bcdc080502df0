"""A page to read as a view: every sentence with its sources and its doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viewer.domain.catalog import Catalog
from viewer.domain.identity import PageId
from viewer.domain.mechanism import Mechanism
from viewer.domain.page import PageSection
from viewer.presentation.citations import Citations
from viewer.presentation.marked_text import MarkedText, SourceView


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """One sentence, or one idea with its limits beside it.

    Attributes
    ----------
    id : str
        By which search leads here.
    label : str
        What it is about, in a few words.
    limits : tuple of MarkedText
        What speaks against an idea; empty for a sentence.
    words : tuple of str
        Other words that should find it.
    """

    id: str
    label: str
    said: MarkedText
    limits: tuple[MarkedText, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingSection:
    """What stands under one heading."""

    heading: str
    lead: str
    entries: tuple[ReadingEntry, ...]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A whole page; `lead` says what it is, `sources` are listed by number."""

    id: PageId
    title: str
    lead: tuple[str, ...]
    sections: tuple[ReadingSection, ...]
    sources: tuple[SourceView, ...]
    words: tuple[str, ...] = ()


def reading_page(catalog: Catalog, page_id: PageId) -> ReadingPage:
    """Return a page.

    Parameters
    ----------
    catalog : Catalog
        All content.
    page_id : str
        Which page.

    Raises
    ------
    KeyError
        If it is not in the catalogue.
    """
    page = catalog.pages[page_id]
    citations = Citations(catalog)
    sections = tuple(
        ReadingSection(section.heading, section.lead, tuple(_entries(catalog, section, citations)))
        for section in page.sections
    )
    return ReadingPage(page.id, page.title, page.lead, sections, citations.listed(), page.words)


def _entries(catalog: Catalog, section: PageSection, citations: Citations) -> Iterator[ReadingEntry]:
    for passage in section.passages:
        yield ReadingEntry(passage.said.id, passage.label, citations.marked(passage.said), words=passage.words)
    for key in section.mechanisms:
        if key in catalog.mechanisms:  # an idea whose file has an error is left out everywhere
            yield _idea(catalog.mechanisms[key], citations)


def _idea(mechanism: Mechanism, citations: Citations) -> ReadingEntry:
    said = citations.marked(mechanism.idea)
    limits = tuple(citations.marked(limit) for limit in mechanism.limits)
    return ReadingEntry(mechanism.id, mechanism.name, said, limits)
