from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.zones_alone import zones_alone
from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.atlas.choices import Choices
from viewer.atlas.resolve import resolve
from viewer.atlas.rivals import Rivals
from viewer.data.paths import cache_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.domain.statement import Statement
from viewer.domain.variant import Variant
from viewer.errors import RuleError
from viewer.geometry.head import Head
from viewer.geometry.surface import Surface

ROOT = Path(__file__).parents[2]
SAID = Statement("Said for a test.", ("test",))
CatalogOf = Callable[..., Catalog]

ABOVE_EAR = {"op": "ray", "id": "above-ear", "level": "ear_apex", "up_mm": 15.0}
LINE = {"op": "walk", "id": "line", "start": "above-ear", "plane": "horizontal", "toward": "back", "to_mm": 30.0}
MOVED = {"op": "parallel", "id": "line", "curve": "test.zone", "distance_mm": 10.0, "toward": "up", "begin": "own"}


@pytest.fixture(scope="module")
def built(catalog: Catalog, adult: Head) -> Atlas:
    return atlas_for(catalog, adult, cache_folder())


def variant(variant_id: str, question: str = "Length") -> Variant:
    return Variant(id=variant_id, question=question, name=variant_id, default="As taught", text=SAID)


def declaring(catalog: Catalog, **variants: tuple[Variant, ...]) -> Catalog:
    zones = {
        key: replace(zone, variants=variants.get(key.partition(".")[2], ())) for key, zone in catalog.zones.items()
    }
    return replace(catalog, zones=zones)


@pytest.fixture(scope="module")
def small(catalog_of: CatalogOf) -> Catalog:
    """A line with two other lengths and a higher place, a parallel to it, and a line that has nothing to do with it."""
    steps = [
        ABOVE_EAR,
        {**ABOVE_EAR, "up_mm": 21.0, "variant": "high"},
        LINE,
        {**LINE, "to_mm": 40.0, "variant": "long"},
        {**LINE, "to_mm": 20.0, "variant": "short"},
    ]
    alone = [{"op": "tape", "id": "line", "through": ["vertex", "te20"]}]
    made = catalog_of({"zone": steps, "moved": [MOVED], "alone": alone})
    return declaring(made, zone=(variant("high", "Height"), variant("long"), variant("short")))


def test_the_difference_is_that_of_the_rules(small: Catalog, adult: Head) -> None:
    atlas = resolve(small, adult)
    assert atlas.problems == ()
    found = {r.variant: r.difference for r in atlas.rivals_of("test.zone", "right")}
    assert list(found) == ["test.zone/high", "test.zone/long", "test.zone/short"]
    assert found["test.zone/long"].greatest_mm == pytest.approx(10.0, abs=0.1)
    assert found["test.zone/long"].mean_mm == pytest.approx(10.0 * 5.0 / 70.0, abs=0.05)
    assert found["test.zone/short"].greatest_mm == pytest.approx(10.0, abs=0.1)
    assert 5.5 < found["test.zone/high"].mean_mm < 7.0
    assert atlas.spread_mm("test.zone", "right") == pytest.approx(10.0, abs=0.1)


def test_what_is_built_on_a_zone_moves_with_it_and_nothing_else_does(small: Catalog, adult: Head) -> None:
    atlas = resolve(small, adult)
    assert {r.variant for r in atlas.rivals_of("test.moved", "left")} == {
        "test.zone/high",
        "test.zone/long",
        "test.zone/short",
    }
    assert atlas.rivals_of("test.alone", "left") == ()
    assert atlas.spread_mm("test.alone", "left") is None


def test_a_chosen_variant_is_measured_against_the_rule_it_replaces(small: Catalog, adult: Head) -> None:
    atlas = resolve(small, adult, choices=Choices(frozenset({"test.zone/long"})))
    found = {r.variant: r for r in atlas.rivals_of("test.zone", "right")}
    given_up, shorter = found["test.zone/long"], found["test.zone/short"]
    assert given_up.difference.greatest_mm == pytest.approx(10.0, abs=0.1)
    # One answer replaces the other: 40 against 20 mm, not against a line of both.
    assert shorter.difference.greatest_mm == pytest.approx(20.0, abs=0.1)


