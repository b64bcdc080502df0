"""The HTML paper shows every sentence, doubt and source mark of every page, in order, and never as markup."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.papers import all_missing, missing, shipped_pages
from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.presentation.blocks import Entries, Entry, Head, Heading, Item, Items, Links, Page, Row, Rows, Text
from viewer.presentation.html_paper import page_html
from viewer.presentation.marked_text import LinkView, MarkedText

HOSTILE = "<b>x</b> & <script>y</script>"


class Reading(HTMLParser):
    """What a browser shows: the words, each element apart; and which elements and addresses there are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.addresses: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def shown(page: Page) -> str:
    return "".join(Reading(page_html(page)).words)


@pytest.fixture(scope="module")
def pages(catalog: Catalog, atlas: Atlas) -> tuple[Page, ...]:
    return tuple(shipped_pages(catalog, atlas))


def test_every_sentence_and_mark_of_every_page_is_in_it(pages: tuple[Page, ...]) -> None:
    assert all_missing(pages, shown) == []


@pytest.mark.parametrize("dropped", ["Harms.", "(Uncertain: ", "DANGER."])
def test_a_paper_that_drops_one_thing_is_noticed(pages: tuple[Page, ...], dropped: str) -> None:
    lines = shown(pages[0]).splitlines()
    place = max(number for number, line in enumerate(lines) if dropped in line)
    assert missing(pages[0], "\n".join(lines[:place] + lines[place + 1 :])) != []


def test_nothing_that_a_page_says_is_markup() -> None:
    said = MarkedText(HOSTILE, doubt=HOSTILE)
    text = Text(said, HOSTILE)
    page = Page(
        "hostile",
        Head(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (said,), HOSTILE),
        (
            Heading(HOSTILE, detail=HOSTILE, measure=HOSTILE),
            text,
            replace(text, weight="note"),
            Items((Item(said, HOSTILE, HOSTILE),)),
            Rows((Row(HOSTILE, said, note=HOSTILE),)),
            Entries((Entry(HOSTILE, HOSTILE, texts=(text,), notes=(HOSTILE,)),)),
            Links((LinkView(HOSTILE, "javascript:alert('\"')"), LinkView("there", 'https://example.org/?a=1&b="2'))),
        ),
        (HOSTILE,),
    )
    reading = Reading(page_html(page))
    assert reading.tags == {"h1", "h2", "p", "b", "small", "a"}
    assert reading.addresses == ['https://example.org/?a=1&b="2']
    assert missing(page, shown(page)) == []
    assert shown(page).count(HOSTILE) == page_html(page).count("&lt;script&gt;")
