"""A tour for the page: what it can show, with its sources, and an honest word on what it cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from tests.export.web_page_world import MOTOR, tour, world
from viewer.data.paths import assets_folder
from viewer.data.tour_file import read_tour
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, SchoolId, ZoneId
from viewer.domain.tour import Stage, StopView, Tour
from viewer.export.web_page_ink import PageInk
from viewer.export.web_page_texts import of_school
from viewer.export.web_page_tour import names_only
from viewer.export.web_page_tour import page_tour as played
from viewer.presentation.construction import construction
from viewer.state.view_state import Build, Selection, ViewState

INK = PageInk(world().catalog, world().atlas, world().head)


def page_tour(shown: Tour, catalog: Catalog) -> dict[str, Any]:
    return played(shown, catalog, INK, "adult-man")


def test_texts_come_with_their_sources() -> None:
    first = page_tour(tour(), world().catalog)["stops"][0]
    assert [(each["text"], each["marks"]) for each in first["words"]] == [
        ("The line from the top of the head down to the temple.", [1]),
        ("A second paragraph.", []),
    ]
    source = world().catalog.sources["correspondence-course"]  # type: ignore[index]
    assert first["sources"] == [{"number": 1, "citation": source.citation}]
    assert "Ask the back row." not in str(first)


def test_a_view_is_where_the_teacher_stood() -> None:
    stops = page_tour(tour(), world().catalog)["stops"]
    assert (stops[0]["zone"], stops[0]["eye"]["angles"], stops[0]["eye"]["distance"]) == (MOTOR, [-70.0, 10.0], None)
    assert (stops[1]["eye"]["distance"], stops[1]["eye"]["target"]) == (300.0, [0.0, 0.0, 90.0])
    assert (stops[2]["zone"], stops[2]["lit"]) == (None, [MOTOR, "who.ms6"])


@pytest.mark.parametrize("stage", get_args(Stage))
def test_what_only_the_program_shows_is_said(stage: Stage) -> None:
    stop = replace(tour().stops[0], view=StopView(stage=stage, selected=MOTOR))
    said = page_tour(replace(tour(), stops=(stop,)), world().catalog)["stops"][0]["limits"]
    assert bool(said) == (stage != "explore")


def test_what_the_page_does_not_have_is_not_chosen() -> None:
    gone = StopView(selected=ZoneId("jiao.gone"), lit=(ZoneId("jiao.gone"), MOTOR), complaint=ComplaintId("gone"))
    said = page_tour(replace(tour(), stops=(replace(tour().stops[0], view=gone),)), world().catalog)["stops"][0]
    assert (said["zone"], said["lit"], said["complaint"]) == (None, [MOTOR], None)
    other = page_tour(tour(), of_school(world().catalog, SchoolId("who")))["stops"]
    assert (other[0]["zone"], other[2]["lit"]) == (None, ["who.ms6"])


@pytest.mark.parametrize("path", sorted((assets_folder() / "tours").glob("*.scalptour")), ids=lambda path: path.stem)
def test_the_shipped_tours_fit(path: Path) -> None:
    shipped = read_tour(path)
    said = page_tour(shipped, world().catalog)
    assert len(said["stops"]) == len(shipped.stops)
    for stop, given in zip(said["stops"], shipped.stops, strict=True):
        assert stop["title"] == given.title
        assert not any("Source not found" in source["citation"] for source in stop["sources"])


def shipped(stem: str) -> list[dict[str, Any]]:
    stops: list[dict[str, Any]] = page_tour(
        read_tour(assets_folder() / "tours" / f"{stem}.scalptour"), world().catalog
    )["stops"]
    return stops


def test_what_answers_a_question_waits_for_its_answer() -> None:
    stops = shipped("1-motor-and-sensory")
    assert [stop["asked"] is not None for stop in stops] == [bool(stop["question"]) for stop in stops]
    part, side = stops[2]["asked"], stops[5]["asked"]
    assert (part["title"], part["words"], part["side"]) == (stops[2]["title"], [], "left")
    assert (side["words"], side["side"], side["eye"]["angles"][0]) == ([], "both", 0.0)
    assert stops[5]["side"] == "right"


def test_a_construction_is_drawn_up_to_its_step() -> None:
    stops = shipped("2-zones-from-two-lines")
    assert (stops[0]["build"], stops[0]["bare"], stops[0]["overlays"]) == (None, True, ["lines"])
    half = stops[1]["build"]
    view = construction(
        world().catalog, world().atlas, ViewState(mode="build", selection=Selection(zone=MOTOR), build=Build(step=1))
    )
    assert view is not None
    assert (half["at"], half["count"], half["zone"]) == (1, len(view.steps), False)
    assert [step["title"] for step in half["steps"]] == [step.title for step in view.steps[:2]]
    assert half["steps"][1]["measure"] == view.steps[1].measure_words
    (spot,) = half["steps"][1]["spots"]
    assert spot["place"][:3] == pytest.approx(view.steps[1].drawing.made[0].point_mm, abs=0.6)
    assert np.linalg.norm(spot["place"][3:]) == pytest.approx(1.0, abs=0.02)
    assert stops[1]["bare"]


def test_the_needle_is_drawn_where_the_program_has_it() -> None:
    first, _, steep, *_ = shipped("5-safe-needling")
    needle = first["needle"]
    assert {text["title"] for text in needle["texts"]} == {"Needle 20°", "Entry point", "Under the skin"}
    assert "Needle 60°" in {text["title"] for text in steep["needle"]["texts"]}
    assert needle["outside"][0][-1][:3] == pytest.approx(needle["under"][0][0][:3], abs=0.6)
    assert all(place[3:] == [0, 0, 0] for place in needle["outside"][0])


def test_a_cell_of_the_map_opens_its_complaint() -> None:
    stop = shipped("4-studies-on-tinnitus")[2]
    assert (stop["complaint"], stop["lit"]) == ("tinnitus", ["jiao.vertigo-auditory"])
    assert "lists the studies" in stop["limits"]


def test_a_stop_on_another_head_says_so() -> None:
    elsewhere = replace(tour().stops[0], view=StopView(head="child-8", selected=MOTOR))
    said = page_tour(replace(tour(), stops=(elsewhere,)), world().catalog)["stops"][0]["limits"]
    assert "on one head" in said


def test_a_tour_of_other_zones_is_known() -> None:
    assert names_only(tour(), world().catalog)
    assert not names_only(tour(), of_school(world().catalog, SchoolId("who")))
