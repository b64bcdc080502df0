from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tools.sculpt.files import STEP_MM, encode_normals, write_mesh, write_toml
from tools.sculpt.surface import HalfMesh
from viewer.data.mesh_file import decode_normals, read_mesh
from viewer.geometry.head import Hairline, HairlinePoint, Landmark, SkinMasks

UNIT = st.tuples(*[st.floats(-1.0, 1.0)] * 3).filter(lambda v: sum(c * c for c in v) > 0.01)


@given(st.lists(UNIT, min_size=1, max_size=20))
def test_packed_normals_come_back_within_a_sixth_of_a_degree(vectors: list[tuple[float, float, float]]) -> None:
    normals = np.array(vectors)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    again = decode_normals(encode_normals(normals))
    assert (normals * again).sum(axis=1).min() > np.cos(np.radians(0.15))


def test_a_written_half_comes_back_whole(tmp_path: Path) -> None:
    vertices = np.array([[0.0, 0.0, 80.0], [0.0, 60.0, -70.0], [0.0, -90.0, -60.0], [71.2345, 1.0, 2.0]])
    faces = np.array([[0, 3, 1], [1, 3, 2], [2, 3, 0]], np.int32)
    normals = vertices / np.linalg.norm(vertices, axis=1, keepdims=True)
    shades = [np.linspace(0.0, 1.0, 4, dtype=np.float32) * k for k in (1.0, 0.8, 0.6, 0.4, 0.0, 0.0, 0.0, 0.2)]
    curve = np.array([[0.0, 60.0, 50.0], [40.0, 0.0, 30.0], [0.0, -60.0, 0.0], [-40.0, 0.0, 30.0]])
    hairline = Hairline((HairlinePoint("a", (0.0, 60.0, 50.0)),), curve)
    write_mesh(tmp_path / "head.npz", [HalfMesh(vertices, faces, normals, SkinMasks(*shades))], hairline)

    stored = read_mesh(tmp_path / "head.npz")
    (mesh,), again = stored.levels, stored.hairline_mm
    assert len(mesh.vertices_mm) == 5
    assert len(mesh.faces) == 6
    for vertex, shade in zip(vertices, shades[0], strict=True):
        at = int(np.argmin(np.linalg.norm(mesh.vertices_mm - vertex, axis=1)))
        assert np.abs(mesh.vertices_mm[at] - vertex).max() <= STEP_MM / 2 + 1e-9
        assert mesh.masks is not None
        assert abs(mesh.masks.hair[at] - shade) < 1 / 255
    left = mesh.vertices_mm[mesh.vertices_mm[:, 0] < 0.0]
    assert np.abs(left - [-71.2345, 1.0, 2.0]).max() <= STEP_MM / 2 + 1e-9
    assert again is not None
    assert np.abs(again - curve).max() <= STEP_MM / 2 + 1e-9


def test_toml_holds_any_sentence(tmp_path: Path) -> None:
    mark = Landmark("nasion", (0.0, 99.5, 24.8), 'Says "deep" \\ ünï', "measured", True)
    hairline = Hairline((HairlinePoint("front", (0.0, 1.0, 2.0)),), np.zeros((1, 3)))
    write_toml(tmp_path / "head.toml", {"id": "x"}, {"build": {"step": 0.8}}, {"nasion": mark}, hairline, "rule")
    read = tomllib.loads((tmp_path / "head.toml").read_text(encoding="utf-8"))
    assert read["landmarks"]["nasion"]["definition"] == 'Says "deep" \\ ünï'
    assert read["landmarks"]["nasion"]["uncertain"] is True
    assert read["hairline"]["points"][0]["position_mm"] == [0.0, 1.0, 2.0]
