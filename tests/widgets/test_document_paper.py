"""The document paper shows every sentence, doubt and source mark of a page, in order."""

from __future__ import annotations

from tests.papers import all_missing, shipped_pages
from viewer.data.content import load_catalog
from viewer.data.paths import zones_folder
from viewer.presentation.blocks import Page
from viewer.widgets.document import paper_inks
from viewer.widgets.document_paper import page_document
from viewer.widgets.theme import Look


def test_every_sentence_and_mark_of_a_page_is_in_it(look: Look) -> None:
    def shown(page: Page) -> str:
        return page_document(page, look, paper_inks(), has_title=True).toPlainText()

    catalog = load_catalog(zones_folder())[0]
    pages = enumerate(shipped_pages(catalog))
    # Those that are read as documents, and some of all others: to set one takes a while.
    chosen = [page for number, page in pages if page.id.startswith(("reading/", "left-out")) or number % 12 == 0]
    assert all_missing(chosen, shown) == []
