from dataclasses import replace

import numpy as np
import pytest

from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder
from viewer.errors import MeshError
from viewer.geometry.head import Head
from viewer.geometry.landmarks import Measures
from viewer.geometry.measured_head import MeasuredHead, measure_head


def test_the_cun_of_an_adult_man(measured_adult: MeasuredHead) -> None:
    """Found on five heads: 28.2 to 28.9 along, 20 on the forehead, 14.3 to 14.8 sideways."""
    cun = measured_adult.cun
    assert 28.0 <= cun.sagittal_mm <= 29.0
    assert cun.forehead_mm == pytest.approx(20.0, abs=0.01)
    assert 14.0 <= cun.lateral_mm <= 14.9
    assert cun.occipital_mm == pytest.approx(21.2, abs=0.1)


@pytest.mark.parametrize(
    ("name", "forehead_mm", "occipital_mm"),
    [("adult-man", 60, 21.2), ("adult-woman", 55, 19.4), ("child-8", 52, 18.6), ("infant", 46, 16.9)],
)
def test_hairline_and_occipital_cun_are_the_heads_own(name: str, forehead_mm: float, occipital_mm: float) -> None:
    """Hair 55 mm above the glabella is not measured from 60; a ninth of the level tape between the mastoids."""
    measured = measure_head(load_head(assets_folder() / "meshes" / name))
    curve = measured.midline.curve
    hairline, glabella = (curve.locate(measured.place(each))[0] for each in ("hairline", "glabella"))
    assert hairline - glabella == pytest.approx(forehead_mm, abs=0.3)
    assert measured.cun.occipital_mm == pytest.approx(occipital_mm, abs=0.1)
    assert measured.hair_edge is not None
    assert measured.hair_edge.locate(measured.place("hairline"))[1] < 0.1


def test_without_an_edge_of_hair_or_mastoids_measures_stand_in(adult: Head) -> None:
    marks = {name: mark for name, mark in adult.landmarks.items() if not name.startswith("mastoid")}
    bare = measure_head(replace(adult, hairline=None, landmarks=marks), Measures(hairline_mm=57.0))
    assert bare.cun.occipital_mm == 18.0
    assert 3.0 * bare.cun.forehead_mm == pytest.approx(57.0, abs=0.01)


def test_a_hairline_that_a_head_gives_is_taken_as_it_is(adult: Head) -> None:
    mark = adult.landmarks["vertex"]
    given = replace(adult, landmarks={**adult.landmarks, "hairline": replace(mark, name="hairline")})
    assert measure_head(given).place("hairline") == pytest.approx(np.array(mark.position_mm))


def test_the_shipped_head_is_life_size(measured_adult: MeasuredHead) -> None:
    """353 +/- 13 mm from nasion to inion in men."""
    assert 340.0 <= measured_adult.midline.inion_arc_mm <= 366.0
    assert measured_adult.size_ratio == pytest.approx(1.0, abs=0.04)


def test_the_lateral_cun_leads_to_the_line_of_the_pupil(measured_adult: MeasuredHead) -> None:
    cun = measured_adult.cun
    tape = measured_adult.midline.sideways(measured_adult.surface, cun.hairline_arc_mm, 1, 2.25 * cun.lateral_mm)
    assert tape.end_mm[0] == pytest.approx(measured_adult.place("pupil_right")[0], abs=0.01)


def test_gv20_by_the_ears_lies_far_in_front_of_gv20_by_cun(adult: Head, measured_adult: MeasuredHead) -> None:
    """37 to 44 mm apart on every head tried."""
    by_ears = measure_head(adult, Measures(is_vertex_by_ears=True)).cun
    apart = measured_adult.cun.arc_mm(5.0) - by_ears.arc_mm(5.0)
    assert 30.0 <= apart <= 48.0
    assert by_ears.arc_mm(9.5) == pytest.approx(measured_adult.cun.arc_mm(9.5))


def test_a_hairline_behind_the_occiput_is_refused(adult: Head) -> None:
    with pytest.raises(MeshError, match="do not follow each other"):
        measure_head(replace(adult, hairline=None), Measures(hairline_mm=400.0))


def test_coarser_meshes_measure_the_same(adult: Head, measured_adult: MeasuredHead) -> None:
    for level in adult.levels[1:]:
        coarse = measure_head(replace(adult, levels=(level,)))
        assert coarse.midline.inion_arc_mm == pytest.approx(measured_adult.midline.inion_arc_mm, abs=0.3)
        assert coarse.cun.lateral_mm == pytest.approx(measured_adult.cun.lateral_mm, abs=0.05)
        for name in ("te20_right", "parietal_tubercle_left", "hairline"):
            assert np.linalg.norm(coarse.place(name) - measured_adult.place(name)) < 0.3, name
