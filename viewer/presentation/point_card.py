"""Puts the card of an acupuncture point together: how it is found, where it comes out, which lines use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedPoint
from viewer.domain.acupoint import Acupoint
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import point_cautions
from viewer.domain.construction import AnyStep
from viewer.domain.identity import PointId, SchoolId, SideChoice, ZoneId
from viewer.domain.point_use import PointUse, point_uses
from viewer.domain.variant_choice import variants_of
from viewer.presentation.card_view import CautionView, Swatch
from viewer.presentation.caution_views import caution_views
from viewer.presentation.citations import Citations
from viewer.presentation.cross_check import checked
from viewer.presentation.marked_text import MarkedText, SourceView
from viewer.presentation.points import measure_words, placed_points
from viewer.presentation.sentences import count_cun
from viewer.presentation.swatches import zone_swatch
from viewer.state.view_state import ViewState


@dataclass(frozen=True, slots=True)
class CheckView:
    """Another rule for the same place; `measure` is what it comes to on this head, empty if that cannot be told."""

    text: MarkedText
    measure: str


@dataclass(frozen=True, slots=True)
class PointLine:
    """A line that uses the point; `note` says how, empty if it goes by the point itself."""

    zone: ZoneId
    title: str
    subtitle: str
    swatch: Swatch
    note: str


@dataclass(frozen=True, slots=True)
class PointCard:
    """The card of a point, top to bottom.

    Attributes
    ----------
    names : str
        Chinese characters, and what other standards call it.
    place : str
        Its measures as a sentence; empty if it has none, or if it is found by them and they have been said.
    cun : str
        How long a cun is there on this head.
    placing : MarkedText or None
        How this program places it, where that is less sure than the rule by which it is found.
    not_placed : str
        Why it is not on the head; empty if it is.
    site : str
        The nearest electrode site, as a sentence.
    """

    point: PointId
    title: str
    han: str
    names: str
    kind: str
    side: SideChoice
    has_sides: bool
    finding: MarkedText
    place: str
    cun: str
    placing: MarkedText | None
    not_placed: str
    checks: tuple[CheckView, ...]
    lines: tuple[PointLine, ...]
    site: str
    cautions: tuple[CautionView, ...]
    sources: tuple[SourceView, ...]


def point_card(
    catalog: Catalog, atlas: Atlas | None, state: ViewState, uses: Mapping[PointId, tuple[PointUse, ...]] | None = None
) -> PointCard:
    """Return the card of the point that is open.

    Parameters
    ----------
    atlas : Atlas or None
        The points on this head; without it the card has no measures.
    state : ViewState
        Must have a point.
    uses : mapping, optional
        What `point_uses` says of the catalogue; reading it takes a while.

    Raises
    ------
    KeyError
        If the point is not in the catalogue.
    """
    assert state.selection.point is not None
    point = catalog.points[state.selection.point]
    placed = () if atlas is None else placed_points(catalog, atlas, point.id, state.selection.side)
    # Of both sides the left is told, as on the cards of zones.
    first = next((each for each in placed if each.side != "right"), placed[0] if placed else None)
    citations = Citations(catalog)
    finding = citations.marked(point.finding)
    placing = _placing(catalog, point, citations)
    checks = tuple(
        CheckView(
            citations.marked(check.rule),
            checked(catalog, atlas, first, check) if atlas is not None and first is not None else "",
        )
        for check in point.cross_checks
    )
    cautions = caution_views(point_cautions(catalog, point), citations)
    has_sides = point.l_cun != 0 if first is None else first.side != "midline"
    return PointCard(
        point=point.id,
        title=point.title,
        han=point.han,
        names=f"also {', '.join(point.other_codes)}" if point.other_codes else "",
        kind=f"Acupuncture point, {'right and left' if has_sides else 'on the midline'}",
        side=state.selection.side,
        has_sides=has_sides and bool(point.step),
        finding=finding,
        place=_place(point),
        cun=_cun(catalog, atlas, point, state),
        placing=placing,
        not_placed=_not_placed(point, atlas, first),
        checks=checks,
        lines=tuple(_line(catalog, use) for use in (uses or point_uses(catalog))[point.id]),
        site="" if atlas is None or first is None else _nearest_site(atlas, first),
        cautions=cautions,
        sources=citations.listed(),
    )


def _placing(catalog: Catalog, point: Acupoint, citations: Citations) -> MarkedText | None:
    step = _step_of(catalog, point)
    if step is None or not step.doubt or step.confidence == "high":
        return None
    return MarkedText(step.text, tuple(citations.mark(key) for key in step.sources), step.doubt)


def _step_of(catalog: Catalog, point: Acupoint) -> AnyStep | None:
    school, _, name = point.step.partition("/")
    steps = catalog.schools[SchoolId(school)].steps if school in catalog.schools else ()
    return next((step for step in steps if step.id == name and not step.variant), None)


def _not_placed(point: Acupoint, atlas: Atlas | None, placed: PlacedPoint | None) -> str:
    if point.not_placed:
        return point.not_placed
    return "Its rule cannot be carried out on this head." if atlas is not None and placed is None else ""


def _place(point: Acupoint) -> str:
    said = point.finding.text
    is_said = point.s_cun is not None and count_cun(abs(point.s_cun)) in said
    return "" if is_said and (not point.l_cun or count_cun(point.l_cun) in said) else _sentence(measure_words(point))


def _cun(catalog: Catalog, atlas: Atlas | None, point: Acupoint, state: ViewState) -> str:
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


def _line(catalog: Catalog, use: PointUse) -> PointLine:
    zone = catalog.zones[use.zone]
    note = ""
    if use.by_way_of is not None:
        note = f"by way of {catalog.points[use.by_way_of].code}, which is measured from here"
    elif use.is_variant:
        note = "in another version of its rule"
    subtitle = f"{zone.name.han} {zone.name.pinyin}, {catalog.school_of(zone.id).short_name} {zone.code}"
    return PointLine(zone.id, zone.name.en, subtitle, zone_swatch(catalog, zone), note)


def _nearest_site(atlas: Atlas, placed: PlacedPoint) -> str:
    if not atlas.sites_mm:
        return ""
    away = {name: float(np.linalg.norm(place - placed.position_mm)) for name, place in atlas.sites_mm.items()}
    nearest = min(away, key=lambda name: away[name])
    return f"{nearest} of the 10-10 grid, {away[nearest]:.0f} mm away in a straight line on this head."


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
