"""Where codes stand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedZone
from viewer.domain.identity import Side, ZoneId
from viewer.export.sheet_codes import CodeSpot, code_spots
from viewer.geometry.head import Head
from viewer.scene.picking import SkinRays
from viewer.scene.pose import VIEWS, Framing, Pose
from viewer.scene.skin import poly_data
from viewer.state.view_state import ViewName

SIZE = (700.0, 800.0)
PLATE = (40.0, 22.0)


@pytest.fixture(scope="module")
def rays(shipped_head: Head) -> SkinRays:
    return SkinRays(poly_data(shipped_head.levels[-1]))


def pose(head: Head, view: ViewName) -> Pose:
    return Framing.of(head).pose(*VIEWS[view], *SIZE)


def spots(
    head: Head, atlas: Atlas, rays: SkinRays, view: ViewName, school: str, free: tuple[tuple[float, ...], ...] = ()
) -> tuple[CodeSpot, ...]:
    zones = [placed for placed in atlas.zones if placed.zone.startswith(school)]
    sizes = {placed.zone: PLATE for placed in zones}
    return code_spots(zones, sizes, pose(head, view), rays, SIZE, 12.0, free)  # type: ignore[arg-type]


@pytest.mark.parametrize("view", list(VIEWS))
@pytest.mark.parametrize("school", ["jiao", "who", ""])
def test_plates_lie_apart_and_inside(
    shipped_head: Head, shipped_atlas: Atlas, rays: SkinRays, view: ViewName, school: str
) -> None:
    found = spots(shipped_head, shipped_atlas, rays, view, school)
    assert found
    assert len({spot.zone for spot in found}) == len(found)
    for spot in found:
        assert PLATE[0] / 2 <= spot.x <= SIZE[0] - PLATE[0] / 2
        assert PLATE[1] / 2 <= spot.y <= SIZE[1] - PLATE[1] / 2
    touching = [
        (a.zone, b.zone)
        for a, b in combinations(found, 2)
        if abs(a.x - b.x) < PLATE[0] - 4 and abs(a.y - b.y) < PLATE[1] - 4
    ]
    assert not touching


def test_what_is_turned_away_has_no_code(shipped_head: Head, shipped_atlas: Atlas, rays: SkinRays) -> None:
    at_the_back = {spot.zone for spot in spots(shipped_head, shipped_atlas, rays, "back", "jiao")}
    in_front = {spot.zone for spot in spots(shipped_head, shipped_atlas, rays, "front", "jiao")}
    assert "jiao.optic" in at_the_back - in_front
    assert "jiao.stomach" in in_front - at_the_back


def test_a_kept_place_is_kept(shipped_head: Head, shipped_atlas: Atlas, rays: SkinRays) -> None:
    first = spots(shipped_head, shipped_atlas, rays, "left", "jiao")[0]
    box = (first.x, first.y, 60.0, 40.0)
    moved = next(
        each for each in spots(shipped_head, shipped_atlas, rays, "left", "jiao", (box,)) if each.zone == first.zone
    )
    assert abs(moved.x - first.x) >= 49 or abs(moved.y - first.y) >= 30


def test_of_two_sides_seen_alike_the_left_is_named(shipped_head: Head, shipped_atlas: Atlas, rays: SkinRays) -> None:
    top = {spot.zone: spot for spot in spots(shipped_head, shipped_atlas, rays, "top", "jiao")}
    # From above with the face down, the patient's left is at the right.
    assert top[ZoneId("jiao.foot-motor-sensory")].x > SIZE[0] / 2


def test_nothing_to_name_is_no_fault(shipped_head: Head, rays: SkinRays) -> None:
    far = np.array([[0.0, -99.0, 10.0], [0.0, -99.0, 12.0]])
    side: Side = "midline"
    zone = PlacedZone(ZoneId("a.b"), side, (PlacedLine(far, np.array([[0.0, -1.0, 0.0]] * 2)),), 2.0, (), ())
    assert code_spots([zone], {ZoneId("a.b"): PLATE}, pose(shipped_head, "front"), rays, SIZE, 10.0) == ()
    assert code_spots([], {}, pose(shipped_head, "front"), rays, SIZE, 10.0) == ()
