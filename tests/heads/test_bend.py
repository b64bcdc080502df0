"""Bending on a small ball, where the answer is known; the real heads are judged as they are shipped."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from tools.heads.bend import EarGoal, bent, laplacian
from tools.heads.electrodes import ElectrodeTable
from tools.heads.finer import finer
from tools.heads.frame import MAN_SCALE, place_from_man
from tools.heads.skull import Skull


@pytest.fixture(scope="module")
def ball() -> trimesh.Trimesh:
    """Something of about a head's size."""
    mesh = trimesh.creation.icosphere(5, 1.0)
    mesh.apply_scale((76.0, 96.0, 104.0))
    mesh.apply_translation((0.0, 0.0, 22.0))
    return mesh


def test_the_vault_meets_the_electrodes_and_the_ears_their_places(ball: trimesh.Trimesh, table: ElectrodeTable) -> None:
    points, faces = np.asarray(ball.vertices), np.asarray(ball.faces)
    ears = ((np.abs(points[:, 0]) > 60.0) & (np.abs(points[:, 2]) < 30.0) & (np.abs(points[:, 1]) < 14.0)).astype(float)
    skull = Skull(table, MAN_SCALE)
    goal = EarGoal(np.array([88.0, -10.0, 35.0]), np.array([80.0, 2.0, 0.0]), 64.0)
    moved = bent(points, faces, ears, skull, goal, 0.0)
    top = skull.electrodes_mm[skull.electrodes_mm[:, 2] > 70.0]
    nearest = np.linalg.norm(top[:, None] - moved[None], axis=2).argmin(axis=1)
    normals = trimesh.Trimesh(moved, faces, process=False).vertex_normals[nearest]
    assert np.abs(((top - moved[nearest]) * normals).sum(axis=1)).mean() < 0.6
    right = moved[(ears > 0.5) & (points[:, 0] > 0.0)]
    assert np.ptp(right[:, 2]) == pytest.approx(64.0, abs=1.5)
    assert right[:, 2].max() == pytest.approx(35.0, abs=1.5)
    assert np.linalg.norm(moved - skull.ear_point, axis=1).min() < 3.0
    chin = points[:, 2] < -75.0
    assert np.linalg.norm(moved - points, axis=1)[chin].max() < 1.5
    mirrored = moved[np.linalg.norm(points[:, None][:200] * [-1, 1, 1] - points[None], axis=2).argmin(axis=1)]
    assert np.allclose(mirrored * [-1.0, 1.0, 1.0], moved[:200], atol=0.05)


def test_a_laplacian_of_what_is_linear_is_nothing_inside_a_plane() -> None:
    grid = trimesh.creation.box((10.0, 10.0, 0.0)).subdivide().subdivide().subdivide()
    matrix, area = laplacian(np.asarray(grid.vertices), np.asarray(grid.faces))
    assert area.sum() == pytest.approx(grid.area, rel=0.02)
    inside = (np.abs(grid.vertices[:, :2]) < 4.0).all(axis=1)
    assert np.abs((matrix @ grid.vertices[:, 0])[inside]).max() < 1e-6


def test_finer_keeps_old_vertices_first_and_carries_whatever_is_known() -> None:
    mesh = trimesh.creation.icosphere(2, 10.0)
    ends = np.asarray(mesh.vertices)[:, :1] / 10.0
    faces, (points, carried) = finer(np.asarray(mesh.faces), 1, np.asarray(mesh.vertices), ends)
    assert len(faces) == 4 * len(mesh.faces)
    assert np.linalg.norm(points[: len(mesh.vertices)] - mesh.vertices, axis=1).max() < 0.6
    assert np.allclose(carried[:, 0], points[:, 0] / 10.0, atol=1e-9)


def test_places_scale_with_the_skull(table: ElectrodeTable) -> None:
    small = (0.87, 0.915, 0.86)
    inion = Skull(table, small).site("Iz")
    again = place_from_man(tuple(Skull(table, MAN_SCALE).site("Iz").tolist()), small)
    assert np.allclose(inion, again, atol=0.8)
