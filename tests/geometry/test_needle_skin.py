"""The skin round a needle: averaged normals and straight cuts, on known shapes and at several resolutions."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from tests.geometry.conftest import CYLINDER_MM, SPHERE_MM
from viewer.errors import MeshError
from viewer.geometry.head import Head, HeadMesh
from viewer.geometry.needle_skin import NeedleSkin
from viewer.geometry.surface import Surface


def skin_of(surface: Surface) -> NeedleSkin:
    return NeedleSkin(HeadMesh(surface.vertices_mm, surface.faces, surface.vertex_normals.astype(np.float32)))


def turned_deg(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.degrees(np.arctan2(np.linalg.norm(np.cross(one, other)), one @ other)))


@pytest.mark.parametrize("way", [(0.3, -0.2, 1.0), (1.0, 0.0, 0.0), (-0.5, 0.7, 0.1)])
def test_the_normal_of_a_sphere_is_its_radius(sphere: Surface, way: tuple[float, float, float]) -> None:
    up = np.array(way) / np.linalg.norm(way)
    assert turned_deg(skin_of(sphere).normal(up * SPHERE_MM), up) < 0.1


def test_the_normal_of_a_cylinder_and_of_a_sheet(cylinder: Surface, sheet: Surface) -> None:
    around = np.array([np.cos(0.4), np.sin(0.4), 0.0])
    assert turned_deg(skin_of(cylinder).normal(around * CYLINDER_MM + [0, 0, 50.0]), around) < 0.1
    assert turned_deg(skin_of(sheet).normal(np.array([41.3, 52.7, 0.0])), np.array([0.0, 0.0, 1.0])) < 0.1


def test_bumps_of_the_mesh_do_not_make_the_normal_wobble() -> None:
    """Skin with bumps of 0.05 mm: corner normals lean by degrees, the averaged one does not."""
    step = np.linspace(0.0, 60.0, 61)
    x, y = np.meshgrid(step, step)
    rng = np.random.default_rng(4)
    z = rng.normal(0.0, 0.05, x.shape)
    index = np.arange(x.size).reshape(x.shape)
    faces = np.concatenate(
        [
            np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:]], -1).reshape(-1, 3),
            np.stack([index[:-1, :-1], index[1:, 1:], index[1:, :-1]], -1).reshape(-1, 3),
        ]
    )
    grid = trimesh.Trimesh(np.stack([x.ravel(), y.ravel(), z.ravel()], 1), faces, process=False)
    skin = NeedleSkin(HeadMesh(grid.vertices, faces.astype(np.int32), grid.vertex_normals.astype(np.float32)))
    places = [np.array([float(a), float(b), z[b, a]]) for a in range(20, 40, 4) for b in range(20, 40, 4)]
    up = np.array([0.0, 0.0, 1.0])
    corners = [turned_deg(grid.vertex_normals[index[int(p[1]), int(p[0])]], up) for p in places]
    averaged = [turned_deg(skin.normal(p, up), up) for p in places]
    assert max(corners) > 3.0
    assert max(averaged) < 0.75


def test_a_cut_of_a_sphere_is_a_great_circle(sphere: Surface) -> None:
    entry = np.array([0.0, 0.0, SPHERE_MM])
    profile = skin_of(sphere).profile(entry, np.array([1.0, 0.0, 0.3]), 20.0, 60.0)
    angle = profile.arcs_mm / SPHERE_MM
    circle = np.stack([np.sin(angle), 0 * angle, np.cos(angle)], 1)
    np.testing.assert_allclose(profile.points_mm, circle * SPHERE_MM, atol=0.02)
    np.testing.assert_allclose(profile.normals, circle, atol=0.003)
    assert profile.arcs_mm[0] == -20.0
    assert profile.ahead_mm == 60.0
    np.testing.assert_allclose(profile.flat(profile.points_mm)[:, 0], np.sin(angle) * SPHERE_MM, atol=0.02)


def test_a_cut_ends_where_the_skin_ends(sheet: Surface) -> None:
    profile = skin_of(sheet).profile(np.array([90.0, 50.0, 0.0]), np.array([1.0, 0.0, 0.0]), 40.0, 40.0)
    assert profile.ahead_mm == pytest.approx(10.0, abs=0.5)
    assert profile.arcs_mm[0] == -40.0


def test_a_cut_ends_at_a_fold() -> None:
    """A sheet that goes up at a right angle, as an ear stands on the head."""
    x = np.concatenate([np.linspace(0.0, 40.0, 41), np.full(20, 40.0)])
    z = np.concatenate([np.zeros(41), np.arange(1.0, 21.0)])
    y = np.linspace(0.0, 30.0, 31)
    vertices = np.stack([np.repeat(x, 31), np.tile(y, 61), np.repeat(z, 31)], 1)
    index = np.arange(61 * 31).reshape(61, 31)
    faces = np.concatenate(
        [
            np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:]], -1).reshape(-1, 3),
            np.stack([index[:-1, :-1], index[1:, 1:], index[:-1, 1:]], -1).reshape(-1, 3),
        ]
    )
    mesh = trimesh.Trimesh(vertices, faces, process=False)
    skin = NeedleSkin(HeadMesh(vertices, faces.astype(np.int32), mesh.vertex_normals.astype(np.float32)))
    profile = skin.profile(np.array([20.0, 15.0, 0.0]), np.array([1.0, 0.0, 0.0]), 15.0, 35.0)
    assert 15.0 < profile.ahead_mm < 20.5


def test_nothing_is_cut_where_there_is_no_skin(sheet: Surface) -> None:
    skin = skin_of(sheet)
    with pytest.raises(MeshError, match="no skin"):
        skin.profile(np.array([50.0, 50.0, 300.0]), np.array([1.0, 0.0, 0.0]), 10.0, 10.0)
    with pytest.raises(MeshError, match="direction"):
        skin.profile(np.array([50.0, 50.0, 0.0]), np.array([0.0, 0.0, 1.0]), 10.0, 10.0)


def test_the_normal_hardly_depends_on_the_resolution(adult: Head) -> None:
    """Within 1 degree on the full, the middle and the light mesh, all over the scalp."""
    rng = np.random.default_rng(2)
    full = adult.levels[0]
    high = np.flatnonzero(full.vertices_mm[:, 2] > 60.0)
    surfaces = [Surface(level) for level in adult.levels]
    skins = [NeedleSkin(level) for level in adult.levels]
    for vertex in rng.choice(high, 60, replace=False):
        place, toward = full.vertices_mm[vertex], full.normals[vertex].astype(float)
        normals = [
            skin.normal(surface.closest(place[None])[0][0], toward)
            for skin, surface in zip(skins, surfaces, strict=True)
        ]
        assert turned_deg(normals[0], normals[1]) < 1.0
        assert turned_deg(normals[0], normals[2]) < 1.0
