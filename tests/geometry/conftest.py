"""Surfaces whose measures are known by formula, and the shipped head."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import trimesh

from viewer.data.head_file import load_head
from viewer.geometry.head import Faces, Head, HeadMesh, Landmark, Points
from viewer.geometry.measured_head import MeasuredHead, measure_head
from viewer.geometry.surface import Surface

SPHERE_MM = 80.0
CYLINDER_MM = 50.0
ELLIPSOID_MM = (77.0, 99.0, 131.0)


def surface_of(vertices: Points, faces: Faces, normals: Points) -> Surface:
    mesh = HeadMesh(
        np.ascontiguousarray(vertices, dtype=np.float64), faces.astype(np.int32), normals.astype(np.float32)
    )
    return Surface(mesh)


@pytest.fixture(scope="session")
def sphere() -> Surface:
    """Radius 80 mm, 41 000 corners, chords up to 0.003 mm under the sphere."""
    ball = trimesh.creation.icosphere(subdivisions=6, radius=SPHERE_MM)
    return surface_of(ball.vertices, ball.faces, ball.vertices / SPHERE_MM)


@pytest.fixture(scope="session")
def cylinder() -> Surface:
    """Open tube round the z axis, radius 50 mm, z from 0 to 100."""
    around, up = 720, 51
    angle = np.linspace(0.0, 2 * np.pi, around, endpoint=False)
    height = np.linspace(0.0, 100.0, up)
    a, z = np.meshgrid(angle, height)
    vertices = np.column_stack([CYLINDER_MM * np.cos(a).ravel(), CYLINDER_MM * np.sin(a).ravel(), z.ravel()])
    faces = _grid_faces(around, up, is_closed=True)
    return surface_of(vertices, faces, vertices * [1 / CYLINDER_MM, 1 / CYLINDER_MM, 0.0])


@pytest.fixture(scope="session")
def sheet() -> Surface:
    """Flat square in z = 0, x and y from 0 to 100."""
    x, y = np.meshgrid(np.linspace(0.0, 100.0, 41), np.linspace(0.0, 100.0, 41))
    vertices = np.column_stack([x.ravel(), y.ravel(), np.zeros(x.size)])
    return surface_of(vertices, _grid_faces(41, 41, is_closed=False), np.tile([0.0, 0.0, 1.0], (x.size, 1)))


@pytest.fixture(scope="session")
def egg() -> Head:
    """An ellipsoid with the four landmarks a head must give; exactly symmetric."""
    ball = trimesh.creation.icosphere(subdivisions=6)
    size = np.array(ELLIPSOID_MM)
    vertices = ball.vertices * size
    normals = ball.vertices / size
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    mesh = HeadMesh(vertices, ball.faces.astype(np.int32), normals.astype(np.float32))
    marks = {
        name: Landmark(name, position, "", "")
        for name, position in {
            "nasion": _on_egg(0.0, 1.0, 0.26),
            "inion": _on_egg(0.0, -1.0, 0.06),
            "rpa": _on_egg(1.0, 0.0, 0.0),
            "lpa": _on_egg(-1.0, 0.0, 0.0),
        }.items()
    }
    return Head("egg", "Egg", "", "", (mesh,), marks, "egg")


@pytest.fixture(scope="session")
def measured_egg(egg: Head) -> MeasuredHead:
    return measure_head(egg)


@pytest.fixture(scope="session")
def adult() -> Head:
    return load_head(Path(__file__).parents[2] / "assets" / "meshes" / "adult-man")


@pytest.fixture(scope="session")
def measured_adult(adult: Head) -> MeasuredHead:
    return measure_head(adult)


def _on_egg(x: float, y: float, z: float) -> tuple[float, float, float]:
    direction = np.array([x, y, z])
    place = direction / np.sqrt(((direction / np.array(ELLIPSOID_MM)) ** 2).sum())
    return (float(place[0]), float(place[1]), float(place[2]))


def _grid_faces(columns: int, rows: int, *, is_closed: bool) -> Faces:
    faces = []
    for row in range(rows - 1):
        for column in range(columns if is_closed else columns - 1):
            after = (column + 1) % columns
            a, b = row * columns + column, row * columns + after
            faces += [(a, b, b + columns), (a, b + columns, a + columns)]
    return np.array(faces, dtype=np.int32)
