from dataclasses import replace

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.school import AngleRange, School
from viewer.domain.statement import Statement
from viewer.domain.variant import Variant, key_of
from viewer.domain.variant_choice import switched, variants_of
from viewer.domain.zone import Laterality, NeedleDirection, Zone, ZoneName

SAID = Statement("Said for a test.", ("test",))


def answer(variant_id: str, question: str) -> Variant:
    return Variant(id=variant_id, question=question, name=variant_id, default="As taught", text=SAID)


@pytest.fixture
def catalog() -> Catalog:
    school = School(
        id="demo",
        name="Demo",
        short_name="Demo",
        order=1,
        line_kind="band",
        band_mm=6.0,
        needle_mm=40.0,
        about=(),
        steps=(),
        angle=AngleRange(15.0, 30.0, 20.0, SAID),
        needling=(),
        evidence_note=SAID,
        variants=(answer("by-ears", "Crown"),),
    )
    zone = Zone(
        id="demo.zone",
        code="D1",
        group="movement",
        order=1,
        name=ZoneName("Zone", "区", "qū"),
        summary=SAID,
        steps=(),
        laterality=Laterality("both", SAID),
        direction=NeedleDirection("either", SAID),
        indications=(),
        drawing="rival",
        uncertainty_mm="not known",
        variants=(answer("long", "Length"), answer("short", "Length"), answer("high", "Top")),
    )
    other = replace(zone, id="demo.other", variants=(answer("long", "Length"),))
    return Catalog({"demo": school}, {}, {"demo.zone": zone, "demo.other": other}, {}, {}, {}, {})


def test_a_variant_is_known_by_its_owner_and_its_name(catalog: Catalog) -> None:
    assert key_of("demo.zone", answer("long", "Length")) == "demo.zone/long"
    assert list(variants_of(catalog)) == [
        "demo/by-ears",
        "demo.zone/long",
        "demo.zone/short",
        "demo.zone/high",
        "demo.other/long",
    ]


@pytest.mark.parametrize(
    ("chosen", "key", "then"),
    [
        (set(), "demo.zone/long", {"demo.zone/long"}),
        ({"demo.zone/long"}, "demo.zone/long", set()),
        ({"demo.zone/long"}, "demo.zone/short", {"demo.zone/short"}),
        ({"demo.zone/long"}, "demo.zone/high", {"demo.zone/long", "demo.zone/high"}),
        ({"demo.zone/long"}, "demo.other/long", {"demo.zone/long", "demo.other/long"}),
        ({"demo.zone/long", "demo.zone/high"}, "demo/by-ears", {"demo.zone/long", "demo.zone/high", "demo/by-ears"}),
    ],
)
def test_one_answer_to_a_question_gives_way_to_another(
    catalog: Catalog, chosen: set[str], key: str, then: set[str]
) -> None:
    assert switched(catalog, chosen, key) == then


def test_what_is_not_declared_cannot_be_chosen(catalog: Catalog) -> None:
    with pytest.raises(KeyError):
        switched(catalog, (), "demo.zone/none")
