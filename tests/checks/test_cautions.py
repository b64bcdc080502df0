"""Nothing leads to what a caution forbids, and cautions reach whom they are meant for; every rule is spoiled once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedPoint, PlacedZone
from viewer.checks.cautions import (
    cautions_refer_to_what_exists,
    cautions_stand_on_sound_sources,
    emergencies_can_be_told,
    nothing_leads_to_what_is_ruled_out,
    summaries_teach_no_record,
    zones_say_what_they_lie_over,
)
from viewer.checks.content import Content
from viewer.checks.tours import check_tour
from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.identity import CautionId, ComplaintId, ZoneId
from viewer.domain.tour import Stop, StopView, Tour

_SWELLING = ComplaintId("brain-swelling")
_VASOMOTOR, _PYRAMIDAL = ZoneId("jiao.vasomotor"), ZoneId("later.pyramidal")


def _opened(catalog: Catalog, zone: ZoneId) -> Catalog:
    """The catalogue with the records of a zone as uses like any other."""
    held = catalog.zones[zone]
    uses = tuple(replace(use, is_record=False) for use in held.indications)
    return replace(catalog, zones={**catalog.zones, zone: replace(held, indications=uses)})


def _with(catalog: Catalog, caution: str, **changes: object) -> Content:
    held: Caution = replace(catalog.cautions[CautionId(caution)], **changes)  # type: ignore[arg-type]
    return Content(replace(catalog, cautions={**catalog.cautions, held.id: held}))


@pytest.mark.parametrize("zone", [_VASOMOTOR, _PYRAMIDAL])
def test_a_use_that_a_caution_rules_out_must_be_a_record(catalog: Catalog, zone: ZoneId) -> None:
    assert list(nothing_leads_to_what_is_ruled_out(Content(catalog))) == []
    (problem,) = nothing_leads_to_what_is_ruled_out(Content(_opened(catalog, zone)))
    assert problem.severity == "error"
    assert problem.file.endswith(f"{zone.partition('.')[2]}.toml")
    assert "which a caution rules out" in problem.message


def test_a_summary_teaches_no_record(catalog: Catalog) -> None:
    assert list(summaries_teach_no_record(Content(catalog))) == []
    held = catalog.zones[_VASOMOTOR]
    spoiled = replace(held, summary=replace(held.summary, text="A line, used for swelling of the brain."))
    (problem,) = summaries_teach_no_record(Content(replace(catalog, zones={**catalog.zones, held.id: spoiled})))
    assert problem.file.endswith("vasomotor.toml")
    assert "a record only" in problem.message


def test_a_record_that_nothing_rules_out_is_told(catalog: Catalog) -> None:
    problems = list(nothing_leads_to_what_is_ruled_out(_with(catalog, "no-emergency", rules_out=False)))
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("warning", "no caution rules it out, so it is no record")
    ]


def test_no_tour_leads_to_what_is_ruled_out(catalog: Catalog) -> None:
    for view in (StopView(complaint=_SWELLING), StopView(cell=(_SWELLING, _VASOMOTOR))):
        tour = Tour(id="spoiled", title="Spoiled", stops=(Stop(title="Here", view=view),))
        problems = check_tour(tour, "spoiled.scalptour", catalog, ("adult-man",), is_shipped=False)
        assert any("is ruled out by a caution" in problem.message for problem in problems), view
    needled = Stop(title="Here", view=StopView(selected=_PYRAMIDAL, stage="needle"))
    problems = check_tour(Tour(id="s", title="S", stops=(needled,)), "s", catalog, ("adult-man",), is_shipped=False)
    assert any("a tour does not needle it" in problem.message for problem in problems)


def test_names_are_followed_and_nothing_is_ruled_out_everywhere(catalog: Catalog) -> None:
    spoiled = _with(catalog, "stroke-signs", first_for=("stork",))
    assert "did you mean “stroke”" in next(iter(cautions_refer_to_what_exists(spoiled))).message
    (problem,) = cautions_refer_to_what_exists(_with(catalog, "no-emergency", complaints=()))
    assert "rule out everything" in problem.message


def test_second_hand_pages_alone_carry_no_caution(catalog: Catalog) -> None:
    held = catalog.cautions[CautionId("hearing-implant")].statement
    spoiled = _with(catalog, "hearing-implant", statement=replace(held, sources=("hearing-implant-page",)))
    (problem,) = cautions_stand_on_sound_sources(spoiled)
    assert problem.place == "cautions.hearing-implant.statement.sources"
    assert list(cautions_stand_on_sound_sources(Content(catalog))) == []


def test_an_emergency_stands_among_emergencies_with_words_and_complaints(catalog: Catalog) -> None:
    assert list(emergencies_can_be_told(Content(catalog))) == []
    for changes in ({"group": "doctor"}, {"strength": "caution"}, {"complaints": ()}, {"plain": ""}):
        assert len(list(emergencies_can_be_told(_with(catalog, "stroke-signs", **changes)))) == 1, changes


def _atlas(zone: str, place: tuple[float, float, float]) -> Atlas:
    """A line at one place of a head that is 130 mm high above the ears, with GV22 above its forehead."""
    line = PlacedLine(np.array([place, place]), np.tile([0.0, 0.0, 1.0], (2, 1)))
    gv22 = PlacedPoint("who/gv22", "midline", np.array([0.0, 32.0, 120.0]), line.normals[0])
    marks = {"vertex": np.array([0.0, 0.0, 130.0]), "outer_canthus_left": np.array([-45.0, 75.0, 0.0])}
    return Atlas("ball", marks, (PlacedZone(zone, "left", (line,), 10.0, (), ()),), (), points=(gv22,))


@pytest.mark.parametrize(
    ("zone", "place", "named"),
    [("who.ms6", (-72.0, 25.0, 42.0), "temple"), ("later.crown", (5.0, 30.0, 120.0), "fontanelle")],
)
def test_a_zone_over_temple_or_fontanelle_must_say_so(catalog: Catalog, zone, place, named) -> None:
    assert list(zones_say_what_they_lie_over(catalog, _atlas(zone, place), None)) == []
    silent = replace(catalog.zones[zone], over=())
    (problem,) = zones_say_what_they_lie_over(replace(catalog, zones={zone: silent}), _atlas(zone, place), None)
    assert f"over the {named}" in problem.message
    on_infant = replace(_atlas(zone, place), person="infant")
    assert list(zones_say_what_they_lie_over(replace(catalog, zones={zone: silent}), on_infant, None)) == []
