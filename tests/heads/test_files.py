from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tools.heads.files import STEP_MM, encode_normals, write_mesh, write_toml
from tools.heads.surface import HalfMesh
from viewer.data.mesh_file import MASKS, TRANSFER, decode_normals, read_mesh
from viewer.geometry.head import Hairline, HairlinePoint, Landmark

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
    shades = {name: np.linspace(0.0, 1.0, 4) * (1.0 - 0.1 * place) for place, name in enumerate(MASKS)}
    light = np.arange(4 * len(TRANSFER), dtype=np.uint8).reshape(4, -1)
    curve = np.array([[0.0, 60.0, 50.0], [40.0, 0.0, 30.0], [0.0, -60.0, 0.0], [-40.0, 0.0, 30.0]])
    hairline = Hairline((HairlinePoint("a", (0.0, 60.0, 50.0)),), curve)
    lash = np.array([[[30.0, 90.0, 12.0], [30.2, 90.0, 12.0], [30.1, 93.0, 10.0]]])
    write_mesh(tmp_path / "head.npz", [HalfMesh(vertices, faces, normals, shades, light)], hairline, lash)

    stored = read_mesh(tmp_path / "head.npz")
    (mesh,) = stored.levels
    assert len(mesh.vertices_mm) == 5
    assert len(mesh.faces) == 6
    for row, vertex in enumerate(vertices):
        at = int(np.argmin(np.linalg.norm(mesh.vertices_mm - vertex, axis=1)))
        assert np.abs(mesh.vertices_mm[at] - vertex).max() <= STEP_MM / 2 + 1e-9
        assert mesh.masks is not None
        assert mesh.transfer is not None
        assert np.array_equal(mesh.transfer[at], light[row])
        for name in MASKS:
            assert abs(getattr(mesh.masks, name)[at] - shades[name][row]) < 1 / 255
    left = mesh.vertices_mm[mesh.vertices_mm[:, 0] < 0.0]
    assert np.abs(left - [-71.2345, 1.0, 2.0]).max() <= STEP_MM / 2 + 1e-9
    assert stored.hairline_mm is not None
    assert np.abs(stored.hairline_mm - curve).max() <= STEP_MM / 2 + 1e-9
    assert stored.lashes_mm is not None
    assert np.allclose(stored.lashes_mm[0], lash[0], atol=0.005)


def test_toml_holds_any_sentence(tmp_path: Path) -> None:
    mark = Landmark("nasion", (0.0, 99.5, 24.8), 'Says "deep" \\ ünï', "measured", True)
    hairline = Hairline((HairlinePoint("front", (0.0, 1.0, 2.0)),), np.zeros((1, 3)))
    write_toml(tmp_path / "head.toml", {"id": "x"}, {"build": {"step": 0.8}}, {"nasion": mark}, hairline, "rule")
    read = tomllib.loads((tmp_path / "head.toml").read_text(encoding="utf-8"))
    assert read["landmarks"]["nasion"]["definition"] == 'Says "deep" \\ ünï'
    assert read["landmarks"]["nasion"]["uncertain"] is True
    assert read["hairline"]["points"][0]["position_mm"] == [0.0, 1.0, 2.0]
