"""Citations for other programs: plain text, BibTeX, RIS and CSL-JSON. What was not seen is left out, never invented.

BibTeX as BibLaTeX and Biber read it, in UTF-8; RIS as Research Information Systems specified it (2001), with lines of
``XX  - value``; CSL-JSON by the schema of the Citation Style Language 1.0.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, get_args

from viewer.domain.catalog import Catalog
from viewer.export.reference import Name, Reference, references

CitationFormat = Literal["text", "bibtex", "ris", "csl"]
CITATION_FORMATS: tuple[CitationFormat, ...] = get_args(CitationFormat)

# Braces are counted by BibTeX even after a backslash, so they are named.
_BIBTEX: Mapping[str, str] = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip


def cite(catalog: Catalog, keys: Iterable[str], form: CitationFormat) -> str:
    """Return the citations of studies and sources.

    Parameters
    ----------
    catalog : Catalog
        Where they are looked up.
    keys : iterable of str
        Keys of studies and sources; each is cited once, unknown ones not at all.
    form : {"text", "bibtex", "ris", "csl"}
        The format.
    """
    return _WRITERS[form](references(catalog, keys))


def all_keys(catalog: Catalog) -> tuple[str, ...]:
    """Return the keys of all studies and sources, studies first, by their citations."""
    studies = sorted(catalog.studies, key=lambda key: catalog.studies[key].short_citation.casefold())
    sources = sorted(catalog.sources, key=lambda key: catalog.sources[key].citation.casefold())
    return (*studies, *sources)


def _text(found: Iterable[Reference]) -> str:
    entries = []
    for each in found:
        lines = [_one_line(each.citation), *(_one_line(note) for note in each.notes), each.url]
        entries.append("\n".join(filter(None, lines)))
    return "".join(f"{entry}\n\n" for entry in entries).rstrip("\n") + "\n" if entries else ""


def _bibtex(found: Iterable[Reference]) -> str:
    return "\n".join(_bibtex_entry(each) for each in found)


def _bibtex_entry(each: Reference) -> str:
    authors = " and ".join([*map(_bibtex_name, each.authors), *(["others"] if each.has_more_authors else [])])
    fields = {
        "author": authors,
        # Two pairs of braces keep capitals as they are.
        "title": f"{{{_escaped(each.title)}}}",
        "journal" if each.is_article else "howpublished": _escaped(each.container),
        "year": str(each.year) if each.year is not None else "",
        "volume": _escaped(each.volume),
        "number": _escaped(each.issue),
        "pages": _escaped("--".join(filter(None, (each.first_page, each.last_page)))),
        "doi": _verbatim(each.doi),
        "url": _verbatim(each.url),
        "pmid": _escaped(each.pmid),
        "pmcid": _escaped(each.pmcid),
        "note": _escaped(" ".join(each.notes)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'article' if each.is_article else 'misc'}{{{_plain_key(each.key)},\n{lines}}}\n"


def _bibtex_name(name: Name) -> str:
    if not name.given:
        return f"{{{_escaped(name.family)}}}"  # whole: BibTeX would take a body's name apart
    return f"{_braced(name.family)}, {_braced(name.given)}"


def _braced(part: str) -> str:
    """Part of a name; one with a comma or an “and” in it would be taken apart without braces."""
    escaped = _escaped(part)
    return f"{{{escaped}}}" if "," in escaped or re.search(r"\band\b", escaped) else escaped


def _ris(found: Iterable[Reference]) -> str:
    return "\n".join(_ris_entry(each) for each in found)


def _ris_entry(each: Reference) -> str:
    lines = [
        ("TY", "JOUR" if each.is_article else "GEN"),
        *(("AU", name.turned) for name in each.authors),
        ("PY", str(each.year) if each.year is not None else ""),
        ("TI", each.title),
        ("T2", each.container),
        ("VL", each.volume),
        ("IS", each.issue),
        ("SP", each.first_page),
        ("EP", each.last_page),
        ("DO", each.doi),
        ("AN", each.pmid),
        ("C2", each.pmcid),
        ("UR", each.url),
        *(("N1", note) for note in each.notes),
        ("ID", _plain_key(each.key)),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\n" for tag, value in lines if value) + "ER  - \n"


def _csl(found: Iterable[Reference]) -> str:
    return json.dumps([_csl_item(each) for each in found], ensure_ascii=False, indent=2) + "\n"


def _csl_item(each: Reference) -> dict[str, object]:
    item: dict[str, object] = {
        "id": each.key,
        "type": "article-journal" if each.is_article else "document",
        "author": [
            {"family": name.family, "given": name.given} if name.given else {"literal": name.family}
            for name in each.authors
        ],
        "issued": {"date-parts": [[each.year]]} if each.year is not None else None,
        "title": each.title,
        "container-title": each.container,
        "volume": each.volume,
        "issue": each.issue,
        "page": "-".join(filter(None, (each.first_page, each.last_page))),
        "DOI": each.doi,
        "PMID": each.pmid,
        "PMCID": each.pmcid,
        "URL": each.url,
        "note": " ".join(each.notes),
    }
    return {name: value for name, value in item.items() if value}


def _one_line(text: str) -> str:
    """A value never begins a line of its own, where it could pass for a field."""
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in _one_line(text))


def _verbatim(address: str) -> str:
    """An address as it is, without what would end the field."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", address)


def _plain_key(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.:-]", "_", key)


_WRITERS: Mapping[CitationFormat, Callable[[Iterable[Reference]], str]] = {
    "text": _text,
    "bibtex": _bibtex,
    "ris": _ris,
    "csl": _csl,
}
