"""Which side is needled follows from the rule and the affected side, and from nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, SideChoice, ZoneId
from viewer.domain.side_rule import needled_side, side_rules, zone_side
from viewer.domain.zone import NeedledSide

_OTHER = {"left": "right", "right": "left", "both": "both"}


@pytest.mark.parametrize(
    ("rule", "affected", "needled"),
    [
        ("opposite", "right", "left"),
        ("opposite", "left", "right"),
        ("opposite", "both", "both"),
        ("same", "right", "right"),
        ("same", "both", "both"),
        ("both", "left", "both"),
        ("either", "left", "both"),
        ("not_said", "left", "both"),
    ],
)
def test_the_rule_names_the_side(rule: NeedledSide, affected: SideChoice, needled: SideChoice) -> None:
    assert needled_side(rule, affected) == needled


@given(
    rule=st.sampled_from(["opposite", "same", "both", "either"]), affected=st.sampled_from(["left", "right", "both"])
)
def test_mirroring_the_complaint_mirrors_the_needle(rule: NeedledSide, affected: SideChoice) -> None:
    assert needled_side(rule, _OTHER[affected]) == _OTHER[needled_side(rule, affected)]  # type: ignore[arg-type]


def test_a_use_goes_before_the_rule_of_the_zone(catalog: Catalog) -> None:
    """The motor area is needled opposite a weak arm, but on both sides for the speech of both."""
    motor = catalog.zones[ZoneId("jiao.motor")]
    assert side_rules(motor) == ("opposite",)
    assert side_rules(motor, ComplaintId("arm-weakness")) == ("opposite",)
    assert side_rules(motor, ComplaintId("aphasia")) == ("both",)
    assert side_rules(motor, ComplaintId("tinnitus")) == ("opposite",), "not used for it: its own rule"


def test_where_uses_differ_every_side_is_shown(catalog: Catalog) -> None:
    motor = catalog.zones[ZoneId("jiao.motor")]
    assert side_rules(motor, ComplaintId("stroke")) == ("opposite", "both")
    assert zone_side(motor, ComplaintId("stroke"), "right") == "both"
    assert zone_side(motor, ComplaintId("arm-weakness"), "right") == "left"


def test_a_use_that_says_no_side_leaves_the_answer_to_those_that_do(catalog: Catalog) -> None:
    line = catalog.zones[ZoneId("who.ms6")]
    assert side_rules(line, ComplaintId("stroke")) == ("opposite", "not_said")
    assert zone_side(line, ComplaintId("stroke"), "right") == "left"
    assert zone_side(line, ComplaintId("aphasia"), "right") == "both"
