"""Which light reaches each place of a skin, as bytes for the shader, with what it must know of hair there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.head import Head, HeadMesh, Point
from viewer.scene.eyelid import eyelids
from viewer.scene.skin_colour import hair_density
from viewer.scene.studio_light import TRANSFER_ARRAYS

_BEARD = 0.6  # of the density of hair
_LID = 0.4  # of the thinness of an ear
_PAIRS = np.array([(0, 0), (1, 1), (0, 1), (1, 2), (0, 2)])
_WAY, _BEND = 127.0 / 0.7, 127.0 / 0.26
_DARK_MM, _LIT_MM = -235.0, -95.0  # below the ears the bust sinks into the dark
_LEAST = 0.62


def whorl(head: Head) -> tuple[Point, Point]:
    """Return the middle of the scalp, mm, and the unit vector from there to the whorl: behind the vertex."""
    top = float(head.levels[-1].vertices_mm[:, 2].max())
    toward = np.array([0.05, -0.58, 0.82])
    return np.array([0.0, -0.02, 0.28]) * top, toward / np.linalg.norm(toward)


def light_arrays(mesh: HeadMesh) -> dict[str, NDArray[np.uint8]]:
    """Return the arrays of `TRANSFER_ARRAYS`, each of shape (n, 4): the transfer, then hair, brow and thinness.

    A head whose transfer was not baked is open to all sides, but for what its masks say of occlusion.
    """
    transfer = open_transfer(mesh) if mesh.transfer is None else mesh.transfer
    masks, count = mesh.masks, len(transfer)
    rest = np.zeros((count, 3), np.float32)
    if masks is not None:
        grown = np.maximum(hair_density(mesh), _BEARD * masks.beard)
        rest = np.column_stack([grown, masks.brow, np.maximum(masks.thin, _LID * eyelids(mesh))])
    faded = _faded(transfer, mesh.vertices_mm[:, 2])
    held = np.column_stack([faded, np.rint(rest * 255).astype(np.uint8)])
    return {name: np.ascontiguousarray(held[:, 4 * i : 4 * i + 4]) for i, name in enumerate(TRANSFER_ARRAYS)}


def open_transfer(mesh: HeadMesh) -> NDArray[np.uint8]:
    """Return what `HeadMesh.transfer` would be where nothing but the skin itself hides the sky; shape (n, 13)."""
    n = mesh.normals.astype(np.float32)
    open_ = np.ones((len(n), 1), np.float32) if mesh.masks is None else mesh.masks.occlusion[:, None]
    way = n * open_ * (_WAY * 2.0 / 3.0) + 128.0
    bend = np.column_stack([n[:, a] * n[:, b] - (1.0 / 3.0 if a == b else 0.0) for a, b in _PAIRS])
    sky = 255.0 * open_
    held = np.column_stack([sky, way, bend * open_ * (_BEND / 4.0) + 128.0, sky, way])
    packed: NDArray[np.uint8] = np.rint(np.clip(held, 0.0, 255.0)).astype(np.uint8)
    return packed


def _faded(transfer: NDArray[np.uint8], height_mm: NDArray[np.float64]) -> NDArray[np.uint8]:
    share = np.clip((height_mm - _DARK_MM) / (_LIT_MM - _DARK_MM), 0.0, 1.0)
    fade = (_LEAST + (1.0 - _LEAST) * share * share * (3.0 - 2.0 * share)).astype(np.float32)[:, None]
    middle = np.full(transfer.shape[1], 128.0, np.float32)
    middle[[0, 9]] = 0.0
    faded: NDArray[np.uint8] = np.rint(middle + (transfer - middle) * fade).astype(np.uint8)
    return faded
