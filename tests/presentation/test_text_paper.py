"""The text paper shows every sentence, doubt and source mark of every page, in order; and it is seen if it does not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from tests.papers import all_missing, missing, shipped_pages, unknown
from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.presentation.blocks import Alert, Head, Page, Text
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.paragraphs import said_of
from viewer.presentation.text_paper import page_text


@pytest.fixture(scope="module")
def pages(catalog: Catalog, atlas: Atlas) -> tuple[Page, ...]:
    return tuple(shipped_pages(catalog, atlas))


@dataclass(frozen=True, slots=True)
class Fake:
    """A kind of block that no paper knows."""


def test_it_knows_every_kind_of_block() -> None:
    assert unknown(said_of.registry) == set()


def test_a_kind_that_it_does_not_know_is_no_silence() -> None:
    page = Page("fake/fake", Head("Fake"), (Fake(),))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="Fake"):
        page_text(page)


def test_every_sentence_and_mark_of_every_page_is_in_it(pages: tuple[Page, ...]) -> None:
    assert all_missing(pages, page_text) == []


def test_no_paragraph_is_empty(pages: tuple[Page, ...]) -> None:
    assert [page.id for page in pages if "\n\n\n" in page_text(page) or "MarkedText" in page_text(page)] == []


@pytest.mark.parametrize("dropped", ["Harms. ", "[3]", "(Uncertain: ", "DANGER. ", "Studies: "])
def test_a_paper_that_drops_one_thing_is_noticed(pages: tuple[Page, ...], dropped: str) -> None:
    first = pages[0]
    lines = page_text(first).splitlines()
    place = max(number for number, line in enumerate(lines) if dropped in line)
    assert missing(first, "\n".join(lines)) == []
    assert missing(first, "\n".join(lines[:place] + lines[place + 1 :])) != []


def test_a_paper_that_changes_the_order_is_noticed() -> None:
    first, second = Text(MarkedText("First this.")), Alert("Then that.", ())
    page = Page("two", Head("Two"), (first, second))
    assert missing(page, page_text(page)) == []
    assert missing(page, page_text(replace(page, blocks=(second, first)))) == ["two: Then that."]
