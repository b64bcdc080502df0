"""The bibliography as a page for paper: all citations, studies before other sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.domain.catalog import Catalog
from viewer.domain.identity import StudyKey
from viewer.export.reference import Reference, references
from viewer.presentation.blocks import Block, Head, Heading, Page, Text
from viewer.presentation.marked_text import MarkedText

_TITLE = "Scalp Map Viewer: bibliography"
_LEAD = (
    "Studies and other sources of the program. What was not seen is left out; what was derived and not read is said "
    "with the entry. That a study is listed says nothing about what it found."
)


def bibliography(catalog: Catalog, keys: Iterable[str]) -> Page:
    """Return citations as a page.

    Parameters
    ----------
    catalog : Catalog
        Where the keys are looked up.
    keys : iterable of str
        Keys of studies and sources.
    """
    found = references(catalog, keys)
    studies = [each for each in found if StudyKey(each.key) in catalog.studies]
    others = [each for each in found if StudyKey(each.key) not in catalog.studies]
    blocks: list[Block] = [_said(_LEAD)]
    for heading, entries in (("Studies", studies), ("Other sources", others)):
        if entries:
            blocks.append(Heading(f"{heading} ({len(entries)})"))
            blocks += (block for entry in entries for block in _entry(entry))
    return Page("bibliography", Head(_TITLE), tuple(blocks))


def _entry(entry: Reference) -> Iterator[Block]:
    yield _said(entry.citation)
    for line in filter(None, (entry.url, " ".join(entry.notes))):
        yield Text(MarkedText(line), weight="note", is_quiet=True)


def _said(text: str) -> Text:
    return Text(MarkedText(" ".join(text.split())))
