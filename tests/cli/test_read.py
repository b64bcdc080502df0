"""The pages to read, on the command line: each whole, as text and as JSON; a wrong name is told."""

from __future__ import annotations

import json

import pytest

from viewer.cli.call import content
from viewer.cli.main import main
from viewer.domain.catalog import Catalog
from viewer.presentation.reading_pages import pages


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return content()


def test_without_a_name_it_says_which_pages_there_are(capsys: pytest.CaptureFixture[str], catalog: Catalog) -> None:
    assert main(["read"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [*pages(catalog)]


def test_a_page_is_whole_with_its_doubts_and_sources(capsys: pytest.CaptureFixture[str], catalog: Catalog) -> None:
    assert main(["read", "body-acupuncture"]) == 0
    text = capsys.readouterr().out
    page = next(page for page in catalog.articles.values() if page.id == "body-acupuncture")
    said = [passage.said for section in page.sections for passage in section.passages]
    assert said
    assert [each.id for each in said if each.text not in text or each.doubt not in text] == []
    assert "\nSources\n" in text


def test_safe_needling_has_every_caution(capsys: pytest.CaptureFixture[str], catalog: Catalog) -> None:
    assert main(["read", "safe-needling"]) == 0
    text = capsys.readouterr().out
    assert [each.id for each in catalog.cautions.values() if each.statement.text not in text] == []
    assert ".. " not in text


def test_as_json_each_sentence_has_its_sources(capsys: pytest.CaptureFixture[str], catalog: Catalog) -> None:
    assert main(["read", "safe-needling", "--json"]) == 0
    page = json.loads(capsys.readouterr().out)
    entries = [entry for section in page["sections"] for entry in section["entries"]]
    assert [entry["id"] for entry in entries if not entry["said"]["marks"]] == []
    assert {entry["id"] for entry in entries} == set(catalog.cautions)


def test_a_page_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "body"]) == 2
    assert "body-acupuncture" in capsys.readouterr().err
