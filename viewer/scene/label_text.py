"""What labels say, and the places on the skin they may point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.domain.zone import Zone
from viewer.geometry.head import Points
from viewer.presentation.doubt import is_found_by_pressing, measure_words
from viewer.presentation.points import measure_words as point_measures
from viewer.presentation.points import placed_points
from viewer.presentation.shown import Pointed, chosen_zones, explained_part
from viewer.presentation.shown_places import ShownPlaces
from viewer.presentation.sides import needled_label
from viewer.state.view_state import ViewState

# Tried in this order until a place in sight is found: the middle of a stretch first.
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88)


@dataclass(frozen=True, slots=True, eq=False)
class LabelText:
    """A label that wants a place.

    Attributes
    ----------
    points_mm : array, shape (n, 3)
        Places it may point to, best first.
    normals : array, shape (n, 3), or None
        Unit normals of the skin there; None for a place in the air, which is never turned away.
    is_strong : bool
        Whether it names the part that is pointed out.
    zone : str or None
        The zone that it names.
    is_spare : bool
        Whether it only stands where there is room for it beside the head.
    reach_mm : float
        How far round its place an area reaches that has no middle: the leader ends at its edge, without a dot.
    """

    key: str
    title: str
    second: str
    points_mm: Points
    normals: Points | None
    is_strong: bool = False
    zone: ZoneId | None = None
    is_spare: bool = False
    reach_mm: float = 0.0


def label_texts(catalog: Catalog, atlas: Atlas, state: ViewState, places: ShownPlaces) -> list[LabelText]:
    """Return the labels of a state.

    Parts of the selected zone, lit zones by name; while nothing is chosen, all zones that are shown.

    Parameters
    ----------
    places : ShownPlaces
        What is drawn, and where it can be pointed to.
    """
    if not state.drawing.labels:
        return []
    texts = _chosen_texts(catalog, atlas, state, places)
    if not texts and all(role != "back" for role in places.roles.values()):
        texts = _rest_texts(catalog, atlas, places)
    return texts


def with_pointed(
    catalog: Catalog, atlas: Atlas, texts: list[LabelText], places: ShownPlaces, pointed: Pointed
) -> list[LabelText]:
    """Return labels with that of the zone, or its part, under the pointer first; what is chosen has its own already."""
    if any(text.zone == pointed.zone and not text.is_spare for text in texts):
        return texts
    under = [each for each in atlas.zones if (each.zone, each.side) == (pointed.zone, pointed.side)]
    if not under:
        return texts
    zone = catalog.zones[pointed.zone]
    part = next((part for part in zone.parts if part.id == pointed.part), None)
    span = (0.0, 1.0) if part is None or len(under[0].lines) > 1 else (part.start, part.end)
    name = "" if part is None else part.name
    others = [text for text in texts if text.zone != zone.id]
    return [_text(catalog, zone, f"hover/{zone.id}", zone.name.en, name, under, places, span), *others]


def _chosen_texts(catalog: Catalog, atlas: Atlas, state: ViewState, places: ShownPlaces) -> list[LabelText]:
    """Return the labels of what a state is about."""
    chosen = chosen_zones(catalog, atlas, state)
    texts: list[LabelText] = []
    for zone_id in dict.fromkeys(placed.zone for placed in chosen):
        placed = [each for each in chosen if each.zone == zone_id]
        zone = catalog.zones[zone_id]
        if state.entry.shows == "explained":
            short = zone.place.short if zone.place is not None else zone.name.en
            part = (
                explained_part(catalog, state)
                if zone_id == state.selection.zone and len(placed[0].lines) == 1
                else None
            )
            span, name = ((part.start, part.end), part.name) if part is not None else ((0.0, 1.0), "")
            texts.append(_text(catalog, zone, zone_id, short, name, placed, places, span))
        elif state.entry.shows == "pair":
            school = catalog.school_of(zone_id).short_name
            if state.compared.row:  # many at once, in a small view
                texts.append(_text(catalog, zone, zone_id, zone.code, school, placed, places))
            else:
                texts.append(_text(catalog, zone, zone_id, zone.name.en, f"{zone.code}, {school}", placed, places))
        elif state.selection.zone == zone_id and zone.parts and len(placed[0].lines) == 1:
            for part in zone.parts:
                key, is_meant = f"{zone_id}/{part.id}", state.selection.part == part.id
                span = (part.start, part.end)
                texts.append(
                    _text(catalog, zone, key, part.name, part.region, placed, places, span, is_strong=is_meant)
                )
        else:
            is_alone = state.selection.zone is not None
            second = measure_words(zone, placed[0], atlas) if is_alone else needled_label(catalog, state, zone_id)
            texts.append(_text(catalog, zone, zone_id, zone.name.en, second, placed, places))
    return texts


def _rest_texts(catalog: Catalog, atlas: Atlas, places: ShownPlaces) -> list[LabelText]:
    """Return the names of all zones that are shown; where there is no room for one beside the head, it is left out."""
    shown: dict[ZoneId, list[PlacedZone]] = {}
    for index in places.roles:
        shown.setdefault(atlas.zones[index].zone, []).append(atlas.zones[index])
    return [
        _text(catalog, zone, zone.id, _at_rest(catalog, zone), "", placed, places, is_spare=True)
        for zone, placed in ((catalog.zones[zone_id], placed) for zone_id, placed in shown.items())
    ]


def _at_rest(catalog: Catalog, zone: Zone) -> str:
    """The areas of a body map lie close: while nothing is chosen they go by their letters."""
    return zone.code if catalog.school_of(zone.id).line_kind == "soft" else zone.name.en


def point_texts(catalog: Catalog, atlas: Atlas, state: ViewState) -> list[LabelText]:
    """Return the label of the acupuncture point whose card is open, one for each side that is shown."""
    if state.selection.point is None or state.selection.point not in catalog.points:
        return []
    point = catalog.points[state.selection.point]
    return [
        LabelText(
            f"{point.id}/{placed.side}",
            f"{point.title} {point.han}",
            point_measures(point),
            placed.position_mm[None],
            placed.normal[None],
        )
        for placed in placed_points(catalog, atlas, point.id, state.selection.side)
    ]


def needle_text(angle_deg: float, handles_mm: Points) -> LabelText:
    """Return the label of the needles; `handles_mm`, shape (n, 3), are the middles of their handles."""
    return LabelText("needle", _("Needle {angle:.0f}°").format(angle=angle_deg), "", handles_mm, None)


def _text(
    catalog: Catalog,
    zone: Zone,
    key: str,
    title: str,
    second: str,
    placed: Sequence[PlacedZone],
    places: ShownPlaces,
    span: tuple[float, float] = (0.0, 1.0),
    *,
    is_strong: bool = False,
    is_spare: bool = False,
) -> LabelText:
    start, end = span
    shares = tuple(start + (end - start) * share for share in _SHARES)
    found = [places.of_zone(each, shares) for each in placed]
    points = np.concatenate([each[0] for each in found])
    normals = np.concatenate([each[1] for each in found])
    is_without_middle = zone.drawing == "ring" or zone.layout is not None or is_found_by_pressing(catalog, zone)
    reach_mm = max((each.form.half_mm or 0.0 for each in placed), default=0.0) if is_without_middle else 0.0
    return LabelText(key, title, second, points, normals, is_strong, zone.id, is_spare, reach_mm)
