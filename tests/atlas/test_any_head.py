"""The shipped rules on heads nobody has seen: larger, smaller, sheared, of other triangles."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import fast_simplification
import numpy as np
import pytest
import trimesh
from numpy.typing import NDArray

from viewer.atlas.choices import AS_TAUGHT
from viewer.atlas.placed import PlacedZone
from viewer.atlas.zone_builder import ZoneBuilder, measured_for
from viewer.data.head_file import load_head
from viewer.data.mesh_levels import level_of
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.geometry.curve import Curve
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import Head, HeadMesh, Points
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.surface import closest_weights

Placed = dict[tuple[str, str], PlacedZone]

STRETCHES = {
    "small": np.diag([0.8, 0.8, 0.8]),
    "large": np.diag([1.2, 1.2, 1.2]),
    "long and narrow": np.diag([0.9, 1.1, 1.0]),
    "broad and low": np.diag([1.12, 0.95, 0.9]),
    # y grows with z: the halves still mirror each other.
    "leaning": np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.08], [0.0, 0.0, 1.0]]),
    # x grows with y: one side lies farther forward, as on real heads.
    "askew": np.array([[1.0, 0.03, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
}
FIXED_MM = {
    "jiao.foot-motor-sensory": 30.0,
    "jiao.optic": 40.0,
    "jiao.balance": 40.0,
    "jiao.stomach": 20.0,
    "jiao.liver-gallbladder": 20.0,
    "jiao.thoracic": 40.0,
    "jiao.reproductive": 20.0,
    "jiao.intestine": 20.0,
    "jiao.naso-pharynx": 40.0,
    "jiao.vertigo-auditory": 40.0,
    "jiao.speech-2": 30.0,
    "jiao.speech-3": 40.0,
    "jiao.praxis": 90.0,
    "later.calming": 20.0,
    "later.epilepsy": 40.0,
    "later.lumbar": 40.0,
    "later.psycho-affective": 40.0,
    "later.pyramidal": 30.0,
}
"""Lengths that a rule states, together over all lines of the zone."""
PARALLELS_MM = {"jiao.sensory": 15.0, "jiao.chorea-tremor": 15.0, "jiao.vasomotor": 30.0}
"""Distances from the motor line over the skin."""


@pytest.fixture(scope="module")
def shipped() -> Head:
    return load_head(assets_folder() / "meshes" / "adult-man")


def build(catalog: Catalog, head: Head, *, is_mirrored: bool) -> tuple[MeasuredHead, Placed]:
    measured = measured_for(catalog, head, AS_TAUGHT)
    builder = ZoneBuilder(catalog, measured, frozenset(), is_mirrored=is_mirrored)
    placed: Placed = {}
    for zone in catalog.zones.values():
        made, problems = builder.place(zone)
        assert [problem for problem in problems if problem.severity == "error"] == []
        placed |= {(each.zone, each.side): each for each in made}
    return measured, placed


def of_mesh(head: Head, mesh: HeadMesh) -> Head:
    return replace(head, levels=(mesh,))


def stretched(head: Head, matrix: NDArray[np.float64], level: int = 1) -> Head:
    """The head with skin and landmarks stretched; put back into its frame, ear points on the x axis."""
    marks = {name: np.array(mark.position_mm) @ matrix.T for name, mark in head.landmarks.items()}
    x = marks["rpa"] / np.linalg.norm(marks["rpa"])
    y = np.array([0.0, 1.0, 0.0]) - x[1] * x
    turn = np.array([x, y / np.linalg.norm(y), np.cross(x, y / np.linalg.norm(y))]) @ matrix
    mesh = level_of(head.levels[level].vertices_mm @ turn.T, head.levels[level].faces.astype(np.int64))
    moved = {}
    for name, mark in head.landmarks.items():
        px, py, pz = (turn @ np.array(mark.position_mm)).tolist()
        moved[name] = replace(mark, position_mm=(px, py, pz))
    return replace(head, levels=(mesh,), landmarks=moved, hairline=None)


@pytest.fixture(scope="module", params=list(STRETCHES))
def other(request: pytest.FixtureRequest, catalog: Catalog, shipped: Head) -> tuple[str, MeasuredHead, Placed]:
    return request.param, *build(catalog, stretched(shipped, STRETCHES[request.param]), is_mirrored=False)


def off_skin_mm(points: Points, mesh_vertices: Points, faces: NDArray[np.int32]) -> float:
    """Greatest distance from the triangles, asked of 40 triangles by their middles and not of the program's search."""
    from scipy.spatial import cKDTree

    corners = mesh_vertices[faces]
    _, near = cKDTree(corners.mean(axis=1)).query(points, k=40)
    weights = closest_weights(points[:, None, :], corners[near])
    places = np.einsum("nkc,nkcx->nkx", weights, corners[near])
    return float(np.linalg.norm(places - points[:, None, :], axis=2).min(axis=1).max())


