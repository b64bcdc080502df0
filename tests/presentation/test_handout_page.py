"""The page to take home says what the explanation says, with the sources that it cites by number."""

from __future__ import annotations

import pytest

from tests.blocks import blocks_of, said
from viewer.domain.catalog import Catalog
from viewer.presentation.blocks import Alert, Page, Sources, Text
from viewer.presentation.explain_view import ExplainView
from viewer.presentation.pages.explanation import explain_view
from viewer.presentation.pages.handout import handout_page


@pytest.fixture(scope="module")
def view(catalog: Catalog) -> ExplainView:
    found = explain_view(catalog, "tinnitus", "jiao.vertigo-auditory", "right")  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.fixture(scope="module")
def page(view: ExplainView) -> Page:
    return handout_page(view)


def test_everything_that_is_explained_stands_on_the_page(view: ExplainView, page: Page) -> None:
    assert sorted(said(page)) == sorted(said(view.page))
    assert blocks_of(page, Alert) == blocks_of(view.page, Alert)
    assert tuple(said(page.section("tell"))) == view.tell
    assert tuple(said(page.section("know"))) == view.warnings
    assert "no advice for a person" in page.closing[1]


def test_it_lists_the_sources_that_it_cites_in_their_order_and_says_where_the_others_stand(page: Page) -> None:
    used = [[mark.number for mark in text.said.marks] for text in blocks_of(page, Text)]
    assert all(numbers == sorted(numbers) for numbers in used)
    assert [source.number for source in page.sources] == sorted({number for numbers in used for number in numbers})
    assert all(source.citation for source in page.sources)
    for section in ("when_not", "after"):
        assert page.section(section)
        assert not any(text.said.marks for text in blocks_of(page.section(section), Text))
    assert "Safe needling" in blocks_of(page, Sources)[0].note


@pytest.mark.parametrize(("zone", "warns"), [("jiao.motor", "caution"), ("jiao.balance", "danger")])
def test_its_frame_says_how_much_it_warns(catalog: Catalog, zone: str, warns: str) -> None:
    view = explain_view(catalog, None, zone, None)  # type: ignore[arg-type]
    assert view is not None
    framed = [section.heading for section in handout_page(view).sections() if section.heading and section.heading.warns]
    assert [(heading.key, heading.warns) for heading in framed] == [("tell", warns), ("know", warns)]
