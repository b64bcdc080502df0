"""Every zone of the shipped content can be built before somebody's eyes, in an order that makes sense."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.atlas.choices import Choices
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SideChoice
from viewer.presentation.construction import construction, reading_ms
from viewer.presentation.construction_drawing import between, foot_on, short_length
from viewer.presentation.construction_places import thing_made
from viewer.presentation.construction_view import Construction, ConstructionStep
from viewer.state.view_state import Build, Rules, Selection, ViewState

FIRST, USUAL = Build(), Rules()


@pytest.fixture(scope="module")
def atlas(catalog: Catalog) -> Atlas:
    return atlas_for(catalog, load_head(assets_folder() / "meshes" / "adult-man"), cache_folder())


def built(
    catalog: Catalog,
    atlas: Atlas | None,
    zone: str,
    side: SideChoice = "left",
    *,
    build: Build = FIRST,
    rules: Rules = USUAL,
) -> Construction:
    found = construction(
        catalog, atlas, ViewState(mode="build", selection=Selection(zone=zone, side=side), build=build, rules=rules)
    )  # type: ignore[arg-type]
    assert found is not None
    return found


def step(view: Construction, step_id: str) -> ConstructionStep:
    return next(each for each in view.steps if each.id == step_id)


def test_the_motor_area_is_built_in_the_order_of_the_act(catalog: Catalog, atlas: Atlas) -> None:
    view = built(catalog, atlas, "jiao.motor")
    assert [each.id for each in view.steps] == [
        "midline", "midpoint", "top", "eyebrow-occiput-line", "above-cheekbone", "temple-point", "line", "parts",
    ]  # fmt: skip
    assert view.steps[0].next_words == "Next: find the halfway point"
    assert view.steps[-1].next_words == ""
    assert step(view, "top").measure == "0.5 cm"
    assert step(view, "top").takes == ("Midline", "Halfway point")
    assert step(view, "line").makes == "Motor area"


def test_the_middle_of_the_midline_is_its_middle(catalog: Catalog, atlas: Atlas) -> None:
    view = built(catalog, atlas, "jiao.motor")
    whole = np.linalg.norm(np.diff(step(view, "midline").drawing.stretches[0].points_mm, axis=0), axis=1).sum()
    span = step(view, "midpoint").drawing.span
    assert span is not None
    assert span.length_mm == pytest.approx(whole / 2, abs=0.3)


def test_every_zone_has_a_construction_that_ends_with_its_line(catalog: Catalog, atlas: Atlas) -> None:
    zones = catalog.zones
    for zone in zones:
        view = built(catalog, atlas, zone)
        placed = next(
            each for each in atlas.zones if each.zone == zone and each.side in ("left", "midline", zones[zone].only)
        )
        assert view.steps, zone
        last_own = view.steps[-2 if view.steps[-1].id == "parts" else -1]
        assert last_own.id == catalog.zones[zone].steps[-1].id
        drawn = [s.points_mm for each in view.steps for s in each.drawing.stretches]
        for line in placed.lines:
            gaps = [np.linalg.norm(points - line.points_mm[-1], axis=1).min() for points in drawn]
            assert min(gaps) < 0.05, f"{zone}: no step draws its line"
        for each in view.steps:
            assert all((each.title, each.caption.text, each.makes)), (zone, each.id)
            assert each.caption.marks, f"{zone}: {each.id} names no source"
            assert all(mark.citation and "not found" not in mark.citation for mark in each.caption.marks)
            assert reading_ms(each) > 2500
        assert [bool(each.next_words) for each in view.steps] == [True] * (len(view.steps) - 1) + [False]
        assert len({each.id for each in view.steps}) == len(view.steps)


def test_a_step_is_what_a_step_before_it_made_or_a_landmark(catalog: Catalog, atlas: Atlas) -> None:
    for zone in catalog.zones:
        made: set[str] = set()
        for each in built(catalog, atlas, zone).steps:
            for name in each.takes:
                own = {other.makes for other in built(catalog, atlas, zone).steps}
                assert name not in own or name in made, f"{zone}: {each.id} takes {name} before it is there"
            made.add(each.makes)


def test_steps_that_only_a_variant_needs_are_left_out(catalog: Catalog, atlas: Atlas) -> None:
    assert "four-cm" not in [each.id for each in built(catalog, atlas, "jiao.chorea-tremor").steps]


def test_lines_by_cun_count_them_first(catalog: Catalog, atlas: Atlas) -> None:
    view = built(catalog, atlas, "who.ms6")
    assert view.steps[0].title == "Count the cun"
    assert "9.5 cun" in view.steps[0].caption.text
    assert step(view, "sishencong-front").measure_words.startswith("4 cun, ")


def test_the_line_past_the_ear_does_not_climb_it(catalog: Catalog, atlas: Atlas) -> None:
    drawn = step(built(catalog, atlas, "jiao.motor"), "eyebrow-occiput-line").drawing.stretches[0].points_mm
    assert np.abs(drawn[:, 0]).max() < 85.0, "the ear of this head reaches out to 99 mm"


@pytest.mark.parametrize("side", ["left", "right"])
def test_it_lies_on_the_side_that_is_asked_for(catalog: Catalog, atlas: Atlas, side: str) -> None:
    point = step(built(catalog, atlas, "jiao.motor", side=side), "temple-point").drawing.made[0].point_mm
    assert (point[0] < 0) == (side == "left")


def test_a_step_beyond_the_last_means_the_last(catalog: Catalog, atlas: Atlas) -> None:
    view = built(catalog, atlas, "jiao.vertigo-auditory", build=Build(step=40))
    assert view.at == len(view.steps) - 1
    assert view.is_finished


def test_without_an_atlas_it_says_so(catalog: Catalog) -> None:
    view = built(catalog, None, "jiao.motor")
    assert view.steps == ()
    assert view.step is None
    assert "being built" in view.note
    assert construction(catalog, None, ViewState()) is None


def test_a_question_on_which_sources_differ_bears_on_its_step(catalog: Catalog, atlas: Atlas) -> None:
    view = built(catalog, atlas, "jiao.motor")
    (choice,) = step(view, "top").choices
    assert choice.question == "Upper end"
    by_default, other = choice.options
    assert (by_default.is_chosen, by_default.variant, by_default.difference) == (True, "", "")
    assert other.variant == "jiao.motor/half-cun"
    assert other.difference.startswith("differs by ")
    assert other.difference.endswith(" mm on this head")
    assert other.text.marks
    assert step(view, "eyebrow-occiput-line").choices == ()


def test_a_rule_that_was_chosen_is_the_one_that_is_told(catalog: Catalog) -> None:
    chosen = frozenset({"jiao.motor/half-cun"})
    head = load_head(assets_folder() / "meshes" / "adult-man")
    atlas = atlas_for(catalog, head, cache_folder(), choices=Choices(variants=chosen))
    view = built(catalog, atlas, "jiao.motor", rules=Rules(variants=chosen))
    top = step(view, "top")
    assert top.title == "Half a cun back"
    assert top.measure_words.startswith("0.5 cun, ")
    assert [option.is_chosen for option in top.choices[0].options] == [False, True]
    assert top.choices[0].options[0].difference, "the default is now the other rule"


def test_a_rival_is_drawn_with_its_distance(catalog: Catalog, atlas: Atlas) -> None:
    assert built(catalog, atlas, "jiao.motor").rival is None
    rival = built(catalog, atlas, "jiao.motor", build=Build(rival="jiao.motor/half-cun")).rival
    assert rival is not None
    assert rival.name == "Upper end: 0.5 cun back"
    assert rival.difference == "differs by 9 mm on this head"
    assert built(catalog, atlas, "jiao.optic", build=Build(rival="jiao.motor/half-cun")).rival is None


def test_a_stretch_runs_from_its_start_to_its_end() -> None:
    curve = np.column_stack([np.arange(11.0), np.zeros(11), np.zeros(11)])
    there = between(curve, np.array([2.4, 0, 0]), np.array([6.6, 0, 0]))
    assert there[0, 0] == 2.4
    assert there[-1, 0] == 6.6
    assert (np.diff(there[:, 0]) > 0).all()
    back = between(curve, np.array([6.6, 0, 0]), np.array([2.4, 0, 0]))
    assert back[:, 0].tolist() == there[::-1, 0].tolist()


def test_the_foot_of_a_point_lies_square_below_it() -> None:
    curve = np.column_stack([np.arange(11.0), np.zeros(11), np.zeros(11)])
    assert foot_on(curve, np.array([4.25, 3.0, 1.0])).tolist() == pytest.approx([4.25, 0.0, 0.0])


@pytest.mark.parametrize(
    ("length_mm", "words"), [(5.0, "0.5 cm"), (6.5, "6.5 mm"), (152.8, "15.3 cm"), (10.0, "1.0 cm")]
)
def test_short_lengths_are_not_rounded_away(length_mm: float, words: str) -> None:
    assert short_length(length_mm) == words


@pytest.mark.parametrize(
    ("title", "thing"),
    [
        ("Find the halfway point", "Halfway point"),
        ("Mark GV20", "GV20"),
        ("Pull the tape tight", "Pull the tape tight"),
    ],
)
def test_a_title_names_what_is_made(title: str, thing: str) -> None:
    assert thing_made(title) == thing
