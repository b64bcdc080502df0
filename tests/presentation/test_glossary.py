"""Terms are found as whole words, the longest first, each explained once on a page."""

from __future__ import annotations

import pytest

from tests.blocks import marked
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SourceKey, TermId, ZoneId
from viewer.domain.statement import Statement
from viewer.domain.term import Term
from viewer.presentation.citations import Citations
from viewer.presentation.glossary import Glossary
from viewer.presentation.pages.zone import zone_page
from viewer.state.view_state import Selection, ViewState


def _term(name: str, *words: str) -> Term:
    return Term(TermId(name), name, f"{name} plainly", f"{name} technically", (SourceKey("our-review"),), words)


GLOSSARY = Glossary(
    (
        _term("sham", "sham", "sham-controlled"),
        _term("aphasia", "aphasia"),
        _term("motor", "motor aphasia", "motor (Broca) aphasia"),
        _term("ratio", "OR", "RR"),
        _term("interval", "interval", "95 % interval"),
        _term("i2", "I²"),
        _term("qi", "qi"),
        _term("dqi", "de qi"),
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sham needles", [("Sham", "sham")]),
        ("sham-controlled trials", [("sham-controlled", "sham")]),
        ("a sham-like thing, or shame", []),
        ("Motor aphasia and aphasia", [("Motor aphasia", "motor"), ("aphasia", "aphasia")]),
        ("motor (Broca) aphasia.", [("motor (Broca) aphasia", "motor")]),
        ("one or the other, OR 3.73", [("OR", "ratio")]),
        ("the 95 % interval", [("95 % interval", "interval")]),
        ("I² was 62 %", [("I²", "i2")]),
        ("De qi, qi", [("De qi", "dqi"), ("qi", "qi")]),
        ("Qigong in Qidong", []),
        ("运动区 qi 气", [("qi", "qi")]),
        ("", []),
    ],
)
def test_terms_are_whole_words_and_the_longest_wins(text: str, found: list[tuple[str, str]]) -> None:
    spans = GLOSSARY.spans(text)
    assert [(text[span.start : span.end], span.term.id) for span in spans] == found


def test_a_term_is_explained_once_on_a_page(catalog: Catalog) -> None:
    citations = Citations(catalog, GLOSSARY)
    statement = Statement("Sham, and sham.", (SourceKey("our-review"),))
    first, again = citations.marked(statement), citations.marked(statement)
    assert [(view.start, view.end, view.name) for view in first.terms] == [(0, 4, "sham")]
    assert first.terms[0].source.startswith("Scalp Map Viewer: our own review")
    assert again.terms == ()


def test_terms_of_a_page_lie_in_their_texts(catalog: Catalog) -> None:
    glossary = Glossary(catalog.terms.values())
    for zone in catalog.zones:
        texts = list(marked(zone_page(catalog, None, ViewState(selection=Selection(zone=ZoneId(zone))), glossary)))
        names = [view.name for text in texts for view in text.terms]
        assert len(set(names)) == len(names)
        assert names, zone
        for text in texts:
            assert all(0 <= view.start < view.end <= len(text.text) for view in text.terms)


def test_every_shipped_word_is_found_by_its_own_term(catalog: Catalog) -> None:
    glossary = Glossary(catalog.terms.values())
    for term in catalog.terms.values():
        for word in term.words:
            assert [span.term.id for span in glossary.spans(f"The {word} here.")] == [term.id], word
