"""The pages to read, as plain text or as JSON.

May import: `viewer.presentation` and below.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from viewer.cli.call import OK, known, say, shipped_catalog
from viewer.domain.identity import PageId

if TYPE_CHECKING:
    from viewer.domain.catalog import Catalog
    from viewer.presentation.reading import ReadingPage


def read(order: argparse.Namespace) -> int:
    """Print a page, sentence for sentence as in the window; without a name, say which pages there are."""
    catalog = shipped_catalog()
    if order.page is None:
        pages = {name: _page(catalog, name).title for name in _names(catalog)}
        lines = (f"{name:<16} {title}" for name, title in pages.items())
        say(json.dumps(pages, ensure_ascii=False, indent=1) if order.as_json else "\n".join(lines))
        return OK
    from viewer.presentation.reading import reading_text

    known(order.page, _names(catalog), "page")
    page = _page(catalog, order.page)
    say(json.dumps(asdict(page), ensure_ascii=False, indent=1) if order.as_json else reading_text(page).rstrip())
    return OK


def _names(catalog: Catalog) -> tuple[str, ...]:
    from viewer.presentation.safety import SAFETY_PAGE

    return (*catalog.pages, SAFETY_PAGE)


def _page(catalog: Catalog, name: str) -> ReadingPage:
    from viewer.presentation.reading import reading_page
    from viewer.presentation.safety import SAFETY_PAGE, safety_reading

    return safety_reading(catalog) if name == SAFETY_PAGE else reading_page(catalog, PageId(name))
