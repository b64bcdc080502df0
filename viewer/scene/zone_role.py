"""The part each zone plays in a state: selected, lit, at rest, stepped back, or not shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PartId, Side, ZoneId
from viewer.geometry.head import Points
from viewer.presentation.points import placed_points
from viewer.presentation.sides import shown_side
from viewer.scene.pose import Pose
from viewer.scene.zone_look import Role
from viewer.state.view_state import ViewState

_ONE_WAY = 0.75  # length of the mean normal; below it the zones look in too many directions


@dataclass(frozen=True, slots=True)
class Pointed:
    """The zone under the pointer."""

    zone: ZoneId
    side: Side
    part: PartId | None = None


def is_on_side(catalog: Catalog, placed: PlacedZone, state: ViewState) -> bool:
    """Whether a placed zone lies on the side asked for, or on which its school needles; midline zones always do."""
    return placed.side == "midline" or shown_side(catalog, state, placed.zone) in ("both", placed.side)


def zone_roles(catalog: Catalog, atlas: Atlas, state: ViewState, pointed: Pointed | None) -> dict[int, Role]:
    """Return the role of each zone that is shown, by its index in the atlas.

    Zones of another school are left out, unless they are selected or lit: what somebody asked for is always seen.
    """
    roles: dict[int, Role] = {}
    if state.zone_opacity <= 0:
        return {}
    if state.mode == "compare":
        return _compared_roles(catalog, atlas, state, pointed)
    if state.mode == "build":  # what is built is alone on the head
        selected = state.selected
        return {
            index: "selected"
            for index, placed in enumerate(atlas.zones)
            if placed.zone == selected and is_on_side(catalog, placed, state)
        }
    # A complaint for which no zone is named leaves every zone in the background.
    has_focus = any((state.selected, state.point, state.lit, state.complaint))
    for index, placed in enumerate(atlas.zones):
        is_selected = placed.zone == state.selected
        is_lit = placed.zone in state.lit
        # To somebody who is being explained to, other zones say nothing.
        is_shown = state.mode != "explain" and state.school in (None, catalog.school_of(placed.zone).id)
        if not (is_shown or is_selected or is_lit):
            continue
        if is_selected and is_on_side(catalog, placed, state):
            role: Role = "selected"
        elif pointed is not None and (placed.zone, placed.side) == (pointed.zone, pointed.side):
            role = "hover"
        elif is_lit and state.mode != "explain" and is_on_side(catalog, placed, state):
            role = "rest"
        else:
            role = "back" if has_focus else "rest"
        roles[index] = role
    return roles


def _compared_roles(catalog: Catalog, atlas: Atlas, state: ViewState, pointed: Pointed | None) -> dict[int, Role]:
    """The two zones stand out; others of their schools lie far back, or at rest where whole systems are shown."""
    from viewer.presentation.comparison import compared_schools  # only to compare

    schools = compared_schools(catalog, state.compared)
    is_faint = bool(state.compared) and not state.has_whole_systems
    roles: dict[int, Role] = {}
    for index, placed in enumerate(atlas.zones):
        is_compared = placed.zone in state.compared
        if is_compared and is_on_side(catalog, placed, state):
            roles[index] = "selected"
        elif pointed is not None and (placed.zone, placed.side) == (pointed.zone, pointed.side):
            roles[index] = "hover"
        elif is_compared or catalog.school_of(placed.zone).id in schools:
            roles[index] = "back" if is_faint else "rest"
    return roles


def selected_zones(catalog: Catalog, atlas: Atlas, state: ViewState) -> list[PlacedZone]:
    """Return what a state is about, on the sides asked for: the compared zones, the selected one, or the lit ones."""
    if state.mode == "compare":
        wanted: set[ZoneId | None] = set(state.compared)
    else:
        wanted = {state.selected} if state.selected is not None else set(state.lit)
    return [placed for placed in atlas.zones if placed.zone in wanted and is_on_side(catalog, placed, state)]


def normals_to_face(catalog: Catalog, atlas: Atlas, state: ViewState, now: Pose) -> Points:
    """Return the skin's normals along what a camera should face, shape (n, 3); none if nothing is selected or lit.

    Two temples cannot both be faced: of zones far apart only the side that is nearer to the eye counts.
    """
    sides: dict[str, list[Points]] = {}
    for placed in selected_zones(catalog, atlas, state):
        sides.setdefault(placed.side, []).extend(line.normals for line in placed.lines)
    normals = [np.concatenate(each) for each in sides.values()]
    if not normals:
        return np.empty((0, 3))
    together = np.concatenate(normals)
    if np.linalg.norm(together.mean(axis=0)) > _ONE_WAY:
        return together
    toward = now.direction()
    return max(normals, key=lambda each: float((each @ toward).mean()))


def point_normals(catalog: Catalog, atlas: Atlas, state: ViewState, now: Pose) -> Points:
    """Return the skin's normal at the acupuncture point that is open, shape (1, 3), on the side nearer to the eye."""
    if state.point is None:
        return np.empty((0, 3))
    normals = [placed.normal for placed in placed_points(catalog, atlas, state.point, state.side)]
    toward = now.direction()
    return np.array(sorted(normals, key=lambda normal: -float(normal @ toward))[:1]).reshape(-1, 3)


def danger_points(catalog: Catalog, atlas: Atlas, shown: Iterable[int]) -> Points:
    """Return the lower end of each shown zone that carries a danger, shape (n, 3)."""
    ends = []
    for index in sorted(shown):
        placed = atlas.zones[index]
        cautions = (catalog.cautions.get(key) for key in catalog.zones[placed.zone].cautions)
        if any(caution is not None and caution.strength == "danger" for caution in cautions):
            points = np.concatenate([line.points_mm for line in placed.lines])
            ends.append(points[int(np.argmin(points[:, 2]))])
    return np.array(ends).reshape(-1, 3)
