"""The card of a point says how it is found, what it is on this head, and who says so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedPoint
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import general_cautions, point_cautions
from viewer.domain.identity import PointId, SideChoice
from viewer.presentation.point_card import PointCard, point_card
from viewer.presentation.points import measure_words, placed_points, point_words
from viewer.presentation.presenter import Presenter
from viewer.state.view_state import ViewState

UP = np.array([0.0, 0.0, 1.0])


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    points = [
        PlacedPoint("who/gv20", "midline", np.array([0.0, -50.0, 125.0]), UP),
        PlacedPoint("who/gb19", "right", np.array([40.0, -90.0, 20.0]), UP),
        PlacedPoint("who/gb19", "left", np.array([-40.0, -90.0, 20.0]), UP),
    ]
    cun_mm = {"sagittal": 28.4, "forehead": 20.0, "lateral": 14.8, "occipital": 18.0}
    sites = {
        "Cz": np.array([0.0, -10.0, 130.0]),
        "CPz": np.array([0.0, -46.0, 128.0]),
        "P3": np.array([-40.0, -80.0, 20.0]),
    }
    return Atlas("adult", {}, (), (), cun_mm, sites, points=tuple(points))


def card(catalog: Catalog, atlas: Atlas | None, point: str, **state: object) -> PointCard:
    return point_card(catalog, atlas, ViewState(point=PointId(point), **state))  # type: ignore[arg-type]


def test_a_point_on_the_midline(catalog: Catalog, atlas: Atlas) -> None:
    shown = card(catalog, atlas, "point.gv20")
    assert (shown.title, shown.han, shown.kind) == ("GV20 Bǎihuì", "百会", "Acupuncture point, on the midline")
    assert not shown.has_sides
    assert shown.place == ""  # the finding rule has said it
    assert shown.cun == "A cun is 28.4 mm here on this head."
    assert shown.site == "CPz of the 10-10 grid, 5 mm away in a straight line on this head."
    assert [line.zone for line in shown.lines] == ["who.ms5", "who.ms6", "who.ms7", "later.crown"]
    assert shown.not_placed == ""


def test_every_sentence_has_its_sources_and_they_are_listed(catalog: Catalog, atlas: Atlas) -> None:
    shown = card(catalog, atlas, "point.gv20")
    texts = [shown.finding, *(check.text for check in shown.checks), *(each.text for each in shown.cautions)]
    listed = {source.number for source in shown.sources}
    for text in texts:
        assert text.marks
        assert {mark.number for mark in text.marks} <= listed
    assert "two" not in shown.finding.text
    assert shown.finding.doubt.startswith("Both standards give a second rule")


def test_how_it_is_placed_is_said_where_that_is_less_sure_than_how_it_is_found(catalog: Catalog, atlas: Atlas) -> None:
    stand_in = card(catalog, atlas, "point.gb19").placing
    assert stand_in is not None
    assert "stand-in" in stand_in.doubt
    assert card(catalog, atlas, "point.bl7").placing is None
    assert card(catalog, atlas, "point.gv20").placing is None  # the doubt stands with the rule already


def test_measures_are_said_once(catalog: Catalog, atlas: Atlas) -> None:
    said = "9.5 cun behind the front hairline, 2.25 cun beside the midline."
    assert card(catalog, atlas, "point.gb19").place == said
    assert card(catalog, atlas, "point.gb15").place == "0.5 cun behind the front hairline, 2.25 cun beside the midline."
    for point in ("point.gv20", "point.bl7", "point.gb13", "point.gb7"):
        assert card(catalog, atlas, point).place == "", point


@pytest.mark.parametrize(("side", "shown"), [("left", ["left"]), ("right", ["right"]), ("both", ["right", "left"])])
def test_a_point_is_there_on_the_sides_asked_for(
    catalog: Catalog, atlas: Atlas, side: SideChoice, shown: list[str]
) -> None:
    assert [each.side for each in placed_points(catalog, atlas, PointId("point.gb19"), side)] == shown
    assert [each.side for each in placed_points(catalog, atlas, PointId("point.gv20"), side)] == ["midline"]
    assert card(catalog, atlas, "point.gb19", side=side).has_sides


def test_of_both_sides_the_left_is_told(catalog: Catalog, atlas: Atlas) -> None:
    both, left, right = (card(catalog, atlas, "point.gb19", side=side).site for side in ("both", "left", "right"))
    assert both == left == "P3 of the 10-10 grid, 10 mm away in a straight line on this head."
    assert right != left


def test_sideways_the_other_cun_is_told(catalog: Catalog, atlas: Atlas) -> None:
    shown = card(catalog, atlas, "point.gb19")
    assert shown.cun == "On this head a cun is 28.4 mm from front to back and 18.0 mm sideways here."
    assert card(catalog, atlas, "point.gv24-plus").cun == "A cun is 20.0 mm here on this head."


def test_with_gv20_by_the_ears_no_length_of_a_cun_is_told(catalog: Catalog, atlas: Atlas) -> None:
    ears = next(variant for variant in catalog.schools["who"].variants if variant.measure)  # type: ignore[index]
    assert card(catalog, atlas, "point.gv20", variants=frozenset({f"who/{ears.id}"})).cun == ""


def test_a_point_that_cannot_be_placed_says_why_and_has_no_measures(catalog: Catalog, atlas: Atlas) -> None:
    shown = card(catalog, atlas, "point.st7")
    assert "hollow" in shown.not_placed
    assert (shown.place, shown.cun, shown.site, shown.has_sides) == ("", "", "", False)
    assert placed_points(catalog, atlas, PointId("point.st7"), "both") == ()
    assert card(catalog, atlas, "point.gb7").not_placed == "Its rule cannot be carried out on this head."
    assert card(catalog, None, "point.gb7").not_placed == ""  # not known yet


def test_cautions_are_those_of_the_point_first_and_of_its_school(catalog: Catalog, atlas: Atlas) -> None:
    shown = card(catalog, atlas, "point.gv16")
    assert shown.cautions[0].strength == "danger"
    assert shown.cautions[0].id == "nape"
    assert shown.cautions[0].short.startswith("Below the bump")
    everywhere = {caution.id for caution in general_cautions(catalog)}
    assert {caution.id for caution in shown.cautions} == {"nape", *everywhere}
    assert card(catalog, atlas, "point.gv20").cautions[0].strength != "danger"


def test_a_point_of_no_school_has_the_cautions_that_hold_everywhere(catalog: Catalog) -> None:
    assert point_cautions(catalog, catalog.points[PointId("point.st7")]) == general_cautions(catalog)


def test_a_line_by_way_of_another_point_and_another_version_are_told(catalog: Catalog, atlas: Atlas) -> None:
    notes = {line.zone: line.note for line in card(catalog, atlas, "point.gb7").lines}
    assert notes["who.ms7"] == ""  # type: ignore[index]
    assert notes["who.ms6"] == "by way of GB6, which is measured from here"  # type: ignore[index]
    (line,) = card(catalog, atlas, "point.bl8").lines
    assert line.note == "in another version of its rule"


def test_words_on_the_head(catalog: Catalog, atlas: Atlas) -> None:
    (gv20, _), (right, _), (left, place) = point_words(catalog, atlas)
    assert (gv20.name, gv20.title, gv20.side) == ("GV20", "GV20 Bǎihuì 百会", "midline")
    assert gv20.sentence.startswith("GV20 Bǎihuì 百会: on the midline, 5 cun behind")
    assert (right.title, left.title) == ("GB19 Nǎokōng 脑空, right", "GB19 Nǎokōng 脑空, left")
    assert left.is_uncertain
    assert not gv20.is_uncertain
    assert left.second.startswith("uncertain · 9.5 cun")
    assert left.point == "point.gb19"
    assert place[0] == -40.0


def test_a_step_without_a_name_is_not_shown(catalog: Catalog, atlas: Atlas) -> None:
    assert point_words(replace(catalog, points={}), atlas) == ()


@pytest.mark.parametrize(
    ("point", "words"),
    [
        ("point.gv24-plus", "3 cun in front of the front hairline, on the midline"),
        ("point.bl9", "9.5 cun behind the front hairline, 1.3 cun beside the midline"),
        ("point.gb7", ""),
    ],
)
def test_measures_in_words(catalog: Catalog, point: str, words: str) -> None:
    assert measure_words(catalog.points[PointId(point)]) == words


def test_the_presenter_answers_for_points(catalog: Catalog, atlas: Atlas) -> None:
    presenter = Presenter(catalog)
    presenter.atlas = atlas
    assert presenter.point_card(ViewState()) is None
    state = ViewState(point=PointId("point.gb19"))
    shown = presenter.point_card(state)
    assert shown is not None
    assert shown.point == "point.gb19"
    assert presenter.selection_sentence(state) == "GB19 Nǎokōng 脑空, left"
    assert presenter.selection_sentence(ViewState(point=PointId("point.gv20"))) == "GV20 Bǎihuì 百会"


def test_every_point_of_the_content_has_a_card(catalog: Catalog, atlas: Atlas) -> None:
    for point in catalog.points:
        shown = card(catalog, atlas, point)
        assert shown.finding.marks
        assert shown.cautions
