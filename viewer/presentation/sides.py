"""On which side zones are needled when somebody says which side is affected, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, SideChoice, ZoneId
from viewer.domain.side_rule import SIDE_WORDS, said_rules, side_rules, zone_side
from viewer.domain.statement import Statement
from viewer.domain.zone import NeedledSide, Zone
from viewer.state.view_state import ViewState, Words

QUESTION = "Which side is affected?"
AFFECTED_WORDS: Mapping[SideChoice, str] = {
    "left": "Left side affected",
    "right": "Right side affected",
    "both": "Both sides affected",
}
_Where = SideChoice | Literal["midline", "not_said"]
_ON: Mapping[_Where, str] = {
    "left": "on the left",
    "right": "on the right",
    "both": "on both sides",
    "midline": "on the midline",
    "not_said": "on a side that is not said",
}
_PROFESSIONAL: Mapping[NeedledSide, str] = {
    "opposite": "contralateral to the complaint",
    "same": "ipsilateral to the complaint",
    "both": "bilateral",
    "either": "either side",
    "midline": "on the midline",
    "not_said": "laterality not stated",
}
_RULES: Mapping[NeedledSide, str] = {
    "opposite": "on the side opposite the complaint",
    "same": "on the side of the complaint",
    "both": "on both sides",
    "either": "on either side",
    "midline": "on the midline",
}
NOT_SAID = "Which side is needled is not said."
NOT_SAID_OF_ALL = "For some of its uses the side is not said."
_DIFFERS = "depending on what it is used for"


def side_words(rule: NeedledSide, words: Words) -> str:
    """Return a rule in a few plain or professional words."""
    return _PROFESSIONAL[rule] if words == "professional" else SIDE_WORDS[rule]


def side_statement(zone: Zone, complaint: ComplaintId | None = None) -> Statement:
    """Return the rule for the side of a zone, with its sources: for a complaint that of its uses for it.

    The zone's own rule is told only where the uses have the same, so that rule and headline cannot say two things.
    """
    rules = side_rules(zone, complaint)
    if rules == (zone.laterality.side,):
        return zone.laterality.rule
    uses = zone.uses_for(complaint)
    sources = tuple(dict.fromkeys(key for use in uses for key in use.use.sources))
    said = said_rules(zone, complaint)
    sentences = []
    if said == ("not_said",):
        sentences.append(NOT_SAID)
    else:
        differs = f", {_DIFFERS}" if len(said) > 1 else ""
        sentences.append(f"Needled {' or '.join(_RULES[rule] for rule in said)}{differs}.")
        if "not_said" in rules:
            sentences.append(NOT_SAID_OF_ALL)
    return Statement(" ".join(sentences), sources, "low")


def shown_side(catalog: Catalog, state: ViewState, zone: ZoneId) -> SideChoice:
    """Return the side or sides on which a zone is shown.

    A zone that is lit for a complaint is shown where its school needles it, once somebody has said which side is
    affected; everything else is shown on the side that was chosen.
    """
    if state.selection.complaint is None or state.selection.affected is None or zone not in state.selection.lit:
        return state.selection.side
    return zone_side(catalog.zones[zone], state.selection.complaint, state.selection.affected)


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def needled_words(zone: Zone, complaint: ComplaintId | None, affected: SideChoice | None) -> str:
    """Say where a zone is needled for an affected side: ``Needled on the left``.

    Empty while nobody has said which side is affected, and where no text says the side. A rule that leaves the choice,
    and uses that differ, are said.
    """
    if affected is None or side_rules(zone, complaint) == ("not_said",):
        return ""
    where = _where(zone, complaint, affected)
    return f"{where[:1].upper()}{where[1:]}."


def affected_words(zone: Zone, affected: SideChoice | None) -> str:
    """Say the same with the side it follows from: ``Right side affected: needled on the left``."""
    words = needled_words(zone, None, affected)
    return f"{AFFECTED_WORDS[affected]}: {words[:1].lower()}{words[1:]}" if affected is not None and words else ""


def needled_label(catalog: Catalog, state: ViewState, zone_id: ZoneId) -> str:
    """Say on a label of a lit zone where it is needled and by whom, in few words: ``needled left, Jiao zones``.

    The school alone while nobody has said which side is affected; nothing for zones that no complaint has lit.
    """
    if state.selection.complaint is None:
        return ""
    school = catalog.school_of(zone_id).short_name
    if state.selection.affected is None:
        return school
    sides = _side(catalog.zones[zone_id], state.selection.complaint, state.selection.affected)
    if sides == "not_said":
        return f"side not said, {school}"
    where = {"both": "both sides", "midline": "on the midline"}.get(sides, sides)
    return f"needled {where}, {school}"


def side_sentence(
    catalog: Catalog, complaint: ComplaintId, affected: SideChoice | None, *, is_short: bool = False
) -> str:
    """Say where the schools needle for a complaint, and whether they agree; empty while nobody has said a side.

    ``Right side affected: Jiao zones on the left; WHO lines on both sides. The side is not the same for all.``
    """
    zones = catalog.zones_for(complaint)
    if affected is None or not zones:
        return ""
    by_school: dict[str, dict[_Where, None]] = {}
    for zone in zones:
        school = catalog.school_of(zone.id).short_name
        by_school.setdefault(school, {})[_side(zone, complaint, affected)] = None
    schools: dict[str, list[str]] = {}
    for school, sides in by_school.items():
        schools.setdefault(" or ".join(_ON[side] for side in _ON if side in sides), []).append(school)
    said = "; ".join(f"{_listed(names)} {where}" for where, names in schools.items())
    differs = len({side for sides in by_school.values() for side in sides}) > 1
    doubt = " The side is not the same for all." if differs and not is_short else ""
    return f"{AFFECTED_WORDS[affected]}: {said}.{doubt}"


def _side(zone: Zone, complaint: ComplaintId | None, affected: SideChoice) -> _Where:
    """Where a zone is needled; a line on the midline has no side, and not every text says one."""
    rules = said_rules(zone, complaint)
    if rules in (("midline",), ("not_said",)):
        return "midline" if rules == ("midline",) else "not_said"
    return zone_side(zone, complaint, affected)


def _where(zone: Zone, complaint: ComplaintId | None, affected: SideChoice) -> str:
    rules = said_rules(zone, complaint)
    if rules == ("either",):
        return "needled on either side"
    where = f"needled {_ON[_side(zone, complaint, affected)]}"
    if len(rules) > 1 and affected != "both":
        where += f"; its uses differ ({', or '.join(SIDE_WORDS[rule] for rule in rules)})"
    if rules != side_rules(zone, complaint):
        where += "; for some of its uses the side is not said"
    return where
