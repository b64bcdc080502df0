"""What lies under a line: shares that make a whole, and what moves when the brain lies elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import trimesh

from tests.atlas.in_glass import Placed
from viewer.atlas.cortex_beneath import SPREAD_MM, Beneath, CortexBeneath
from viewer.atlas.placed import PlacedLine, PlacedPart, PlacedZone
from viewer.atlas.zone_builder import ZoneBuilder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PartId, ZoneId
from viewer.geometry.cortex import Cortex

CORTEX_MM, SKIN_MM = 80.0, 95.0


@pytest.fixture(scope="module")
def ball() -> CortexBeneath:
    """A brain that is a ball: in front one gyrus, behind another, below none."""
    mesh = trimesh.creation.icosphere(6, CORTEX_MM)
    points = np.asarray(mesh.vertices)
    region = np.where(points[:, 2] < 0.0, 0, np.where(points[:, 1] > 0.0, 1, 2)).astype(np.uint8)
    hollow = np.zeros(len(points), np.float32)
    return CortexBeneath(Cortex(points, np.asarray(mesh.faces, np.int32), region, ("front", "rear"), hollow))


def arc(start_deg: float, end_deg: float, parts: tuple[PlacedPart, ...] = ()) -> PlacedZone:
    """A line over the top of the ball, from so far in front of its top to so far in front (or behind: below 0)."""
    angles = np.radians(np.linspace(start_deg, end_deg, 200))
    ways = np.column_stack([np.zeros_like(angles), np.sin(angles), np.cos(angles)])
    length_mm = SKIN_MM * abs(np.radians(end_deg - start_deg))
    return PlacedZone(ZoneId("t.line"), "midline", (PlacedLine(SKIN_MM * ways, ways),), length_mm, parts, ())


def percents(found: Beneath) -> dict[str | None, int]:
    return {share.gyrus: round(share.percent) for share in found.nearest}


def test_a_line_over_the_border_lies_half_over_each(ball: CortexBeneath) -> None:
    (found,) = ball.beneath(arc(30.0, -30.0))
    assert percents(found) == pytest.approx({"front": 50, "rear": 50}, abs=2)
    assert {share.gyrus: round(share.percent) for share in found.straight} == pytest.approx(percents(found), abs=2)
    assert found.depth_mm == pytest.approx(SKIN_MM - CORTEX_MM, abs=0.2)


def test_the_spread_says_what_would_be_if_the_brain_lay_elsewhere(ball: CortexBeneath) -> None:
    (found,) = ball.beneath(arc(30.0, -30.0))
    front = found.share_of(("front",))
    moved = 100.0 * (0.5 + np.degrees(SPREAD_MM / SKIN_MM) / 60.0)
    assert front.most == pytest.approx(moved, abs=2)
    assert front.least == pytest.approx(100.0 - moved, abs=2)


def test_a_part_is_asked_alone_and_the_whole_comes_first(ball: CortexBeneath) -> None:
    parts = (PlacedPart(PartId("before"), 0.0, 0.5, 1.0), PlacedPart(PartId("behind"), 0.5, 1.0, 1.0))
    found = ball.beneath(arc(60.0, -60.0, parts))
    assert [each.part for each in found] == [None, "before", "behind"]
    assert found[1].share_of(("front",)).percent > 97.0
    assert found[2].share_of(("rear",)).percent > 97.0


def test_two_gyri_together_are_never_more_than_the_whole(ball: CortexBeneath) -> None:
    (found,) = ball.beneath(arc(30.0, -30.0))
    both = found.share_of(("front", "rear"))
    assert (both.least, both.percent, both.most) == pytest.approx((100.0, 100.0, 100.0))
    assert found.share_of(("nowhere",)).most == 0.0


def test_what_no_school_names_counts_as_none(ball: CortexBeneath) -> None:
    (found,) = ball.beneath(arc(140.0, 100.0))
    assert percents(found) == {None: 100}


def test_the_trace_runs_on_the_cortex_under_the_line(ball: CortexBeneath) -> None:
    line = arc(30.0, -30.0).lines[0]
    trace = ball.trace(line)
    assert np.linalg.norm(trace, axis=1) == pytest.approx(CORTEX_MM, abs=0.5)
    assert trace[0] == pytest.approx(line.points_mm[0] * CORTEX_MM / SKIN_MM, abs=3.0)


@pytest.fixture(scope="module")
def brain(in_glass: Callable[[str], Placed]) -> CortexBeneath:
    return CortexBeneath(in_glass("adult-man").glass.cortex)


@pytest.fixture(scope="module")
def motor_line(in_glass: Callable[[str], Placed], whole: Catalog) -> PlacedZone:
    builder = ZoneBuilder(whole, in_glass("adult-man").measured, frozenset(), is_mirrored=True)
    placed, _ = builder.place(whole.zones[ZoneId("jiao.motor")])
    return next(each for each in placed if each.side == "right")


@pytest.fixture(scope="module")
def motor(brain: CortexBeneath, motor_line: PlacedZone) -> dict[str | None, Beneath]:
    return {found.part: found for found in brain.beneath(motor_line)}


def test_a_trace_does_not_jump_from_point_to_point(brain: CortexBeneath, motor_line: PlacedZone) -> None:
    trace = brain.trace(motor_line.lines[0])
    steps = np.diff(trace, axis=0)
    ways = steps / np.linalg.norm(steps, axis=1, keepdims=True)
    turns_deg = np.degrees(np.arccos(np.clip((ways[1:] * ways[:-1]).sum(axis=1), -1.0, 1.0)))
    assert turns_deg.mean() < 4.0
    assert brain.depth_mm(trace).max() < 5.0, "it has left the cortex; only the long fissure is bridged"
    assert brain.depth_mm(trace[[0, -1]]) == pytest.approx(0.0, abs=0.01), "it is as long as the line"


def test_shares_of_a_real_line_make_a_whole(motor: dict[str | None, Beneath]) -> None:
    for found in motor.values():
        for shares in (found.nearest, found.straight):
            assert sum(share.percent for share in shares) == pytest.approx(100.0)
        assert all(share.least <= share.percent <= share.most for share in found.nearest)


def test_leg_and_arm_of_the_motor_line_lie_over_the_precentral_gyrus_and_the_face_mostly_not(
    motor: dict[str | None, Beneath],
) -> None:
    over = {part: found.share_of(("precentral",)).percent for part, found in motor.items()}
    assert over["upper"] > 60.0
    assert over["middle"] > 75.0
    assert over["lower"] < 45.0
    assert motor["lower"].nearest[0].gyrus == "inferior-frontal"
    assert 12.0 < motor["middle"].depth_mm < 19.0
