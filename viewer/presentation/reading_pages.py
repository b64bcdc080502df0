"""All pages to read: those that have a file of their own, the one made of the cautions, and one for each school."""

from __future__ import annotations

from typing import Any

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ArticleId
from viewer.presentation.blocks import Entries, Page, Text
from viewer.presentation.pages.article import article_page
from viewer.presentation.pages.safety import SAFETY_PAGE, SAFETY_WORDS, safety_page
from viewer.presentation.pages.school import school_of_page, school_page, school_pages, school_words


def pages(catalog: Catalog) -> tuple[ArticleId, ...]:
    """Return the pages that can be read, in their order."""
    return (*catalog.articles, *((SAFETY_PAGE,) if catalog.cautions else ()), *school_pages(catalog))


def page_to_read(catalog: Catalog, page: ArticleId) -> Page:
    """Return a page.

    Raises
    ------
    KeyError
        If there is no such page.
    """
    if page in catalog.articles:
        return article_page(catalog, page)
    return safety_page(catalog) if page == SAFETY_PAGE else school_page(catalog, page)


def page_data(catalog: Catalog, page_id: ArticleId) -> dict[str, Any]:
    """Return a page to read as plain data, for other programs: its sections, what stands in each, and its sources."""
    page = page_to_read(catalog, page_id)
    sections = [
        {
            "heading": section.heading.text,
            "lead": " ".join(block.said.text for block in section.blocks if isinstance(block, Text)),
            "entries": [
                {
                    "id": entry.id,
                    "label": entry.title,
                    "said": entry.texts[0].said,
                    "limits": [text.said for text in entry.texts[1:]],
                    "words": entry.words,
                }
                for block in section.blocks
                if isinstance(block, Entries)
                for entry in block.entries
            ],
        }
        for section in page.sections()
        if section.heading is not None and section.heading.key != "sources"
    ]
    return {
        "id": page_id,
        "title": page.head.title,
        "lead": [block.said.text for block in page.lead if isinstance(block, Text)],
        "sections": sections,
        "sources": page.sources,
        "words": page_words(catalog, page_id),
    }


def page_words(catalog: Catalog, page: ArticleId) -> tuple[str, ...]:
    """Return other words that find a page as a whole."""
    if page in catalog.articles:
        return catalog.articles[page].words
    return SAFETY_WORDS if page == SAFETY_PAGE else school_words(school_of_page(catalog, page))
