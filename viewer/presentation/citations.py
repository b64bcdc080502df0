"""Numbers for sources: one list per card, in the order in which the reader meets them."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.domain.catalog import Catalog
from viewer.domain.identity import SourceKey, StudyKey
from viewer.domain.statement import Statement
from viewer.domain.study import Study
from viewer.domain.term import Term
from viewer.presentation.glossary import Glossary
from viewer.presentation.marked_text import LinkView, Mark, MarkedText, SourceView, TermView


class Citations:
    """Hands out source numbers while a card is being put together, and explains each term once.

    Parameters
    ----------
    catalog : Catalog
        Where sources and studies are looked up.
    glossary : Glossary or None
        Finds the terms to explain; without it none is.
    authors_most : int or None
        So many authors of a study are listed; of more, the first alone. None lists all.
    """

    def __init__(self, catalog: Catalog, glossary: Glossary | None = None, authors_most: int | None = None) -> None:
        self._catalog = catalog
        self._glossary = glossary
        self._authors_most = authors_most
        self._numbers: dict[str, int] = {}
        self._explained: set[str] = set()

    def number(self, key: str) -> int:
        """Return the number of a source or study, giving it the next one if it is new."""
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def mark(self, key: str) -> Mark:
        """Return the mark of a source or study."""
        return Mark(self.number(key), key, self._citation(key))

    def marked(self, statement: Statement) -> MarkedText:
        """Return a statement with its marks."""
        marks = tuple(sorted((self.mark(key) for key in statement.sources), key=lambda mark: mark.number))
        return MarkedText(statement.text, marks, statement.doubt, self.terms(statement.text))

    def note(self, text: str, sources: Sequence[SourceKey | StudyKey]) -> MarkedText:
        """Return a text with the marks of what it tells of."""
        marks = tuple(sorted((self.mark(key) for key in sources), key=lambda mark: mark.number))
        return MarkedText(text, marks, terms=self.terms(text))

    def unmarked(self, text: str) -> MarkedText:
        """Return a text that has no marks of its own, with the terms that it names first."""
        return MarkedText(text, terms=self.terms(text))

    def terms(self, text: str) -> tuple[TermView, ...]:
        """Return the terms that a text names and no text before it."""
        views = []
        for span in self._glossary.spans(text) if self._glossary is not None else ():
            if span.term.id not in self._explained:
                self._explained.add(span.term.id)
                views.append(self._explanation(span.start, span.end, span.term))
        return tuple(views)

    def listed(self) -> tuple[SourceView, ...]:
        """Return every source and study met so far, by number."""
        return tuple(self._view(key, number) for key, number in self._numbers.items())

    def _explanation(self, start: int, end: int, term: Term) -> TermView:
        source = "; ".join(self._citation(key) for key in term.sources)
        return TermView(start, end, term.name, term.plain, term.professional, source)

    def _citation(self, key: str) -> str:
        study = self._catalog.studies.get(StudyKey(key))
        if study is not None:
            return f"{study.short_citation}. {study.title}"
        source = self._catalog.sources.get(SourceKey(key))
        return source.citation if source is not None else f"Source not found: {key}"

    def _view(self, key: str, number: int) -> SourceView:
        study = self._catalog.studies.get(StudyKey(key))
        if study is not None:
            links = study_links(study)
            return SourceView(
                number, key, full_citation(study, self._authors_most), "Study", links[0] if links else None
            )
        source = self._catalog.sources.get(SourceKey(key))
        if source is None:
            return SourceView(number, key, f"Source not found: {key}", "", None)
        link = LinkView("Open the page", source.url) if source.url else None
        return SourceView(number, key, source.citation, source.note, link)


def full_citation(study: Study, authors_most: int | None = None) -> str:
    """Return authors, year, title and journal as far as they were seen.

    Of more than `authors_most` authors only the first is named.
    """
    is_cut = authors_most is not None and len(study.authors) > authors_most
    authors = ", ".join(study.authors[:1] if is_cut else study.authors) or "Authors not seen"
    if study.et_al or is_cut:
        authors += " and others"
    year = str(study.year) if study.year is not None else "year not seen"
    place = study.journal or "journal not seen"
    volume = f" {study.volume}" if study.volume else ""
    issue = f"({study.issue})" if study.issue else ""
    # Without a volume a colon would seem to belong to the journal.
    pages = f"{':' if volume or issue else ', '}{study.pages}" if study.pages else ""
    return f"{authors} ({year}). {study.title}. {place}{volume}{issue}{pages}."


def study_links(study: Study) -> tuple[LinkView, ...]:
    """Return the links of a study: DOI, PubMed, PubMed Central; or the page where it was read."""
    links = []
    if study.doi:
        links.append(LinkView(study.doi, f"https://doi.org/{study.doi}"))
    if study.pmid:
        links.append(LinkView(f"PubMed {study.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{study.pmid}/"))
    if study.pmcid:
        links.append(LinkView(study.pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{study.pmcid}/"))
    if not links:
        links.extend(LinkView("Where it was read", url) for url in study.seen_at[:1])
    return tuple(links)
