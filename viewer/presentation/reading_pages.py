"""All pages to read: those that have a file of their own, and the one that is made of the cautions."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.identity import PageId
from viewer.presentation.blocks import Page
from viewer.presentation.pages.reading import reading_page as written_page
from viewer.presentation.pages.safety import safety_page
from viewer.presentation.reading import ReadingPage, reading_page
from viewer.presentation.safety import SAFETY_PAGE, safety_reading


def pages(catalog: Catalog) -> tuple[PageId, ...]:
    """Return the pages that can be read, in their order."""
    return (*catalog.pages, *((SAFETY_PAGE,) if catalog.cautions else ()))


def page_to_read(catalog: Catalog, page: PageId) -> ReadingPage:
    """Return a page.

    Raises
    ------
    KeyError
        If there is no such page.
    """
    return safety_reading(catalog) if page == SAFETY_PAGE else reading_page(catalog, page)


def read_page(catalog: Catalog, page: PageId) -> Page:
    """Return a page as blocks.

    Raises
    ------
    KeyError
        If there is no such page.
    """
    return safety_page(catalog) if page == SAFETY_PAGE else written_page(catalog, page)
