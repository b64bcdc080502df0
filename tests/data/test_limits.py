from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import get_args, get_type_hints

import pytest

from viewer.data.limits import LIMITS, Between, limit_faults
from viewer.domain.acupoint import Acupoint
from viewer.domain.caution import Caution
from viewer.domain.complaint import Complaint
from viewer.domain.construction import AnyStep
from viewer.domain.correction import Correction
from viewer.domain.cortex import CortexSite
from viewer.domain.counterpart import Counterpart
from viewer.domain.curve_steps import Slant
from viewer.domain.mechanism import Mechanism
from viewer.domain.school import FunctionGroup, School
from viewer.domain.statement import Source, Statement
from viewer.domain.study import Grade, Interval, Study
from viewer.domain.technique import Needles
from viewer.domain.term import Term
from viewer.domain.tissue import Tissue
from viewer.domain.tour import Tour
from viewer.domain.unmapped_school import UnmappedSchool
from viewer.domain.zone import Part, Zone

UNITS = ("_mm", "_cun", "_deg", "fraction")
ROOTS = (
    Acupoint,
    Needles,
    Tissue,
    Zone,
    School,
    Study,
    Source,
    FunctionGroup,
    Complaint,
    Caution,
    Correction,
    Term,
    Mechanism,
    Counterpart,
    CortexSite,
    Tour,
    UnmappedSchool,
    *get_args(AnyStep),
)


def classes_below(kind: object, seen: set[type]) -> set[type]:
    if is_dataclass(kind) and isinstance(kind, type) and kind not in seen:
        seen.add(kind)
        for hint in get_type_hints(kind).values():
            classes_below(hint, seen)
    for argument in get_args(kind):
        classes_below(argument, seen)
    return seen


CLASSES = set().union(*(classes_below(root, set()) for root in ROOTS))


def is_number(hint: object) -> bool:
    return hint in (int, float) or any(argument in (int, float) for argument in get_args(hint))


def test_every_number_of_the_content_has_a_limit():
    without = [
        f"{kind.__name__}.{field.name}"
        for kind in CLASSES
        for field in fields(kind)
        if is_number(get_type_hints(kind)[field.name])
        and not isinstance(LIMITS.get((kind.__name__, field.name)), Between)
        and not field.name.endswith(UNITS)
        and (kind, field.name) != (Correction, "claims")  # the map of claims proves these
    ]
    assert without == []


def test_every_limit_belongs_to_a_field():
    there = {(kind.__name__, field.name) for kind in CLASSES for field in fields(kind)}
    assert set(LIMITS) <= there


SOURCE = Source("key", "A citation")
GROUP = FunctionGroup("movement", "Movement", 1, "#B9480F", "#532006")
STUDY = Study("a", (), "T", "", "", "", "", "null", "other", Grade("low", True, level=1))
SLANT = Slant(id="a", text="t", sources=("s",), start="p", toward="up", to_mm=10)


@pytest.mark.parametrize(
    ("value", "place", "message"),
    [
        (Part("a", "A", 0.0, 1.01, "leg"), ("end",), "1.01 is outside 0..1"),
        (replace(SLANT, to_mm=1e308), ("to_mm",), "1e+308 is outside -400..400"),
        (replace(SLANT, angle_deg=181), ("angle_deg",),
         "181 is outside -180..180"),
        (Interval("l", "SMD", 1e308, 0, 1, 0, "lower"), ("estimate",), "1e+308 is outside -10000..10000"),
        (replace(STUDY, year=20245), ("year",), "20245 is outside 1900..2100"),
        (replace(STUDY, n=12_345_678), ("n",), "12345678 is outside 0..10000000"),
        (replace(STUDY, grade=Grade("low", True, level=0)), ("grade", "level"), "0 is outside 1..5"),
        (replace(STUDY, doi="https://doi.org/10.1000/x"), ("doi",),
         "“https://doi.org/10.1000/x” is not a DOI: it begins with 10. and has no address before it"),
        (replace(STUDY, pmid="PMC12"), ("pmid",), "“PMC12” is not a PubMed number: digits only"),
        (replace(SOURCE, url="javascript:alert(1)"), ("url",),
         "“javascript:alert(1)” is not an address that begins with http:// or https://"),
        (replace(SOURCE, url="file:///etc/passwd"), ("url",),
         "“file:///etc/passwd” is not an address that begins with http:// or https://"),
        (replace(SOURCE, url="https://a.org/<b>"), ("url",),
         "“https://a.org/<b>” is not an address that begins with http:// or https://"),
        (replace(SOURCE, citation=""), ("citation",), "it is empty"),
        (replace(SOURCE, citation=" "), ("citation",), "it is empty"),
        (replace(SOURCE, note=" "), ("note",), "it is empty"),
        (replace(GROUP, fill="#B9480"), ("fill",), "“#B9480” is not a colour written #RRGGBB"),
        (replace(GROUP, id="../../etc"), ("id",),
         "“../../etc” is not an id: small letters, digits, _ and -, a letter first"),
        (Statement("t", ()), ("sources",), "it holds nothing"),
        (replace(GROUP, name="x" * 81), ("name",), f"“{'x' * 57}...” is not a name: one line of at most 80 characters"),
    ],
)  # fmt: skip
def test_what_is_outside_is_said(value, place, message):
    assert limit_faults(value) == [(place, message)]


@pytest.mark.parametrize("value", [SOURCE, GROUP, STUDY, Part("a", "A", 0.0, 1.0, "leg")])
def test_what_is_inside_passes(value):
    assert limit_faults(value) == []


def test_faults_deep_inside_are_found():
    assert limit_faults((SOURCE, replace(SOURCE, citation="")), ("sources",)) == [
        (("sources", 1, "citation"), "it is empty")
    ]
