"""A lit zone is shown where its school needles it, and the words say so."""

from __future__ import annotations

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.presentation.sides import (
    affected_words,
    needled_label,
    needled_words,
    shown_side,
    side_sentence,
    side_words,
)
from viewer.state.view_state import ViewState

_ARM = ComplaintId("arm-weakness")
_MOTOR = ZoneId("jiao.motor")


def _state(**changes: object) -> ViewState:
    lit = ("jiao.motor", "jiao.speech-1")
    return ViewState(complaint=_ARM, lit=lit, side="right", **changes)  # type: ignore[arg-type]


def test_only_a_told_side_moves_a_lit_zone(catalog: Catalog) -> None:
    assert shown_side(catalog, _state(), _MOTOR) == "right"
    assert shown_side(catalog, _state(affected="right"), _MOTOR) == "left"
    assert shown_side(catalog, _state(affected="left"), _MOTOR) == "right"
    assert shown_side(catalog, _state(affected="right"), ZoneId("jiao.sensory")) == "right", "it is not lit"
    assert shown_side(catalog, ViewState(affected="right", side="right", lit=(_MOTOR,)), _MOTOR) == "right"


def test_words_name_the_side_and_say_where_uses_differ(catalog: Catalog) -> None:
    motor = catalog.zones[_MOTOR]
    assert needled_words(motor, _ARM, None) == ""
    assert needled_words(motor, _ARM, "right") == "Needled on the left."
    assert affected_words(motor, "right") == "Right side affected: needled on the left."
    assert affected_words(motor, None) == ""
    assert "its uses differ" in needled_words(motor, ComplaintId("stroke"), "right")
    assert "differ" not in needled_words(motor, ComplaintId("stroke"), "both")


def test_a_label_says_side_and_school(catalog: Catalog) -> None:
    assert needled_label(catalog, _state(affected="right"), _MOTOR) == "needled left, Jiao zones"
    assert needled_label(catalog, _state(), _MOTOR) == "Jiao zones"
    assert needled_label(catalog, ViewState(lit=(_MOTOR,)), _MOTOR) == ""


def test_schools_that_agree_and_schools_that_do_not(catalog: Catalog) -> None:
    assert side_sentence(catalog, _ARM, None) == ""
    agreed = side_sentence(catalog, _ARM, "right")
    assert agreed == "Right side affected: Jiao zones and WHO lines on the left."
    assert side_sentence(catalog, ComplaintId("aphasia"), "right").endswith("The side is not the same for all.")
    assert side_sentence(catalog, ComplaintId("autism"), "right") == "", "no zone is named"


@pytest.mark.parametrize(("words", "said"), [("plain", "opposite side"), ("professional", "contralateral")])
def test_a_rule_in_plain_and_professional_words(words: str, said: str) -> None:
    assert said in side_words("opposite", words)  # type: ignore[arg-type]


def test_a_line_on_the_midline_has_no_side(catalog: Catalog) -> None:
    zones = [zone for zone in catalog.zones.values() if "no side to choose" in zone.laterality.rule.text]
    assert len(zones) == 6
    for zone in zones:
        assert zone.laterality.side == "midline"
        for use in zone.indications:
            assert side_words(use.side, "plain") == side_words(use.side, "professional") == "on the midline"
            for complaint in use.complaints:
                assert needled_words(zone, complaint, "right") == "Needled on the midline."
                state = ViewState(complaint=complaint, affected="right", lit=(zone.id,))
                assert needled_label(catalog, state, zone.id).startswith("needled on the midline")
                assert " on the midline" in side_sentence(catalog, complaint, "right")
