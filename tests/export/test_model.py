"""The model of a head with what lies on it: named meshes in mm."""

from __future__ import annotations

import numpy as np
import pytest
from pyvista import MultiBlock
from scipy.spatial import cKDTree

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.export.model import model
from viewer.geometry.head import Head, Points
from viewer.geometry.surface import Surface


def line_of(placed) -> tuple[Points, Points]:
    return tuple(np.concatenate([getattr(each, what) for each in placed.lines]) for what in ("points_mm", "normals"))


def test_everything_on_the_head_is_a_mesh_with_its_name(
    whole: MultiBlock, shipped_atlas: Atlas, catalog: Catalog
) -> None:
    names = {f"{placed.zone} {placed.side}" for placed in shipped_atlas.zones}
    rings = {f"{placed.zone} {placed.side}" for placed in shipped_atlas.zones if placed.form.kind == "ring"}
    assert set(whole["zones"].keys()) == names
    assert rings
    assert set(whole["edges"].keys()) == names - rings  # an open ring is nothing but its own edge
    assert set(whole["sites"].keys()) == set(shipped_atlas.sites_mm)
    assert whole["points"].n_blocks == len(shipped_atlas.points)
    zone = whole["zones"]["jiao.motor left"]
    assert list(zone.field_data["name"]) == [catalog.zones[ZoneId("jiao.motor")].name.en]
    assert zone.user_dict["han"] == "运动区"
    assert "advice" in whole.user_dict["about"]


def test_doubt_and_mere_records_are_said(whole: MultiBlock, catalog: Catalog) -> None:
    records = {zone.user_dict["id"] for zone in whole["zones"] if zone.user_dict["is_record"]}
    assert records == {zone.id for zone in catalog.zones.values() if zone.is_record}
    doubted = {point.user_dict["is_uncertain"] for point in whole["points"]}
    assert doubted == {True, False}


def test_meshes_lie_where_the_atlas_says(whole: MultiBlock, shipped_atlas: Atlas) -> None:
    for placed in shipped_atlas.zones:
        points = whole["zones"][f"{placed.zone} {placed.side}"].points
        line, _ = line_of(placed)
        half_mm = placed.form.half_mm or 5.0  # without a width of its own, that of the drawn band
        # Every place of the line has its strip right above it, on the layer that shows it; a ring is open there, and
        # a figure goes on below what others have on its way.
        if placed.form.kind == "ring":
            assert cKDTree(points).query(line)[0].max() < half_mm
        elif placed.form.kind != "figure":
            assert cKDTree(points).query(line)[0].max() < 4.5
        assert cKDTree(line).query(points)[0].max() < np.hypot(half_mm, 4.5) + 1.5
    assert np.allclose(whole["sites"]["Cz"].points[0], shipped_atlas.sites_mm["Cz"])


def test_strips_lie_above_the_skin_and_face_outward(
    whole: MultiBlock, shipped_head: Head, shipped_atlas: Atlas
) -> None:
    skin = Surface(shipped_head.levels[0])
    for placed in shipped_atlas.zones[::7]:
        part = whole["zones"][f"{placed.zone} {placed.side}"]
        places, normals, _ = skin.closest(np.asarray(part.points, np.float64))
        heights = np.einsum("nc,nc->n", part.points - places, normals)
        assert np.median(heights) > 0.0
        corners = part.points[part.regular_faces]
        outward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        outward /= np.linalg.norm(outward, axis=1)[:, None]
        assert (np.einsum("nc,nc->n", outward, skin.closest(corners.mean(axis=1))[1]) > 0.5).mean() > 0.99


def test_parts_share_a_zone_among_them(whole: MultiBlock, catalog: Catalog) -> None:
    faces = [
        whole["parts"][f"jiao.motor left, {part.id}"].n_cells for part in catalog.zones[ZoneId("jiao.motor")].parts
    ]
    assert len(faces) == 3
    assert sum(faces) == whole["zones"]["jiao.motor left"].n_cells
    assert min(faces) > 20


def test_colours_are_those_of_the_group_and_the_skin_has_many(whole: MultiBlock, catalog: Catalog) -> None:
    group = catalog.groups[catalog.zones[ZoneId("jiao.motor")].group]
    for kind, colour in (("zones", group.fill), ("edges", group.edge)):
        mesh = whole[kind]["jiao.motor left"]
        assert list(mesh.field_data["colour"]) == [colour]
        assert np.unique(mesh["colours"], axis=0).tolist() == [list(bytes.fromhex(colour[1:]))]
    assert len(np.unique(whole["skin"]["colours"], axis=0)) > 500


def test_fewer_zones_one_side_and_less_detail(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> None:
    zones = (ZoneId("jiao.motor"), ZoneId("who.ms5"))
    sizes = []
    for detail in ("full", "medium", "light"):
        made = model(shipped_head, catalog, shipped_atlas, zones, "right", detail=detail)  # type: ignore[arg-type]
        sizes.append(made["skin"].n_points)
        assert made["zones"].keys() == ["jiao.motor right", "who.ms5 midline"]
        assert {point.user_dict["side"] for point in made["points"]} == {"right", "midline"}
    assert sizes[0] > 2 * sizes[1] > 4 * sizes[2]


def test_a_head_without_zones_is_a_head(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> None:
    bare = model(shipped_head, catalog, shipped_atlas, ())
    assert [bare[kind].n_blocks for kind in ("zones", "edges", "parts")] == [0, 0, 0]


@pytest.mark.parametrize("kind", ["zones", "edges", "parts"])
def test_no_triangle_is_empty(whole: MultiBlock, kind: str) -> None:
    for mesh in whole[kind]:
        corners = mesh.points[mesh.regular_faces].astype(float)
        areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
        assert len(areas)
        assert areas.min() > 0.0
