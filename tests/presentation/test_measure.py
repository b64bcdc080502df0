"""What the tape says: lengths along the skin, in the cun of the place, and straight."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.geometry.head import Head
from viewer.presentation.measure import SkinMeasure
from viewer.state.view_state import Place, ViewState


def place(measure: SkinMeasure, name: str) -> Place:
    found = next(each for each in measure.places if each.name == name)
    x, y, z = (float(value) for value in found.point_mm)
    return (x, y, z)


def test_without_points_it_says_how_to_begin(measure: SkinMeasure) -> None:
    view = measure.view(())
    assert view.legs == ()
    assert "Click a place on the head" in view.lead
    assert view.text == ""


def test_one_point_is_no_leg(measure: SkinMeasure) -> None:
    view = measure.view((place(measure, "GV20"),))
    assert (view.legs, view.lead) == ((), "Click the next place.")
    assert view.places_mm.shape == (1, 3)


def test_a_leg_between_named_points_is_titled_and_counted_in_their_cun(measure: SkinMeasure, atlas: Atlas) -> None:
    view = measure.view((place(measure, "GV20"), place(measure, "GV21")))
    (leg,) = view.legs
    assert leg.title == "GV20 to GV21"
    assert leg.cun == "1.5 cun (sagittal)"
    assert leg.length_mm == pytest.approx(1.5 * atlas.cun_mm["sagittal"], abs=0.1)
    assert leg.skin == f"{leg.length_mm / 10:.1f} cm along the skin"
    assert f"One sagittal cun is {atlas.cun_mm['sagittal']:.1f} mm on this head." in leg.notes
    assert view.sentence == f"{leg.title}: {leg.words}."
    assert view.total == ""


def test_straight_is_never_longer_than_along_the_skin(measure: SkinMeasure) -> None:
    names = ("GV20", "C3", "T7", "O1", "Fz")
    view = measure.view([place(measure, name) for name in names])
    for leg in view.legs:
        assert float(leg.straight.split()[0]) <= float(leg.skin.split()[0])


def test_the_sum_is_of_the_legs_and_straight_from_first_to_last(measure: SkinMeasure) -> None:
    points = [place(measure, name) for name in ("GV24", "GV20", "GV17")]
    view = measure.view(points)
    whole = sum(leg.length_mm for leg in view.legs) / 10
    straight = float(np.linalg.norm(np.array(points[0]) - points[-1])) / 10
    assert view.total == f"{whole:.1f} cm along the skin in 2 legs · {straight:.1f} cm straight from first to last"
    assert view.text.splitlines()[2] == f"Sum: {view.total}"
    assert view.text.endswith("Measured on the model “Adult man, shape 1”.")


def test_a_place_without_a_name_is_told_by_its_number(measure: SkinMeasure, head: Head) -> None:
    somewhere = tuple(float(value) for value in head.mesh.vertices_mm[head.mesh.vertices_mm[:, 2].argmax()])
    view = measure.view((somewhere, place(measure, "C3")))  # type: ignore[arg-type]
    assert view.legs[0].title == "Point 1 to C3"


def test_what_slants_is_given_both_ways_and_said(measure: SkinMeasure) -> None:
    (leg,) = measure.view((place(measure, "Cz"), place(measure, "F3"))).legs
    assert " cun (sagittal) or " in leg.cun
    assert any("slantwise" in note for note in leg.notes)


def test_where_no_source_gives_a_cun_it_says_so(measure: SkinMeasure) -> None:
    (leg,) = measure.view((place(measure, "F7"), place(measure, "P7"))).legs
    assert leg.cun == ""
    assert any("No source gives a cun" in note for note in leg.notes)


def test_the_same_place_twice_is_no_leg(measure: SkinMeasure) -> None:
    view = measure.view((place(measure, "GV20"), place(measure, "GV20"), place(measure, "GV21")))
    assert [leg.title for leg in view.legs] == ["GV20 to GV21"]


def test_zones_can_be_measured_from_their_ends(measure: SkinMeasure, atlas: Atlas) -> None:
    start, end = place(measure, "start of J5, left"), place(measure, "end of J5, left")
    (leg,) = measure.view((start, end)).legs
    zone = next(zone for zone in atlas.zones if zone.zone == "jiao.vertigo-auditory" and zone.side == "left")
    # A straight horizontal band of 4 cm: the tape between its ends is hardly shorter.
    assert leg.length_mm == pytest.approx(zone.length_mm, abs=0.6)
    assert leg.length_mm <= zone.length_mm + 0.01


def test_a_click_near_the_end_of_a_shown_zone_means_that_end(measure: SkinMeasure) -> None:
    end = np.array(place(measure, "end of J5, left"))
    shown, other = ViewState(school="jiao"), ViewState(school="later")  # type: ignore[arg-type]
    assert measure.zone_end_near(end + np.array([0.0, 1.0, 0.0]), 2.0, shown) == pytest.approx(end)
    assert measure.zone_end_near(end + np.array([0.0, 3.0, 0.0]), 2.0, shown) is None
    assert measure.zone_end_near(end + np.array([0.0, 1.0, 0.0]), 2.0, other) is None


def test_the_line_to_the_pointer_is_about_as_long_as_the_leg_will_be(measure: SkinMeasure) -> None:
    start, end = place(measure, "Cz"), place(measure, "T7")
    rough = measure.rough(start, end)
    assert rough is not None
    assert rough[1] == pytest.approx(measure.view((start, end)).legs[0].length_mm, rel=0.02)
    assert measure.rough(start, start) is None


def test_each_note_is_said_once(measure: SkinMeasure) -> None:
    view = measure.view([place(measure, name) for name in ("GV24", "GV22", "GV21", "GV20")])
    assert len(view.notes) == len(set(view.notes))
    assert sum("sagittal cun is" in note for note in view.notes) == 1


def test_a_tape_that_is_laid_again_and_again_does_not_grow(
    head: Head, atlas: Atlas, measure: SkinMeasure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viewer.presentation.measure._KEPT", 3)
    tape = SkinMeasure(measure._catalog, head, atlas)
    points = [place(measure, name) for name in ("GV24", "GV20", "GV17", "C3", "T7", "O1", "Fz")]
    whole = tape.view(points)
    assert len(whole.legs) == len(points) - 1
    assert len(tape._legs) <= 3
