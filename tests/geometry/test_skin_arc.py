import numpy as np
import pytest

from tests.geometry.conftest import SPHERE_MM
from viewer.errors import MeshError
from viewer.geometry.curve import Plane
from viewer.geometry.head import Point
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.skin_arc import EarBox, arc_over, ear_boxes
from viewer.geometry.surface import Surface

MIDDLE = np.zeros(3)


def on_sphere(x: float, y: float, z: float) -> Point:
    way = np.array([x, y, z])
    return SPHERE_MM * way / np.linalg.norm(way)


@pytest.mark.parametrize("over_deg", [10.0, 90.0, 170.0])
def test_half_a_great_circle_wherever_it_is_told_to_pass(sphere: Surface, over_deg: float) -> None:
    front, rear = on_sphere(0, 1, 0), on_sphere(0, -1, 0)
    over = on_sphere(0, np.cos(np.radians(over_deg)), np.sin(np.radians(over_deg)))
    arc = arc_over(sphere, (front, rear), over, MIDDLE)
    assert arc.length_mm == pytest.approx(np.pi * SPHERE_MM, rel=1e-3)
    assert arc.points_at(np.array([arc.length_mm / 2]))[0] == pytest.approx(on_sphere(0, 0, 1), abs=0.05)
    assert arc.locate(over) == (pytest.approx(over_deg / 180 * arc.length_mm, abs=0.1), pytest.approx(0.0, abs=1e-9))
    assert np.linalg.norm(arc.points_mm, axis=1) == pytest.approx(SPHERE_MM, abs=0.01)


def test_the_long_way_round_if_the_point_lies_there(sphere: Surface) -> None:
    ends = on_sphere(1, 1, 0), on_sphere(-1, 1, 0)
    short = arc_over(sphere, ends, on_sphere(0, 1, 0), MIDDLE)
    long = arc_over(sphere, ends, on_sphere(0, -1, 0), MIDDLE)
    assert (short.length_mm, long.length_mm) == pytest.approx(
        (np.pi / 2 * SPHERE_MM, 3 * np.pi / 2 * SPHERE_MM), rel=1e-3
    )


def test_a_small_circle_seen_from_anywhere_within(sphere: Surface) -> None:
    ends, over = (on_sphere(1, 0, 0.5), on_sphere(-1, 0, 0.5)), on_sphere(0, 1, 0.5)
    lengths = [arc_over(sphere, ends, over, np.array(place)).length_mm for place in ((0, 0, 0), (10.0, 5.0, -30.0))]
    assert lengths == pytest.approx([np.pi * ends[0][0]] * 2, rel=1e-3)


def test_straight_past_a_box_through_nothing_but_the_given_points(sphere: Surface) -> None:
    box = EarBox(np.array([0.0, -20.0, -90.0]), np.array([90.0, 20.0, 90.0]))
    arc = arc_over(sphere, (on_sphere(0, 1, 0), on_sphere(0, -1, 0)), on_sphere(1, 0, 0), MIDDLE, (box,))
    inside = arc.points_mm[box.holds(arc.points_mm)]
    assert inside == pytest.approx(on_sphere(1, 0, 0)[None])
    assert arc.length_mm < np.pi * SPHERE_MM - 0.05


def test_it_keeps_to_the_head_where_a_section_climbs_the_ear(measured_adult: MeasuredHead) -> None:
    surface, apex = measured_adult.surface, measured_adult.place("ear_apex_right")
    level = apex[2] - 12.0
    cut = Plane(np.array([0.0, 0.0, level]), np.array([0.0, 0.0, 1.0]))
    outline = max(surface.section(cut), key=lambda curve: curve.length_mm)
    assert outline.points_mm[:, 0].max() > apex[0] - 3.0
    front, rear = (surface.first_exit(np.array([0.0, 0.0, level]), np.array([0.0, way, 0.0])) for way in (1.0, -1.0))
    over = surface.first_exit(np.array([0.0, 30.0, level]), np.array([1.0, 0.0, 0.0]))
    arc = arc_over(surface, (front, rear), over, np.array([0.0, 0.0, level]), ear_boxes(measured_adult))
    assert arc.points_mm[:, 0].max() < measured_adult.place("te20_right")[0] + 1.0


def test_each_ear_lies_in_its_box(measured_adult: MeasuredHead) -> None:
    boxes = ear_boxes(measured_adult)
    apexes = np.array([measured_adult.place(f"ear_apex_{side}") for side in ("left", "right")])
    assert [box.holds(apexes).tolist() for box in boxes] == [[True, False], [False, True]]


def test_points_on_one_straight_line_or_beside_the_skin_are_refused(sphere: Surface) -> None:
    with pytest.raises(MeshError, match="straight line"):
        arc_over(sphere, (on_sphere(0, 1, 0), on_sphere(0, -1, 0)), MIDDLE, MIDDLE)
    far = np.array([[0.0, 1.0, 300.0], [1.0, 0.0, 300.0], [0.0, -1.0, 300.0]])
    with pytest.raises(MeshError, match="does not meet the skin"):
        arc_over(sphere, (far[0], far[2]), far[1], np.array([0.0, 0.0, 300.0]))


def test_a_hole_in_the_skin_is_refused(cylinder: Surface) -> None:
    # An open tube, cut lengthways: above its rim no line of sight meets anything.
    low, high = np.array([50.0, 0.0, 20.0]), np.array([50.0, 0.0, 80.0])
    with pytest.raises(MeshError, match="gap"):
        arc_over(cylinder, (low, high), np.array([-50.0, 0.0, 50.0]), np.array([0.0, 0.0, 50.0]))
