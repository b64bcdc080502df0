"""The page of a source that is no study: what it is, its weakness, and where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.identity import ComplaintId, GyrusId, PointId, SourceKey, ZoneId
from viewer.presentation.blocks import Block, Entries, Entry, Head, Heading, Links, Page, Sources, Text
from viewer.presentation.caution_views import caution_views
from viewer.presentation.citations import Citations
from viewer.presentation.marked_text import LinkView, MarkedText
from viewer.presentation.pages.parts import caution_blocks
from viewer.presentation.sentences import DISCLAIMER
from viewer.presentation.where_used import UsedGroup, UsedPlace, WhereUsed
from viewer.state.glass_requests import ShowGyrus
from viewer.state.mode_requests import InExplore
from viewer.state.request import Request
from viewer.state.requests import ShowComplaint, ShowPoint, ShowZone

_AT_FIRST = 6


def source_page(catalog: Catalog, key: SourceKey, where_used: WhereUsed, cautions: Sequence[Caution] = ()) -> Page:
    """Return the page of a source.

    Parameters
    ----------
    key : str
        The source.
    where_used : WhereUsed
        Knows where it is used.
    cautions : sequence of Caution
        Those of what the page was opened from; they stand at its foot.

    Raises
    ------
    KeyError
        If the source is not in the catalogue.
    """
    source = catalog.sources[key]
    blocks: list[Block] = []
    if source.note:
        blocks.append(Text(MarkedText(source.note)))
    if source.url:
        blocks.append(Links((LinkView(host_of(source.url), source.url),)))
    blocks += used_blocks(where_used.of(key))
    blocks += cautions_at_foot(catalog, cautions)
    head = Head(title=source.citation, kind=_("Source, not a study"))
    return Page(f"source/{key}", head, tuple(blocks), (DISCLAIMER,))


def used_blocks(groups: Iterable[UsedGroup], background: str = "") -> Iterator[Block]:
    """Yield where a publication is used, with the way there; `background` says why nothing rests on it."""
    yield Heading(_("Where it is used"), key="used")
    if background:
        yield Text(MarkedText(background), is_quiet=True)
    for group in groups:
        yield Heading(group.title, 2)
        yield Entries(tuple(map(_place, group.places)), at_first=_AT_FIRST)


def cautions_at_foot(catalog: Catalog, cautions: Sequence[Caution]) -> tuple[Block, ...]:
    """Return the cautions of what a page was opened from, with sources of their own: the page itself cites none."""
    citations = Citations(catalog)
    views = caution_views(cautions, citations)
    listed = citations.listed()
    sources = (Heading(_("Sources of the cautions"), key="sources"), Sources(listed)) if listed else ()
    return (*caution_blocks(views), *sources)


def host_of(url: str) -> str:
    """Return the name of the place that an address leads to: ``pubmed.ncbi.nlm.nih.gov``."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.") or url


def _place(place: UsedPlace) -> Entry:
    notes = (place.detail,) if place.detail else ()
    return Entry(place.name, notes=notes, request=_way(place), at="" if place.section == "learn" else place.section)


def _way(place: UsedPlace) -> Request | None:
    if place.kind == "zone":
        return InExplore(ShowZone(ZoneId(place.target)))
    if place.kind == "complaint":
        return InExplore(ShowComplaint(ComplaintId(place.target)))
    if place.kind == "gyrus":
        return InExplore(ShowGyrus(GyrusId(place.target)))
    return InExplore(ShowPoint(PointId(place.target))) if place.kind == "point" else None
