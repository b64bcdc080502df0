"""When a film of a tour shows what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.data.available_tours import open_tour, shipped_tour_files
from viewer.domain.catalog import Catalog
from viewer.domain.tour import Said, Stop, StopView, Tour
from viewer.export.tour_plan import BLEND_S, MOVE_S, Beat, beats, reading_s
from viewer.state.view_state import Reader, ViewState

HEADS = ("adult-man",)
TOURS = {path.stem: open_tour(path)[0] for path in shipped_tour_files()}


def planned(tour: Tour, catalog: Catalog, seconds: float | None = None) -> tuple[Beat, ...]:
    return beats(tour, catalog, HEADS, ViewState(reader=Reader(skin="deep", theme="dark")), seconds)


@pytest.mark.parametrize("name", TOURS)
def test_every_stop_is_read_and_every_answer_comes_after_its_question(name: str, catalog: Catalog) -> None:
    tour = TOURS[name]
    plan = planned(tour, catalog)
    for number, stop in enumerate(tour.stops, 1):
        mine = [beat for beat in plan if beat.page.number == number]
        words = [said.text for beat in mine for said in beat.page.words]
        assert {said.text for said in stop.words} == set(words)
        asked = [beat.is_answered for beat in mine if beat.hold_s > 2.0]
        assert asked == ([False, True] if stop.question else [False])
        labels = {beat.is_answered: beat.state.drawing.labels for beat in mine}
        assert labels == ({False: False, True: stop.view.labels} if stop.question else {False: stop.view.labels})
    assert [beat.page.number for beat in plan] == sorted(beat.page.number for beat in plan)
    assert {beat.state.reader.skin for beat in plan} == {"deep"}


def test_a_film_does_not_show_the_side_that_it_asks_for(catalog: Catalog) -> None:
    mine = [beat for beat in planned(TOURS["1-motor-and-sensory"], catalog) if beat.page.number == 6]
    asked, answered = (beat.state for beat in mine)
    assert (asked.selection.side, answered.selection.side) == ("both", "right")
    assert [each.camera.eye.azimuth_deg for each in (asked, answered) if each.camera.eye is not None] == [0.0, 52.0]
    assert mine[1].move_s == MOVE_S, "the eye goes there"


def test_words_are_held_as_long_as_they_are_read_aloud(catalog: Catalog) -> None:
    tour = TOURS["1-motor-and-sensory"]
    plan = planned(tour, catalog)
    assert plan[0].move_s == 0.0
    assert plan[0].hold_s == reading_s(tour.stops[0], is_answered=False)
    letters = len(tour.stops[0].title) + len(tour.stops[0].question) + sum(len(s.text) for s in tour.stops[0].words)
    assert plan[0].hold_s == pytest.approx(2.5 + 0.045 * letters)
    assert plan[-1].move_s in (MOVE_S, BLEND_S)


def test_a_construction_is_played_from_where_the_stop_before_left_it(catalog: Catalog) -> None:
    plan = planned(TOURS["2-zones-from-two-lines"], catalog)
    steps = {
        number: [beat.state.build.step for beat in plan if beat.page.number == number and not beat.is_answered]
        for number in range(2, 9)
    }
    # Stop 5 goes on from step 3 to step 5, another zone begins anew.
    assert steps == {2: [0, 1], 3: [2], 4: [3], 5: [4, 5], 6: [6], 7: [0, 1, 2], 8: list(range(8))}
    assert {beat.state.mode for beat in plan if beat.page.number in steps} == {"build"}
    moves = [beat.move_s for beat in plan if beat.page.number == 8]
    assert moves == [MOVE_S, *[BLEND_S] * (len(moves) - 1)]


def test_a_film_is_as_long_as_it_is_ordered(catalog: Catalog) -> None:
    tour = TOURS["5-safe-needling"]
    plan = planned(tour, catalog, 120.0)
    assert sum(beat.move_s + beat.hold_s for beat in plan) == pytest.approx(120.0)
    short = planned(tour, catalog, 1.0)
    assert min(beat.hold_s for beat in short) > 0.0


def test_a_zone_that_is_not_there_is_left_out_and_said(catalog: Catalog) -> None:
    lost = StopView(stage="build", selected="jiao.none")  # type: ignore[arg-type]  # from an old file
    tour = Tour("a", "A", stops=(Stop("One", lost, (Said("Words."),)), Stop("Two", replace(lost, selected=None))))
    first, second = planned(tour, catalog)
    assert (first.state.selection.zone, first.state.mode) == (None, "explore")
    assert "jiao.none" in first.page.lost[0]
    assert second.page.number == 2


def test_a_tour_without_stops_has_no_film(catalog: Catalog) -> None:
    assert planned(Tour("a", "A"), catalog, 10.0) == ()
