"""Heads whose halves mirror each other, and zones carried over from one half to the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.placed import PlacedForm, PlacedLine, PlacedStep, PlacedZone
from viewer.geometry.head import Head, HeadMesh, Points

_FLIP = np.array([-1.0, 1.0, 1.0])
_SAME_MM = 1e-6


def is_mirror_symmetric(head: Head) -> bool:
    """Whether skin and landmarks of a head are their own mirror images, to a millionth of a millimetre.

    Only then is what is built on the right, mirrored, what would be built on the left.
    """
    marks = head.landmarks
    for name, mark in marks.items():
        twin = {"rpa": "lpa", "lpa": "rpa"}.get(name)
        if name.endswith(("_right", "_left")):
            stem, _, side = name.rpartition("_")
            twin = f"{stem}_{'left' if side == 'right' else 'right'}"
        other = marks.get(twin or name)
        if other is None or not np.allclose(np.array(other.position_mm) * _FLIP, mark.position_mm, atol=_SAME_MM):
            return False
    return _is_symmetric(head.mesh)


def mirrored(zone: PlacedZone) -> PlacedZone:
    """Return a zone of the right half as it lies on the left."""
    return PlacedZone(
        zone=zone.zone,
        side="left",
        lines=tuple(PlacedLine(line.points_mm * _FLIP, line.normals * _FLIP) for line in zone.lines),
        length_mm=zone.length_mm,
        parts=zone.parts,
        steps=tuple(PlacedStep(step.step, step.kind, step.points_mm * _FLIP, step.measure_mm) for step in zone.steps),
        form=_mirrored_form(zone.form),
    )


def _mirrored_form(form: PlacedForm) -> PlacedForm:
    return form if form.cross_mm is None else replace(form, cross_mm=form.cross_mm * _FLIP)


def _is_symmetric(mesh: HeadMesh) -> bool:
    vertices, faces = mesh.vertices_mm, mesh.faces.astype(np.int64)
    order, mirror_order = _order(vertices), _order(vertices * _FLIP)
    if not np.allclose(vertices[order], (vertices * _FLIP)[mirror_order], atol=_SAME_MM):
        return False
    # The same corners may be joined another way: then the left is another skin.
    partner = np.empty(len(vertices), np.int64)
    partner[mirror_order] = order
    return bool(np.array_equal(_face_keys(faces, len(vertices)), _face_keys(partner[faces], len(vertices))))


def _order(points: Points) -> NDArray[np.int64]:
    rounded = np.round(points, 6) + 0.0  # no negative zeros: they sort apart from zeros
    order: NDArray[np.int64] = np.lexsort(rounded.T)
    return order


def _face_keys(faces: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """One number for each triangle, whatever its first corner, in order; up to two million vertices fit."""
    low, middle, high = np.sort(faces, axis=1).T
    keys: NDArray[np.int64] = np.sort((low * count + middle) * count + high)
    return keys
