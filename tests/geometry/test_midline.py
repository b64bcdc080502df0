import numpy as np
import pytest

from viewer.errors import MeshError
from viewer.geometry.head import HeadMesh
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.midline import find_midline, turning_under_mm
from viewer.geometry.surface import Surface


def test_the_arc_runs_from_the_nasion_over_the_top_past_the_inion(measured_adult: MeasuredHead) -> None:
    midline = measured_adult.midline
    assert midline.curve.start_mm == pytest.approx(measured_adult.place("nasion"), abs=0.05)
    assert midline.curve.point_at(midline.inion_arc_mm) == pytest.approx(measured_adult.place("inion"), abs=0.05)
    arcs = [midline.curve.locate(measured_adult.place(name))[0] for name in ("glabella", "hairline", "vertex", "inion")]
    assert arcs == sorted(arcs)
    # Room below the inion for lines on the nape.
    assert midline.curve.length_mm > midline.inion_arc_mm + 65.0
    assert np.abs(midline.plane.heights_mm(midline.curve.points_mm)).max() < 1e-9


def test_the_arc_of_an_egg_is_its_ellipse(measured_egg: MeasuredHead) -> None:
    midline = measured_egg.midline
    angle = np.linspace(0.0, 2 * np.pi, 200_001)
    ellipse = np.column_stack([99.0 * np.cos(angle), 131.0 * np.sin(angle)])
    nasion, inion = (measured_egg.place(name) for name in ("nasion", "inion"))
    begin, end = (np.argmin(np.hypot(*(ellipse - place[1:]).T)) for place in (nasion, inion))
    length = np.linalg.norm(np.diff(ellipse[begin : end + 1], axis=0), axis=1).sum()
    assert midline.inion_arc_mm == pytest.approx(length, rel=1e-3)


def test_right_is_where_the_right_ear_is(measured_adult: MeasuredHead) -> None:
    assert measured_adult.midline.plane.normal == pytest.approx([1.0, 0.0, 0.0], abs=1e-6)


def test_sideways_is_at_right_angles_above_and_level_below_the_occiput(measured_adult: MeasuredHead) -> None:
    midline = measured_adult.midline
    top = midline.cut_across(120.0)
    ahead = midline.curve.points_at(np.array([118.0, 122.0]))
    assert abs((ahead[1] - ahead[0]) @ top.normal) / 4.0 == pytest.approx(1.0, abs=0.01)
    assert midline.cut_across(midline.level_from_mm).normal == pytest.approx([0.0, 0.0, 1.0])
    assert midline.cut_across(midline.inion_arc_mm).normal == pytest.approx([0.0, 0.0, 1.0])
    assert abs(midline.cut_across(midline.level_from_mm - 1.0).normal[2]) > 0.8


def test_left_and_right_mirror(measured_adult: MeasuredHead) -> None:
    surface = measured_adult.surface
    right, left = (measured_adult.midline.sideways(surface, 100.0, side, 65.0) for side in (1, -1))
    assert left.end_mm * [-1.0, 1.0, 1.0] == pytest.approx(right.end_mm, abs=1e-6)


def test_an_inion_off_the_arc_is_refused(sphere: Surface) -> None:
    ears = np.array([-80.0, 0.0, 0.0]), np.array([80.0, 0.0, 0.0])
    with pytest.raises(MeshError, match="from the inion"):
        find_midline(sphere, np.array([0.0, 80.0, 0.0]), np.array([0.0, -60.0, 0.0]), ears, 10.0)


def test_a_hole_at_the_crown_is_named_as_what_stops_the_arc(measured_adult: MeasuredHead) -> None:
    surface, place = measured_adult.surface, measured_adult.place
    off = np.linalg.norm(surface.vertices_mm - place("vertex"), axis=1)
    left = (off > 25.0)[surface.faces].all(axis=1)
    torn = Surface(HeadMesh(surface.vertices_mm, surface.faces[left], surface.vertex_normals.astype(np.float32)))
    with pytest.raises(MeshError, match="gap between nasion and inion"):
        find_midline(torn, place("nasion"), place("inion"), (place("lpa"), place("rpa")), 10.0)


def test_the_arc_ends_where_a_cropped_neck_turns_under(measured_adult: MeasuredHead) -> None:
    curve = measured_adult.midline.curve
    below = curve.between(measured_adult.midline.inion_arc_mm, curve.length_mm)
    assert turning_under_mm(below) == pytest.approx(below.length_mm, abs=6.0)
    assert curve.end_mm[2] < -100.0


def test_an_open_mesh_ends_the_arc_at_its_border(measured_adult: MeasuredHead) -> None:
    surface = measured_adult.surface
    high = (surface.vertices_mm[:, 2] > -40.0)[surface.faces].all(axis=1)
    cropped = Surface(HeadMesh(surface.vertices_mm, surface.faces[high], surface.vertex_normals.astype(np.float32)))
    whole = measured_adult.midline
    ears = measured_adult.place("lpa"), measured_adult.place("rpa")
    midline = find_midline(cropped, measured_adult.place("nasion"), measured_adult.place("inion"), ears, 10.0)
    assert midline.inion_arc_mm == pytest.approx(whole.inion_arc_mm, abs=1e-6)
    assert midline.curve.end_mm[2] == pytest.approx(-40.0, abs=2.0)
