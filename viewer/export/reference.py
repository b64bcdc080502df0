"""A publication as reference programs know it: only what was seen, and a note on what was not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viewer.domain.catalog import Catalog
from viewer.domain.identity import SourceKey, StudyKey
from viewer.domain.statement import Source
from viewer.domain.study import Study
from viewer.presentation.citations import full_citation, study_links

_SUPPLIED_TITLE = "Title in square brackets: translated, or described by Scalp Map Viewer where it was not seen."
_MORE_AUTHORS = "More authors than those listed."
_AS_A_WHOLE = "Citation as a whole; its parts were not told apart."


@dataclass(frozen=True, slots=True)
class Name:
    """An author. A body, or a person of whom one name alone was seen, has no given name."""

    family: str
    given: str = ""

    @property
    def in_order(self) -> str:
        """The name as it is said: ``Jiadi Chen``."""
        return f"{self.given} {self.family}".strip()

    @property
    def turned(self) -> str:
        """The name as it is listed: ``Chen, Jiadi``."""
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known of a publication; what was not seen is empty.

    Attributes
    ----------
    is_article : bool
        Whether it stands in a journal.
    has_more_authors : bool
        Whether there are more authors than are listed.
    citation : str
        The whole in words.
    notes : tuple of str
        What a reader must know of the entry itself: what was derived, what is no title.
    """

    key: str
    is_article: bool
    authors: tuple[Name, ...]
    has_more_authors: bool
    title: str
    container: str
    year: int | None
    volume: str
    issue: str
    pages: str
    doi: str
    pmid: str
    pmcid: str
    url: str
    citation: str
    notes: tuple[str, ...]

    @property
    def first_page(self) -> str:
        """The first page, or the number of an article that has no pages."""
        return self.pages.partition("-")[0].strip()

    @property
    def last_page(self) -> str:
        """The last page; empty if it was not seen."""
        return self.pages.partition("-")[2].strip()


def references(catalog: Catalog, keys: Iterable[str]) -> tuple[Reference, ...]:
    """Return the publications of some keys, in their order, each once; unknown keys are left out."""
    found = []
    for key in dict.fromkeys(keys):
        if StudyKey(key) in catalog.studies:
            found.append(_of_study(catalog.studies[StudyKey(key)]))
        elif SourceKey(key) in catalog.sources:
            found.append(_of_source(catalog.sources[SourceKey(key)]))
    return tuple(found)


def _of_study(study: Study) -> Reference:
    links = study_links(study)
    notes = []
    if study.inferred:
        notes.append(f"Derived, not read: {', '.join(study.inferred)}.")
    if study.title.startswith("["):
        notes.append(_SUPPLIED_TITLE)
    if study.et_al:
        notes.append(_MORE_AUTHORS)
    if study.registration:
        notes.append(f"Registration: {study.registration}.")
    return Reference(
        key=study.key,
        is_article=bool(study.journal) and not study.by_body and study.direction != "standard",
        authors=tuple(Name(author) if study.by_body else _name(author) for author in study.authors),
        has_more_authors=study.et_al,
        title=study.title,
        container=study.journal,
        year=study.year,
        volume=study.volume,
        issue=study.issue,
        pages=study.pages,
        doi=study.doi,
        pmid=study.pmid,
        pmcid=study.pmcid,
        url=links[0].url if links else "",
        citation=full_citation(study),
        notes=tuple(notes),
    )


def _of_source(source: Source) -> Reference:
    notes = (_AS_A_WHOLE, source.note) if source.note else (_AS_A_WHOLE,)
    return Reference(
        key=source.key, is_article=False, authors=(), has_more_authors=False, title=source.citation, container="",
        year=None, volume="", issue="", pages="", doi="", pmid="", pmcid="", url=source.url, citation=source.citation,
        notes=notes,
    )  # fmt: skip


def _name(author: str) -> Name:
    """The last word is the family name, as in `Study.short_citation`."""
    given, _blank, family = author.strip().rpartition(" ")
    return Name(family, given)
