"""The shipped statements are all placed; each fault in them is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.checks.claims import passages
from viewer.checks.run import check_claims
from viewer.data.claims import load_claims
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog
from viewer.domain.claim import Claim, ClaimLedger, ClaimPlace, SaidSentence
from viewer.domain.identity import ComplaintId, CorrectionId, SourceKey

LEFT_OUT = ClaimPlace("left_out")
STATEMENTS = 223


@pytest.fixture(scope="module")
def ledger() -> ClaimLedger:
    return load_claims(zones_folder())[0]


def claim(ledger: ClaimLedger, number: int) -> Claim:
    return next(claim for claim in ledger.claims if claim.number == number)


def spoiled(ledger: ClaimLedger, catalog: Catalog, number: int, **changes: object) -> list[str]:
    """Change one statement, and return what the checks say."""
    claims = tuple(
        replace(claim, **changes) if claim.number == number else claim  # type: ignore[arg-type]  # any field
        for claim in ledger.claims
    )
    return [str(problem) for problem in check_claims(replace(ledger, claims=claims), catalog)]


def test_every_statement_has_its_place(ledger, catalog):
    assert [claim.number for claim in ledger.claims] == list(range(1, STATEMENTS + 1))
    assert [str(problem) for problem in check_claims(ledger, catalog)] == []


def test_the_documents_follow_each_other(ledger):
    ends = [(document.first, document.last) for document in ledger.documents]
    assert ends == [(1, 36), (37, 66), (67, 192), (193, 210), (211, 223)]


CARRIED_ELSEWHERE = {29, 165, 177, 180, 178, 17, 61, 206, 215, 223, 189, 194}
"""Statements that once counted as carried and pointed at words that did not say them."""
BROUGHT_BACK = {22, 25, 28, 142, 171, 172, 173, 174}


def test_what_is_carried_has_a_sentence_that_says_it(ledger, catalog):
    said = {each.number: each.said for each in ledger.claims if each.said is not None}
    assert {each.number for each in ledger.claims if each.verdict == "carried"} <= said.keys()
    assert said.keys() >= CARRIED_ELSEWHERE | BROUGHT_BACK
    on_a_page = passages(catalog).keys()
    assert {said[number].id for number in CARRIED_ELSEWHERE | BROUGHT_BACK} <= on_a_page
    assert not any(claim(ledger, number).is_left_out for number in BROUGHT_BACK)


def test_a_carried_statement_without_its_sentence_is_found(ledger, catalog):
    (found,) = spoiled(ledger, catalog, 29, said=None)
    assert found.endswith("claims.29.said: it is carried, but no sentence is named that says it")


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (SaidSentence("who-to-asc", "Ask."), "said.id: there is no sentence “who-to-asc”; did you mean “who-to-ask”?"),
        (SaidSentence("who-to-ask", "Ask a practitioner."), "said.text: “who-to-ask” does not say this any more"),
        # A piece of a sentence is no sentence: it may be cut out of its denial.
        (SaidSentence("who-to-ask", "for the doctor who treats them."), "said.text: “who-to-ask” does not say this"),
    ],
)
def test_the_sentence_stands_there_as_it_was_read(ledger, catalog, said, fault):
    (found,) = spoiled(ledger, catalog, 29, said=said)
    assert found.startswith(f"zones/claims/benefits-blog.toml: claims.29.{fault}")


def test_words_that_stand_somewhere_are_no_proof(ledger, catalog):
    place = ClaimPlace("caution", "adjunct", holds="not a replacement")
    (found,) = spoiled(ledger, catalog, 29, places=(place,))
    assert "words that stand somewhere are no proof; name the sentence" in found


def test_a_changed_sentence_asks_to_be_read_again(ledger, catalog):
    study = catalog.studies["wang2017"]
    changed = replace(catalog, studies={**catalog.studies, "wang2017": replace(study, result="Nothing happened.")})
    found = [str(problem) for problem in check_claims(ledger, changed) if ".said" in str(problem)]
    assert len(found) == 1
    assert "“study.wang2017.result” does not say this any more; read both again" in found[0]


def test_every_correction_is_reached_from_statements(ledger, catalog):
    corrected = [claim for claim in ledger.claims if any(place.kind == "correction" for place in claim.places)]
    reached = {place.id for claim in corrected for place in claim.places if place.kind == "correction"}
    assert reached == {key for key, correction in catalog.corrections.items() if correction.claims}
    assert len(reached) >= 13
    assert all(claim.places[0].kind == "correction" for claim in corrected)


def test_a_missing_number_is_found(ledger, catalog):
    without = replace(ledger, claims=tuple(claim for claim in ledger.claims if claim.number != 17))
    assert [str(problem) for problem in check_claims(without, catalog)] == [
        "zones/claims/benefits-blog.toml: claims.17: the number is missing"
    ]


def test_a_number_that_comes_twice_is_found(ledger, catalog):
    twice = replace(ledger, claims=(*ledger.claims, claim(ledger, 50)))
    said = [str(problem) for problem in check_claims(twice, catalog)]
    assert said == ["zones/claims/clinic-page.toml: claims.50: the number comes 2 times"]


def test_a_missing_document_is_found(ledger, catalog):
    documents = tuple(document for document in ledger.documents if document.id != "clinic-page")
    claims = tuple(claim for claim in ledger.claims if not 37 <= claim.number <= 66)
    said = [str(problem) for problem in check_claims(ClaimLedger(documents, claims), catalog)]
    assert "zones/claims/rehabilitation-page.toml: document.first: 67 does not follow 36" in said
    assert any("there is no statement 65" in problem for problem in said)


def test_a_number_of_no_document_is_found(ledger, catalog):
    stray = replace(claim(ledger, 1), number=900)
    said = [str(problem) for problem in check_claims(replace(ledger, claims=(*ledger.claims, stray)), catalog)]
    assert any("claims.900: the number belongs to no document" in problem for problem in said)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (ClaimPlace("zone", "jiao.moter"), "there is no zone “jiao.moter”; did you mean “jiao.motor”?"),
        (ClaimPlace("zone", "jiao.optic", ComplaintId("tinnitus")), "jiao.optic has no use for “tinnitus”"),
        (
            ClaimPlace("study", "kong2024", ComplaintId("tinnitus")),
            "only the card of a zone has uses for a complaint",
        ),
        (ClaimPlace("study", "kong2042"), "there is no study “kong2042”; did you mean “kong2024”?"),
        (ClaimPlace("caution", "pierced"), "there is no caution “pierced”; did you mean “piercing”?"),
        (ClaimPlace("school", "jia"), "there is no school “jia”; did you mean “jiao”?"),
        (ClaimPlace("term", "qii"), "there is no term “qii”; did you mean “qi”?"),
        (ClaimPlace("point", "point.gb99"), "there is no point “point.gb99”"),
        (ClaimPlace("mechanism", "magic"), "there is no mechanism “magic”"),
        (ClaimPlace("complaint", "aphasias"), "there is no complaint “aphasias”; did you mean “aphasia”?"),
        (
            ClaimPlace("caution", "piercing", holds="108 of 1000"),
            "the caution piercing does not say “108 of 1000”",
        ),
        (
            ClaimPlace("zone", "jiao.motor", ComplaintId("cerebral-palsy"), "Certainty is high"),
            "the zone jiao.motor does not say “Certainty is high”",
        ),
        (ClaimPlace("left_out", "jiao.motor"), "what is left out is nowhere"),
    ],
)
def test_a_place_that_is_not_there_is_found(ledger, catalog, place, said):
    found = spoiled(ledger, catalog, 17, places=(place,), reason="So it is.", sources=("our-review",))
    assert any(problem.startswith(f"zones/claims/benefits-blog.toml: claims.17.places.1: {said}") for problem in found)


def test_a_place_that_carries_the_words_is_not_at_fault(ledger, catalog):
    place = ClaimPlace("zone", "jiao.motor", ComplaintId("cerebral-palsy"), "Certainty is very low")
    assert spoiled(ledger, catalog, 3, places=(place,)) == []


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((), "it has no place"),
        ((LEFT_OUT, ClaimPlace("zone", "jiao.motor")), "it is left out, and yet has another place"),
        ((ClaimPlace("zone", "jiao.motor"),) * 2, "a place is named twice"),
    ],
)
def test_places_must_make_sense_together(ledger, catalog, places, said):
    found = spoiled(ledger, catalog, 3, places=places, reason="So it is.", sources=("our-review",))
    assert found == [f"zones/claims/benefits-blog.toml: claims.3.places: {said}"]


@pytest.mark.parametrize("number", [7, 65, 109])  # left out, corrected, and with more care
def test_what_is_not_carried_as_it_stands_needs_a_reason(ledger, catalog, number):
    changes: dict[str, object] = {"reason": "", "sources": ()}
    if number == 109:
        changes["verdict"] = "overstated"
    assert [problem.rpartition(": ")[2] for problem in spoiled(ledger, catalog, number, **changes)] == ["it is missing"]


def test_a_reason_has_sources_that_exist(ledger, catalog):
    assert "a reason and its sources belong together" in spoiled(ledger, catalog, 7, sources=())[0]
    (said,) = spoiled(ledger, catalog, 7, sources=(SourceKey("kong1910"),))
    assert "there is no source or study “kong1910”" in said


def test_corrections_and_statements_name_each_other(ledger, catalog):
    (said,) = spoiled(ledger, catalog, 65, places=(ClaimPlace("caution", "piercing"),))
    assert "its place is missing, but it is one of the correction “not-non-invasive”" in said
    place = ClaimPlace("correction", "needle-layer")
    (said,) = spoiled(ledger, catalog, 17, places=(place,), reason="So it is.", sources=("our-review",))
    assert "it is not among the claims of the correction “needle-layer”" in said


def test_a_correction_of_an_unknown_number_is_found(ledger, catalog):
    held = dict(catalog.corrections)
    held[CorrectionId("needle-layer")] = replace(held[CorrectionId("needle-layer")], claims=(71, 167, 999))
    (said,) = [str(problem) for problem in check_claims(ledger, replace(catalog, corrections=held))]
    assert "there is no statement 999, which is corrected by needle-layer" in said


def test_a_reason_promises_nothing(ledger, catalog):
    (said,) = spoiled(ledger, catalog, 7, reason="It is proven for some.")
    assert said == "zones/claims/benefits-blog.toml: claims.7.reason: “proven” promises what no source shows"
