"""Which side is needled when one side of the body is affected."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.domain.identity import ComplaintId, SideChoice
from viewer.domain.zone import NeedledSide, Zone

SIDE_WORDS: Mapping[NeedledSide, str] = {
    "opposite": "opposite side to the complaint",
    "same": "same side as the complaint",
    "both": "needled on both sides",
    "either": "either side",
    "midline": "on the midline",
    "not_said": "side not said",
}
"""The rules in a few plain words."""

_OTHER: Mapping[SideChoice, SideChoice] = {"left": "right", "right": "left", "both": "both"}


def needled_side(rule: NeedledSide, affected: SideChoice) -> SideChoice:
    """Return the side of the head that a rule names for an affected side of the body, both the patient's own.

    A rule that leaves the choice (``either``) names both sides, and so does a line on the midline. Where the
    side is not said, both are there to be seen.
    """
    if rule == "opposite":
        return _OTHER[affected]
    return affected if rule == "same" else "both"


def side_rules(zone: Zone, complaint: ComplaintId | None = None) -> tuple[NeedledSide, ...]:
    """Return the rules for the side that a zone has, each once, in the order of its uses.

    Parameters
    ----------
    zone : Zone
        The zone.
    complaint : str, optional
        Only the uses for this complaint count; without it, or if the zone is not used for it, the zone's own rule.
    """
    rules = dict.fromkeys(use.side for use in zone.uses_for(complaint))
    return tuple(rules) or (zone.laterality.side,)


def said_rules(zone: Zone, complaint: ComplaintId | None = None) -> tuple[NeedledSide, ...]:
    """Return those of `side_rules` that say a side; ``("not_said",)`` if none does."""
    return tuple(rule for rule in side_rules(zone, complaint) if rule != "not_said") or ("not_said",)


def zone_side(zone: Zone, complaint: ComplaintId | None, affected: SideChoice) -> SideChoice:
    """Return the side or sides on which a zone is needled; where its uses for a complaint differ, all of them.

    Uses that do not say a side leave the answer to those that do.
    """
    sides = {needled_side(rule, affected) for rule in said_rules(zone, complaint)}
    return sides.pop() if len(sides) == 1 else "both"
