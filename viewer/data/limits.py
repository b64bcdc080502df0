"""What a number or a short text may be, field by field: the part of a shape that a type cannot say.

Limits keep out slips of the pen (a width of 400 mm, a year of 20245) and values that would break what
is computed from them. They are not findings: each is wider than anything a source says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from viewer.data.toml_file import Place, shown

Fault = tuple[Place, str]
"""Where, and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Between:
    """A number from `low` to `high`, both included."""

    low: float
    high: float

    def fault(self, value: float) -> str:
        """Say what is wrong with `value`; empty if nothing is."""
        return "" if self.low <= value <= self.high else f"{value:.10g} is outside {self.low:.10g}..{self.high:.10g}"


@dataclass(frozen=True, slots=True)
class Written:
    """A text of a certain form."""

    pattern: re.Pattern[str]
    rule: str

    def fault(self, value: str) -> str:
        """Say what is wrong with `value`; empty if nothing is."""
        return "" if self.pattern.fullmatch(value) else f"{shown(value)} is not {self.rule}"


Limit = Between | Written

_ID = Written(re.compile(r"[a-z][a-z0-9_-]{0,47}"), "an id: small letters, digits, _ and -, a letter first")
_ZONE_ID = Written(
    re.compile(r"[a-z][a-z0-9_-]{0,47}\.[a-z][a-z0-9_-]{0,47}"),
    "a zone id: the school, a dot and the zone, in small letters",
)
_POINT_ID = Written(
    re.compile(r"point\.[a-z][a-z0-9-]{0,47}"), "a point id: point, a dot and the code, in small letters"
)
_CODE = Written(re.compile(r"[A-Z]{2}-?[A-Z0-9]{1,6}\+?"), "a code: capitals and a number, such as GV20")
_SOURCE_KEY = Written(re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,79}"), "a key: letters, digits, _ and -, a letter first")
_COLOUR = Written(re.compile(r"#[0-9A-Fa-f]{6}"), "a colour written #RRGGBB")
_ADDRESS = Written(re.compile(r"https?://[^\s<>\"'\\^`{|}]+"), "an address that begins with http:// or https://")
_DOI = Written(re.compile(r"10\.[0-9]{4,9}/[^\s\"<>]+"), "a DOI: it begins with 10. and has no address before it")
_PMID = Written(re.compile(r"[1-9][0-9]{0,8}"), "a PubMed number: digits only")
_PMCID = Written(re.compile(r"PMC[1-9][0-9]{0,8}"), "a PubMed Central number: PMC and digits")
_SITE = Written(re.compile(r"[A-Z][A-Za-z]{0,2}[0-9]{0,2}"), "an electrode site, such as C3 or FCz")
_LINE = Written(re.compile(r"[^\n]{1,120}"), "one line of at most 120 characters")
_DAY = Written(re.compile(r"20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"), "a day written 2026-11-30")
_NAME = Written(re.compile(r"[^\n]{1,80}"), "a name: one line of at most 80 characters")

_PLACE = Between(0, 10_000)

