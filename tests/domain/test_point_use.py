"""Which lines use a point is read from the rules: by names, by words and by measures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.identity import PointId, SchoolId, ZoneId
from viewer.domain.point_use import PointUse, lines_of, point_uses


@pytest.mark.parametrize(
    ("point", "zones"),
    [
        ("point.gv20", {"who.ms5", "who.ms6", "who.ms7", "later.crown", "jin.si-shen"}),
        ("point.sishencong-front", {"who.ms6"}),  # named by its step
        ("point.st8", {"who.ms4"}),  # named in the words only
        ("point.gb18", {"who.ms9"}),  # there only by the measures of the line's end
        ("point.bl9", {"who.ms14"}),  # where a walk starts
        ("point.gb4", {"who.ms10"}),
        ("point.gb19", {"later.mania-control", "jin.nao-san"}),  # a point of another school
        ("point.gv22", set()),  # passed over by a line, and used by none
    ],
)
def test_lines_go_by_the_points_that_their_rules_name(catalog: Catalog, point: str, zones: set[str]) -> None:
    assert set(lines_of(catalog, PointId(point))) == zones


def test_a_point_from_which_another_is_measured_is_used_by_way_of_it(catalog: Catalog) -> None:
    uses = point_uses(catalog)[PointId("point.gb7")]
    assert PointUse(ZoneId("who.ms7")) in uses
    assert PointUse(ZoneId("who.ms6"), by_way_of=PointId("point.gb6")) in uses
    assert [use.by_way_of is not None for use in uses] == sorted(use.by_way_of is not None for use in uses)


def test_a_line_is_named_once_for_a_point_and_not_by_way_of_a_variant(catalog: Catalog) -> None:
    for point, uses in point_uses(catalog).items():
        assert len({use.zone for use in uses}) == len(uses), point
        assert not any(use.is_variant and use.by_way_of for use in uses), point


def test_another_version_of_a_rule_is_told_apart(catalog: Catalog) -> None:
    uses = {use.zone: use for use in point_uses(catalog)[PointId("point.bl8")]}
    assert uses[ZoneId("who.ms8")].is_variant
    assert lines_of(catalog, PointId("point.bl8")) == ()


def test_a_code_is_a_whole_word(catalog: Catalog) -> None:
    """GV2 is not GV20, and GV24 is not GV24+."""
    points = {
        key: replace(catalog.points[PointId("point.gv20")], id=key, code=code, step="", s_cun=None, l_cun=None)
        for key, code in ((PointId("point.gv2"), "GV2"), (PointId("point.gv24-plus"), "GV24+"))
    }
    assert all(uses == () for uses in point_uses(replace(catalog, points=points)).values())


def test_a_line_sideways_in_another_cun_does_not_end_at_the_point(catalog: Catalog) -> None:
    """MS13 begins level with GV18, 0.5 occipital cun beside the midline: not at a point 0.5 lateral cun beside it."""
    base = replace(catalog.points[PointId("point.bl7")], code="XX1", step="", s_cun=8.0, l_cun=0.5)
    for cun, zones in (("lateral", ()), ("occipital", ("who.ms13",))):
        point = replace(base, cun=cun)
        assert lines_of(replace(catalog, points={point.id: point}), point.id) == zones


def test_without_its_school_nothing_is_behind_a_point(catalog: Catalog) -> None:
    schools = {SchoolId("jiao"): catalog.schools[SchoolId("jiao")]}
    alone = replace(catalog, schools=schools, zones={})
    assert all(uses == () for uses in point_uses(alone).values())
