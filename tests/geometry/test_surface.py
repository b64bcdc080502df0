import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.errors import MeshError
from viewer.geometry.curve import Plane
from viewer.geometry.head import HeadMesh
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.surface import Surface, closest_weights

SPHERE_MM = 80.0
FLAT_MM = 0.02
"""How far the triangles lie under the sphere at most."""

DIRECTIONS = st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)).filter(
    lambda d: 0.1 < np.linalg.norm(d) <= 1.0
)


def unit(direction: tuple[float, float, float]) -> np.ndarray:
    return np.array(direction) / np.linalg.norm(direction)


@given(DIRECTIONS, st.floats(79.0, 100.0))
def test_the_nearest_place_on_a_sphere_lies_on_the_same_ray(
    sphere: Surface, direction: tuple[float, float, float], radius: float
) -> None:
    place, normal, face = sphere.closest(radius * unit(direction)[None])
    assert np.linalg.norm(place[0] - SPHERE_MM * unit(direction)) < 0.2
    assert normal[0] @ unit(direction) > 0.9999
    assert np.linalg.norm(normal[0]) == pytest.approx(1.0)
    corners = sphere.vertices_mm[sphere.faces[face]]
    weights = closest_weights(place, corners)
    assert np.einsum("nc,ncx->nx", weights, corners)[0] == pytest.approx(place[0], abs=1e-9)


def test_the_nearest_place_is_the_best_of_all_triangles(measured_adult: MeasuredHead) -> None:
    surface = measured_adult.surface
    points = surface.vertices_mm[::9001] + np.array([1.3, -0.7, 0.4])
    places, _, _ = surface.closest(points)
    for point, place in zip(points, places, strict=True):
        corners = surface.vertices_mm[surface.faces]
        weights = closest_weights(np.broadcast_to(point, (len(corners), 3)), corners)
        everywhere = np.linalg.norm(np.einsum("nc,ncx->nx", weights, corners) - point, axis=1)
        assert np.linalg.norm(place - point) == pytest.approx(everywhere.min(), abs=1e-9)


@given(DIRECTIONS)
def test_a_ray_from_the_middle_leaves_the_sphere_at_its_radius(
    sphere: Surface, direction: tuple[float, float, float]
) -> None:
    place = sphere.first_exit(np.zeros(3), np.array(direction))
    assert np.linalg.norm(place) == pytest.approx(SPHERE_MM, abs=FLAT_MM)
    assert place / np.linalg.norm(place) == pytest.approx(unit(direction), abs=1e-9)


def test_a_ray_through_a_corner_is_not_lost(sphere: Surface) -> None:
    for corner in sphere.vertices_mm[::4000]:
        assert sphere.first_exit(np.zeros(3), corner) == pytest.approx(corner, abs=1e-6)


def test_the_first_of_two_exits_counts(sphere: Surface) -> None:
    outer = HeadMesh(
        np.vstack([sphere.vertices_mm, 1.5 * sphere.vertices_mm]),
        np.vstack([sphere.faces, sphere.faces + len(sphere.vertices_mm)]),
        np.vstack([sphere.vertex_normals] * 2).astype(np.float32),
    )
    place = Surface(outer).first_exit(np.zeros(3), np.array([1.0, 2.0, 3.0]))
    assert np.linalg.norm(place) == pytest.approx(SPHERE_MM, abs=FLAT_MM)


def test_a_ray_into_the_open_is_an_error(sheet: Surface) -> None:
    with pytest.raises(MeshError, match="meets no skin"):
        sheet.first_exit(np.array([50.0, 50.0, 1.0]), np.array([0.0, 0.0, 1.0]))


@given(DIRECTIONS, st.floats(-60.0, 60.0))
def test_a_section_of_a_sphere_is_a_circle(sphere: Surface, normal: tuple[float, float, float], height: float) -> None:
    plane = Plane(height * unit(normal), unit(normal))
    (circle,) = sphere.section(plane)
    assert circle.length_mm == pytest.approx(2 * np.pi * np.sqrt(SPHERE_MM**2 - height**2), rel=2e-4)
    assert np.abs(plane.heights_mm(circle.points_mm)).max() < 1e-9
    assert circle.start_mm == pytest.approx(circle.end_mm)


def test_a_section_through_corners_is_whole(sphere: Surface) -> None:
    # The equator of this sphere runs along edges: no corner may be counted twice or lost.
    (circle,) = sphere.section(Plane(np.zeros(3), np.array([1.0, 0.0, 0.0])))
    assert circle.length_mm == pytest.approx(2 * np.pi * SPHERE_MM, rel=2e-4)


def test_a_section_of_an_open_sheet_is_open(sheet: Surface) -> None:
    (line,) = sheet.section(Plane(np.array([30.3, 0.0, 0.0]), np.array([1.0, 0.0, 0.0])))
    assert line.length_mm == pytest.approx(100.0)
    assert np.linalg.norm(line.start_mm - line.end_mm) == pytest.approx(100.0)


def test_a_section_beside_the_mesh_is_empty(sheet: Surface) -> None:
    assert sheet.section(Plane(np.array([0.0, 0.0, 5.0]), np.array([0.0, 0.0, 1.0]))) == ()


def test_each_side_of_a_triangle_knows_what_is_across(sphere: Surface, sheet: Surface) -> None:
    across, side = sphere.half_edges
    faces, sides = np.nonzero(across >= 0)
    assert len(faces) == across.size
    begin, end = sphere.faces[faces, sides], sphere.faces[faces, (sides + 1) % 3]
    other, other_side = across[faces, sides], side[faces, sides]
    assert np.array_equal(sphere.faces[other, other_side], end)
    assert np.array_equal(sphere.faces[other, (other_side + 1) % 3], begin)
    assert (sheet.half_edges[0] < 0).sum() == 4 * 40
