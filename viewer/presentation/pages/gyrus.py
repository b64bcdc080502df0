"""The page of a gyrus: who claims it, what lies over it by geometry, and what is uncertain in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from viewer.atlas.atlas import Atlas
from viewer.atlas.cortex_beneath import beneath_of
from viewer.atlas.placed import PlacedZone
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.gyrus import Gyrus
from viewer.domain.identity import ZoneId
from viewer.domain.tissue import Person
from viewer.geometry.cortex import GlassHead
from viewer.presentation.beneath import spread_between_people
from viewer.presentation.blocks import Block, Entries, Entry, Head, Heading, Page, Text
from viewer.presentation.caution_views import whose
from viewer.presentation.citations import Citations
from viewer.presentation.cortex_geometry import (
    AVERAGE,
    CHILDREN_DIFFER,
    DISAGREES,
    NOT_A_CHILD,
    NOT_THIS_PERSON,
    needle_and_brain,
    of_what,
    percent_words,
    spread_words,
)
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.parts import quiet, source_blocks
from viewer.presentation.placed_zone import placed_zone
from viewer.presentation.sentences import DISCLAIMER
from viewer.presentation.swatches import gyrus_swatch, zone_swatch
from viewer.state.requests import ShowZone
from viewer.state.view_state import ViewState

NO_ZONE = _("No zone of any school here is named for it.")
_FIRST = 6


def gyrus_page(
    catalog: Catalog, atlas: Atlas | None, glass: GlassHead | None, state: ViewState, *, person: Person | None = None
) -> Page:
    """Return the page of the gyrus that is chosen.

    Parameters
    ----------
    atlas, glass : Atlas or None, GlassHead or None
        The zones on this head and the brain in it; without either the page has no figures.
    state : ViewState
        Must have a gyrus.
    person : {"adult", "child", "infant"} or None
        Whose head it is; None for what the zones on it say.

    Raises
    ------
    KeyError
        If the gyrus is not in the catalogue.
    """
    assert state.selection.gyrus is not None
    gyrus = catalog.gyri[state.selection.gyrus]
    citations = Citations(catalog)
    head = Head(
        title=gyrus.english,
        han=gyrus.han,
        names=gyrus.latin,
        lines=(citations.marked(gyrus.about),),
        swatches=(gyrus_swatch(catalog, gyrus),),
    )
    over = _Over(catalog, atlas, glass, state, gyrus)
    blocks = (
        *over.claimed(),
        *over.others(),
        *_border(gyrus, citations),
        *_doubt(catalog, over.zones(), glass, whose(atlas, person), citations),
    )
    return Page(f"gyrus/{gyrus.id}", head, (*blocks, *source_blocks(citations.listed())), (DISCLAIMER,))


class _Over:
    """The zones that claim a gyrus, and those that lie over it without."""

    def __init__(
        self, catalog: Catalog, atlas: Atlas | None, glass: GlassHead | None, state: ViewState, gyrus: Gyrus
    ) -> None:
        self._catalog, self._atlas, self._state, self._gyrus = catalog, atlas, state, gyrus
        self._beneath = beneath_of(glass.cortex) if glass is not None else None

    def claimed(self) -> Iterator[Block]:
        """Those that are named for it, each with how much of it lies there."""
        yield Heading(_("Named for it, or placed over it"), key="claimed")
        yield from quiet(_("What schools say, and what studies of scans propose. A name is no proof."))
        if self._beneath is not None:
            yield from quiet(_("Figures: with an average brain in this head."))
        if self._gyrus.claimed_by:
            yield Entries(tuple(self._entry(zone, self._figures(zone)) for zone in self._gyrus.claimed_by))
        else:
            yield Text(MarkedText(NO_ZONE), is_quiet=True)

    def others(self) -> Iterator[Block]:
        """Those that lie over it by geometry alone, the greatest share first."""
        if not self._alone:
            return
        yield Heading(_("Over it by geometry alone"), key="others")
        yield from quiet(_("Their schools do not name them for it."))
        entries = (
            self._entry(zone, _("{share} {of} over it.").format(share=percent_words(percent), of=of_what(placed)))
            for percent, zone, placed in self._alone
        )
        yield Entries(tuple(entries), _FIRST)

    def zones(self) -> tuple[ZoneId, ...]:
        """All that the page names."""
        return *self._gyrus.claimed_by, *(zone for _percent, zone, _placed in self._alone)

    @cached_property
    def _alone(self) -> list[tuple[float, ZoneId, PlacedZone]]:
        found: list[tuple[float, ZoneId, PlacedZone]] = []
        if self._beneath is None:
            return found
        for zone in self._catalog.zones.values():
            placed = self._placed(zone.id)
            if zone.id not in self._gyrus.claimed_by and placed is not None and placed.form.kind == "line":
                percent = self._beneath.percent_over(placed, self._gyrus.id)
                if percent >= DISAGREES:
                    found.append((percent, zone.id, placed))
        return sorted(found, key=lambda each: -each[0])

    def _figures(self, zone: ZoneId) -> str:
        """How much of a zone lies over it here, and in others; empty without a brain in the head."""
        placed = self._placed(zone)
        if self._beneath is None or placed is None:
            return ""
        whole = self._beneath.beneath(placed)[0]
        share = whole.share_of((self._gyrus.id,))
        words = _("{share} {of} over it, {spread} in others; {depth:.0f} mm under the skin.")
        return words.format(
            share=percent_words(share.percent), of=of_what(placed), spread=spread_words(share), depth=whole.depth_mm
        )

    def _placed(self, zone: ZoneId) -> PlacedZone | None:
        return placed_zone(self._atlas, self._catalog.zones[zone], self._state.selection.side)

    def _entry(self, key: ZoneId, note: str) -> Entry:
        zone = self._catalog.zones[key]
        return Entry(
            title=zone.name.en,
            subtitle=f"{zone.name.han} {zone.name.pinyin}, {self._catalog.school_of(key).short_name} {zone.code}",
            swatch=zone_swatch(self._catalog, zone),
            notes=(note,) if note else (),
            request=ShowZone(key),
            id=key,
        )


def _border(gyrus: Gyrus, citations: Citations) -> Iterator[Block]:
    yield Heading(_("Where it ends"), key="border")
    yield Text(citations.marked(gyrus.border))
    if gyrus.checks:
        sites = ", ".join(dict.fromkeys(place.site for place in gyrus.checks if place.site))
        marks = tuple(dict.fromkeys(citations.mark(key) for place in gyrus.checks for key in place.sources))
        words = _("Published places that lie in it here: under {sites}.") if sites else _("A published place is in it.")
        yield from quiet(MarkedText(words.format(sites=sites), marks))


def _doubt(
    catalog: Catalog, zones: Sequence[ZoneId], glass: GlassHead | None, person: Person | None, citations: Citations
) -> Iterator[Block]:
    yield Heading(_("How far this can be trusted"), key="doubt")
    yield Text(MarkedText(NOT_THIS_PERSON if glass is not None and glass.is_own else AVERAGE))
    if person not in ("adult", None):
        yield Text(MarkedText(f"{NOT_A_CHILD} {CHILDREN_DIFFER}"))
    spread = spread_between_people(catalog)
    if spread is not None:
        yield Text(citations.marked(spread))
    yield Text(MarkedText(needle_and_brain(catalog, person, *zones)), weight="strong")
