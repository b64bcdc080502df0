"""What the compact form stores once, the right half, comes back on both sides."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from viewer.data.mesh_file import LASH_STEPS_PER_MM, MASKS, TRANSFER, read_mesh

GRID = np.array([-100.0, -100.0, -100.0, 0.005])
CORNERS_MM = np.array([[0.0, 50.0, 0.0], [0.0, 0.0, 60.0], [0.0, -50.0, 0.0], [70.0, 0.0, 0.0]])


def deltas(values: np.ndarray) -> np.ndarray:
    return np.diff(values, axis=0, prepend=np.zeros((1, values.shape[1]), values.dtype))


def write_half(path: Path, transfer: np.ndarray, lash_mm: np.ndarray) -> None:
    faces = np.array([[0, 3, 1], [1, 3, 2], [2, 3, 0]])
    first = np.diff(faces[:, :1], axis=0, prepend=0)
    np.savez_compressed(
        path,
        grid=GRID,
        level0_vertices=deltas(np.round((CORNERS_MM - GRID[:3]) / GRID[3]).astype(np.uint16)),
        level0_faces=np.hstack([first, faces[:, 1:] - faces[:, :1]]).astype(np.int32),
        level0_normals=deltas(np.zeros((4, 2), np.int16)),
        level0_masks=deltas(np.tile(np.arange(len(MASKS), dtype=np.uint8) * 30, (4, 1))),
        level0_transfer=deltas(transfer),
        lashes=np.round(lash_mm * LASH_STEPS_PER_MM).astype(np.int16),
    )


def test_light_is_mirrored_with_the_skin(tmp_path: Path) -> None:
    right = np.arange(4 * len(TRANSFER), dtype=np.uint8).reshape(4, -1) + 100
    write_half(tmp_path / "head.npz", right, np.array([[[30.0, 90.0, 10.0], [31.0, 90.0, 10.0], [30.0, 95.0, 8.0]]]))
    stored = read_mesh(tmp_path / "head.npz")
    (mesh,) = stored.levels
    assert mesh.transfer is not None
    assert np.array_equal(mesh.transfer[:4], right)
    sideways = {"t1x", "xy", "xz", "d1x"}
    for column, name in enumerate(TRANSFER):
        was, now = int(right[3, column]), int(mesh.transfer[4, column])
        assert now == ((256 - was) % 256 if name in sideways else was), name
    assert mesh.masks is not None
    assert np.allclose(mesh.masks.occlusion, mesh.transfer[:, 0] / 255.0)
    assert np.allclose(mesh.masks.thin, 180 / 255.0)


def test_lashes_are_on_both_lids_and_face_outwards(tmp_path: Path) -> None:
    lash = np.array([[[30.0, 90.0, 10.0], [31.0, 90.0, 10.0], [30.0, 95.0, 8.0]]])
    write_half(tmp_path / "head.npz", np.full((4, len(TRANSFER)), 128, np.uint8), lash)
    lashes = read_mesh(tmp_path / "head.npz").lashes_mm
    assert lashes is not None
    assert lashes.shape == (2, 3, 3)
    normals = np.cross(lashes[:, 1] - lashes[:, 0], lashes[:, 2] - lashes[:, 0])
    assert np.allclose(normals[1], normals[0] * [-1.0, 1.0, 1.0])
