"""What holds for every paper: it knows every kind of block, and shows all sentences and source marks of a page.

A paper is tested where it lives, for it may need Qt or a browser: it hands over the kinds that it knows and what it
shows of a page as plain text, source marks as ``[1]``, and `unknown` and `missing` say what is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import singledispatch
from typing import get_args

from viewer.atlas.atlas import Atlas
from viewer.atlas.head_and_atlas import HeadAndAtlas
from viewer.data.available_tours import shipped_tour_files
from viewer.data.claims import load_claims
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder, zones_folder
from viewer.data.tour_file import read_tour
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.presentation.blocks import (
    Actions,
    Alert,
    Block,
    Cautions,
    Chips,
    Entries,
    Figure,
    Gauge,
    Head,
    Heading,
    Intervals,
    Items,
    Links,
    Page,
    Question,
    Rows,
    Sources,
    Studies,
    Table,
    Text,
)
from viewer.presentation.card_view import CertaintyView, StudyView
from viewer.presentation.evidence_map import evidence_map
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.cell import cell_page
from viewer.presentation.pages.explanation import explain_view, explained_zones
from viewer.presentation.pages.handout import handout_page
from viewer.presentation.pages.left_out import left_out_page
from viewer.presentation.pages.schools_beside import beside_page
from viewer.presentation.pages.stop import page_of_stop
from viewer.presentation.presenter import Presenter
from viewer.presentation.reading_pages import page_to_read, pages
from viewer.presentation.tour_view import stop_page
from viewer.state.view_state import Lesson, Reader, Selection, ViewState

KINDS: frozenset[type] = frozenset(get_args(Block))
"""Every kind of block that a page can be made of."""

Unit = list[str]
"""What stands together: a heading, a sentence, a study; the first of it tells where it is."""


def shipped_pages(catalog: Catalog, atlas: Atlas | None = None) -> Iterator[Page]:
    """Yield every page of the shipped content; without an atlas they have no measures."""
    presenter = Presenter(catalog)
    if atlas is not None:
        presenter.head_and_atlas = HeadAndAtlas(
            load_head(assets_folder() / "meshes" / atlas.head, cache_folder()), atlas
        )
    states = [
        *(ViewState(selection=Selection(zone=zone, affected="right")) for zone in catalog.zones),
        *(
            ViewState(selection=Selection(zone=zone), reader=Reader(words="professional"))
            for zone in list(catalog.zones)[::5]
        ),
        *(
            ViewState(selection=Selection(complaint=each, lit=_lit(catalog, each), affected="left"))
            for each in catalog.complaints
        ),
        *(ViewState(selection=Selection(point=point)) for point in catalog.points),
    ]
    of_card = map(presenter.page, states)
    keys = (*catalog.studies, *catalog.sources)
    of_publications = (
        presenter.publication_page(ViewState(study=key, selection=Selection(zone=ZoneId("jiao.motor")))) for key in keys
    )
    yield from (page for page in (*of_card, *of_publications) if page is not None)
    yield from (cell_page(catalog, *cell) for cell in evidence_map(catalog).cells)
    yield from (page_to_read(catalog, page) for page in pages(catalog))
    yield beside_page(catalog)
    yield left_out_page(load_claims(zones_folder())[0], catalog)
    for complaint in catalog.complaints:
        zone = next((each.id for each in explained_zones(catalog, complaint)), None)
        view = explain_view(catalog, complaint, zone, "right")
        yield from (view.page, handout_page(view)) if view is not None else ()
    yield from _stops(catalog)


def _stops(catalog: Catalog) -> Iterator[Page]:
    for path in shipped_tour_files():
        tour = read_tour(path)
        for place in range(len(tour.stops)):
            state = ViewState(lesson=Lesson(tour=tour, stop=place, is_answered=place % 2 == 0))
            stop = stop_page(catalog, state, ("adult-man",))
            yield from (page_of_stop(stop, state),) if stop is not None else ()


def unknown(kinds: Iterable[type]) -> set[str]:
    """Return the kinds of blocks that a paper does not know."""
    return {kind.__name__ for kind in KINDS.difference(kinds)}


def missing(page: Page, shown: str) -> list[str]:
    """Return what a page says and a paper does not show, not as often, or not in its order."""
    text, at = _plain(shown), 0
    lost: list[str] = []
    counts: Counter[str] = Counter()
    for unit in _units(page):
        said = [_plain(each) for each in unit if each]
        counts.update(said)
        found = text.find(said[0], at) if said else at
        if found < 0:
            lost.append(said[0])
        elif said:
            at = found + len(said[0])
            lost += [each for each in said if text.find(each, found) < 0]
    lost += [each for each, count in counts.items() if each not in lost and text.count(each) < count]
    return [f"{page.id}: {each}" for each in lost]


def all_missing(pages: Iterable[Page], paper: Callable[[Page], str]) -> list[str]:
    """Return what a paper leaves out of any of the pages."""
    return [each for page in pages for each in missing(page, paper(page))]


def _lit(catalog: Catalog, complaint: str) -> tuple[ZoneId, ...]:
    return tuple(zone.id for zone in catalog.zones_for(complaint))  # type: ignore[arg-type]  # a key of the catalogue


def _plain(text: str) -> str:
    return " ".join(text.split())


def _units(page: Page) -> Iterator[Unit]:
    yield _head(page.head)
    for block in page.blocks:
        yield from said_in(block)
    yield from ([sentence] for sentence in page.closing)


def _head(head: Head) -> Unit:
    return [
        head.kind,
        head.title,
        head.han,
        head.names,
        *(said for line in head.lines for said in _said(line)),
        head.measure,
    ]


def _said(text: MarkedText, lead: str = "") -> Unit:
    return [f"{lead} {text.text}" + "".join(f" [{mark.number}]" for mark in text.marks), text.doubt]


@singledispatch
def said_in(block: object) -> Iterable[Unit]:
    """Yield what a block says."""
    raise TypeError(f"What does {type(block).__name__} say?")


@said_in.register
def _(block: Heading) -> Iterable[Unit]:
    yield [block.text, block.detail, block.measure]


@said_in.register
def _(block: Text) -> Iterable[Unit]:
    yield _said(block.said, block.lead)


@said_in.register
def _(block: Items) -> Iterable[Unit]:
    for item in block.items:
        yield [item.lead, *_said(item.said), item.tail.removesuffix(".")]


@said_in.register
def _(block: Rows) -> Iterable[Unit]:
    for row in block.rows:
        yield [row.label, *_said(row.said), row.note]


@said_in.register
def _(block: Table) -> Iterable[Unit]:
    if block.is_scheme:
        yield [column.title for column in block.columns]
        yield from ([cell.said.text for cell in row.cells if cell.said.text] for row in block.rows)
        return
    for row in block.rows:
        titles = (column.title for column in block.columns)
        yield [row.title, *titles, *(each for cell in row.cells for each in _said(cell.said))]


@said_in.register
def _(block: Chips) -> Iterable[Unit]:
    sure = [] if block.certainty is None else [_certainty(block.certainty)]
    yield [*(chip.text for chip in block.chips), *sure]


@said_in.register
def _(block: Studies) -> Iterable[Unit]:
    # One unit: papers may set the groups beside each other.
    titles = [each for group in block.groups for each in (group.title, "" if group.studies else group.none)]
    yield [*titles, *(each for group in block.groups for view in group.studies for each in _study(view))]


@said_in.register
def _(block: Intervals) -> Iterable[Unit]:
    yield from ([interval.sentence] for interval in block.intervals)


@said_in.register
def _(block: Gauge) -> Iterable[Unit]:
    yield [block.angle.sentence, *_said(block.angle.text)]


@said_in.register
def _(block: Entries) -> Iterable[Unit]:
    for entry in block.entries:
        texts = (each for text in entry.texts for each in _said(text.said, text.lead))
        yield [entry.title, entry.subtitle, *texts, *(chip.text for chip in entry.chips), *entry.notes]


@said_in.register
def _(block: Question) -> Iterable[Unit]:
    yield [block.text, block.answer] if block.answer else []


@said_in.register
def _(block: Alert) -> Iterable[Unit]:
    yield [block.lead]
    yield from map(_said, block.texts)


@said_in.register
def _(block: Cautions) -> Iterable[Unit]:
    for view in block.cautions:
        yield [view.short, *_said(view.text)]


@said_in.register
def _(block: Actions) -> Iterable[Unit]:
    return ()  # to be pressed, not read


@said_in.register
def _(block: Links) -> Iterable[Unit]:
    for link in block.links:
        yield [link.text, link.url]


@said_in.register
def _(block: Figure) -> Iterable[Unit]:
    yield [block.words]


@said_in.register
def _(block: Sources) -> Iterable[Unit]:
    for source in block.sources:
        yield [f"[{source.number}] {source.citation}", source.note.removeprefix("Study")]  # the citation tells that
    yield [block.note]


def _study(view: StudyView) -> Iterator[str]:
    yield from (view.name, view.design, view.chip.text, _certainty(view.certainty), *_said(view.result))
    yield from (interval.sentence for interval in view.intervals)
    yield from (view.limits, view.harms, view.scope, view.not_verified, view.citation)
    yield from (each for link in view.links for each in (link.text, link.url))


def _certainty(view: CertaintyView) -> str:
    return f"{view.word}{'*' if view.is_provisional else ''}"
