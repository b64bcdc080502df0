"""Two zones side by side, no winner; customary matches are never called the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.comparison import compare
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import zone_cautions
from viewer.domain.identity import ZoneId
from viewer.presentation.comparison import (
    CompareView,
    apart_views,
    compare_view,
    compared_schools,
    compared_sides,
    counterpart_of,
    legend,
    suggestions,
)
from viewer.state.view_state import Compared, Rules, ViewState

MOTOR, MS6 = ZoneId("jiao.motor"), ZoneId("who.ms6")
STATE = ViewState(mode="compare", compared=Compared(zones=(MOTOR, MS6)))


def table(catalog: Catalog, atlas: Atlas | None, *zones: str, **changes: object) -> CompareView:
    view = compare_view(
        catalog, atlas, replace(STATE, compared=Compared(tuple(ZoneId(zone) for zone in zones)), **changes)
    )  # type: ignore[arg-type]
    assert view is not None
    return view


def test_there_is_no_table_before_there_are_two(catalog: Catalog, atlas: Atlas) -> None:
    assert compare_view(catalog, atlas, replace(STATE, compared=Compared())) is None
    assert compare_view(catalog, atlas, replace(STATE, compared=Compared((MOTOR,)))) is None


def test_distances_are_those_of_the_atlas(catalog: Catalog, atlas: Atlas) -> None:
    on_left = [next(zone for zone in atlas.zones if (zone.zone, zone.side) == (each, "left")) for each in (MOTOR, MS6)]
    found = compare(*on_left)
    mean, greatest = table(catalog, atlas, MOTOR, MS6).distances
    assert mean == ("Mean distance", f"{found.mean_mm:.1f} mm on each side")
    assert greatest == ("Greatest distance", f"{found.greatest_mm:.1f} mm on each side")


def test_shares_are_those_of_each_band_under_the_other(catalog: Catalog, atlas: Atlas) -> None:
    first, second = table(catalog, atlas, MOTOR, MS6).zones
    (_, found), *_ = compared_sides(catalog, atlas, (MOTOR, MS6))
    assert first.overlap == f"{100 * found.overlap_share_a:.0f} % of its band under MS6"
    assert second.overlap == f"{100 * found.overlap_share_b:.0f} % of its band under J1"
    assert 0 < found.overlap_share_a < found.overlap_share_b  # the WHO line is drawn narrower


def test_a_line_on_the_midline_is_compared_with_either_side(catalog: Catalog, atlas: Atlas) -> None:
    sides = compared_sides(catalog, atlas, (ZoneId("jiao.foot-motor-sensory"), ZoneId("who.ms5")))
    assert [side for side, _ in sides] == ["left", "right"]
    assert sides[0][1].greatest_at_mm[0][0] < 0 < sides[1][1].greatest_at_mm[0][0]
    middle = compared_sides(catalog, atlas, (ZoneId("who.ms1"), ZoneId("who.ms5")))
    assert [side for side, _ in middle] == ["midline"]


def test_sides_that_differ_are_said_apart(catalog: Catalog, atlas: Atlas) -> None:
    moved = tuple(
        replace(
            zone,
            lines=tuple(replace(line, points_mm=line.points_mm + np.array([0.0, 5.0, 0.0])) for line in zone.lines),
        )
        if (zone.zone, zone.side) == (MS6, "right")
        else zone
        for zone in atlas.zones
    )
    mean = table(catalog, replace(atlas, zones=moved), MOTOR, MS6).distances[0][1]
    assert " mm left, " in mean
    assert mean.endswith(" mm right")


def test_without_a_head_nothing_is_measured_but_all_else_stands(catalog: Catalog) -> None:
    view = table(catalog, None, MOTOR, MS6)
    assert view.distances == ()
    assert [zone.length for zone in view.zones] == ["", ""]
    assert view.claims


def test_uses_for_one_complaint_stand_in_one_row_and_come_first(catalog: Catalog) -> None:
    rows = table(catalog, None, MOTOR, MS6).claims
    both = [row for row in rows if row.first and row.second]
    assert rows[: len(both)] == tuple(both)
    leg = next(row for row in rows if "leg" in row.title)
    assert leg.first is not None
    assert leg.second is not None
    assert "leg" in leg.first.statement.text
    assert "leg" in leg.second.statement.text


def test_every_use_of_both_is_in_the_table_once(catalog: Catalog) -> None:
    for pair in ((MOTOR, MS6), ("jiao.optic", "who.ms13"), ("jiao.stomach", "who.ms3")):
        rows = table(catalog, None, *pair).claims
        for index, zone in enumerate(pair):
            cells = [row.first if index == 0 else row.second for row in rows]
            said = [cell.statement.text for cell in cells if cell is not None]
            assert sorted(said) == sorted(use.use.text for use in catalog.zones[ZoneId(zone)].indications)


def test_a_use_without_studies_says_that_it_is_only_taught(catalog: Catalog) -> None:
    rows = table(catalog, None, MOTOR, MS6).claims
    taught = [cell for row in rows for cell in (row.first, row.second) if cell and cell.chips[0].kind == "taught"]
    assert taught
    assert all("no clinical study" in cell.note for cell in taught)


def test_a_customary_match_is_said_with_its_source_and_no_other_pair_is_matched(catalog: Catalog) -> None:
    view = table(catalog, None, MS6, MOTOR)
    assert view.customary is not None
    assert view.customary.marks
    assert view.customary.doubt
    assert table(catalog, None, MOTOR, "who.ms7").customary is None
    assert counterpart_of(catalog, MOTOR, MS6) is counterpart_of(catalog, MS6, MOTOR)


def test_the_rule_is_the_usual_one_until_a_variant_is_chosen(catalog: Catalog) -> None:
    def rule(*variants: str) -> str:
        view = table(catalog, None, MOTOR, MS6, rules=Rules(variants=frozenset(variants)))
        return " ".join(step.text for step in view.zones[1].rule)

    assert "front Sishencong" in rule()
    assert "GV21" in rule("who.ms6/gv21")
    assert "front Sishencong" not in rule("who.ms6/gv21")


def test_cautions_of_both_are_there_the_strongest_first(catalog: Catalog) -> None:
    view = table(catalog, None, MOTOR, "jiao.balance")
    names = {caution.id for caution in view.cautions}
    for zone in (MOTOR, ZoneId("jiao.balance")):
        assert {caution.id for caution in zone_cautions(catalog, catalog.zones[zone])} <= names
    assert view.cautions[0].strength == "danger"
    assert view.cautions[0].strength == "danger"


def test_every_mark_is_listed(catalog: Catalog, atlas: Atlas) -> None:
    view = table(catalog, atlas, MOTOR, MS6)
    listed = {source.key for source in view.sources}
    cells = [cell for row in view.claims for cell in (row.first, row.second) if cell is not None]
    texts = [
        *(cell.statement for cell in cells),
        *(text for zone in view.zones for text in (zone.summary, zone.side, zone.direction, *zone.rule)),
        *(row.regions for zone in view.zones if zone.beneath for row in zone.beneath.rows),
    ]
    assert {mark.key for text in texts for mark in text.marks} <= listed


def test_the_dimension_is_drawn_on_the_sides_that_are_shown(catalog: Catalog, atlas: Atlas) -> None:
    (left,) = apart_views(catalog, atlas, replace(STATE, selection=replace(STATE.selection, side="left")))
    assert left.side == "left"
    assert left.second == "J1 and MS6"
    assert len(apart_views(catalog, atlas, replace(STATE, selection=replace(STATE.selection, side="both")))) == 2
    assert apart_views(catalog, atlas, replace(STATE, mode="explore")) == ()
    ends = [
        np.concatenate([line.points_mm for zone in atlas.zones if zone.zone == each for line in zone.lines])
        for each in (MOTOR, MS6)
    ]
    for end, points in zip(left.ends_mm, ends, strict=True):
        assert np.linalg.norm(points - end, axis=1).min() < 1.0


def test_three_matches_are_offered_and_all_of_a_chosen_zone(catalog: Catalog) -> None:
    offered = suggestions(catalog)
    assert len(offered) == 3
    assert offered[0].zones == (MOTOR, MS6)
    assert {match.zones for match in suggestions(catalog, ZoneId("jiao.optic"))} == {
        ("jiao.optic", "who.ms12"),
        ("jiao.optic", "who.ms13"),
    }
    assert suggestions(catalog, ZoneId("jiao.praxis")) == ()


def test_schools_are_told_apart_by_the_kind_of_line(catalog: Catalog) -> None:
    assert compared_schools(catalog, (MOTOR,)) == ("jiao", "who")
    assert compared_schools(catalog, (MOTOR, ZoneId("jiao.sensory"))) == ("jiao",)
    kinds = [item.kind for item in legend(catalog, (MOTOR, MS6))]
    assert len(set(kinds)) == 2
