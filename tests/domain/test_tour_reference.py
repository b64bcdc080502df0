"""What a stop names and nobody knows is taken out, said, and takes nothing else with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.tour import Said, Stop, StopView, Tour
from viewer.domain.tour_reference import known_view, lost_in

HEADS = ("adult-man",)
SOUND = StopView(
    school="jiao", selected="jiao.motor", part="upper", point="point.gv20", complaint="tinnitus",
    lit=("jiao.sensory",), variants=("jiao.motor/half-cun",), rival="jiao.motor/half-cun",
    compared=("jiao.motor", "who.ms6"), cell=("tinnitus", "jiao.vertigo-auditory"),
)  # type: ignore[arg-type]  # fmt: skip


def test_what_is_there_is_left_alone(catalog: Catalog) -> None:
    assert known_view(SOUND, catalog, HEADS) == (SOUND, ())


@pytest.mark.parametrize(
    ("changes", "left", "noun"),
    [
        ({"selected": "jiao.gone"}, {"selected": None, "part": None}, "zone"),
        ({"part": "gone"}, {"part": None}, "part"),
        ({"school": "gone"}, {"school": None}, "school"),
        ({"point": "point.gone"}, {"point": None}, "point"),
        ({"complaint": "gone"}, {"complaint": None}, "complaint"),
        ({"lit": ("jiao.gone", "jiao.sensory")}, {"lit": ("jiao.sensory",)}, "zone"),
        ({"variants": ("jiao.motor/gone",)}, {"variants": ()}, "variant"),
        ({"rival": "jiao.motor/gone"}, {"rival": None}, "variant"),
        ({"compared": ("jiao.motor", "gone.gone")}, {"compared": ("jiao.motor",)}, "zone"),
        ({"cell": ("gone",)}, {"cell": ()}, "complaint"),
        ({"cell": ("tinnitus", "jiao.gone")}, {"cell": ("tinnitus",)}, "zone"),
    ],
)
def test_what_is_gone_is_taken_out_alone_and_said(
    catalog: Catalog, changes: dict[str, object], left: dict[str, object], noun: str
) -> None:
    known, lost = known_view(replace(SOUND, **changes), catalog, HEADS)  # type: ignore[arg-type]
    assert known == replace(SOUND, **left)  # type: ignore[arg-type]
    assert [each.noun for each in lost] == [noun]
    assert "is not in this version" in lost[0].sentence


def test_without_its_zone_a_needle_is_not_shown(catalog: Catalog) -> None:
    known, _ = known_view(replace(SOUND, stage="needle", selected="jiao.gone"), catalog, HEADS)  # type: ignore[arg-type]
    assert known.stage == "explore"


def test_another_head_is_said_and_sources_too(catalog: Catalog) -> None:
    said = (Said("Something.", ("nobody",)),)  # type: ignore[arg-type]
    tour = Tour("t", "T", stops=(Stop("First", replace(SOUND, head="mine"), said), Stop("Second", SOUND)))
    sentences = lost_in(tour, catalog, HEADS)
    assert len(sentences) == 2
    assert all(sentence.startswith("Stop 1, “First”: ") for sentence in sentences)
    assert "head “mine”" in sentences[0]
    assert "source “nobody”" in sentences[1]
