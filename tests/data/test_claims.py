"""The folder of statements as it is found: sound, or damaged in one file. The rest always loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.data.claims import load_claims

FIRST = """
[document]
id = "first"
title = "A page"
about = "No date."
first = 1
last = 2

[[claims]]
number = 2
lines = "4-5"
says = "It works."
verdict = "overstated"
places = [{ kind = "left_out" }]
reason = "No study says so."
sources = ["notes"]

[[claims]]
number = 1
lines = "3"
says = "Needles are thin."
verdict = "carried"
places = [{ kind = "zone", id = "demo.first", complaint = "headache", holds = "thin" }]
"""
SECOND = """
[document]
id = "second"
title = "Another page"
about = "No name."
first = 3
last = 3

[[claims]]
number = 3
lines = "1"
says = "It is old."
verdict = "tradition"
places = [{ kind = "term", id = "old" }]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    claims = tmp_path / "zones" / "claims"
    claims.mkdir(parents=True)
    (claims / "first.toml").write_text(FIRST, encoding="utf-8")
    (claims / "second.toml").write_text(SECOND, encoding="utf-8")
    return tmp_path / "zones"


def test_statements_come_in_order_of_numbers(folder):
    ledger, problems = load_claims(folder)
    assert problems == ()
    assert [claim.number for claim in ledger.claims] == [1, 2, 3]
    assert [document.id for document in ledger.documents] == ["first", "second"]
    assert [ledger.claims[0].is_left_out, ledger.claims[1].is_left_out] == [False, True]
    assert ledger.claims[0].places[0].complaint == "headache"
    assert ledger.document_of(2) == ledger.documents[0]
    assert ledger.document_of(4) is None


def test_no_folder_gives_no_statement(tmp_path):
    ledger, problems = load_claims(tmp_path)
    assert (ledger.documents, ledger.claims, problems) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('verdict = "tradition"', 'verdict = "true"', "claims.1.verdict: “true” is not one of"),
        ('kind = "term"', 'kind = "book"', "claims.1.places.1.kind: “book” is not one of"),
        ('says = "It is old."', "", "claims.1.says: it is missing"),
        ('says = "It is old."', 'says = " "', "claims.1.says: it is empty"),
        ("first = 3", "first = 3\ncolour = 1", "document.colour: this key is not known here"),
        ('id = "second"', 'id = "third"', "document.id: “third” is not the name of the file"),
        ("[document]", "[document", "line 2, column 10: it is not valid TOML"),
    ],
)
def test_a_damaged_file_is_left_out_and_named(folder, old, new, said):
    (folder / "claims" / "second.toml").write_text(SECOND.replace(old, new), encoding="utf-8")
    ledger, problems = load_claims(folder)
    assert [claim.number for claim in ledger.claims] == [1, 2]
    assert [str(problem).startswith(f"zones/claims/second.toml: {said}") for problem in problems] == [True], problems


def test_a_number_in_the_wrong_file_is_named(folder):
    (folder / "claims" / "second.toml").write_text(SECOND.replace("number = 3", "number = 1"), encoding="utf-8")
    assert [str(problem) for problem in load_claims(folder)[1]] == [
        "zones/claims/second.toml: claims.1: 1 is outside 3..3, the numbers of this document"
    ]
