"""The grid, the reference curves and the acupuncture points of an atlas."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.brain_places import BrainPlaces
from viewer.atlas.references import electrode_sites, reference_curves
from viewer.atlas.resolve import resolve
from viewer.domain.catalog import Catalog
from viewer.geometry.curve import Curve
from viewer.geometry.head import Head, HeadMesh
from viewer.geometry.measured_head import MeasuredHead, measure_head
from viewer.geometry.surface import Surface
from viewer.geometry.ten_ten import ten_ten_sites

LINE = {"op": "tape", "id": "line", "through": ["nasion", "glabella"]}
POINTS = [
    {"op": "scalp_point", "id": "top", "s_cun": 5.0, "is_point": True},
    {"op": "scalp_point", "id": "beside", "s_cun": 0.5, "l_cun": 2.25, "is_point": True},
    {"op": "scalp_point", "id": "no-point", "s_cun": 1.0},
]


@pytest.fixture(scope="module")
def measured(adult: Head) -> MeasuredHead:
    return measure_head(adult)


def test_an_atlas_has_the_grid_and_the_cun_of_its_head(atlas: Atlas, measured: MeasuredHead) -> None:
    expected = ten_ten_sites(measured)
    assert list(atlas.sites_mm) == list(expected)
    assert all(np.array_equal(atlas.sites_mm[name], place) for name, place in expected.items())
    assert atlas.cun_mm == {
        "sagittal": measured.cun.sagittal_mm,
        "forehead": measured.cun.forehead_mm,
        "lateral": measured.cun.lateral_mm,
        "occipital": measured.cun.occipital_mm,
    }


def test_the_midline_runs_from_the_nose_down_the_nape(atlas: Atlas, measured: MeasuredHead) -> None:
    line = Curve.of(atlas.curves_mm["midline"])
    assert line.start_mm == pytest.approx(measured.place("nasion"), abs=0.5)
    assert [round(line.locate(measured.place(name))[1]) for name in ("vertex", "inion")] == [0, 0]
    assert line.length_mm > measured.midline.inion_arc_mm + 60.0
    assert line.end_mm[2] < measured.place("inion")[2] - 50.0


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_eyebrow_occiput_line_is_that_of_the_rules_but_for_the_ear(
    atlas: Atlas, measured: MeasuredHead, side: str
) -> None:
    line = Curve.of(atlas.curves_mm[f"eyebrow_occiput_{side}"])
    assert line.start_mm == pytest.approx(measured.place(f"brow_{side}"), abs=0.5)
    assert line.end_mm == pytest.approx(measured.place("inion"), abs=0.5)
    motor = next(zone for zone in atlas.zones if (zone.zone, zone.side) == ("jiao.motor", side))
    by_rule = Curve.of(next(step for step in motor.steps if step.step == "eyebrow-occiput-line").points_mm)
    assert line.locate(motor.lines[0].points_mm[-1])[1] < 0.05
    ear_mm = measured.place("lpa")[1]
    clear = [place for place in line.points_mm if not ear_mm - 37.0 < place[1] < ear_mm + 6.0]
    assert len(clear) > 180
    assert max(by_rule.locate(place)[1] for place in clear) < 0.1
    # It does not climb the ear, as the cut does.
    assert np.abs(by_rule.points_mm[:, 0]).max() > 85.0
    assert np.abs(line.points_mm[:, 0]).max() < 79.5


def test_the_hairline_is_closed_and_passes_the_points_of_the_head(atlas: Atlas, adult: Head) -> None:
    line = atlas.curves_mm["hairline"]
    assert line[0] == pytest.approx(line[-1])
    assert adult.hairline is not None
    curve = Curve.of(line)
    assert max(curve.locate(np.array(point.position_mm))[1] for point in adult.hairline.points) < 1.0
    assert np.linalg.norm(np.diff(line, axis=0), axis=1) == pytest.approx(1.0, abs=0.1)


def test_a_head_without_a_hairline_has_none(measured: MeasuredHead) -> None:
    assert set(reference_curves(measured, None)) == {"midline", "eyebrow_occiput_left", "eyebrow_occiput_right"}


def test_points_are_built_though_no_zone_needs_them(catalog_of: Callable[..., Catalog], adult: Head) -> None:
    atlas = resolve(catalog_of({"zone": [LINE]}, POINTS), adult)
    assert atlas.problems == ()
    assert [(point.point, point.side) for point in atlas.points] == [
        ("test/top", "midline"),
        ("test/beside", "right"),
        ("test/beside", "left"),
    ]
    _, right, left = atlas.points
    assert right.position_mm * [-1, 1, 1] == pytest.approx(left.position_mm, abs=0.05)
    for point in atlas.points:
        assert np.linalg.norm(point.normal) == pytest.approx(1.0)
        assert point.normal @ (point.position_mm - [0.0, 0.0, 30.0]) > 0.0


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"op": "landmark", "id": "lost", "landmark": "nowhere", "is_point": True}, "nothing is called nowhere"),
        ({**LINE, "id": "lost", "is_point": True}, "is marked as a point but makes a curve"),
    ],
)
def test_a_point_that_cannot_be_built_is_a_warning_and_touches_nothing_else(
    catalog_of: Callable[..., Catalog], adult: Head, step: dict[str, object], said: str
) -> None:
    atlas = resolve(catalog_of({"zone": [LINE]}, [step, *POINTS]), adult)
    (problem,) = atlas.problems
    assert (problem.severity, problem.file) == ("warning", "zones/test/steps.toml")
    assert said in problem.message
    assert len(atlas.points) == 3
    assert atlas.zones


def test_a_hole_in_the_skin_costs_the_grid_and_is_told(adult: Head, measured: MeasuredHead) -> None:
    mesh = adult.mesh
    gone = np.linalg.norm(mesh.vertices_mm[mesh.faces].mean(axis=1) - ten_ten_sites(measured)["C3"], axis=1) < 6.0
    torn = Surface(HeadMesh(mesh.vertices_mm, mesh.faces[~gone], mesh.normals))
    sites, (problem,) = electrode_sites(BrainPlaces(None, replace(measured, surface=torn)), "head.toml")
    assert sites == {}
    assert (problem.severity, problem.file) == ("warning", "head.toml")
    assert "gap" in problem.message
