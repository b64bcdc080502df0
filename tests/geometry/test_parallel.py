import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.errors import MeshError
from viewer.geometry.curve import Curve, Plane
from viewer.geometry.geodesic import geodesic
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.parallel import begin_at_plane, end_at_first, moved_aside
from viewer.geometry.surface import Surface

SPHERE_MM = 80.0


@settings(max_examples=15)
@given(st.floats(5.0, 35.0), st.sampled_from([1.0, -1.0]))
def test_beside_a_great_circle_everything_is_at_the_same_angle(sphere: Surface, distance: float, side: float) -> None:
    angle = np.linspace(0.0, np.pi / 2, 126)
    line = Curve.of(SPHERE_MM * np.column_stack([np.cos(angle), np.sin(angle), np.zeros(126)]))
    moved = moved_aside(sphere, line, distance, np.array([0.0, 0.0, side]))
    heights = moved.line.points_mm[:, 2]
    assert heights == pytest.approx(side * SPHERE_MM * np.sin(distance / SPHERE_MM), abs=0.15)
    assert np.linalg.norm(moved.first_mm - [SPHERE_MM * np.cos(distance / SPHERE_MM), 0, heights[0]]) < 0.3
    assert moved.line.length_mm > line.length_mm


def test_the_side_must_be_clear(sphere: Surface) -> None:
    line = geodesic(sphere, np.array([80.0, 0.0, 0.0]), np.array([0.0, 80.0, 0.0]))
    with pytest.raises(MeshError, match="no such side"):
        moved_aside(sphere, line, 10.0, np.array([1.0, 1.0, 0.0]))


def test_the_skin_may_end(sheet: Surface) -> None:
    line = geodesic(sheet, np.array([50.0, 30.0, 0.0]), np.array([50.0, 70.0, 0.0]))
    with pytest.raises(MeshError, match="the skin ends"):
        moved_aside(sheet, line, 60.0, np.array([1.0, 0.0, 0.0]))


def test_cut_at_a_plane_and_at_the_first_of_two_lines(sheet: Surface) -> None:
    line = geodesic(sheet, np.array([50.0, 30.0, 0.0]), np.array([50.0, 60.0, 0.0]))
    moved = moved_aside(sheet, line, 10.0, np.array([1.0, 0.0, 0.0])).line
    limits = [geodesic(sheet, np.array([40.0, y, 0.0]), np.array([80.0, y + 0.1, 0.0])) for y in (66.0, 52.0)]
    cut = end_at_first(begin_at_plane(moved, Plane(np.array([0.0, 25.0, 0.0]), np.array([0.0, 1.0, 0.0]))), limits)
    assert cut.start_mm == pytest.approx([60.0, 25.0, 0.0], abs=1e-6)
    assert cut.end_mm == pytest.approx([60.0, 52.05, 0.0], abs=1e-6)
    with pytest.raises(MeshError, match="meets none"):
        end_at_first(moved, [geodesic(sheet, np.array([70.0, 10.0, 0.0]), np.array([90.0, 10.0, 0.0]))])
    with pytest.raises(MeshError, match="does not reach the midline"):
        begin_at_plane(moved, Plane(np.array([0.0, 99.0, 0.0]), np.array([0.0, 1.0, 0.0])))


def test_on_the_head_the_distance_holds_all_along(measured_adult: MeasuredHead) -> None:
    surface = measured_adult.surface
    line = geodesic(surface, measured_adult.place("vertex"), measured_adult.place("te20_right"))
    moved = moved_aside(surface, line, 15.0, np.array([0.0, -1.0, 0.0]))
    for place in moved.line.between(*(moved.line.locate(p)[0] for p in (moved.first_mm, moved.last_mm))).points_mm[
        5:-5:12
    ]:
        foot = line.point_at(line.locate(place)[0])
        assert geodesic(surface, foot, place).length_mm == pytest.approx(15.0, abs=0.15)
