"""A side that no text says is not named; a zone's rule speaks of the zone's own side."""

from __future__ import annotations

from dataclasses import replace

from tests.shipped import shipped_catalog
from viewer.checks.content import Content
from viewer.checks.sides import rules_say_their_side, sides_are_said
from viewer.domain.identity import ZoneId

_LINE = ZoneId("who.ms6")


def test_a_side_is_not_named_where_the_doubt_says_that_it_is_not_said():
    catalog = shipped_catalog()
    line = catalog.zones[_LINE]
    uses = tuple(replace(use, side="opposite") for use in line.indications)
    spoiled = Content(replace(catalog, zones={_LINE: replace(line, indications=uses)}))
    wrong = [number for number, use in enumerate(line.indications, start=1) if use.side == "not_said"]
    assert [problem.place for problem in sides_are_said(spoiled)] == [f"indications.{each}.side" for each in wrong]
    assert wrong


def test_the_rule_of_a_zone_says_its_side():
    catalog = shipped_catalog()
    line = catalog.zones[_LINE]
    turned = replace(line, laterality=replace(line.laterality, side="both"))
    spoiled = Content(replace(catalog, zones={_LINE: turned}))
    assert [problem.place for problem in rules_say_their_side(spoiled)] == ["laterality.rule.text"]