def test_a_rival_is_what_would_be_built_if_it_were_chosen(built: Atlas, catalog: Catalog, adult: Head) -> None:
    keys = ("who/gv20-by-ears", "jiao/above-cheekbone", "jiao.foot-motor-sensory/behind-sensory-area")
    for key in keys:
        chosen = {(zone.zone, zone.side): zone for zone in zones_alone(catalog, adult, Choices(frozenset({key}))).zones}
        before = {(zone.zone, zone.side): zone for zone in built.zones}
        rivals = {(each.zone, each.side): each for each in built.rivals if each.variant == key}
        assert rivals
        for place, zone in chosen.items():
            lines = rivals[place].lines if place in rivals else before[place].lines
            for one, other in zip(lines, zone.lines, strict=True):
                # What is no rival is not moved by more than a twentieth of a millimetre.
                count = min(len(one.points_mm), len(other.points_mm))
                assert np.abs(one.points_mm[:count] - other.points_mm[:count]).max() < (
                    1e-9 if place in rivals else 0.05
                ), (key, place)


def test_one_question_gives_both_sides_with_their_steps(small: Catalog, adult: Head) -> None:
    placed = Rivals(small, adult).place(ZoneId("test.zone"), "test.zone/long")
    assert [zone.side for zone in placed] == ["right", "left"]
    assert [zone.length_mm for zone in placed] == pytest.approx([40.0, 40.0])
    assert [step.step for step in placed[0].steps] == ["above-ear", "line"]


def test_a_variant_that_cannot_be_built_is_a_warning_and_the_zone_stands(catalog_of: CatalogOf, adult: Head) -> None:
    steps = [ABOVE_EAR, LINE, {**LINE, "start": "nowhere", "variant": "lost"}]
    spoiled = declaring(catalog_of({"zone": steps}), zone=(variant("lost"),))
    atlas = resolve(spoiled, adult)
    assert len(atlas.zones) == 2
    assert atlas.rivals == ()
    (problem,) = atlas.problems
    assert problem.severity == "warning"
    assert problem.place == "steps.line.start"
    said = "nothing is called nowhere: no step, zone or landmark"
    assert problem.message == f"the variant test.zone/lost cannot be shown: {said}"
    with pytest.raises(RuleError, match=said):
        Rivals(spoiled, adult).place("test.zone", "test.zone/lost")


def test_a_rule_that_gives_the_same_line_is_no_rival(catalog_of: CatalogOf, adult: Head) -> None:
    steps = [ABOVE_EAR, LINE, {**LINE, "variant": "same"}]
    atlas = resolve(declaring(catalog_of({"zone": steps}), zone=(variant("same"),)), adult)
    assert (atlas.problems, atlas.rivals) == ((), ())
    assert atlas.spread_mm("test.zone", "left") is None


def test_the_edge_of_the_hair_counts_where_a_head_has_its_own(built: Atlas, catalog: Catalog, adult: Head) -> None:
    # The hair of this head begins 10 mm further back.
    assert adult.hairline is not None
    edge, _, _ = Surface(adult.mesh).closest(adult.hairline.curve_mm - np.array([0.0, 10.0, 0.0]))
    back = replace(adult, hairline=replace(adult.hairline, curve_mm=edge))
    (left,) = (each for each in Rivals(catalog, back).place("jiao.motor", "jiao/temple-hair") if each.side == "left")
    (before,) = (each for each in built.zones if (each.zone, each.side) == ("jiao.motor", "left"))
    moved = left.lines[0].points_mm[-1] - before.lines[0].points_mm[-1]
    assert moved[1] == pytest.approx(-10.0, abs=3.0)


def test_a_head_that_does_not_say_where_its_hair_begins_is_told_once(catalog: Catalog, adult: Head) -> None:
    (problem,) = resolve(catalog, replace(adult, hairline=None)).problems
    assert problem.severity == "warning"
    assert "jiao/temple-hair" in problem.message
    assert "this head does not say where its hair begins" in problem.message


def test_what_is_not_there_is_an_error(small: Catalog, adult: Head) -> None:
    others = Rivals(small, adult)
    with pytest.raises(KeyError):
        others.place("test.zone", "test.zone/none")
    with pytest.raises(KeyError):
        others.place("test.none", "test.zone/long")


def test_gv20_by_the_ears_changes_what_counts_cun_on_the_crown(built: Atlas, catalog: Catalog) -> None:
    moved = {each.zone for each in built.rivals if each.variant == "who/gv20-by-ears"}
    assert {"who.ms5", "who.ms6", "who.ms7", "who.ms8", "who.ms9", "who.ms12", "who.ms13", "later.crown"} <= moved
    assert not moved & {"who.ms11", "who.ms14", *(zone for zone in catalog.zones if zone.startswith("jiao."))}
    crown = built.spread_mm("who.ms5", "midline")
    assert crown is not None
    assert 30.0 <= crown <= 50.0