LIMITS: Mapping[tuple[str, str], Limit] = {
    ("Zone", "id"): _ZONE_ID,
    ("Zone", "code"): _NAME,
    ("Zone", "group"): _ID,
    ("Zone", "uncertainty_mm"): Between(0, 100),
    ("Zone", "depth_mm"): Between(0, 100),
    ("MarkNeedle", "low_cun"): Between(0.1, 3),
    ("MarkNeedle", "high_cun"): Between(0.1, 3),
    ("MarkNeedle", "length_mm"): Between(1, 75),
    ("NamedArea", "id"): _ZONE_ID,
    ("UnmappedSchool", "id"): _ID,
    ("UnmappedSchool", "name"): _NAME,
    ("UnmappedSchool", "short_name"): _NAME,
    ("UnmappedSchool", "order"): _PLACE,
    ("Cells", "count"): Between(2, 40),
    ("Zone", "order"): _PLACE,
    ("Acupoint", "id"): _POINT_ID,
    ("Acupoint", "code"): _CODE,
    ("Acupoint", "pinyin"): _NAME,
    ("Acupoint", "han"): _NAME,
    ("ZoneName", "en"): _NAME,
    ("ZoneName", "han"): _NAME,
    ("ZoneName", "pinyin"): _NAME,
    ("Variant", "id"): _ID,
    ("Variant", "question"): _NAME,
    ("Variant", "name"): _NAME,
    ("Variant", "default"): _NAME,
    ("Review", "by"): _NAME,
    ("Review", "on"): _DAY,
    ("Review", "what"): _LINE,
    ("Part", "id"): _ID,
    ("Part", "name"): _NAME,
    ("Part", "start"): Between(0, 1),
    ("Part", "end"): Between(0, 1),
    ("School", "id"): _ID,
    ("School", "name"): _NAME,
    ("School", "short_name"): _NAME,
    ("School", "order"): _PLACE,
    ("School", "band_mm"): Between(0.5, 20),
    ("School", "needle_mm"): Between(5, 100),
    ("AngleRange", "low_deg"): Between(0, 90),
    ("AngleRange", "high_deg"): Between(0, 90),
    ("AngleRange", "usual_deg"): Between(0, 90),
    ("NeedlingItem", "item"): _NAME,
    ("TissueLayer", "name"): _NAME,
    ("LayerHere", "low_mm"): Between(0.05, 20),
    ("LayerHere", "high_mm"): Between(0.05, 20),
    ("LayerHere", "drawn_mm"): Between(0.05, 60),
    ("TissuePlace", "name"): _NAME,
    ("NeedleSize", "gauge_mm"): Between(0.1, 1),
    ("NeedleSize", "length_mm"): Between(5, 100),
    ("Needles", "usual_under_mm"): Between(1, 100),
    ("Needles", "least_outside_mm"): Between(1, 50),
    ("FunctionGroup", "id"): _ID,
    ("FunctionGroup", "name"): _NAME,
    ("FunctionGroup", "order"): _PLACE,
    ("FunctionGroup", "fill"): _COLOUR,
    ("FunctionGroup", "edge"): _COLOUR,
    ("Caution", "id"): _ID,
    ("Caution", "short"): _LINE,
    ("Caution", "rank"): _PLACE,
    ("Caution", "tell"): _LINE,
    ("PlainPlace", "short"): _NAME,
    ("Correction", "id"): _ID,
    ("Term", "id"): _ID,
    ("Term", "name"): _NAME,
    ("Mechanism", "id"): _ID,
    ("Mechanism", "name"): _NAME,
    ("Complaint", "id"): _ID,
    ("Complaint", "plain"): _NAME,
    ("Complaint", "professional"): _NAME,
    ("Source", "key"): _SOURCE_KEY,
    ("Source", "url"): _ADDRESS,
    ("Study", "key"): _SOURCE_KEY,
    ("Study", "year"): Between(1900, 2100),
    ("Study", "n"): Between(0, 10_000_000),
    ("Study", "doi"): _DOI,
    ("Study", "pmid"): _PMID,
    ("Study", "pmcid"): _PMCID,
    ("Counterpart", "id"): _ID,
    ("CortexSite", "id"): _SITE,
    ("CortexShare", "region"): _NAME,
    ("CortexShare", "percent"): Between(1, 100),
    ("Grade", "level"): Between(1, 5),
    ("Interval", "estimate"): Between(-10_000, 10_000),
    ("Interval", "low"): Between(-10_000, 10_000),
    ("Interval", "high"): Between(-10_000, 10_000),
    ("Interval", "no_difference"): Between(0, 1),
    ("Tour", "id"): _ID,
    ("Tour", "title"): _NAME,
    ("Stop", "title"): _NAME,
    ("Eye", "distance_mm"): Between(20, 5_000),
    ("Eye", "aspect"): Between(0.1, 10),
    ("StopView", "head"): _NAME,
    ("StopView", "zone_opacity"): Between(0, 1),
    ("StopView", "glass"): Between(0, 1),
    ("StopView", "build_step"): Between(0, 100),
    ("StopView", "needle_angle_deg"): Between(0, 90),
    ("StopView", "needle_entry"): Between(0, 1),
    ("StopView", "needle_length_mm"): Between(1, 100),
    ("StopView", "needle_size"): _NAME,
}
"""By class and field. Every number of every content class has a limit, here or by its unit; a test walks them."""

_UNITS: Mapping[str, Limit] = {
    "_mm": Between(-400, 400),
    "_cun": Between(-20, 20),
    "_deg": Between(-180, 180),
    "fraction": Between(0, 1),
}
"""By the end of a field's name, for the steps of constructions. Nothing on a head is longer."""

# What was not seen in a publication is left empty and shown as not seen.
_MAY_BE_EMPTY = frozenset({("Study", "journal"), ("Study", "design"), ("Study", "result"), ("Study", "limits")})
_MUST_HOLD_ITEMS = frozenset(
    {("Statement", "sources"), ("Zone", "indications"), ("Indication", "support"), ("Needles", "sizes")}
)


def limit_faults(value: object, place: Place = ()) -> list[Fault]:
    """Every value below `value` that is outside its limits.

    Parameters
    ----------
    value : dataclass instance, tuple or plain value
        Of the right types already.
    place : tuple
        Where `value` lies.
    """
    faults: list[Fault] = []
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            faults += limit_faults(item, (*place, index))
    elif is_dataclass(value) and not isinstance(value, type):
        for field, rule in _rules_of(type(value)):
            held = getattr(value, field.name)
            here = (*place, field.name)
            if fault := rule(held):
                faults.append((here, fault))
            elif isinstance(held, tuple) or is_dataclass(held):
                faults += limit_faults(held, here)
    return faults


@cache
def _rules_of(kind: type) -> tuple[tuple[Field[Any], Callable[[Any], str]], ...]:
    return tuple((field, _rule_of(kind, field)) for field in fields(kind))


def _rule_of(kind: type, field: Field[Any]) -> Callable[[Any], str]:
    """One function that says what is wrong with a value of this field."""
    key = (kind.__name__, field.name)
    is_required = field.default is MISSING and field.default_factory is MISSING and key not in _MAY_BE_EMPTY
    limit = LIMITS.get(key) or next((limit for unit, limit in _UNITS.items() if field.name.endswith(unit)), None)

    def rule(value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            if not value.strip():
                return "it is empty" if is_required or value else ""
            return limit.fault(value) if isinstance(limit, Written) else ""
        if isinstance(value, tuple):
            return "it holds nothing" if key in _MUST_HOLD_ITEMS and not value else ""
        return limit.fault(value) if isinstance(limit, Between) else ""

    return rule
