"""Two zones side by side: where each lies by rule, how far apart on this head, and what each claims. No winner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.comparison import Comparison, compare
from viewer.atlas.placed import PlacedZone
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import joined_cautions, zone_cautions
from viewer.domain.construction import chosen_steps
from viewer.domain.counterpart import Counterpart
from viewer.domain.identity import SchoolId, Side, ZoneId
from viewer.domain.school import LineKind
from viewer.domain.tissue import Person
from viewer.domain.variant import ids_for
from viewer.domain.zone import Indication, Zone
from viewer.geometry.head import Points
from viewer.presentation.beneath import BeneathView, beneath_view
from viewer.presentation.card_view import CautionView, ChipView, Swatch
from viewer.presentation.caution_views import caution_views, cautions_here, whose
from viewer.presentation.citations import Citations
from viewer.presentation.evidence import use_chips
from viewer.presentation.marked_text import MarkedText, SourceView
from viewer.presentation.placed_zone import placed_zone
from viewer.presentation.sentences import NOT_STUDIED, RECORD, centimetres
from viewer.presentation.swatches import zone_swatch
from viewer.state.view_state import ViewState

SAME_MM = 0.05
"""Sides that differ by less are said together."""

COMPARED = 2
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """Where two zones lie farthest apart on one side.

    Attributes
    ----------
    ends_mm : array, shape (2, 3)
        On the first and on the second line.
    title, second : str
        For the label on the head.
    """

    side: Side
    ends_mm: Points
    title: str
    second: str


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A school, and how its lines are drawn: told apart without colour."""

    kind: LineKind
    text: str


@dataclass(frozen=True, slots=True)
class ComparedZone:
    """One of the two zones.

    Attributes
    ----------
    summary : MarkedText
        What it is.
    rule : tuple of MarkedText
        How its line is found: its own steps, by the rule that is chosen.
    length, overlap : str
        On this head; empty without one.
    """

    zone: ZoneId
    title: str
    han: str
    code: str
    school: str
    kind: LineKind
    swatch: Swatch
    summary: MarkedText
    rule: tuple[MarkedText, ...]
    length: str
    overlap: str
    side: MarkedText
    direction: MarkedText
    beneath: BeneathView | None


