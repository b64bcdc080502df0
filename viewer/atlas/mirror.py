"""Heads whose halves mirror each other, and zones carried over from one half to the other."""

from __future__ import annotations

import numpy as np

from viewer.atlas.atlas import PlacedLine, PlacedStep, PlacedZone
from viewer.geometry.head import Head, Points

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
    vertices = head.mesh.vertices_mm
    return bool(np.allclose(_in_order(vertices), _in_order(vertices * _FLIP), atol=_SAME_MM))


def mirrored(zone: PlacedZone) -> PlacedZone:
    """Return a zone of the right half as it lies on the left."""
    return PlacedZone(
        zone=zone.zone,
        side="left",
        lines=tuple(PlacedLine(line.points_mm * _FLIP, line.normals * _FLIP) for line in zone.lines),
        length_mm=zone.length_mm,
        parts=zone.parts,
        steps=tuple(PlacedStep(step.step, step.kind, step.points_mm * _FLIP, step.measure_mm) for step in zone.steps),
    )


def _in_order(points: Points) -> Points:
    rounded = np.round(points, 6) + 0.0  # no negative zeros: they sort apart from zeros
    return rounded[np.lexsort(rounded.T)]
