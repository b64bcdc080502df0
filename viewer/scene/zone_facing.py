"""What a camera is to face, so that what a state is about is seen well."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Points
from viewer.presentation.points import placed_points
from viewer.presentation.shown import chosen_zones
from viewer.scene.pose import Pose
from viewer.state.view_state import ViewState

_ONE_WAY = 0.75  # length of the mean normal; below it the zones look in too many directions


def places_to_face(catalog: Catalog, atlas: Atlas, state: ViewState, now: Pose) -> tuple[Points, Points]:
    """Return what a camera should face, and the skin's normals there, each shape (n, 3); none if nothing is chosen.

    Two temples cannot both be faced: of zones far apart only the side that is nearer to the eye counts.
    """
    sides: dict[str, list[PlacedLine]] = {}
    for placed in chosen_zones(catalog, atlas, state):
        sides.setdefault(placed.side, []).extend(placed.lines)
    found = [_together(lines) for lines in sides.values()]
    if not found:
        return np.empty((0, 3)), np.empty((0, 3))
    points, normals = _together([line for lines in sides.values() for line in lines])
    if np.linalg.norm(normals.mean(axis=0)) > _ONE_WAY:
        return points, normals
    toward = now.direction()
    return max(found, key=lambda each: float((each[1] @ toward).mean()))


def point_to_face(catalog: Catalog, atlas: Atlas, state: ViewState, now: Pose) -> tuple[Points, Points]:
    """Return the acupuncture point that is open, on the side nearer to the eye, and the skin's normal there."""
    if state.selection.point is None:
        return np.empty((0, 3)), np.empty((0, 3))
    places = placed_points(catalog, atlas, state.selection.point, state.selection.side)
    toward = now.direction()
    nearest = sorted(places, key=lambda placed: -float(placed.normal @ toward))[:1]
    points = np.array([placed.position_mm for placed in nearest]).reshape(-1, 3)
    return points, np.array([placed.normal for placed in nearest]).reshape(-1, 3)


def _together(lines: Sequence[PlacedLine]) -> tuple[Points, Points]:
    return np.concatenate([line.points_mm for line in lines]), np.concatenate([line.normals for line in lines])
