"""The page of a study, or of another source: all that was seen of it, what was not, and where it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from viewer.domain.catalog import Catalog
from viewer.domain.identity import SourceKey, StudyKey
from viewer.domain.study import Certainty, Grade, Study
from viewer.presentation.card_view import StudyView
from viewer.presentation.citations import Citations
from viewer.presentation.evidence import people, study_view
from viewer.presentation.glossary import Glossary
from viewer.presentation.marked_text import LinkView, MarkedText
from viewer.presentation.where_used import UsedGroup, WhereUsed

NOT_SEEN = "Not seen."
DERIVED = "derived, not read"
NOT_USED = "Nothing here rests on it."
_JUDGED_BY_US = "Our provisional reading of what we saw of it."
_JUDGED_BY_THEM = "As published by the review itself."
_CERTAINTY: Mapping[Certainty, str] = {
    "high": "High certainty.",
    "moderate": "Moderate certainty.",
    "low": "Low certainty.",
    "very low": "Very low certainty.",
    "not graded": "Not graded: a grade of certainty does not apply, or nobody gave one.",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a study.

    Attributes
    ----------
    label : str
        What it is.
    text : MarkedText
        What was seen; ``Not seen.`` if it was not.
    is_seen : bool
        Whether it was.
    is_derived : bool
        Whether it was worked out from something else and not read.
    """

    label: str
    text: MarkedText
    is_seen: bool = True
    is_derived: bool = False


@dataclass(frozen=True, slots=True)
class StudyPage:
    """All of a study.

    Attributes
    ----------
    view : StudyView
        What its card shows: chips, result, intervals, limits, harms, links.
    direction : str
        What else is to be said of the way its result points; empty if nothing.
    facts : tuple of Fact
        How it was done.
    certainty : str
        How sure one can be.
    judgement : str
        Who says so.
    verified : tuple of Fact
        What was read where, what was derived, and what was not seen.
    pages : tuple of LinkView
        Where it was read.
    used : tuple of UsedGroup
        Where it is used; empty for one that is only listed.
    background : str
        Why it is listed if nothing rests on it; empty if something does.
    """

    key: StudyKey
    view: StudyView
    direction: str
    facts: tuple[Fact, ...]
    certainty: str
    judgement: str
    verified: tuple[Fact, ...]
    pages: tuple[LinkView, ...]
    used: tuple[UsedGroup, ...]
    background: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All of a source that is no study."""

    key: SourceKey
    citation: str
    note: str
    link: LinkView | None
    used: tuple[UsedGroup, ...]


def study_page(catalog: Catalog, key: StudyKey, where_used: WhereUsed, glossary: Glossary | None = None) -> StudyPage:
    """Return the page of a study.

    Parameters
    ----------
    catalog : Catalog
        All content.
    key : str
        The study.
    where_used : WhereUsed
        Knows where it is used.
    glossary : Glossary or None
        Finds the terms to explain; without it none is.

    Raises
    ------
    KeyError
        If the study is not in the catalogue.
    """
    study = catalog.studies[key]
    citations = Citations(catalog, glossary)
    view = study_view(study, citations)
    size = people(study)
    facts = (
        _fact(citations, "Design", study.design, "design" in study.inferred),
        _fact(citations, "How many", size, "n" in study.inferred),
        _fact(citations, "Who took part", study.population, "population" in study.inferred),
        _fact(citations, "What was done", study.protocol, "protocol" in study.inferred),
        _fact(citations, "What was needled", f"{view.scope[:1].upper()}{view.scope[1:]}.", is_derived=False),
        _fact(citations, "Compared with", study.comparator, "comparator" in study.inferred),
        _fact(citations, "What was measured", "; ".join(study.outcomes), "outcomes" in study.inferred),
        _fact(citations, "Registration", study.registration, "registration" in study.inferred),
    )
    return StudyPage(
        key=key,
        view=view,
        direction=_direction(study),
        facts=facts,
        certainty=_certainty(study.grade),
        judgement=_judgement(study.grade),
        verified=_verified(study, citations),
        pages=tuple(LinkView(_host(url), url) for url in study.seen_at),
        used=where_used.of(key),
        background=study.background,
    )


def source_page(catalog: Catalog, key: SourceKey, where_used: WhereUsed) -> SourcePage:
    """Return the page of a source that is no study.

    Raises
    ------
    KeyError
        If the source is not in the catalogue.
    """
    source = catalog.sources[key]
    link = LinkView(_host(source.url), source.url) if source.url else None
    return SourcePage(key, source.citation, source.note, link, where_used.of(key))


def _fact(citations: Citations, label: str, text: str, is_derived: bool) -> Fact:
    if not text:
        return Fact(label, MarkedText(NOT_SEEN), is_seen=False)
    ended = text if text.endswith((".", ")", "?")) else f"{text}."
    return Fact(label, citations.unmarked(ended), is_derived=is_derived)


def _direction(study: Study) -> str:
    note = study.direction_note
    return f"{note[:1].upper()}{note[1:].rstrip('.')}." if note else ""


def _certainty(grade: Grade) -> str:
    level = f" Level {grade.level} of 5 by design (OCEBM 2011)." if grade.level is not None else ""
    return f"{_CERTAINTY[grade.certainty]}{level}"


def _judgement(grade: Grade) -> str:
    if grade.certainty == "not graded":
        return ""
    return _JUDGED_BY_US if grade.is_ours else _JUDGED_BY_THEM


def _verified(study: Study, citations: Citations) -> tuple[Fact, ...]:
    """What was read where, what was derived, and what of its citation was not seen."""
    told = {
        "authors": bool(study.authors),
        "year": study.year is not None,
        "journal": bool(study.journal),
        "volume": bool(study.volume),
        "issue": bool(study.issue),
        "pages": bool(study.pages),
        "DOI": bool(study.doi),
        "PubMed number": bool(study.pmid),
    }
    missing = ", ".join(name for name, is_told in told.items() if not is_told)
    pages = len(study.seen_at)
    where = f"On {pages} {'page' if pages == 1 else 'pages'}, listed below" if pages else ""
    facts = [_fact(citations, "Read", where, is_derived=False)]
    if study.inferred:
        facts.append(Fact("Derived, not read", MarkedText(f"{', '.join(study.inferred)}.")))
    if missing:
        facts.append(Fact("Not seen", MarkedText(f"{missing}.")))
    return tuple(facts)


def _host(url: str) -> str:
    """The name of the place that an address leads to: ``pubmed.ncbi.nlm.nih.gov``."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.") or url
