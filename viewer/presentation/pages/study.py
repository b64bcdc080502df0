"""The page of a study: what was found and how, how sure it is, what was read of it, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.identity import StudyKey
from viewer.domain.study import Certainty, Grade, Study
from viewer.presentation.blocks import Block, Chips, Head, Heading, Intervals, Links, Page, Row, Rows, Text
from viewer.presentation.citations import Citations
from viewer.presentation.evidence import people, scope_words, study_view
from viewer.presentation.glossary import Glossary
from viewer.presentation.marked_text import LinkView, MarkedText
from viewer.presentation.pages.parts import quiet
from viewer.presentation.pages.source import cautions_at_foot, host_of, used_blocks
from viewer.presentation.sentences import DISCLAIMER
from viewer.presentation.where_used import WhereUsed

NOT_SEEN = "Not seen."
DERIVED = "Derived, not read."
_JUDGED_BY_US = "Our provisional reading of what we saw of it."
_JUDGED_BY_THEM = "As published by the review itself."
_CERTAINTY: Mapping[Certainty, str] = {
    "high": "High certainty.",
    "moderate": "Moderate certainty.",
    "low": "Low certainty.",
    "very low": "Very low certainty.",
    "not graded": "Not graded: a grade of certainty does not apply, or nobody gave one.",
}


def study_page(
    catalog: Catalog,
    key: StudyKey,
    where_used: WhereUsed,
    cautions: Sequence[Caution] = (),
    glossary: Glossary | None = None,
) -> Page:
    """Return the page of a study.

    Parameters
    ----------
    key : str
        The study.
    where_used : WhereUsed
        Knows where it is used.
    cautions : sequence of Caution
        Those of what the page was opened from; they stand at its foot.
    glossary : Glossary or None
        Finds the terms to explain; without it none is.

    Raises
    ------
    KeyError
        If the study is not in the catalogue.
    """
    study = catalog.studies[key]
    citations = Citations(catalog, glossary)
    blocks = (
        *_found(study, citations),
        *_done(study, citations),
        *_sure(study.grade),
        *used_blocks(where_used.of(key), study.background),
        *_read(study, citations),
        *cautions_at_foot(catalog, cautions),
    )
    return Page(f"study/{key}", Head(title=study.short_citation, kind=_("Study")), blocks, (DISCLAIMER,))


def _found(study: Study, citations: Citations) -> Iterator[Block]:
    """The result with its intervals, and always limits and harms."""
    view = study_view(study, citations)
    yield Chips((view.chip,), view.certainty)
    yield Text(MarkedText(view.citation))
    yield Links(view.links)
    yield Heading(_("What was found"), key="found")
    yield Text(view.result)
    note = study.direction_note
    yield from quiet(f"{note[:1].upper()}{note[1:].rstrip('.')}." if note else "")
    if view.intervals:
        yield Intervals(view.intervals, view.chip.kind)
    yield Text(MarkedText(view.limits), _("Limits."))
    yield Text(MarkedText(view.harms), _("Harms."))


def _done(study: Study, citations: Citations) -> Iterator[Block]:
    scope = scope_words(study)
    facts = (
        ("Design", study.design, "design"),
        ("How many", people(study), "n"),
        ("Who took part", study.population, "population"),
        ("What was done", study.protocol, "protocol"),
        ("What was needled", f"{scope[:1].upper()}{scope[1:]}.", ""),
        ("Compared with", study.comparator, "comparator"),
        ("What was measured", "; ".join(study.outcomes), "outcomes"),
        ("Registration", study.registration, "registration"),
    )
    yield Heading(_("How it was done"), key="done")
    yield Rows(tuple(_fact(citations, label, said, field in study.inferred) for label, said, field in facts))


def _fact(citations: Citations, label: str, said: str, is_derived: bool) -> Row:
    if not said:
        return Row(label, MarkedText(NOT_SEEN), is_quiet=True)
    ended = said if said.endswith((".", ")", "?")) else f"{said}."
    return Row(label, citations.unmarked(ended), note=_(DERIVED) if is_derived else "")


def _sure(grade: Grade) -> Iterator[Block]:
    """How sure one can be, and who says so."""
    level = f" Level {grade.level} of 5 by design (OCEBM 2011)." if grade.level is not None else ""
    yield Heading(_("How sure one can be"), key="sure")
    yield Text(MarkedText(f"{_CERTAINTY[grade.certainty]}{level}"))
    if grade.certainty != "not graded":
        yield from quiet(_JUDGED_BY_US if grade.is_ours else _JUDGED_BY_THEM)


def _read(study: Study, citations: Citations) -> Iterator[Block]:
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
    rows = [_fact(citations, "Read", where, is_derived=False)]
    if study.inferred:
        rows.append(Row("Derived, not read", MarkedText(f"{', '.join(study.inferred)}.")))
    if missing:
        rows.append(Row("Not seen", MarkedText(f"{missing}.")))
    yield Heading(_("What we read of it"), key="read")
    yield Rows(tuple(rows))
    if pages:
        yield Links(tuple(LinkView(host_of(url), url) for url in study.seen_at))
