"""The model, opened by a program that is not ours: trimesh."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import trimesh
from scipy.spatial import cKDTree

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.errors import ExportError
from viewer.export.glb import linear
from viewer.export.mesh import mesh_file, write_mesh
from viewer.geometry.head import Head
from viewer.scene.colour import rgb


def opened(content: bytes) -> trimesh.Scene:
    scene = trimesh.load(io.BytesIO(content), file_type="glb")
    assert isinstance(scene, trimesh.Scene)
    return scene


def in_head_frame(points_m: np.ndarray) -> np.ndarray:
    return np.column_stack([-points_m[:, 0], points_m[:, 2], points_m[:, 1]]) * 1000


@pytest.fixture(scope="module")
def model(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> trimesh.Scene:
    return opened(mesh_file(shipped_head, catalog, shipped_atlas, detail="light"))


def test_every_zone_and_side_is_a_part(model: trimesh.Scene, shipped_atlas: Atlas) -> None:
    names = {f"{placed.zone} {placed.side}" for placed in shipped_atlas.zones}
    assert set(model.geometry) == names | {f"{name}, edge" for name in names} | {"head"}
    assert model.units == "meters"


def test_parts_lie_where_the_atlas_says(model: trimesh.Scene, shipped_atlas: Atlas) -> None:
    for placed in shipped_atlas.zones:
        points = in_head_frame(model.geometry[f"{placed.zone} {placed.side}"].vertices)
        line = np.concatenate([each.points_mm for each in placed.lines])
        # Every place of the line has its strip right above it; the strip is as wide as the drawn band.
        assert cKDTree(points).query(line)[0].max() < 3.5
        assert cKDTree(line).query(points)[0].max() < 6.5


def test_strips_lie_above_the_skin_and_face_outward(model: trimesh.Scene, shipped_atlas: Atlas) -> None:
    for placed in shipped_atlas.zones[::7]:
        part = model.geometry[f"{placed.zone} {placed.side}"]
        line = np.concatenate([each.points_mm for each in placed.lines])
        normals = np.concatenate([each.normals for each in placed.lines])
        points = in_head_frame(part.vertices)
        near = cKDTree(line).query(points)[1]
        heights = np.einsum("nc,nc->n", points - line[near], normals[near])
        assert np.median(heights) > 0.0
        faces = in_head_frame(part.face_normals) / 1000
        middle = cKDTree(line).query(in_head_frame(part.triangles_center))[1]
        assert (np.einsum("nc,nc->n", faces, normals[middle]) > 0.5).mean() > 0.99


def test_the_colour_is_that_of_the_group(model: trimesh.Scene, catalog: Catalog) -> None:
    group = catalog.groups[catalog.zones[ZoneId("jiao.motor")].group]
    for name, colour in (("jiao.motor left", group.fill), ("jiao.motor left, edge", group.edge)):
        factor = model.geometry[name].visual.material.baseColorFactor
        assert np.asarray(factor[:3]) / 255 == pytest.approx(linear(rgb(colour)), abs=0.005)


def test_skin_keeps_the_colours_of_its_vertices(model: trimesh.Scene) -> None:
    colours = model.geometry["head"].visual.vertex_attributes["color"]
    assert len(np.unique(colours, axis=0)) > 1000


def test_left_is_the_patients_left(model: trimesh.Scene) -> None:
    # In glTF the front looks toward +Z, so that the left side lies at +X.
    assert model.geometry["jiao.motor left"].vertices[:, 0].mean() > 0.02
    assert model.geometry["jiao.motor right"].vertices[:, 0].mean() < -0.02


def test_fewer_zones_one_side_and_less_detail(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> None:
    zones = (ZoneId("jiao.motor"), ZoneId("who.ms5"))
    sizes = []
    for detail in ("full", "medium", "light"):
        content = mesh_file(shipped_head, catalog, shipped_atlas, zones, "right", detail=detail)  # type: ignore[arg-type]
        sizes.append(len(content))
        wanted = {"jiao.motor right", "who.ms5 midline"}
        assert set(opened(content).geometry) == wanted | {f"{name}, edge" for name in wanted} | {"head"}
    assert sizes[0] > 2 * sizes[1] > 4 * sizes[2]


def test_a_head_without_zones_is_a_head(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> None:
    assert set(opened(mesh_file(shipped_head, catalog, shipped_atlas, ())).geometry) == {"head"}


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No such file"):
        write_mesh(tmp_path / "no" / "a.glb", b"x")
