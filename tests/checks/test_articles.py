from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.checks.run import open_content, run_checks
from viewer.data.paths import zones_folder
from viewer.domain.article import Article, ArticleSection, Passage
from viewer.domain.catalog import Catalog
from viewer.domain.identity import MechanismId
from viewer.domain.statement import Statement

SAID = Statement("It lies on the scalp.", ("our-review",), id="on-the-scalp")
FILE = "zones/articles/made-up.toml"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_content(zones_folder())[0]


def judged(catalog: Catalog, *sections: ArticleSection) -> list[str]:
    page = Article("made-up", 9, "Made up", (), sections)
    found = run_checks(replace(catalog, articles={**catalog.articles, page.id: page}))
    return [str(problem) for problem in found]


def test_a_sound_page_has_no_fault(catalog):
    assert judged(catalog, ArticleSection("One", passages=(Passage("Where", SAID),))) == []


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ((), ": it has no section"),
        ((ArticleSection("One"),), ": sections.1: it holds nothing"),
        (
            (ArticleSection("One", passages=(Passage("Where", replace(SAID, id="")),)),),
            ": sections.1.passages.1.said: its sentence has no id, so nothing can lead to it",
        ),
        ((ArticleSection("One", passages=(Passage("", SAID),)),), ": sections.1.passages.1.label: it has no label"),
        (
            (ArticleSection("One", mechanisms=(MechanismId("cortex-bellow"),)),),
            ": sections.1.mechanisms: there is no mechanism “cortex-bellow”; did you mean “cortex-below”?",
        ),
        (
            (ArticleSection("One", passages=(Passage("Where", replace(SAID, sources=("nobody",))),)),),
            ": sections.1.passages.1.said.sources.1: there is no source or study “nobody”",
        ),
        (
            (ArticleSection("One", passages=(Passage("Where", replace(SAID, text="It cures.")),)),),
            ": sections.1.passages.1.said.text: “cures” promises what no source shows",
        ),
        (
            (ArticleSection("One", passages=(Passage("A", SAID), Passage("B", SAID))),),
            ": sections.1.passages.2.said.id: another sentence has the id “on-the-scalp” already",
        ),
    ],
)
def test_a_fault_of_a_page_is_found(catalog, sections, said):
    assert FILE + said in judged(catalog, *sections)


def test_a_page_with_an_error_is_left_out_and_nothing_else(catalog, tmp_path):
    import shutil

    folder = shutil.copytree(zones_folder(), tmp_path / "zones")
    file = folder / "articles" / "body-acupuncture.toml"
    file.write_text(file.read_text("utf-8").replace('sources = ["huang2021"', 'sources = ["nobody"', 1), "utf-8")
    opened, problems = open_content(folder)
    assert opened.articles == {}
    assert opened.zones == catalog.zones
    assert any("there is no source or study “nobody”" in str(problem) for problem in problems)
