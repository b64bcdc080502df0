"""The pages to read, as plain text or as JSON.

May import: `viewer.presentation` and below.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from viewer.cli.call import OK, content, say
from viewer.domain.identity import ArticleId
from viewer.export.names import known


def read(order: argparse.Namespace) -> int:
    """Print a page, sentence for sentence as in the window; without a name, say which pages there are."""
    catalog = content()
    from viewer.presentation.reading_pages import page_data, page_to_read, pages

    if order.page is None:
        titles = {name: page_to_read(catalog, name).head.title for name in pages(catalog)}
        lines = (f"{name:<16} {title}" for name, title in titles.items())
        say(json.dumps(titles, ensure_ascii=False, indent=1) if order.as_json else "\n".join(lines))
        return OK
    known(order.page, pages(catalog), "page")
    if order.as_json:
        say(json.dumps(page_data(catalog, ArticleId(order.page)), ensure_ascii=False, indent=1, default=asdict))
        return OK
    from viewer.presentation.text_paper import page_text

    say(page_text(page_to_read(catalog, ArticleId(order.page))).rstrip())
    return OK
