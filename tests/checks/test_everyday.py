"""What is explained to somebody without training is there for every zone and caution."""

from __future__ import annotations

from dataclasses import replace

from tests.shipped import shipped_catalog
from viewer.checks.content import Content
from viewer.checks.everyday import cautions_can_be_explained, zones_can_be_explained


def test_a_zone_without_its_place_is_told_unless_it_is_a_record():
    catalog = shipped_catalog()
    zones = {key: replace(zone, place=None) for key, zone in catalog.zones.items()}
    told = {problem.file for problem in zones_can_be_explained(Content(replace(catalog, zones=zones)))}
    assert "zones/jiao/motor.toml" in told
    assert "zones/later/pyramidal.toml" not in told
    assert len(told) == len(zones) - 2


def test_a_caution_without_everyday_words_is_told():
    catalog = shipped_catalog()
    bare = replace(catalog.cautions["bleeding"], tell="", plain="")
    spoiled = Content(replace(catalog, cautions={**catalog.cautions, "bleeding": bare}))
    assert [problem.place for problem in cautions_can_be_explained(spoiled)] == ["cautions.bleeding"]


def test_content_that_explains_nothing_owes_nothing():
    catalog = shipped_catalog()
    bare = replace(catalog, zones={}, cautions={}, explanation=None)
    assert [*zones_can_be_explained(Content(bare)), *cautions_can_be_explained(Content(bare))] == []
