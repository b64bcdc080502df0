"""Every place has words; what is not there has none."""

from __future__ import annotations

from typing import get_args

import pytest

from viewer.data.claims import load_claims
from viewer.data.paths import zones_folder
from viewer.domain.claim import ClaimPlace, PlaceKind, Verdict
from viewer.domain.identity import ComplaintId
from viewer.presentation.claims import PLACE_WORDS, VERDICT_WORDS, place_words


def test_every_verdict_and_every_kind_of_place_has_words():
    assert set(VERDICT_WORDS) == set(get_args(Verdict))
    assert set(PLACE_WORDS) == set(get_args(PlaceKind))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (ClaimPlace("zone", "jiao.sensory", ComplaintId("migraine")), "Sensory area (Jiao zones): Migraine"),
        (ClaimPlace("zone", "jiao.sensory"), "Sensory area (Jiao zones)"),
        (ClaimPlace("school", "who"), "WHO lines"),
        (ClaimPlace("study", "kong2010"), "Kong and others 2010"),
        (
            ClaimPlace("caution", "piercing"),
            "Caution: The skin is pierced: pain, bleeding, bruising and infection can happen.",
        ),
        (ClaimPlace("complaint", "aphasia"), "Complaint: Loss of language after brain damage"),
        (ClaimPlace("term", "cvr"), "Glossary: Cerebrovascular reserve"),
        (ClaimPlace("left_out"), "Left out"),
    ],
)
def test_a_place_is_called_what_a_reader_calls_it(catalog, place, words):
    assert place_words(place, catalog) == words


@pytest.mark.parametrize("kind", [kind for kind in get_args(PlaceKind) if kind != "left_out"])
def test_a_place_that_was_left_out_with_its_file_has_no_words(catalog, kind):
    assert place_words(ClaimPlace(kind, "jiao.gone"), catalog) == ""


def test_every_shipped_place_has_words(catalog):
    places = [place for claim in load_claims(zones_folder())[0].claims for place in claim.places]
    assert [place for place in places if not place_words(place, catalog)] == []
