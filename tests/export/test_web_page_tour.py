"""A tour for the page: what it can show, with its sources, and an honest word on what it cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from tests.export.web_page_world import MOTOR, tour, world
from viewer.data.paths import assets_folder
from viewer.data.tour_file import read_tour
from viewer.domain.identity import ComplaintId, SchoolId, ZoneId
from viewer.domain.tour import Stage, StopView
from viewer.export.web_page_cards import of_school
from viewer.export.web_page_tour import page_tour


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
