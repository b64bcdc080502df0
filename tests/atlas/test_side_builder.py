"""What goes wrong in rules is said where it stands, and touches no other zone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.choices import Choices
from viewer.atlas.resolve import resolve
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head

CatalogOf = Callable[..., Catalog]
Rule = Mapping[str, Any]

ABOVE_EAR: Rule = {"op": "ray", "id": "above-ear", "level": "ear_apex", "up_mm": 15.0}
LINE: Rule = {"op": "walk", "id": "line", "start": "above-ear", "plane": "horizontal", "toward": "back", "to_mm": 30.0}
SOUND = [ABOVE_EAR, LINE]


@pytest.fixture(scope="module")
def adult(adult: Head) -> Head:
    """The coarsest level: where the zones lie does not matter here."""
    return replace(adult, levels=adult.levels[-1:])


def told(atlas: Atlas) -> list[tuple[str, str, str]]:
    return [(problem.file, problem.place, problem.message) for problem in atlas.problems]


def built(atlas: Atlas) -> set[str]:
    return {placed.zone for placed in atlas.zones}


@pytest.mark.parametrize(
    ("steps", "place", "message"),
    [
        ([{**LINE, "start": "nowhere"}], "steps.line.start", "nothing is called nowhere"),
        ([ABOVE_EAR, {**LINE, "start": "test.nowhere"}], "steps.line.start", "nothing is called test.nowhere"),
        ([ABOVE_EAR, {**LINE, "start": "midline"}], "steps.line.start", "midline is a curve where a point is needed"),
        ([ABOVE_EAR, {**LINE, "start": "above-ear:end"}], "steps.line.start", "only a curve has :start and :end"),
        (
            [ABOVE_EAR, {"op": "stretch", "id": "line", "curve": "above-ear"}],
            "steps.line.curve",
            "above-ear is a point where one curve is needed",
        ),
        (
            [{**LINE, "start": "other:end"}, {**LINE, "id": "other", "start": "line:end"}],
            "steps.line",
            "round in a circle: line → other → line",
        ),
        ([ABOVE_EAR, {**LINE, "start": "line:end"}], "steps.line", "round in a circle: line → line"),
        ([ABOVE_EAR, {**LINE, "toward": "up"}], "steps.line", "no way on this cut leads in that direction"),
        (
            [
                ABOVE_EAR,
                {**LINE, "plane": "sagittal", "toward": "up", "start": "far", "to_mm": 20.0},
                {"op": "ray", "id": "far", "level": "ear_apex", "up_mm": 900.0},
            ],
            "steps.far",
            "meets no skin",
        ),
        (
            [{"op": "along", "id": "line", "curve": "midline", "start": "vertex", "distance_mm": 900.0}],
            "steps.line",
            "lies outside a curve",
        ),
        (
            [{"op": "along", "id": "line", "curve": "midline", "start": "ear_apex", "distance_mm": 10.0}],
            "steps.line",
            "beside the curve it should lie on",
        ),
        (
            [*SOUND, {"op": "crossing", "id": "meet", "curve": "line", "other": "midline"}],
            "steps.meet",
            "line and midline do not meet",
        ),
        (
            [*SOUND, {"op": "crossing", "id": "meet", "curve": "line", "plane": "coronal", "at": "nasion"}],
            "steps.meet",
            "does not meet the coronal cut",
        ),
        (
            [*SOUND, {"op": "tape", "id": "tape", "through": ["line:end", "line:end"]}],
            "steps.tape",
            "two different points",
        ),
        (
            [{"op": "section", "id": "line", "through": ["nasion", "nasion", "inion"]}],
            "steps.line",
            "straight line",
        ),
        ([ABOVE_EAR], "steps.above-ear", "the last step must make a curve"),
        ([ABOVE_EAR, LINE, LINE], "steps", "the id line comes twice"),
    ],
)
def test_a_broken_rule_is_told_and_leaves_out_its_zone_alone(
    catalog_of: CatalogOf, adult: Head, steps: list[Rule], place: str, message: str
) -> None:
    atlas = resolve(catalog_of({"broken": steps, "sound": SOUND}), adult)
    assert built(atlas) == {"test.sound"}
    (problem,) = told(atlas)
    assert problem[0] == "zones/test/broken.toml"
    assert problem[1] == place
    assert message in problem[2]


def test_zones_that_go_round_in_a_circle(catalog_of: CatalogOf, adult: Head) -> None:
    one = [{"op": "stretch", "id": "line", "curve": "test.two"}]
    two = [{"op": "stretch", "id": "line", "curve": "test.one"}]
    atlas = resolve(catalog_of({"one": one, "two": two, "sound": SOUND}), adult)
    assert built(atlas) == {"test.sound"}
    assert {file for file, _, _ in told(atlas)} == {"zones/test/one.toml", "zones/test/two.toml"}
    assert any("circle" in message for _, _, message in told(atlas))


def test_what_needs_a_broken_zone_says_so(catalog_of: CatalogOf, adult: Head) -> None:
    needy = [{"op": "stretch", "id": "half", "curve": "test.broken", "to_fraction": 0.5}]
    atlas = resolve(catalog_of({"broken": [LINE], "needy": needy, "sound": SOUND}), adult)
    assert built(atlas) == {"test.sound"}
    (_, place, message) = next(problem for problem in told(atlas) if problem[0] == "zones/test/needy.toml")
    assert place == "steps.half.curve"
    assert "needs test.broken, which cannot be built (zones/test/broken.toml: steps.line.start" in message


def test_a_broken_shared_step_is_told_by_every_zone_that_needs_it(catalog_of: CatalogOf, adult: Head) -> None:
    shared = [{**ABOVE_EAR, "level": "third_eye"}]
    own = {**ABOVE_EAR, "id": "mine"}
    atlas = resolve(catalog_of({"one": [LINE], "two": [own, {**LINE, "start": "mine"}]}, shared), adult)
    assert built(atlas) == {"test.two"}
    assert "zones/test/steps.toml: steps.above-ear.level: nothing is called third_eye" in told(atlas)[0][2]


def test_a_step_may_stand_after_the_one_that_needs_it(catalog_of: CatalogOf, adult: Head) -> None:
    atlas = resolve(catalog_of({"zone": [{**LINE, "id": "first"}, ABOVE_EAR, {**LINE, "start": "first:end"}]}), adult)
    assert atlas.problems == ()
    assert [placed.step for placed in atlas.zones[0].steps] == ["above-ear", "first", "line"]


def test_an_own_step_goes_before_a_shared_one_of_the_same_name(catalog_of: CatalogOf, adult: Head) -> None:
    shared = [{**ABOVE_EAR, "up_mm": 30.0}]
    atlas = resolve(catalog_of({"own": SOUND, "shared": [LINE]}, shared), adult)
    heights = {placed.zone: placed.lines[0].points_mm[0][2] for placed in atlas.zones}
    assert heights["test.shared"] - heights["test.own"] == pytest.approx(15.0)


def test_a_landmark_is_taken_from_the_side_being_built(catalog_of: CatalogOf, adult: Head) -> None:
    atlas = resolve(catalog_of({"zone": SOUND}), adult)
    assert {placed.side: float(np.sign(placed.lines[0].points_mm[0][0])) for placed in atlas.zones} == {
        "right": 1.0,
        "left": -1.0,
    }


def test_a_line_in_the_mid_plane_is_placed_once(catalog_of: CatalogOf, adult: Head) -> None:
    line = {"op": "scalp_line", "id": "line", "s_from_cun": 5.0, "s_to_cun": 3.5}
    (placed,) = resolve(catalog_of({"zone": [line]}), adult).zones
    assert placed.side == "midline"
    assert np.abs(placed.lines[0].points_mm[:, 0]).max() < 0.01


def test_several_lines_are_one_zone(catalog_of: CatalogOf, adult: Head) -> None:
    up = {**LINE, "id": "up", "plane": "sagittal", "toward": "up", "to_mm": 20.0}
    atlas = resolve(catalog_of({"zone": [*SOUND, up, {"op": "lines", "id": "both", "curves": ["line", "up"]}]}), adult)
    for placed in atlas.zones:
        assert len(placed.lines) == 2
        assert placed.length_mm == pytest.approx(50.0)
        assert [made.step for made in placed.steps] == ["above-ear", "line", "up"]


def test_a_variant_stands_in_only_when_it_is_chosen(catalog_of: CatalogOf, adult: Head) -> None:
    steps = [*SOUND, {**LINE, "to_mm": 40.0, "variant": "longer"}]
    catalog = catalog_of({"zone": steps, "other": steps})
    chosen = resolve(catalog, adult, choices=Choices(frozenset({"test.zone/longer"})))
    lengths = {placed.zone: placed.length_mm for placed in chosen.zones}
    assert lengths == pytest.approx({"test.zone": 40.0, "test.other": 30.0})
    assert [placed.length_mm for placed in resolve(catalog, adult).zones] == pytest.approx([30.0] * 4)


def test_a_line_cut_short_on_a_cropped_neck_is_placed_with_a_warning(catalog_of: CatalogOf, adult: Head) -> None:
    surface = adult.mesh
    high = (surface.vertices_mm[:, 2] > -10.0)[surface.faces].all(axis=1)
    cropped = replace(adult, levels=(replace(surface, faces=surface.faces[high]),))
    steps = [
        {"op": "walk", "id": "aside", "start": "inion", "plane": "across", "toward": "outward", "to_mm": 35.0},
        {"op": "walk", "id": "line", "start": "aside:end", "plane": "sagittal", "toward": "down", "to_mm": 40.0},
    ]
    atlas = resolve(catalog_of({"zone": steps}), cropped)
    assert len(atlas.zones) == 2
    assert [problem.severity for problem in atlas.problems] == ["warning", "warning"]
    assert all("cut short by" in problem.message for problem in atlas.problems)
    assert all(10.0 < placed.length_mm < 30.0 for placed in atlas.zones)


def test_without_its_landmarks_a_head_has_no_zones_and_says_why(catalog_of: CatalogOf, adult: Head) -> None:
    blind = replace(adult, landmarks={name: mark for name, mark in adult.landmarks.items() if name != "inion"})
    atlas = resolve(catalog_of({"zone": SOUND}), blind)
    assert atlas.zones == ()
    assert told(atlas) == [("assets/meshes/adult-man/head.toml", "landmarks", "the head does not give inion")]


def test_another_schools_step_is_named_with_its_school(catalog_of: CatalogOf, adult: Head) -> None:
    ours = catalog_of({"zone": [{**LINE, "start": "other/above-ear"}]})
    theirs = catalog_of({}, [ABOVE_EAR], school="other")
    both = replace(ours, schools={**ours.schools, **theirs.schools})
    atlas = resolve(both, adult)
    assert atlas.problems == ()
    assert [made.step for made in atlas.zones[0].steps] == ["other/above-ear", "line"]
