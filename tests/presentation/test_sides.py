"""A lit zone is shown where its school needles it, and the words say so."""

from __future__ import annotations

import re

import pytest

from tests.blocks import said
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, SideChoice, ZoneId
from viewer.domain.side_rule import side_rules
from viewer.presentation.pages.explanation import explain_view
from viewer.presentation.sides import (
    NOT_SAID,
    affected_words,
    needled_label,
    needled_words,
    shown_side,
    side_sentence,
    side_statement,
    side_words,
)
from viewer.state.view_state import Selection, ViewState

_ARM = ComplaintId("arm-weakness")
_MOTOR = ZoneId("jiao.motor")


def _state(affected: SideChoice | None = None) -> ViewState:
    lit = ("jiao.motor", "jiao.speech-1")
    return ViewState(selection=Selection(complaint=_ARM, lit=lit, side="right", affected=affected))


def test_only_a_told_side_moves_a_lit_zone(catalog: Catalog) -> None:
    assert shown_side(catalog, _state(), _MOTOR) == "right"
    assert shown_side(catalog, _state(affected="right"), _MOTOR) == "left"
    assert shown_side(catalog, _state(affected="left"), _MOTOR) == "right"
    assert shown_side(catalog, _state(affected="right"), ZoneId("jiao.sensory")) == "right", "it is not lit"
    assert (
        shown_side(catalog, ViewState(selection=Selection(affected="right", side="right", lit=(_MOTOR,))), _MOTOR)
        == "right"
    )


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
    assert needled_label(catalog, ViewState(selection=Selection(lit=(_MOTOR,))), _MOTOR) == ""


def test_schools_that_agree_and_schools_that_do_not(catalog: Catalog) -> None:
    assert side_sentence(catalog, _ARM, None) == ""
    agreed = side_sentence(catalog, _ARM, "right")
    told, unsaid = agreed.split("; ")
    assert told == "Right side affected: Jiao zones and WHO lines on the left"
    assert unsaid == "YNSA on a side that is not said. The side is not the same for all."
    assert side_sentence(catalog, ComplaintId("aphasia"), "right").endswith("The side is not the same for all.")
    assert side_sentence(catalog, ComplaintId("fibromyalgia"), "right") == "", "no zone is named"


@pytest.mark.parametrize(("words", "said"), [("plain", "opposite side"), ("professional", "contralateral")])
def test_a_rule_in_plain_and_professional_words(words: str, said: str) -> None:
    assert said in side_words("opposite", words)  # type: ignore[arg-type]


def test_a_line_on_the_midline_has_no_side(catalog: Catalog) -> None:
    zones = [zone for zone in catalog.zones.values() if "no side to choose" in zone.laterality.rule.text]
    assert len(zones) >= 6
    for zone in zones:
        assert zone.laterality.side == "midline"
        for use in zone.indications:
            assert side_words(use.side, "plain") == side_words(use.side, "professional") == "on the midline"
            for complaint in use.complaints:
                assert needled_words(zone, complaint, "right") == "Needled on the midline."
                state = ViewState(selection=Selection(complaint=complaint, affected="right", lit=(zone.id,)))
                assert needled_label(catalog, state, zone.id).startswith("needled on the midline")
                assert " on the midline" in side_sentence(catalog, complaint, "right")


_RULE_WORDS = {"opposite": "opposite", "same": "same", "both": "both", "either": "either", "midline": "midline"}


def test_headline_and_rule_come_from_one_value(catalog: Catalog) -> None:
    """All zones by all complaints and sides: what stands above the rule never says another side than the rule."""
    unsaid = 0
    for complaint in catalog.complaints:
        for zone in catalog.zones_for(complaint):
            rules = side_rules(zone, complaint)
            rule = side_statement(zone, complaint).text.lower()
            assert all(_RULE_WORDS[said] in rule for said in rules if said != "not_said"), (zone.id, complaint, rule)
            assert "opposite" in rules or "opposite" not in rule or zone.laterality.side in rules
            is_unsaid = rules == ("not_said",)
            unsaid += is_unsaid
            for affected in ("left", "right", "both"):
                told = needled_words(zone, complaint, affected)
                state = ViewState(selection=Selection(complaint=complaint, affected=affected, lit=(zone.id,)))
                label = needled_label(catalog, state, zone.id)
                view = explain_view(catalog, complaint, zone.id, affected)
                assert view is not None
                side = said(view.page.section("side"))[0]
                headline = f"{told} {label} {view.page.head.lines[0].text} {side}"
                if is_unsaid:
                    assert not told
                    assert side == rule.capitalize() == NOT_SAID
                    assert "side not said" in label
                    assert not re.search(r"\b(left|right|both|opposite) sides?\b", headline.lower()), headline
                    assert shown_side(catalog, state, zone.id) == "both", "nothing is suggested"
                elif rules in (("both",), ("opposite",)):
                    other = {"left": "right", "right": "left", "both": "both"}[affected]
                    side = other if rules == ("opposite",) else "both"
                    assert re.search(rf"\b{side}\b", label), (zone.id, complaint, label)
                    assert re.search(rf"\b{side}\b", told), (zone.id, complaint, told)
    assert unsaid >= 5


def test_a_side_that_is_not_said_is_not_drawn_from_the_zone(catalog: Catalog) -> None:
    line = catalog.zones[ZoneId("who.ms6")]
    speech, sclerosis = ComplaintId("aphasia"), ComplaintId("multiple-sclerosis")
    assert side_statement(line, speech).text == NOT_SAID
    assert "WHO lines, YNSA and Lin on a side that is not said" in side_sentence(catalog, speech, "right")
    assert "side is not said" in needled_words(line, ComplaintId("stroke"), "right")
    motor = side_statement(catalog.zones[_MOTOR], sclerosis)
    assert motor.text == "Needled on both sides."
    assert side_statement(line) == line.laterality.rule
