"""What labels say, and the places on the skin they may point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedZone
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Points
from viewer.presentation.points import measure_words, placed_points
from viewer.presentation.sides import needled_label
from viewer.scene.zone_role import Pointed, selected_zones
from viewer.state.view_state import ViewState

# Tried in this order until a place in sight is found: the middle of a stretch first.
_SHARES = (0.5, 0.4, 0.6, 0.25, 0.75, 0.12, 0.88)


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
    """

    key: str
    title: str
    second: str
    points_mm: Points
    normals: Points | None
    is_strong: bool = False


def label_texts(catalog: Catalog, atlas: Atlas, state: ViewState, pointed: Pointed | None) -> list[LabelText]:
    """Return the labels of a state: parts of the selected zone, lit zones by name, and the zone under the pointer."""
    if not state.labels:
        return []
    chosen = selected_zones(catalog, atlas, state)
    texts: list[LabelText] = []
    for zone_id in dict.fromkeys(placed.zone for placed in chosen):
        placed = [each for each in chosen if each.zone == zone_id]
        zone = catalog.zones[zone_id]
        if state.mode == "explain":
            texts.append(_text(zone_id, zone.place.short if zone.place is not None else zone.name.en, "", placed))
        elif state.mode == "compare":
            code = f"{zone.code}, {catalog.school_of(zone_id).short_name}"
            texts.append(_text(zone_id, zone.name.en, code, placed))
        elif state.selected == zone_id and zone.parts and len(placed[0].lines) == 1:
            for part in zone.parts:
                key = f"{zone_id}/{part.id}"
                texts.append(_text(key, part.name, part.region, placed, part.start, part.end, state.part == part.id))
        else:
            second = _length(placed[0]) if state.selected else needled_label(catalog, state, zone_id)
            texts.append(_text(zone_id, zone.name.en, second, placed))
    if pointed is not None and all(placed.zone != pointed.zone for placed in chosen):
        under = [each for each in atlas.zones if (each.zone, each.side) == (pointed.zone, pointed.side)]
        if under:
            zone = catalog.zones[pointed.zone]
            name = next((part.name for part in zone.parts if part.id == pointed.part), "")
            texts.insert(0, _text(f"hover/{zone.id}", zone.name.en, name, under))
    return texts


def point_texts(catalog: Catalog, atlas: Atlas, state: ViewState) -> list[LabelText]:
    """Return the label of the acupuncture point whose card is open, one for each side that is shown."""
    if state.point is None or state.point not in catalog.points:
        return []
    point = catalog.points[state.point]
    return [
        LabelText(
            f"{point.id}/{placed.side}",
            f"{point.title} {point.han}",
            measure_words(point),
            placed.position_mm[None],
            placed.normal[None],
        )
        for placed in placed_points(catalog, atlas, point.id, state.side)
    ]


def needle_text(angle_deg: float, handles_mm: Points) -> LabelText:
    """Return the label of the needles; `handles_mm`, shape (n, 3), are the middles of their handles."""
    return LabelText("needle", _("Needle {angle:.0f}°").format(angle=angle_deg), "", handles_mm, None)


def along(line: PlacedLine, shares: Sequence[float]) -> tuple[Points, Points]:
    """Return points and unit normals at these shares of a line's length."""
    steps = np.linalg.norm(np.diff(line.points_mm, axis=0), axis=1)
    arc = np.concatenate([[0.0], np.cumsum(steps)])
    places = np.asarray(shares) * arc[-1]
    points = np.column_stack([np.interp(places, arc, line.points_mm[:, axis]) for axis in range(3)])
    normals = np.column_stack([np.interp(places, arc, line.normals[:, axis]) for axis in range(3)])
    return points, normals / np.linalg.norm(normals, axis=1, keepdims=True)


def _text(
    key: str,
    title: str,
    second: str,
    placed: Sequence[PlacedZone],
    start: float = 0.0,
    end: float = 1.0,
    is_strong: bool = False,
) -> LabelText:
    shares = [start + (end - start) * share for share in _SHARES]
    found = [along(line, shares) for each in placed for line in each.lines]
    # The best share of every line and side first.
    points = np.stack([each[0] for each in found], axis=1).reshape(-1, 3)
    normals = np.stack([each[1] for each in found], axis=1).reshape(-1, 3)
    return LabelText(key, title, second, points, normals, is_strong)


def _length(placed: PlacedZone) -> str:
    return _("{length:.1f} cm on this head").format(length=placed.length_mm / 10)