def greatest_gap_mm(one: PlacedZone, two: PlacedZone) -> float:
    gaps = []
    for line, same in zip(one.lines, two.lines, strict=True):
        curve = Curve.of(line.points_mm)
        gaps += [curve.locate(point)[1] for point in same.points_mm[::4]]
    return max(gaps)


def test_every_line_lies_on_the_skin(other: tuple[str, MeasuredHead, Placed]) -> None:
    _, measured, placed = other
    points = np.vstack([line.points_mm for zone in placed.values() for line in zone.lines])
    assert off_skin_mm(points, measured.surface.vertices_mm, measured.surface.faces) < 0.05


def test_stated_lengths_hold_on_every_head(other: tuple[str, MeasuredHead, Placed]) -> None:
    _, _, placed = other
    for (name, side), zone in placed.items():
        if name in FIXED_MM:
            assert zone.length_mm == pytest.approx(FIXED_MM[name], abs=0.5), (name, side)
        drawn = sum(Curve.of(line.points_mm).length_mm for line in zone.lines)
        assert drawn == pytest.approx(zone.length_mm, abs=0.5), (name, side)


def test_fifths_are_exact_on_every_head(other: tuple[str, MeasuredHead, Placed]) -> None:
    _, _, placed = other
    for (name, side), zone in placed.items():
        for part in zone.parts:
            assert part.length_mm == pytest.approx((part.end - part.start) * zone.length_mm, rel=1e-12), (name, side)
    for side in ("left", "right"):
        motor, speech = placed["jiao.motor", side], placed["jiao.speech-1", side]
        assert [(part.start, part.end) for part in motor.parts] == [(0.0, 0.2), (0.2, 0.6), (0.6, 1.0)]
        assert speech.length_mm == pytest.approx(0.4 * motor.length_mm, rel=1e-9)


def test_parallels_keep_their_distance_along_their_whole_length(other: tuple[str, MeasuredHead, Placed]) -> None:
    _, measured, placed = other
    for side in ("left", "right"):
        motor = Curve.of(placed["jiao.motor", side].lines[0].points_mm)
        for name, distance_mm in PARALLELS_MM.items():
            for place in placed[name, side].lines[0].points_mm[::12]:
                arc_mm, _ = motor.locate(place)
                if 1.0 < arc_mm < motor.length_mm - 1.0:
                    gap_mm = geodesic(measured.surface, motor.point_at(arc_mm), place).length_mm
                    assert gap_mm == pytest.approx(distance_mm, abs=0.5), (name, side)


def test_left_mirrors_right_where_the_head_does(other: tuple[str, MeasuredHead, Placed]) -> None:
    """Both sides are built here, each by itself."""
    name, _, placed = other
    if name == "askew":
        return
    for (zone, side), right in placed.items():
        if side == "right" and (zone, "left") in placed:  # a peak of a scan lies on one side alone
            for line, same in zip(right.lines, placed[zone, "left"].lines, strict=True):
                mirror = Curve.of(same.points_mm * [-1.0, 1.0, 1.0])
                assert max(mirror.locate(point)[1] for point in line.points_mm[::4]) < 0.1, zone


