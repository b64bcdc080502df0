"""The card of a zone: every sentence sourced, null results beside favourable ones, measures of this head."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.atlas.placed import PlacedLine, PlacedPart, PlacedZone
from viewer.data.content import load_catalog
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder, zones_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PartId, ZoneId
from viewer.domain.zone import Review
from viewer.presentation.card import zone_card
from viewer.presentation.card_view import ZoneCard
from viewer.presentation.marked_text import MarkedText
from viewer.state.view_state import ViewState

_ZONES = ("motor", "sensory", "speech-1", "speech-2", "speech-3", "vertigo-auditory")


def _card(catalog: Catalog, zone: str, atlas: Atlas | None = None) -> ZoneCard:
    return zone_card(catalog, atlas, ViewState(selected=ZoneId(f"jiao.{zone}")))


def _sentences(card: ZoneCard) -> list[MarkedText]:
    return [
        card.system,
        *(row.text for row in card.learn),
        card.evidence_note,
        *(use.statement for block in card.uses for use in block.uses),
        *(step.text for step in card.steps),
        *(item.text for item in card.needling),
        card.angle.text,
        *(caution.text for caution in card.cautions),
        *([card.cortex] if card.cortex is not None else []),
    ]


@pytest.mark.parametrize("zone", _ZONES)
def test_every_sentence_has_a_source_that_is_listed(catalog: Catalog, zone: str) -> None:
    card = _card(catalog, zone)
    listed = {source.number: source for source in card.sources}
    assert sorted(listed) == list(range(1, len(listed) + 1))
    for sentence in _sentences(card):
        assert sentence.marks, sentence.text
        for mark in sentence.marks:
            assert listed[mark.number].key == mark.key
            assert "not found" not in mark.citation


@pytest.mark.parametrize("zone", _ZONES)
def test_no_study_is_lost_between_chips_and_cards(catalog: Catalog, zone: str) -> None:
    card = _card(catalog, zone)
    in_chips = {key for block in card.uses for use in block.uses for chip in use.chips for key in chip.studies}
    in_cards = {study.key for study in (*card.favourable, *card.other)}
    assert in_chips == in_cards


def test_null_and_mixed_results_stand_beside_favourable_ones(catalog: Catalog) -> None:
    motor = _card(catalog, "motor")
    assert "kong2010" in {study.key for study in motor.other}
    hearing = _card(catalog, "vertigo-auditory")
    assert "kim2012_tinnitus" in {study.key for study in hearing.other}
    assert all(study.chip.kind != "favours" for study in (*motor.other, *hearing.other))


@pytest.mark.parametrize("zone", _ZONES)
def test_studies_stand_by_design_and_not_by_liking(catalog: Catalog, zone: str) -> None:
    card = _card(catalog, zone)
    for column in (card.favourable, card.other):
        levels = [catalog.studies[study.key].grade.level or 9 for study in column]  # type: ignore[index]
        assert levels == sorted(levels)


def test_a_use_without_a_study_says_so(catalog: Catalog) -> None:
    uses = [use for block in _card(catalog, "sensory").uses for use in block.uses]
    taught = [use for use in uses if use.chips[0].kind == "taught"]
    assert taught
    assert all("We found no clinical study" in use.note.text for use in taught)


def test_measures_are_those_of_the_head(catalog: Catalog) -> None:
    points = np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 123.0]])
    parts = tuple(
        PlacedPart(part.id, part.start, part.end, 123.0 * (part.end - part.start))
        for part in catalog.zones[ZoneId("jiao.motor")].parts
    )
    placed = PlacedZone(ZoneId("jiao.motor"), "left", (PlacedLine(points, points),), 123.0, parts, ())
    card = _card(catalog, "motor", Atlas("head", {}, (placed,), ()))
    assert card.measure == "12.3 cm on this head"
    assert [block.measure for block in card.uses] == ["2.5 cm", "4.9 cm", "4.9 cm", "12.3 cm"]
    assert _card(catalog, "motor").measure == ""


@pytest.mark.parametrize(("angle", "is_within"), [(14.9, False), (15.0, True), (30.0, True), (31.0, False)])
def test_the_needle_is_told_when_it_leaves_the_range(catalog: Catalog, angle: float, is_within: bool) -> None:
    state = ViewState(selected=ZoneId("jiao.motor"), needle_angle_deg=angle)
    assert zone_card(catalog, None, state).angle.is_within is is_within


def test_over_the_nape_no_angle_is_marked_as_right(catalog: Catalog) -> None:
    state = ViewState(selected=ZoneId("jiao.balance"), needle_angle_deg=20.0)
    angle = zone_card(catalog, None, state).angle
    assert not angle.is_within
    assert not angle.is_marked
    assert "no skull is promised" in angle.sentence


def test_cautions_are_on_every_card(catalog: Catalog) -> None:
    for zone in _ZONES:
        card = _card(catalog, zone)
        assert card.cautions
        assert any("pacemaker" in caution.short for caution in card.cautions)


def test_fifths_have_three_patterns(catalog: Catalog) -> None:
    card = _card(catalog, "motor")
    assert [swatch.pattern for swatch in card.swatches] == ["solid", "hatched", "barred"]
    assert [block.part for block in card.uses][-1] is None
    assert card.uses[0].part == PartId("upper")


def test_hypotheses_stand_with_what_limits_them(catalog: Catalog) -> None:
    motor = _card(catalog, "motor")
    names = [mechanism.name for mechanism in motor.mechanisms]
    assert "On the brain below the zone" in names
    assert "An image of the whole body on the scalp" not in names, "that belongs to the lines"
    assert "Places chosen from brain scans" not in names
    assert "Places chosen from brain scans" in [m.name for m in _card(catalog, "speech-3").mechanisms]
    listed = {source.key for source in motor.sources}
    for mechanism in motor.mechanisms:
        assert mechanism.limits
        for text in (mechanism.idea, *mechanism.limits):
            assert {mark.key for mark in text.marks} <= listed
            assert text.marks


def test_corrections_stand_on_the_cards_they_concern_the_closest_first(catalog: Catalog) -> None:
    said = [correction.often_said for correction in _card(catalog, "vertigo-auditory").corrections]
    assert said[0].startswith("Ringing in the ears affects")
    assert "A zone acts on the part of the brain that lies below it." in said
    assert "Scalp acupuncture is non-invasive." in said
    assert not any("WHO" in each or "World Health" in each for each in said)
    ms1 = zone_card(catalog, None, ViewState(selected=ZoneId("who.ms1")))
    said = [correction.often_said for correction in ms1.corrections]
    assert any("World Health Organization" in each for each in said)
    assert any("21 trials on sleeplessness" in each for each in said)


def test_a_card_says_by_how_much_sources_differ_and_which_rules_there_are() -> None:
    catalog = load_catalog(zones_folder())[0]
    head = load_head(assets_folder() / "meshes" / "adult-man", cache_folder())
    atlas = atlas_for(catalog, head, cache_folder())
    card = zone_card(catalog, atlas, ViewState(selected="who.ms6", side="left"))
    spread_mm = atlas.spread_mm("who.ms6", "left")
    assert spread_mm is not None
    assert spread_mm > 10
    assert card.spread == f"Sources differ by {spread_mm:.0f} mm here"
    assert any("GV21" in rival.name for rival in card.rivals)
    assert all(rival.text.marks for rival in card.rivals)
    assert zone_card(catalog, None, ViewState(selected="who.ms6")).rivals == ()


def test_a_card_words_the_rule_that_is_built_and_not_its_variant() -> None:
    catalog = load_catalog(zones_folder())[0]
    usual = [step.text.text for step in zone_card(catalog, None, ViewState(selected="who.ms6")).steps]
    chosen = frozenset({"who.ms6/gv21"})
    other = [step.text.text for step in zone_card(catalog, None, ViewState(selected="who.ms6", variants=chosen)).steps]
    assert len(usual) == len(other)
    assert usual != other
    assert not any("GV21" in text for text in usual)
    assert any("GV21" in text for text in other)


def test_a_card_says_who_has_read_its_file(catalog: Catalog) -> None:
    assert _card(catalog, "motor").reviewed == "Not yet read by a practitioner."
    zone = catalog.zones[ZoneId("jiao.motor")]
    read = replace(zone, reviewed=Review("A. Reader, acupuncturist", "2026-11-30", "the place and the uses"))
    card = _card(replace(catalog, zones={**catalog.zones, zone.id: read}), "motor")
    assert card.reviewed == "Read by A. Reader, acupuncturist on 2026-11-30: the place and the uses."
