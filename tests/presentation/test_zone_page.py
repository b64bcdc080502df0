"""The page of a zone: every sentence sourced, null results beside favourable ones, measures of this head."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from tests.blocks import blocks_of, marked, said, studies
from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedPart, PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PartId, ZoneId
from viewer.domain.zone import Review
from viewer.presentation.blocks import Actions, Chips, Gauge, Heading, Items, Page, Table, Text
from viewer.presentation.pages.zone import zone_page
from viewer.presentation.text_paper import page_text
from viewer.state.mode_requests import Enter
from viewer.state.requests import ShowPart
from viewer.state.view_requests import ToggleOverlay
from viewer.state.view_state import Needling, Rules, Selection, ViewState

_ZONES = ("motor", "sensory", "speech-1", "speech-2", "speech-3", "vertigo-auditory")


def _page(catalog: Catalog, zone: str, atlas: Atlas | None = None) -> Page:
    return zone_page(
        catalog, atlas, ViewState(selection=Selection(zone=ZoneId(zone if "." in zone else f"jiao.{zone}")))
    )


def _headings(page: Page, level: int) -> list[Heading]:
    return [heading for heading in blocks_of(page, Heading) if heading.level == level]


def test_its_sections_stand_in_the_order_of_reading(catalog: Catalog) -> None:
    keys = [heading.key for heading in _headings(_page(catalog, "motor"), 1)]
    assert keys == ["learn", "uses", "where", "beneath", "needling", "studies", "background", "cautions", "sources"]


@pytest.mark.parametrize("zone", _ZONES)
def test_every_sentence_of_a_source_has_it_listed(catalog: Catalog, zone: str) -> None:
    page = _page(catalog, zone)
    listed = {source.number: source for source in page.sources}
    assert sorted(listed) == list(range(1, len(listed) + 1))
    for mark in (mark for sentence in marked(page) for mark in sentence.marks):
        assert listed[mark.number].key == mark.key
        assert not mark.citation.startswith("Source not found")


@pytest.mark.parametrize("zone", _ZONES)
def test_what_is_taught_is_never_said_without_a_source(catalog: Catalog, zone: str) -> None:
    page = _page(catalog, zone)
    own = [block.said for block in blocks_of(page.section("uses"), Text) if block.weight == "body"]
    steps = [item.said for items in blocks_of(page.section("where"), Items) for item in items.items]
    (gauge,) = blocks_of(page, Gauge)
    for sentence in (*page.head.lines, *own, *steps, gauge.angle.text, *(each.text for each in page.cautions)):
        assert sentence.marks, sentence.text


@pytest.mark.parametrize("zone", _ZONES)
def test_no_study_is_lost_between_chips_and_cards(catalog: Catalog, zone: str) -> None:
    page = _page(catalog, zone)
    in_chips = {key for block in blocks_of(page, Chips) for chip in block.chips for key in chip.studies}
    assert in_chips == {study.key for group in studies(page) for study in group}


def test_null_and_mixed_results_stand_beside_favourable_ones(catalog: Catalog) -> None:
    _favourable, motor = studies(_page(catalog, "motor"))
    _favourable, hearing = studies(_page(catalog, "vertigo-auditory"))
    assert "kong2010" in {study.key for study in motor}
    assert "kim2012_tinnitus" in {study.key for study in hearing}
    assert all(study.chip.kind != "favours" for study in (*motor, *hearing))


@pytest.mark.parametrize("zone", _ZONES)
def test_studies_stand_by_design_and_not_by_liking(catalog: Catalog, zone: str) -> None:
    for column in studies(_page(catalog, zone)):
        levels = [catalog.studies[study.key].grade.level or 9 for study in column]  # type: ignore[index]
        assert levels == sorted(levels)


def test_a_use_without_a_study_says_so(catalog: Catalog) -> None:
    uses = _page(catalog, "sensory").section("uses")
    after_taught = [
        below for block, below in pairwise(uses) if isinstance(block, Chips) and block.chips[0].kind == "taught"
    ]
    assert after_taught
    assert all("We found no clinical study" in text for text in said(after_taught))
    assert len(said(after_taught)) == len(after_taught)


def test_measures_are_those_of_the_head(catalog: Catalog) -> None:
    points = np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 123.0]])
    parts = tuple(
        PlacedPart(part.id, part.start, part.end, 123.0 * (part.end - part.start))
        for part in catalog.zones[ZoneId("jiao.motor")].parts
    )
    placed = PlacedZone(ZoneId("jiao.motor"), "left", (PlacedLine(points, points),), 123.0, parts, ())
    page = _page(catalog, "motor", Atlas("head", {}, (placed,), ()))
    assert (page.head.measure, page.head.figure) == ("12.3 cm on this head", "12.3 cm")
    headings = blocks_of(page.section("uses"), Heading)
    assert [heading.measure for heading in headings] == ["2.5 cm", "4.9 cm", "4.9 cm", "12.3 cm"]
    assert _page(catalog, "motor").head.measure == ""


@pytest.mark.parametrize(("angle", "is_within"), [(14.9, False), (15.0, True), (30.0, True), (31.0, False)])
def test_the_needle_is_told_when_it_leaves_the_range(catalog: Catalog, angle: float, is_within: bool) -> None:
    state = ViewState(selection=Selection(zone=ZoneId("jiao.motor")), needle=Needling(angle_deg=angle))
    (gauge,) = blocks_of(zone_page(catalog, None, state), Gauge)
    assert gauge.angle.is_within is is_within


def test_over_the_nape_no_angle_is_marked_as_right(catalog: Catalog) -> None:
    state = ViewState(selection=Selection(zone=ZoneId("jiao.balance")), needle=Needling(angle_deg=20.0))
    (gauge,) = blocks_of(zone_page(catalog, None, state), Gauge)
    assert not gauge.angle.is_within
    assert not gauge.angle.is_marked
    assert "no skull is promised" in gauge.angle.sentence


def test_cautions_are_on_every_page(catalog: Catalog) -> None:
    for zone in _ZONES:
        assert any("pacemaker" in caution.short for caution in _page(catalog, zone).cautions)


def test_fifths_have_three_patterns_and_lead_to_themselves(catalog: Catalog) -> None:
    page = _page(catalog, "motor")
    assert [swatch.pattern for swatch in page.head.swatches] == ["solid", "hatched", "barred"]
    first, *_parts, whole = blocks_of(page.section("uses"), Heading)
    assert first.request == ShowPart(PartId("upper"))
    assert whole.request is None


def test_hypotheses_stand_with_what_limits_them(catalog: Catalog) -> None:
    def names(zone: str) -> list[str]:
        return [heading.text for heading in blocks_of(_page(catalog, zone).section("background"), Heading)]

    assert "On the brain below the zone" in names("motor")
    assert "An image of the whole body on the scalp" not in names("motor"), "that belongs to the lines"
    assert "Places chosen from brain scans" not in names("motor")
    assert "Places chosen from brain scans" in names("speech-3")
    background = _page(catalog, "motor").section("background")
    for place, block in enumerate(background):
        if isinstance(block, Heading) and block.level == 3:
            idea, limit = background[place + 1 : place + 3]
            assert isinstance(idea, Text)
            assert isinstance(limit, Text)
            assert limit.lead == "But:"
            assert idea.said.marks
            assert limit.said.marks


def test_corrections_stand_on_the_pages_they_concern_the_closest_first(catalog: Catalog) -> None:
    def often_said(zone: str) -> list[str]:
        page = zone_page(catalog, None, ViewState(selection=Selection(zone=ZoneId(zone))))
        return [each for each in said(page.section("background")) if each.startswith("Often said:")]

    hearing = often_said("jiao.vertigo-auditory")
    assert hearing[0].startswith("Often said: “Ringing in the ears affects")
    assert any("A zone acts on the part of the brain that lies below it." in each for each in hearing)
    assert any("Scalp acupuncture is non-invasive." in each for each in hearing)
    assert not any("WHO" in each or "World Health" in each for each in hearing)
    ms1 = often_said("who.ms1")
    assert any("World Health Organization" in each for each in ms1)
    assert any("21 trials on sleeplessness" in each for each in ms1)


def test_a_page_says_by_how_much_sources_differ_and_which_rules_there_are(catalog: Catalog, atlas: Atlas) -> None:
    where = zone_page(catalog, atlas, ViewState(selection=Selection(zone=ZoneId("who.ms6"), side="left"))).section(
        "where"
    )
    spread_mm = atlas.spread_mm(ZoneId("who.ms6"), "left")
    assert spread_mm is not None
    assert spread_mm > 10
    place = where.index(Heading(f"Sources differ by {spread_mm:.0f} mm here", 2))
    rivals, actions = where[place + 1 : place + 3]
    assert isinstance(rivals, Items)
    assert any("GV21" in rival.lead for rival in rivals.items)
    assert all(rival.said.marks for rival in rivals.items)
    assert isinstance(actions, Actions)
    assert [action.request for action in actions.actions] == [ToggleOverlay("spread")]
    without = zone_page(catalog, None, ViewState(selection=Selection(zone=ZoneId("who.ms6"))))
    assert not any("Sources differ" in heading.text for heading in blocks_of(without, Heading))


def test_a_page_words_the_rule_that_is_built_and_not_its_variant(catalog: Catalog) -> None:
    def steps(variants: frozenset[str]) -> list[str]:
        where = zone_page(
            catalog, None, ViewState(selection=Selection(zone=ZoneId("who.ms6")), rules=Rules(variants=variants))
        ).section("where")
        (actions,) = blocks_of(where, Actions)
        assert actions.actions[0].request == Enter("build")
        return [item.said.text for item in blocks_of(where, Items)[0].items]

    usual, other = steps(frozenset()), steps(frozenset({"who.ms6/gv21"}))
    assert len(usual) == len(other)
    assert usual != other
    assert not any("GV21" in text for text in usual)
    assert any("GV21" in text for text in other)


def test_a_page_says_who_has_read_its_file(catalog: Catalog) -> None:
    assert said(_page(catalog, "motor").section("sources")) == ["Not yet read by a practitioner."]
    zone = catalog.zones[ZoneId("jiao.motor")]
    read = replace(zone, reviewed=Review("A. Reader, acupuncturist", "2026-11-30", "the place and the uses"))
    page = _page(replace(catalog, zones={**catalog.zones, zone.id: read}), "motor")
    reviewed = "Read by A. Reader, acupuncturist on 2026-11-30: the place and the uses."
    assert said(page.section("sources")) == [reviewed]


def test_a_region_shows_what_lies_beside_what_in_it_and_no_size(catalog: Catalog, atlas: Atlas) -> None:
    page = _page(catalog, "ynsa.y", atlas)
    (scheme,) = [block for block in page.section("where") if isinstance(block, Table)]
    names = [cell.said.text for row in scheme.rows for cell in row.cells if cell.said.text]
    assert scheme.is_scheme
    assert sorted(int(name.rpartition("Y")[2]) for name in names) == list(range(1, 13))
    assert not re.search(r"\d", page.head.measure)


@pytest.mark.parametrize("zone", ["ynsa.y", "fang.prone-figure", "tang.guide-lines"])
def test_what_has_no_measures_is_not_called_measured_by_one_source(catalog: Catalog, zone: str) -> None:
    assert "One source" not in page_text(_page(catalog, zone))