def test_a_head_stretched_a_little_more_moves_the_zones_a_little(catalog: Catalog, shipped: Head) -> None:
    """Half a percent of stretch moves no point of the skin by more than 0.9 mm."""
    before = build(catalog, stretched(shipped, np.diag([1.0, 1.0, 1.0])), is_mirrored=True)[1]
    after = build(catalog, stretched(shipped, np.diag([1.005, 0.998, 1.002])), is_mirrored=True)[1]
    gaps = {key: greatest_gap_mm(before[key], after[key]) for key in before}
    assert max(gaps.values()) < 2.0, max(gaps, key=lambda key: gaps[key])


def test_more_triangles_bring_the_zones_nearer_to_where_they_lie(catalog: Catalog, shipped: Head) -> None:
    """From 5 000 triangles to 640 000; the finest has the same skin as the full mesh, every triangle in four."""
    whole = shipped.mesh
    truth = build(catalog, shipped, is_mirrored=True)[1]
    means, greatest = [], []
    for count in (5_000, 20_000, 80_000, 640_000):
        vertices, faces = whole.vertices_mm, whole.faces.astype(np.int64)
        if count < len(faces):
            vertices, faces = fast_simplification.simplify(vertices.astype(np.float32), faces, target_count=count)
        else:
            vertices, faces = trimesh.remesh.subdivide(vertices, faces)
        mesh = level_of(np.asarray(vertices, np.float64), np.asarray(faces, np.int64))
        placed = build(catalog, of_mesh(shipped, mesh), is_mirrored=True)[1]
        gaps = np.array([greatest_gap_mm(truth[key], placed[key]) for key in truth])
        means.append(gaps.mean())
        greatest.append(gaps.max())
    assert means[0] > means[1] > means[2] > means[3]
    assert means[0] < 0.4
    assert means[2] < 0.05
    assert means[3] < 0.005
    assert greatest[0] < 0.8
    assert greatest[3] < 0.05


def test_forms_keep_what_their_rules_state(other: tuple[str, MeasuredHead, Placed]) -> None:
    """Sizes in millimetres stay; those in cun follow the head; peaks and sets stay on the skin."""
    _, measured, placed = other
    for (zone, _), each in placed.items():
        form, half_mm = each.form, each.form.half_mm
        if zone.startswith("ynsa.") and form.kind == "strip":
            assert half_mm in ((30.0,) if zone == "ynsa.y" else (2.0, 4.0)), zone
        elif form.kind == "ring":
            assert half_mm == 10.0, zone
        elif zone == "zhu.head-face":
            assert half_mm == pytest.approx(measured.cun.one_mm["sagittal"] / 2)
            assert each.length_mm == pytest.approx(2 * half_mm, rel=0.02)
        elif zone == "zhu.upper-jiao":
            assert half_mm == pytest.approx(1.5 * measured.cun.one_mm["lateral"])
        for line in each.lines:
            on_skin, _, _ = measured.surface.closest(line.points_mm)
            assert np.abs(on_skin - line.points_mm).max() < 0.05, zone


def test_areas_of_a_body_map_lie_where_their_lengths_say(other: tuple[str, MeasuredHead, Placed]) -> None:
    """The row down the forehead goes by steps of 1 cm, and the row of cells is as long as from hairline to crown."""
    _, _, placed = other
    for side in ("left", "right"):
        row = [placed[f"ynsa.{name}", side].lines[0].points_mm.mean(axis=0) for name in ("eye", "nose", "mouth")]
        steps = [float(np.linalg.norm(one - two)) for one, two in pairwise(row)]
        assert steps == pytest.approx([10.0, 10.0], abs=0.6)
        cells = placed["ynsa.cn", side]
        assert len(cells.parts) == 12
        assert [part.length_mm for part in cells.parts] == pytest.approx([cells.length_mm / 12] * 12, rel=0.01)
