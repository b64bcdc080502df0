"""The nearest place on a skin is found on triangles of any size, and where very many meet."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from viewer.geometry.head import HeadMesh, Points
from viewer.geometry.large_faces import points_on_large
from viewer.geometry.surface import Surface, closest_weights


def surface_of(vertices: Points, faces: np.ndarray) -> Surface:
    return Surface(HeadMesh(vertices, faces.astype(np.int32), np.tile(np.float32([0, 0, 1]), (len(vertices), 1))))


def distance_to_any(surface: Surface, point: Points) -> float:
    corners = surface.vertices_mm[surface.faces]
    weights = closest_weights(point[None], corners)
    return float(np.linalg.norm(np.einsum("nc,ncx->nx", weights, corners) - point, axis=1).min())


def half_fine() -> Surface:
    """A ball whose front is cut 256 times finer than its back, with a crack between."""
    fine = trimesh.creation.icosphere(subdivisions=5, radius=80.0)
    coarse = trimesh.creation.icosphere(subdivisions=1, radius=80.0)
    front = fine.faces[fine.triangles_center[:, 1] > 0.0]
    back = coarse.faces[coarse.triangles_center[:, 1] <= 0.0] + len(fine.vertices)
    return surface_of(np.vstack([fine.vertices, coarse.vertices]), np.vstack([front, back]))


def hub() -> Surface:
    """A disc of 500 triangles round one corner, on a tube of small ones."""
    angle = np.linspace(0.0, 2 * np.pi, 500, endpoint=False)
    ring = np.column_stack([60.0 * np.cos(angle), 60.0 * np.sin(angle)])
    rings = [np.column_stack([ring, np.full(500, z)]) for z in np.arange(0.0, 8.0, 0.75)]
    vertices = np.vstack([*rings, [[0.0, 0.0, 0.0]]])
    one, after = np.arange(500), (np.arange(500) + 1) % 500
    faces = [np.column_stack([one, after, np.full(500, len(vertices) - 1)])]
    for row in range(len(rings) - 1):
        low, high = 500 * row, 500 * (row + 1)
        faces += [
            np.column_stack([low + one, low + after, high + one]),
            np.column_stack([low + after, high + after, high + one]),
        ]
    return surface_of(vertices, np.vstack(faces))


@pytest.mark.parametrize("make", [half_fine, hub])
def test_the_nearest_place_is_the_nearest_of_all_triangles(make: object) -> None:
    surface = make()  # type: ignore[operator]
    chance = np.random.default_rng(3)
    owners = chance.integers(0, len(surface.faces), 150)
    owners[:75] = np.flatnonzero(np.ptp(surface.vertices_mm[surface.faces], axis=1).max(axis=1) > 20.0)[
        chance.integers(0, 40, 75)
    ]
    weights = chance.dirichlet([1.0, 1.0, 1.0], len(owners))
    points = np.einsum("nc,ncx->nx", weights, surface.vertices_mm[surface.faces[owners]])
    points += chance.normal(0.0, 0.5, points.shape)
    places, _, faces = surface.closest(points)
    for point, place, face in zip(points, places, faces, strict=True):
        assert np.linalg.norm(place - point) == pytest.approx(distance_to_any(surface, point), abs=1e-9)
        corners = surface.vertices_mm[surface.faces[face]]
        assert np.linalg.norm(closest_weights(place, corners) @ corners - place) < 1e-9


def test_a_mesh_of_even_triangles_has_no_large_ones() -> None:
    ball = trimesh.creation.icosphere(subdivisions=3, radius=80.0)
    points, owners = points_on_large(np.asarray(ball.vertices), ball.faces.astype(np.int32))
    assert len(points) == len(owners) == 0


def test_points_lie_on_the_triangle_they_belong_to() -> None:
    surface = half_fine()
    points, owners = points_on_large(surface.vertices_mm, surface.faces)
    assert len(points) > 100
    corners = surface.vertices_mm[surface.faces[owners]]
    weights = closest_weights(points, corners)
    assert np.abs(np.einsum("nc,ncx->nx", weights, corners) - points).max() < 1e-9
