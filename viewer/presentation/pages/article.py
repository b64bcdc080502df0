"""Pages to read: sentences with their sources in sections, ideas with their limits beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.data.language import gettext as _
from viewer.domain.article import ArticleSection
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ArticleId
from viewer.domain.mechanism import Mechanism
from viewer.presentation.blocks import Block, Entries, Entry, Head, Heading, Page, Text
from viewer.presentation.citations import Citations
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.parts import source_blocks
from viewer.presentation.sentences import DISCLAIMER


def article_page(catalog: Catalog, page_id: ArticleId) -> Page:
    """Return a page.

    Parameters
    ----------
    page_id : str
        Which page.

    Raises
    ------
    KeyError
        If it is not in the catalogue.
    """
    page = catalog.articles[page_id]
    citations = Citations(catalog)
    blocks = list(lead_blocks(page.lead))
    for section in page.sections:
        blocks.append(Heading(section.heading))
        blocks += lead_blocks(filter(None, (section.lead,)))
        blocks.append(Entries(tuple(_entries(catalog, section, citations))))
    blocks += source_blocks(citations.listed())
    return Page(f"reading/{page.id}", Head(page.title), tuple(blocks), (DISCLAIMER,))


def lead_blocks(lead: Iterable[str]) -> Iterator[Block]:
    """Yield what a page or section is about, said before everything else."""
    return (Text(MarkedText(sentence), is_quiet=True) for sentence in lead)


def _entries(catalog: Catalog, section: ArticleSection, citations: Citations) -> Iterator[Entry]:
    for passage in section.passages:
        said = Text(citations.marked(passage.said))
        yield Entry(passage.label, texts=(said,), id=passage.said.id, words=passage.words)
    for key in section.mechanisms:
        if key in catalog.mechanisms:  # an idea whose file has an error is left out everywhere
            yield _idea(catalog.mechanisms[key], citations)


def _idea(mechanism: Mechanism, citations: Citations) -> Entry:
    idea = Text(citations.marked(mechanism.idea))
    limits = tuple(Text(citations.marked(limit), _("Limits.")) for limit in mechanism.limits)
    return Entry(mechanism.name, texts=(idea, *limits), id=mechanism.id)
