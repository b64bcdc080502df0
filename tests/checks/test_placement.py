"""A zone on a ball: sound as it is, and each check must see one thing spoiled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import trimesh

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedPart, PlacedZone
from viewer.checks.run import run_checks
from viewer.data.content import load_catalog
from viewer.errors import Problem
from viewer.geometry.head import HeadMesh
from viewer.geometry.surface import Surface

SMALL = Path(__file__).resolve().parents[1] / "content" / "small" / "zones"
MILLIMETRE_RIGHT = np.array([1.0, 0.0, 0.0])
MIRROR = np.array([-1.0, 1.0, 1.0])


@pytest.fixture(scope="module")
def mesh():
    ball = trimesh.creation.icosphere(subdivisions=4, radius=90.0)
    normals = ball.vertices / np.linalg.norm(ball.vertices, axis=1, keepdims=True)
    return HeadMesh(np.asarray(ball.vertices), np.asarray(ball.faces, dtype=np.int32), normals.astype(np.float32))


@pytest.fixture(scope="module")
def catalog():
    loaded, problems = load_catalog(SMALL)
    assert problems == ()
    return replace(loaded, zones={key: zone for key, zone in loaded.zones.items() if key == "demo.second"})


@pytest.fixture(scope="module")
def atlas(mesh):
    angles = np.linspace(0.3, 0.8, 61)
    arc = 90.0 * np.stack([np.sin(angles), 0.2 * np.ones_like(angles), np.cos(angles)], axis=1)
    places, normals, _ = Surface(mesh).closest(arc)
    length = float(np.linalg.norm(np.diff(places, axis=0), axis=1).sum())
    parts = (PlacedPart("all", 0.0, 1.0, length),)
    right = PlacedZone("demo.second", "right", (PlacedLine(places, normals),), length, parts, ())
    left = replace(right, side="left", lines=(PlacedLine(places * MIRROR, normals * MIRROR),))
    return Atlas("ball", {}, (right, left), ())


def said(catalog, atlas, mesh):
    return [str(problem) for problem in run_checks(catalog, atlas, mesh) if "on ball" in problem.place]


def with_left(atlas, **changes):
    return replace(atlas, zones=(atlas.zones[0], replace(atlas.zones[1], **changes)))


def with_left_points(atlas, points):
    return with_left(atlas, lines=(replace(atlas.zones[1].lines[0], points_mm=points),))


def test_a_sound_zone_passes(catalog, atlas, mesh):
    assert said(catalog, atlas, mesh) == []


def test_without_a_head_nothing_is_said_of_places(catalog, atlas):
    assert said(catalog, replace(atlas, zones=()), None) == []


def test_a_zone_that_is_too_long_for_an_infants_head_is_no_fault(catalog, atlas, mesh):
    left_out = Problem("zones/demo/second.toml", "steps.high, on ball", "cannot be built", "warning")
    on_infant = replace(atlas, zones=(), problems=(left_out,), person="infant")
    assert said(catalog, on_infant, mesh) == []
    assert said(catalog, replace(on_infant, person="child"), mesh) == [str(left_out)]


def test_a_missing_side_is_said(catalog, atlas, mesh):
    found = said(catalog, replace(atlas, zones=atlas.zones[:1]), mesh)
    assert found == ["zones/demo/second.toml: on ball: it lies right, instead of left and right or midline"]


def test_what_the_atlas_could_not_build_is_passed_on_once(catalog, atlas, mesh):
    problem = Problem("zones/demo/second.toml", "steps.1", "the tape does not reach")
    found = run_checks(catalog, replace(atlas, zones=(), problems=(problem,)), mesh)
    assert found.count(problem) == 1
    assert not any("it lies" in each.message for each in found)


def test_a_point_off_the_skin_is_said(catalog, atlas, mesh):
    points = atlas.zones[1].lines[0].points_mm.copy()
    points[30] *= 1.0 + 0.06 / 90.0
    assert said(catalog, with_left_points(atlas, points), mesh) == [
        "zones/demo/second.toml: on ball, left: a point is 0.06 mm off the skin; at most 0.05 mm is right"
    ]


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_point_that_is_no_place_is_said(catalog, atlas, mesh, bad):
    points = atlas.zones[1].lines[0].points_mm.copy()
    points[3, 1] = bad
    assert said(catalog, with_left_points(atlas, points), mesh) == [
        "zones/demo/second.toml: on ball, left: it is no whole line: 61 points and 61 normals; all must be finite"
    ]


def test_a_normal_into_the_head_is_said(catalog, atlas, mesh):
    line = atlas.zones[1].lines[0]
    inward = with_left(atlas, lines=(replace(line, normals=-line.normals),))
    assert said(catalog, inward, mesh) == ["zones/demo/second.toml: on ball, left: a normal points into the head"]
    long = with_left(atlas, lines=(replace(line, normals=2.0 * line.normals),))
    assert said(catalog, long, mesh) == ["zones/demo/second.toml: on ball, left: a normal is not of unit length"]


def test_a_length_that_does_not_fit_is_said(catalog, atlas, mesh):
    length = atlas.zones[1].length_mm
    found = said(catalog, with_left(atlas, length_mm=length * 1.05), mesh)
    assert len(found) == 2
    assert "its points make" in found[0]
    assert "its parts add up to" in found[1]
    assert any("outside 7.5..400" in line for line in said(catalog, with_left(atlas, length_mm=500.0), mesh))


def test_points_without_normals_are_said(catalog, atlas, mesh):
    found = said(catalog, with_left_points(atlas, atlas.zones[1].lines[0].points_mm[:-1]), mesh)
    assert found == [
        "zones/demo/second.toml: on ball, left: it is no whole line: 60 points and 61 normals; all must be finite"
    ]


def test_a_gap_is_said(catalog, atlas, mesh):
    line = atlas.zones[1].lines[0]
    kept = np.r_[0:20, 26:61]
    gap = with_left(atlas, lines=(PlacedLine(line.points_mm[kept], line.normals[kept]),))
    found = said(catalog, gap, mesh)
    assert any("neighbouring points" in line for line in found)


def test_a_shifted_side_is_said(catalog, atlas, mesh):
    points, _, _ = Surface(mesh).closest(atlas.zones[1].lines[0].points_mm + np.array([0.0, 0.2, 0.0]))
    found = said(catalog, with_left_points(atlas, points), mesh)
    assert len(found) == 1
    assert "from the mirror of the right" in found[0]


def test_a_lopsided_head_may_have_lopsided_zones(catalog, atlas, mesh):
    moved = replace(mesh, vertices_mm=mesh.vertices_mm + MILLIMETRE_RIGHT)
    shifted = replace(
        atlas,
        zones=tuple(
            replace(
                zone, lines=tuple(replace(line, points_mm=line.points_mm + MILLIMETRE_RIGHT) for line in zone.lines)
            )
            for zone in atlas.zones
        ),
    )
    assert said(catalog, shifted, moved) == []


def test_a_hairline_beside_the_hair_is_said(catalog, atlas, mesh):
    turn = np.linspace(0.0, 2.0 * np.pi, 200)
    edge = np.stack([60.0 * np.sin(turn), 60.0 * np.cos(turn), np.full(200, 67.0)], axis=1)
    drawn = replace(atlas, curves_mm={"hairline": edge})
    assert said_of_head(catalog, replace(drawn, landmarks_mm={"hairline": np.array([0.0, 60.0, 67.0])}), mesh) == []
    assert said_of_head(catalog, replace(drawn, landmarks_mm={"hairline": np.array([0.0, 63.0, 64.0])}), mesh) == [
        "assets/meshes/ball/head.toml: landmarks.hairline: it lies 4.2 mm from the edge of the hair; "
        "at most 1.0 mm is right"
    ]


def said_of_head(catalog, atlas, mesh):
    return [str(problem) for problem in run_checks(catalog, atlas, mesh) if problem.place.startswith("landmarks")]
