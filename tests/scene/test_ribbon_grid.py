"""Ribbons lie on the skin, are as wide as asked, and face outward."""

from __future__ import annotations

import numpy as np
import pytest

from tests.scene.conftest import CENTRE, RADIUS, World
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.ribbon_grid import RibbonGrid


@pytest.fixture(scope="module")
def grid(world: World) -> RibbonGrid:
    return RibbonGrid(world.atlas.zones, world.head.mesh)


@pytest.mark.parametrize("half_mm", [2.1, 3.0, 6.5])
def test_every_point_lies_on_the_skin(grid: RibbonGrid, half_mm: float) -> None:
    ribbons = grid.mesh(np.full(len(grid.rows.owner), half_mm))
    heights = np.linalg.norm(ribbons.points_mm - CENTRE, axis=1) - RADIUS
    assert np.abs(heights).max() < 0.06


@pytest.mark.parametrize("half_mm", [2.1, 3.0, 6.5])
def test_ribbons_are_as_wide_as_asked_over_the_skin(grid: RibbonGrid, half_mm: float) -> None:
    ribbons = grid.mesh(np.full(len(grid.rows.owner), half_mm))
    rows = ribbons.points_mm.reshape(-1, grid.columns, 3) - CENTRE
    rows /= np.linalg.norm(rows, axis=2, keepdims=True)
    cosines = np.einsum("nc,nc->n", rows[:, 0], rows[:, -1])
    width = np.arccos(np.clip(cosines, -1, 1)) * RADIUS
    np.testing.assert_allclose(width, 2 * half_mm, atol=0.05)


def test_ends_reach_half_the_width_past_the_line(grid: RibbonGrid, world: World) -> None:
    ribbons = grid.mesh(np.full(len(grid.rows.owner), 4.0))
    along = ribbons.along_mm.reshape(-1, grid.columns)[:, 2]
    middle = ribbons.points_mm.reshape(-1, grid.columns, 3)[:, 2]
    for index, placed in enumerate(world.atlas.zones):
        if len(placed.lines) > 1:
            continue
        mine = grid.rows.owner == index
        assert along[mine].min() == pytest.approx(-4.0)
        assert along[mine].max() == pytest.approx(placed.length_mm + 4.0, abs=1e-3)
        gap = np.linalg.norm(middle[mine][0] - placed.lines[0].points_mm[0])
        assert gap == pytest.approx(4.0, abs=0.02)


def test_faces_look_outward(grid: RibbonGrid) -> None:
    ribbons = grid.mesh(np.full(len(grid.rows.owner), 3.0))
    corners = ribbons.points_mm[grid.faces]
    outward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert (np.einsum("nc,nc->n", outward, ribbons.normals[grid.faces[:, 0]]) > 0).all()


def test_parts_meet_at_their_shares_of_the_length(grid: RibbonGrid, world: World) -> None:
    index = next(i for i, placed in enumerate(world.atlas.zones) if placed.zone == "jiao.long")
    rows = grid.rows
    mine = (rows.owner == index) & (rows.way == 0)
    length = world.atlas.zones[index].length_mm
    for part, (start, end) in enumerate([(0.0, 0.2), (0.2, 0.6), (0.6, 1.0)]):
        along = rows.along_mm[mine & (rows.part == part)]
        np.testing.assert_allclose([along.min(), along.max()], [start * length, end * length], atol=1e-6)
    at_border = np.isclose(rows.along_mm[mine], 0.2 * length)
    np.testing.assert_allclose(rows.cut_mm[mine][at_border], 0.0, atol=1e-9)


def test_the_skins_values_reach_the_ribbons(grid: RibbonGrid, world: World) -> None:
    values = np.zeros((len(world.head.mesh.vertices_mm), 4), np.float32)
    values[:, 0] = world.head.mesh.vertices_mm[:, 2]
    grid.set_colours(values)
    ribbons = grid.mesh(np.full(len(grid.rows.owner), 3.0))
    np.testing.assert_allclose(ribbons.colours[:, 0], ribbons.points_mm[:, 2], atol=1.5)


def test_an_atlas_without_zones_makes_nothing(world: World) -> None:
    assert len(RibbonGrid((), world.head.mesh).mesh(np.empty(0)).points_mm) == 0


def test_points_off_the_skin_come_back_to_it(world: World) -> None:
    points = CENTRE + np.array([[0.0, 0.3, 0.95], [1.0, 0.1, 0.2]]) * (RADIUS + 2.0)
    found, normals = NearestSkin(world.head.mesh).project(points)
    np.testing.assert_allclose(np.linalg.norm(found - CENTRE, axis=1), RADIUS, atol=0.05)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1.0)


def test_lines_that_were_walked_are_not_walked_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    colours = np.random.default_rng(0).uniform(size=(len(world.head.mesh.vertices_mm), 4))
    whole = RibbonGrid(world.atlas.zones, world.head.mesh)
    whole.set_colours(colours)
    first = RibbonGrid(world.atlas.zones, world.head.mesh, frozenset({1}))
    first.set_colours(colours)
    grown = RibbonGrid(world.atlas.zones, world.head.mesh, None, first.walked)
    grown.set_colours(colours)
    width = np.full(len(whole.rows.owner), 3.0)
    for name in ("points_mm", "normals", "colours"):
        np.testing.assert_array_equal(getattr(grown.mesh(width), name), getattr(whole.mesh(width), name))
    monkeypatch.setattr(NearestSkin, "project", None)
    monkeypatch.setattr(NearestSkin, "sample", None)
    again = RibbonGrid(world.atlas.zones, world.head.mesh, None, grown.walked)
    again.set_colours(colours)
    np.testing.assert_array_equal(again.mesh(width).colours, whole.mesh(width).colours)
