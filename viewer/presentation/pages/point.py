"""The page of an acupuncture point: how it is found, where it comes out, which lines use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedPoint
from viewer.data.language import gettext as _
from viewer.domain.acupoint import Acupoint
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import point_cautions
from viewer.domain.construction import AnyStep
from viewer.domain.identity import PointId, SchoolId
from viewer.domain.point_use import PointUse, point_uses
from viewer.domain.tissue import Person
from viewer.domain.variant_choice import variants_of
from viewer.presentation.blocks import Block, Entries, Entry, Head, Heading, Item, Items, Page, Text
from viewer.presentation.caution_views import caution_views, cautions_here, whose
from viewer.presentation.citations import Citations
from viewer.presentation.cross_check import checked
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.parts import caution_blocks, quiet, source_blocks
from viewer.presentation.points import measure_words, placed_points
from viewer.presentation.sentences import DISCLAIMER, NO_LINE, count_cun
from viewer.presentation.swatches import zone_swatch
from viewer.state.requests import ShowZone
from viewer.state.view_state import ViewState


def point_page(
    catalog: Catalog,
    atlas: Atlas | None,
    state: ViewState,
    uses: Mapping[PointId, tuple[PointUse, ...]] | None = None,
    *,
    person: Person | None = None,
) -> Page:
    """Return the page of the point that is open.

    Parameters
    ----------
    atlas : Atlas or None
        The points on this head; without it the page has no measures.
    state : ViewState
        Must have a point.
    uses : mapping, optional
        What `point_uses` says of the catalogue; reading it takes a while.
    person : {"adult", "child", "infant"} or None
        Whose head it is; None for what the zones on it say.

    Raises
    ------
    KeyError
        If the point is not in the catalogue.
    """
    assert state.selection.point is not None
    point = catalog.points[state.selection.point]
    placed = () if atlas is None else placed_points(catalog, atlas, point.id, state.selection.side)
    # Of both sides the left is told, as on the pages of zones.
    first = next((each for each in placed if each.side != "right"), placed[0] if placed else None)
    citations = Citations(catalog)
    has_sides = point.l_cun != 0 if first is None else first.side != "midline"
    head = Head(
        title=point.title,
        han=point.han,
        names=f"also {', '.join(point.other_codes)}" if point.other_codes else "",
        lines=(MarkedText(f"Acupuncture point, {'right and left' if has_sides else 'on the midline'}"),),
        side=state.selection.side if has_sides and point.step else None,
    )
    cautions = cautions_here(catalog, whose(atlas, person), point_cautions(catalog, point))
    blocks = (
        *_finding(catalog, atlas, point, first, state, citations),
        *_checks(catalog, atlas, point, first, citations),
        *_lines(catalog, (uses or point_uses(catalog))[point.id]),
        *caution_blocks(caution_views(cautions, citations)),
    )
    return Page(f"point/{point.id}", head, (*blocks, *source_blocks(citations.listed())), (DISCLAIMER,))


def _finding(
    catalog: Catalog,
    atlas: Atlas | None,
    point: Acupoint,
    placed: PlacedPoint | None,
    state: ViewState,
    citations: Citations,
) -> Iterator[Block]:
    """How the point is found on a person, its measures, and how this program places it where that is less sure."""
    yield Heading(_("How it is found"), key="finding")
    yield Text(citations.marked(point.finding))
    place = _place(point)
    if place:
        yield Text(MarkedText(place))
    yield from quiet(_cun(catalog, atlas, point, state))
    step = _step_of(catalog, point)
    if step is not None and step.doubt and step.confidence != "high":
        yield Heading(_("How it is placed here"), 2)
        yield Text(MarkedText(step.text, tuple(citations.mark(key) for key in step.sources), step.doubt))
    not_placed = _not_placed(point, atlas, placed)
    if not_placed:
        yield Heading(_("Not shown on the head"), 2)
        yield Text(MarkedText(not_placed))
    if atlas is not None and placed is not None:
        yield from quiet(_nearest_site(atlas, placed), lead=_("Nearest electrode site:"))


def _step_of(catalog: Catalog, point: Acupoint) -> AnyStep | None:
    school, _slash, name = point.step.partition("/")
    steps = catalog.schools[SchoolId(school)].steps if school in catalog.schools else ()
    return next((step for step in steps if step.id == name and not step.variant), None)


def _not_placed(point: Acupoint, atlas: Atlas | None, placed: PlacedPoint | None) -> str:
    if point.not_placed:
        return point.not_placed
    return "Its rule cannot be carried out on this head." if atlas is not None and placed is None else ""


def _place(point: Acupoint) -> str:
    """Its measures as a sentence; empty if it has none, or if it is found by them and they have been said."""
    said = point.finding.text
    is_said = point.s_cun is not None and count_cun(abs(point.s_cun)) in said
    if is_said and (not point.l_cun or count_cun(point.l_cun) in said):
        return ""
    words = measure_words(point)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _cun(catalog: Catalog, atlas: Atlas | None, point: Acupoint, state: ViewState) -> str:
    """How long a cun is there on this head."""
    if atlas is None or point.s_cun is None or point.l_cun is None or not point.step:
        return ""
    # With GV20 taken from the ears the cun before and behind it differ: there is no one length to tell.
    if any(variant.measure for key, variant in variants_of(catalog).items() if key in state.rules.variants):
        return ""
    along = atlas.cun_mm.get("forehead" if point.s_cun < 0 else "sagittal")
    sideways = atlas.cun_mm.get(point.cun)
    if along is None or sideways is None:
        return ""
    if point.l_cun == 0:
        return f"A cun is {along:.1f} mm here on this head."
    return f"On this head a cun is {along:.1f} mm from front to back and {sideways:.1f} mm sideways here."


def _checks(
    catalog: Catalog, atlas: Atlas | None, point: Acupoint, placed: PlacedPoint | None, citations: Citations
) -> Iterator[Block]:
    """Other rules for the same place, and how far from it they lead on this head."""
    if not point.cross_checks:
        return
    yield Heading(_("Checked against"), key="checks")
    items = []
    for check in point.cross_checks:
        measured = checked(catalog, atlas, placed, check) if atlas is not None and placed is not None else ""
        items.append(Item(citations.marked(check.rule), tail=measured))
    yield Items(tuple(items))


def _lines(catalog: Catalog, uses: Sequence[PointUse]) -> Iterator[Block]:
    yield Heading(_("Lines that use it"), key="lines")
    if uses:
        yield Entries(tuple(_line(catalog, use) for use in uses))
    else:
        yield Text(MarkedText(NO_LINE), is_quiet=True)


def _line(catalog: Catalog, use: PointUse) -> Entry:
    """A line that uses the point, and how, if it does not go by the point itself."""
    zone = catalog.zones[use.zone]
    note = ""
    if use.by_way_of is not None:
        note = f"by way of {catalog.points[use.by_way_of].code}, which is measured from here"
    elif use.is_variant:
        note = "in another version of its rule"
    return Entry(
        title=zone.name.en,
        subtitle=f"{zone.name.han} {zone.name.pinyin}, {catalog.school_of(zone.id).short_name} {zone.code}",
        swatch=zone_swatch(catalog, zone),
        notes=(note,) if note else (),
        request=ShowZone(zone.id),
        id=zone.id,
    )


def _nearest_site(atlas: Atlas, placed: PlacedPoint) -> str:
    if not atlas.sites_mm:
        return ""
    away = {name: float(np.linalg.norm(place - placed.position_mm)) for name, place in atlas.sites_mm.items()}
    nearest = min(away, key=lambda name: away[name])
    return f"{nearest} of the 10-10 grid, {away[nearest]:.0f} mm away in a straight line on this head."
