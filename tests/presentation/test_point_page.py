"""The page of a point says how it is found, what it is on this head, and who says so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.blocks import blocks_of, entry, marked, said
from viewer.atlas.atlas import Atlas
from viewer.atlas.head_and_atlas import HeadAndAtlas
from viewer.atlas.placed import PlacedPoint
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import general_cautions, point_cautions
from viewer.domain.identity import PointId, SideChoice
from viewer.geometry.head import Head
from viewer.presentation.blocks import Heading, Items, Page
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.point import point_page
from viewer.presentation.points import measure_words, placed_points, point_words
from viewer.presentation.presenter import Presenter
from viewer.state.view_state import Rules, Selection, ViewState

UP = np.array([0.0, 0.0, 1.0])

USUAL = Rules()


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


def page_of(catalog: Catalog, atlas: Atlas | None, point: str, side: SideChoice = "left", rules: Rules = USUAL) -> Page:
    return point_page(catalog, atlas, ViewState(selection=Selection(point=PointId(point), side=side), rules=rules))


def under(page: Page, heading: str) -> MarkedText | None:
    """The sentence below a heading of a group; None if the page has no such heading."""
    finding = page.section("finding")
    places = [place for place, block in enumerate(finding) if isinstance(block, Heading) and block.text == heading]
    return (
        next(marked(replace(page, head=replace(page.head, lines=()), blocks=finding[places[0] :]))) if places else None
    )


def cun(page: Page) -> str:
    return next((each for each in said(page.section("finding")) if " cun is " in each), "")


def site(page: Page) -> str:
    return next((each for each in said(page.section("finding")) if each.startswith("Nearest electrode site:")), "")


def test_a_point_on_the_midline(catalog: Catalog, atlas: Atlas) -> None:
    page = page_of(catalog, atlas, "point.gv20")
    assert (page.head.title, page.head.han) == ("GV20 Bǎihuì", "百会")
    assert page.head.lines == (MarkedText("Acupuncture point, on the midline"),)
    assert page.head.side is None
    _finding, *others = said(page.section("finding"))
    assert others == [  # the finding rule has said its measures
        "A cun is 28.4 mm here on this head.",
        "Nearest electrode site: CPz of the 10-10 grid, 5 mm away in a straight line on this head.",
    ]
    assert [each.id for each in page.entries] == [
        "who.ms5",
        "who.ms6",
        "who.ms7",
        "later.crown",
        "jin.si-shen",
        "target.precuneus",
    ]


def test_every_sentence_has_its_sources_and_they_are_listed(catalog: Catalog, atlas: Atlas) -> None:
    page = page_of(catalog, atlas, "point.gv20")
    finding = next(sentence for sentence in marked(page) if sentence.marks)
    checks = [item.said for items in blocks_of(page.section("checks"), Items) for item in items.items]
    listed = {source.number for source in page.sources}
    assert checks
    for text in (finding, *checks, *(each.text for each in page.cautions)):
        assert text.marks
        assert {mark.number for mark in text.marks} <= listed
    assert "two" not in finding.text
    assert finding.doubt.startswith("Both standards give a second rule")


def test_how_it_is_placed_is_said_where_that_is_less_sure_than_how_it_is_found(catalog: Catalog, atlas: Atlas) -> None:
    stand_in = under(page_of(catalog, atlas, "point.gb19"), "How it is placed here")
    assert stand_in is not None
    assert "stand-in" in stand_in.doubt
    for point in ("point.bl7", "point.gv20"):  # the doubt of the second stands with the rule already
        assert under(page_of(catalog, atlas, point), "How it is placed here") is None


def test_measures_are_said_once(catalog: Catalog, atlas: Atlas) -> None:
    def measures(point: str) -> list[str]:
        return [each for each in said(page_of(catalog, atlas, point).section("finding")[1:]) if "the midline." in each]

    assert measures("point.gb19") == ["9.5 cun behind the front hairline, 2.25 cun beside the midline."]
    assert measures("point.gb15") == ["0.5 cun behind the front hairline, 2.25 cun beside the midline."]
    for point in ("point.gv20", "point.bl7", "point.gb13", "point.gb7"):
        assert measures(point) == [], point


@pytest.mark.parametrize(("side", "shown"), [("left", ["left"]), ("right", ["right"]), ("both", ["right", "left"])])
def test_a_point_is_there_on_the_sides_asked_for(
    catalog: Catalog, atlas: Atlas, side: SideChoice, shown: list[str]
) -> None:
    assert [each.side for each in placed_points(catalog, atlas, PointId("point.gb19"), side)] == shown
    assert [each.side for each in placed_points(catalog, atlas, PointId("point.gv20"), side)] == ["midline"]
    assert page_of(catalog, atlas, "point.gb19", side=side).head.side == side


def test_of_both_sides_the_left_is_told(catalog: Catalog, atlas: Atlas) -> None:
    both, left, right = (site(page_of(catalog, atlas, "point.gb19", side=side)) for side in ("both", "left", "right"))
    assert both == left == "Nearest electrode site: P3 of the 10-10 grid, 10 mm away in a straight line on this head."
    assert right != left


def test_sideways_the_other_cun_is_told(catalog: Catalog, atlas: Atlas) -> None:
    sideways = cun(page_of(catalog, atlas, "point.gb19"))
    assert sideways == "On this head a cun is 28.4 mm from front to back and 18.0 mm sideways here."
    assert cun(page_of(catalog, atlas, "point.gv24-plus")) == "A cun is 20.0 mm here on this head."


def test_with_gv20_by_the_ears_no_length_of_a_cun_is_told(catalog: Catalog, atlas: Atlas) -> None:
    ears = next(variant for variant in catalog.schools["who"].variants if variant.measure)  # type: ignore[index]
    assert cun(page_of(catalog, atlas, "point.gv20", rules=Rules(variants=frozenset({f"who/{ears.id}"})))) == ""


def test_a_point_that_cannot_be_placed_says_why_and_has_no_measures(catalog: Catalog, atlas: Atlas) -> None:
    not_shown, page = "Not shown on the head", page_of(catalog, atlas, "point.st7")
    why = under(page, not_shown)
    assert why is not None
    assert "hollow" in why.text
    assert (cun(page), site(page), page.head.side) == ("", "", None)
    assert placed_points(catalog, atlas, PointId("point.st7"), "both") == ()
    cannot = MarkedText("Its rule cannot be carried out on this head.")
    assert under(page_of(catalog, atlas, "point.gb7"), not_shown) == cannot
    assert under(page_of(catalog, None, "point.gb7"), not_shown) is None  # not known yet


def test_cautions_are_those_of_the_point_first_and_of_its_school(catalog: Catalog, atlas: Atlas) -> None:
    shown = page_of(catalog, atlas, "point.gv16")
    assert shown.cautions[0].strength == "danger"
    assert shown.cautions[0].id == "nape"
    assert shown.cautions[0].short.startswith("Below the bump")
    everywhere = {caution.id for caution in general_cautions(catalog)}
    assert {caution.id for caution in shown.cautions} == {"nape", *everywhere}
    assert page_of(catalog, atlas, "point.gv20").cautions[0].strength != "danger"


def test_a_point_of_no_school_has_the_cautions_that_hold_everywhere(catalog: Catalog) -> None:
    assert point_cautions(catalog, catalog.points[PointId("point.st7")]) == general_cautions(catalog)


def test_a_line_by_way_of_another_point_and_another_version_are_told(catalog: Catalog, atlas: Atlas) -> None:
    page = page_of(catalog, atlas, "point.gb7")
    assert entry(page, "who.ms7").notes == ()
    assert entry(page, "who.ms6").notes == ("by way of GB6, which is measured from here",)
    (line,) = page_of(catalog, atlas, "point.bl8").entries
    assert line.notes == ("in another version of its rule",)


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


def test_the_presenter_answers_for_points(catalog: Catalog, head: Head, atlas: Atlas) -> None:
    presenter = Presenter(catalog)
    presenter.head_and_atlas = HeadAndAtlas(head, atlas)
    assert presenter.page(ViewState()) is None
    state = ViewState(selection=Selection(point=PointId("point.gb19")))
    page = presenter.page(state)
    assert page is not None
    assert page.id == "point/point.gb19"
    assert presenter.selection_sentence(state) == "GB19 Nǎokōng 脑空, left"
    assert (
        presenter.selection_sentence(ViewState(selection=Selection(point=PointId("point.gv20")))) == "GV20 Bǎihuì 百会"
    )


def test_every_point_of_the_content_has_a_page(catalog: Catalog, atlas: Atlas) -> None:
    for point in catalog.points:
        page = page_of(catalog, atlas, point)
        assert next(marked(replace(page, head=replace(page.head, lines=())))).marks
        assert page.cautions