@dataclass(frozen=True, slots=True)
class ClaimedUse:
    """A use that one of the two names."""

    statement: MarkedText
    chips: tuple[ChipView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A use of each zone that concerns the same complaints, side by side; or a use that only one names.

    Attributes
    ----------
    title : str
        The complaints that both name; else those that the one names.
    first, second : ClaimedUse or None
        Of each zone; None where it names none of them.
    """

    title: str
    first: ClaimedUse | None
    second: ClaimedUse | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A customary match to begin with."""

    zones: tuple[ZoneId, ...]
    text: str


@dataclass(frozen=True, slots=True)
class CompareView:
    """The table.

    Attributes
    ----------
    zones : tuple of ComparedZone
        Two.
    customary : MarkedText or None
        Who matches the two; None if nobody does.
    distances : tuple of (str, str)
        What is measured, and the words for it on each side of this head.
    distance_note : str
        How it was measured.
    cautions : tuple of CautionView
        Those of both, the most important first.
    sources : tuple of SourceView
        Everything cited, by number.
    """

    zones: tuple[ComparedZone, ...]
    customary: MarkedText | None
    distances: tuple[tuple[str, str], ...]
    distance_note: str
    claims: tuple[ClaimRow, ...]
    cautions: tuple[CautionView, ...]
    sources: tuple[SourceView, ...]


def compare_view(
    catalog: Catalog, atlas: Atlas | None, state: ViewState, *, person: Person | None = None
) -> CompareView | None:
    """Return the table of the two zones that are compared; None while there are not two.

    Parameters
    ----------
    person : {"adult", "child", "infant"} or None
        Whose head it is; None for what the zones on it say.
    """
    if len(state.compared.zones) != COMPARED:
        return None
    first, second = (catalog.zones[zone] for zone in state.compared.zones)
    citations = Citations(catalog)
    match = counterpart_of(catalog, first.id, second.id)
    customary = citations.marked(match.statement) if match is not None else None
    found = compared_sides(catalog, atlas, state.compared.zones) if atlas is not None else ()
    shares = found[0][1] if found else None
    zones = (
        _column(catalog, atlas, first, second, shares.overlap_share_a if shares else None, state, citations),
        _column(catalog, atlas, second, first, shares.overlap_share_b if shares else None, state, citations),
    )
    claims = _claims(catalog, first, second, citations)
    cautions = joined_cautions((*zone_cautions(catalog, first), *zone_cautions(catalog, second)))
    views = caution_views(cautions_here(catalog, whose(atlas, person), cautions), citations)
    return CompareView(
        zones=zones,
        customary=customary,
        distances=_distances(found),
        distance_note=_(
            "Measured over the skin of this head, from each place of one line to the nearest place of the other. "
            "Shares are of the bands as they are drawn: no source gives a zone a width."
        ),
        claims=claims,
        cautions=views,
        sources=citations.listed(),
    )


def compared_sides(catalog: Catalog, atlas: Atlas, zones: Sequence[ZoneId]) -> tuple[tuple[Side, Comparison], ...]:
    """Return how two zones lie to each other, on each side on which both can be met.

    A line on the midline is compared with what lies on either side.
    """
    first, second = ({placed.side: placed for placed in atlas.zones if placed.zone == zone} for zone in zones)
    sides: tuple[Side, ...] = ("left", "right")
    if set(first) == set(second) == {"midline"}:
        sides = ("midline",)
    found: list[tuple[Side, Comparison]] = []
    for side in sides:
        a, b = _on(first, side), _on(second, side)
        if a is not None and b is not None:
            bands = (catalog.school_of(zone).band_mm for zone in zones)
            found.append((side, compare(a, b, *bands)))
    return tuple(found)


def apart_views(catalog: Catalog, atlas: Atlas, state: ViewState) -> tuple[Apart, ...]:
    """Return where the compared zones lie farthest apart, on the sides that are shown."""
    if state.entry.shows != "pair" or len(state.compared.zones) != COMPARED:
        return ()
    codes = _("{first} and {second}").format(**_codes(catalog, state.compared.zones))
    return tuple(
        Apart(side, found.greatest_at_mm, _("{apart:.0f} mm apart at most").format(apart=found.greatest_mm), codes)
        for side, found in compared_sides(catalog, atlas, state.compared.zones)
        if side == "midline" or state.selection.side in ("both", side)
    )


def counterpart_of(catalog: Catalog, first: ZoneId, second: ZoneId) -> Counterpart | None:
    """Return the customary match of two zones, if there is one."""
    pair = {first, second}
    return next((match for match in catalog.counterparts.values() if set(match.zones) == pair), None)


def suggestions(catalog: Catalog, zone: ZoneId | None = None) -> tuple[Suggestion, ...]:
    """Return some customary matches to begin with, or all of one zone, which is then named first."""
    matches = [match for match in catalog.counterparts.values() if zone is None or zone in match.zones]
    found = []
    for match in matches if zone is not None else matches[:_SUGGESTIONS]:
        zones = match.zones if zone is None else (zone, next(other for other in match.zones if other != zone))
        names = [catalog.zones[each] for each in zones]
        text = _("{first} and {second}").format(
            first=f"{names[0].name.en} ({names[0].code})", second=f"{names[1].name.en} ({names[1].code})"
        )
        found.append(Suggestion(zones, text))
    return tuple(found)


def compared_schools(catalog: Catalog, zones: Sequence[ZoneId]) -> tuple[SchoolId, ...]:
    """Return the schools that a comparison concerns; the first two while too few zones are chosen."""
    chosen = tuple(dict.fromkeys(catalog.school_of(zone).id for zone in zones))
    if len(zones) == COMPARED:
        return chosen
    return tuple(dict.fromkeys((*chosen, *catalog.schools)))[:COMPARED]


def legend(catalog: Catalog, zones: Sequence[ZoneId]) -> tuple[LegendItem, ...]:
    """Return how the lines of the schools are drawn that a comparison concerns."""
    schools = (catalog.schools[school] for school in compared_schools(catalog, zones))
    return tuple(LegendItem(school.line_kind, school.short_name) for school in schools)


def _on(placed: dict[Side, PlacedZone], side: Side) -> PlacedZone | None:
    return placed.get(side) or placed.get("midline")


def _codes(catalog: Catalog, zones: Sequence[ZoneId]) -> dict[str, str]:
    return {"first": catalog.zones[zones[0]].code, "second": catalog.zones[zones[1]].code}


def _column(
    catalog: Catalog,
    atlas: Atlas | None,
    zone: Zone,
    other: Zone,
    share: float | None,
    state: ViewState,
    citations: Citations,
) -> ComparedZone:
    school = catalog.school_of(zone.id)
    placed = placed_zone(atlas, zone, state.selection.side)
    how = tuple(
        MarkedText(step.text, tuple(citations.mark(key) for key in step.sources), step.doubt)
        for step in chosen_steps(zone.steps, ids_for(zone.id, state.rules.variants))
    )
    overlap = ""
    if share is not None:
        overlap = _("{share:.0f} % of its band under {other}").format(share=100 * share, other=other.code)
    return ComparedZone(
        zone=zone.id,
        title=zone.name.en,
        han=zone.name.han,
        code=zone.code,
        school=school.short_name,
        kind=school.line_kind,
        swatch=zone_swatch(catalog, zone),
        summary=citations.marked(zone.summary),
        rule=how,
        length=centimetres(placed.length_mm) if placed is not None else "",
        overlap=overlap,
        side=citations.marked(zone.laterality.rule),
        direction=citations.marked(zone.direction.rule),
        beneath=beneath_view(catalog, atlas, placed, citations),
    )


def _distances(found: Sequence[tuple[Side, Comparison]]) -> tuple[tuple[str, str], ...]:
    means = [(side, comparison.mean_mm) for side, comparison in found]
    greatest = [(side, comparison.greatest_mm) for side, comparison in found]
    named = ((_("Mean distance"), means), (_("Greatest distance"), greatest))
    return tuple((name, _by_side(values)) for name, values in named if values)


def _by_side(values: Sequence[tuple[Side, float]]) -> str:
    figures = np.array([value for _, value in values])
    if len(values) == 1:
        return f"{figures[0]:.1f} mm"
    if np.ptp(figures) < SAME_MM:
        return _("{length:.1f} mm on each side").format(length=figures[0])
    return ", ".join(f"{value:.1f} mm {side}" for side, value in values)


def _claims(catalog: Catalog, first: Zone, second: Zone, citations: Citations) -> tuple[ClaimRow, ...]:
    """Of the two zones' uses those with most complaints in common stand in one row, and come first."""
    likeness = [
        (-_likeness(one, other), one_at, other_at)
        for one_at, one in enumerate(first.indications)
        for other_at, other in enumerate(second.indications)
        if _likeness(one, other) > 0
    ]
    pairs: dict[int, int] = {}
    for _less, one_at, other_at in sorted(likeness):
        if one_at not in pairs and other_at not in pairs.values():
            pairs[one_at] = other_at
    rows: list[tuple[Indication | None, Indication | None]] = [
        (first.indications[one_at], second.indications[pairs[one_at]]) for one_at in sorted(pairs)
    ]
    rows += [(use, None) for at, use in enumerate(first.indications) if at not in pairs]
    rows += [(None, use) for at, use in enumerate(second.indications) if at not in pairs.values()]
    return tuple(_claim_row(catalog, one, other, citations) for one, other in rows)


def _likeness(one: Indication, other: Indication) -> float:
    """The share of complaints that two uses have in common."""
    return len(set(one.complaints) & set(other.complaints)) / max(len({*one.complaints, *other.complaints}), 1)


def _claim_row(catalog: Catalog, one: Indication | None, other: Indication | None, citations: Citations) -> ClaimRow:
    named = [use.complaints for use in (one, other) if use is not None]
    shared = [complaint for complaint in named[0] if complaint in named[-1]]
    title = ", ".join(catalog.complaints[complaint].plain for complaint in shared)
    return ClaimRow(title, _claimed(catalog, one, citations), _claimed(catalog, other, citations))


def _claimed(catalog: Catalog, use: Indication | None, citations: Citations) -> ClaimedUse | None:
    if use is None:
        return None
    note = " ".join(filter(None, (RECORD if use.is_record else "", "" if use.studies else NOT_STUDIED, use.note)))
    return ClaimedUse(citations.marked(use.use), use_chips(catalog, use), note)
