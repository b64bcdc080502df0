"""Citations read back as they were written, whatever is in them; nothing unknown is made up."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.catalog import Catalog
from viewer.domain.identity import StudyKey
from viewer.domain.study import Study
from viewer.export.citations import CITATION_FORMATS, CitationFormat, all_keys, cite

_CHEN = StudyKey("chen2025")
_HOSTILE = 'A {brace} } "quote" \\ 50 % & $ # _ ~ ^ <b>Müller</b>\nTY  - JOUR\nAU  - Nobody\n@misc{x,}'


def _with(catalog: Catalog, **changes: object) -> Catalog:
    study: Study = replace(catalog.studies[_CHEN], **changes)  # type: ignore[arg-type]
    return replace(catalog, studies={_CHEN: study})


def _read_bibtex(text: str) -> list[dict[str, str]]:
    """A strict reader: braces balance, every value stands in braces, nothing stands between entries."""
    entries, rest = [], text
    while rest.strip():
        head = re.match(r"\s*@(\w+)\{([^,{}\s]+),\n", rest)
        assert head is not None, rest[:80]
        entry, rest = {"type": head[1], "key": head[2]}, rest[head.end() :]
        while field := re.match(r"  (\w+) = \{", rest):
            depth, end = 1, field.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(rest[end], 0)
                end += 1
            entry[field[1]] = rest[field.end() : end - 1]
            assert rest[end : end + 2] == ",\n"
            rest = rest[end + 2 :]
        assert rest.startswith("}\n")
        entries.append(entry)
        rest = rest[2:]
    return entries


def _plain(value: str) -> str:
    """What LaTeX would print."""
    for name, sign in (("backslash", "\\"), ("braceleft", "\0"), ("braceright", "\1"), ("asciitilde", "~")):
        value = value.replace(f"{{\\text{name}}}", sign)
    value = value.replace(r"{\textasciicircum}", "^")
    value = re.sub(r"\\([&%$#_])", r"\1", value).replace("{", "").replace("}", "")
    return value.replace("\0", "{").replace("\1", "}")


def _read_ris(text: str) -> list[list[tuple[str, str]]]:
    entries: list[list[tuple[str, str]]] = []
    for line in filter(None, text.split("\n")):
        tag, value = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups()  # type: ignore[union-attr]
        if tag == "TY":
            entries.append([])
        entries[-1].append((tag, value))
    assert all(entry[-1][0] == "ER" for entry in entries)
    return entries


def test_bibtex_of_everything_reads_back(catalog: Catalog) -> None:
    entries = _read_bibtex(cite(catalog, all_keys(catalog), "bibtex"))
    assert len(entries) == len({entry["key"] for entry in entries}) == len(catalog.studies) + len(catalog.sources)
    by_key = {entry["key"]: entry for entry in entries}
    for key, study in catalog.studies.items():
        entry = by_key[key]
        assert _plain(entry["title"]) == study.title
        assert entry.get("doi", "") == study.doi
        assert entry.get("year", "") == (str(study.year) if study.year is not None else "")
        assert entry["author"].endswith(" and others") if study.et_al else "others" not in entry.get("author", "")


def test_ris_of_everything_reads_back(catalog: Catalog) -> None:
    entries = [dict(entry) for entry in _read_ris(cite(catalog, all_keys(catalog), "ris"))]
    by_key = {entry["ID"]: entry for entry in entries}
    assert len(by_key) == len(catalog.studies) + len(catalog.sources)
    for key, study in catalog.studies.items():
        assert by_key[key]["TI"] == study.title
        assert by_key[key].get("T2", "") == study.journal
        assert by_key[key].get("DO", "") == study.doi


def test_csl_of_everything_reads_back(catalog: Catalog) -> None:
    by_key = {item["id"]: item for item in json.loads(cite(catalog, all_keys(catalog), "csl"))}
    for key, study in catalog.studies.items():
        item = by_key[key]
        assert item["title"] == study.title
        assert item.get("issued") == ({"date-parts": [[study.year]]} if study.year is not None else None)
        assert [
            f"{a.get('given', '')} {a.get('family', a.get('literal'))}".strip() for a in item.get("author", [])
        ] == [" ".join(author.split()) for author in study.authors]


def test_what_was_not_seen_is_left_out_and_what_was_derived_is_said(catalog: Catalog) -> None:
    bare = _with(
        catalog, authors=(), year=None, journal="", volume="", issue="", pages="", doi="", pmid="", pmcid="",
        seen_at=(), inferred=("title",),
    )  # fmt: skip
    (entry,) = _read_bibtex(cite(bare, [_CHEN], "bibtex"))
    assert set(entry) == {"type", "key", "title", "note"}
    assert entry["note"] == "Derived, not read: title."
    (lines,) = _read_ris(cite(bare, [_CHEN], "ris"))
    assert {tag for tag, _value in lines} == {"TY", "TI", "N1", "ID", "ER"}
    (item,) = json.loads(cite(bare, [_CHEN], "csl"))
    assert set(item) == {"id", "type", "title", "note"}
    assert "Derived, not read: title." in cite(bare, [_CHEN], "text")


def test_hostile_titles_and_names_stay_inside_their_fields(catalog: Catalog) -> None:
    hostile = _with(
        catalog, title=_HOSTILE, authors=("Jörg Müller", "Black and Decker", "Ann, Jr. O'Neil", "} {"), journal="J } {",
        doi="10.1/a_b(c)", inferred=(),
    )  # fmt: skip
    one_line = " ".join(_HOSTILE.split())
    (entry,) = _read_bibtex(cite(hostile, [_CHEN], "bibtex"))
    assert _plain(entry["title"]) == one_line
    assert entry["author"].startswith("Müller, Jörg and Decker, {Black and} and O'Neil, {Ann, Jr.} and ")
    assert entry["doi"] == "10.1/a_b(c)"
    (lines,) = _read_ris(cite(hostile, [_CHEN], "ris"))
    assert dict(lines)["TI"] == one_line
    assert next(value for tag, value in lines if tag == "AU") == "Müller, Jörg"
    assert len([tag for tag, _value in lines if tag == "TY"]) == 1
    (item,) = json.loads(cite(hostile, [_CHEN], "csl"))
    assert item["title"] == _HOSTILE


@given(title=st.text(max_size=60), author=st.text(max_size=30))
def test_any_text_makes_one_entry(catalog: Catalog, title: str, author: str) -> None:
    spoiled = _with(catalog, title=title, authors=(author,), inferred=())
    assert len(_read_bibtex(cite(spoiled, [_CHEN], "bibtex"))) == 1
    assert len(_read_ris(cite(spoiled, [_CHEN], "ris"))) == 1
    assert len(json.loads(cite(spoiled, [_CHEN], "csl"))) == 1


def test_a_body_is_no_person(catalog: Catalog) -> None:
    name = "WHO Scientific Group on International Acupuncture Nomenclature"
    assert f"author = {{{{{name}}}}}" in cite(catalog, ["who1991"], "bibtex")
    assert f"AU  - {name}\n" in cite(catalog, ["who1991"], "ris")
    assert json.loads(cite(catalog, ["who1991"], "csl"))[0]["author"] == [{"literal": name}]


def test_a_title_that_was_not_seen_is_said_to_be_ours(catalog: Catalog) -> None:
    supplied = [key for key, study in catalog.studies.items() if study.title.startswith("[")]
    assert supplied
    for item in json.loads(cite(catalog, supplied, "csl")):
        assert "square brackets" in item["note"]


@pytest.mark.parametrize("form", CITATION_FORMATS)
def test_each_is_cited_once_and_unknown_ones_not_at_all(catalog: Catalog, form: CitationFormat) -> None:
    once = cite(catalog, [_CHEN], form)
    assert cite(catalog, [_CHEN, "nobody1900", _CHEN], form) == once
    assert "nobody1900" not in once


def test_an_open_range_of_pages_has_no_end(catalog: Catalog) -> None:
    (entry,) = _read_bibtex(cite(_with(catalog, pages="109-"), [_CHEN], "bibtex"))
    assert entry["pages"] == "109"
    (lines,) = _read_ris(cite(_with(catalog, pages="102-121"), [_CHEN], "ris"))
    assert (dict(lines)["SP"], dict(lines)["EP"]) == ("102", "121")
