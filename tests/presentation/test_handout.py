"""The page to take home says what the explanation says, with its sources by number."""

from __future__ import annotations

import pytest

from tests.blocks import blocks_of
from tests.blocks import said as said_on
from viewer.domain.catalog import Catalog
from viewer.presentation.blocks import Alert
from viewer.presentation.explain_view import ExplainView
from viewer.presentation.handout import PRACTICE_MOST, clean_name, cut_name, handout
from viewer.presentation.pages.explanation import explain_view


@pytest.fixture(scope="module")
def view(catalog: Catalog) -> ExplainView:
    found = explain_view(catalog, "tinnitus", "jiao.vertigo-auditory", "right")  # type: ignore[arg-type]
    assert found is not None
    return found


def test_everything_that_is_explained_stands_on_the_page(view: ExplainView) -> None:
    page = handout(view)
    said = [line.text for section in (*page.beside, *page.sections) for line in section.lines]
    told = said_on(view.page)
    assert said == told[: len(told) - len(view.tell) - len(view.warnings)]
    assert page.tell == view.tell
    assert page.help_first == tuple(sign.text for alert in blocks_of(view.page, Alert) for sign in alert.texts)
    assert page.warnings == view.warnings
    assert "no advice for a person" in page.footer[1]


def test_a_sheet_lists_the_sources_that_it_cites_and_says_where_those_of_its_cautions_stand(view: ExplainView) -> None:
    page = handout(view)
    used = {number for section in (*page.beside, *page.sections) for line in section.lines for number in line.numbers}
    assert [number for number, _citation in page.sources] == sorted(used)
    safety = [section for section in page.sections if section.title in ("Take care", "Afterwards")]
    assert len(safety) == 2
    assert not any(line.numbers for section in safety for line in section.lines)
    assert "Safe needling" in page.sources_note


def test_every_number_leads_to_a_source(view: ExplainView) -> None:
    page = handout(view)
    listed = {number for number, _citation in page.sources}
    used = {number for section in (*page.beside, *page.sections) for line in section.lines for number in line.numbers}
    assert used
    assert used <= listed
    assert all(citation for _number, citation in page.sources)


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("  Practice \n at\tthe\x00 Mill ", "Practice at the Mill"),
        ("<b>Mill</b> <img src='file:///etc/passwd'>", "<b>Mill</b> <img src='file:///etc/passwd'>"),
        ("right‮to left", "rightto left"),
        ("诊所", "诊所"),
        ("", ""),
    ],
)
def test_a_name_is_one_line_of_plain_text(view: ExplainView, typed: str, set_as: str) -> None:
    assert handout(view, typed).practice == set_as


def test_a_huge_name_is_cut_and_it_is_said() -> None:
    assert cut_name("x" * PRACTICE_MOST) == cut_name(f"  {'x' * PRACTICE_MOST}\n") == ""
    assert cut_name("x" * 201) == "The practice's name has 201 characters; the page has room for 200."
    assert clean_name("x" * 100_000) == "x" * (PRACTICE_MOST - 1) + "…"
