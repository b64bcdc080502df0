"""Which side of the head is used, in everyday words."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.domain.identity import ComplaintId, SideChoice
from viewer.domain.side_rule import needled_side, said_rules, side_rules
from viewer.domain.zone import Zone
from viewer.presentation.sides import AFFECTED_WORDS

BOTH_SIDES = "Both sides of the head are used."
_USED: Mapping[SideChoice, str] = {
    "left": "the left side of the head is used",
    "right": "the right side of the head is used",
    "both": "both sides of the head are used",
}
_SIDE: Mapping[SideChoice, str] = {"left": "the left side", "right": "the right side", "both": "both sides"}


def side_used(zone: Zone, complaint: ComplaintId | None, affected: SideChoice | None) -> str:
    """Say which side is used; empty while nobody has said which is affected, or where no side follows."""
    if side_rules(zone, complaint) == ("both",):  # whichever is affected, and whether it has sides
        return BOTH_SIDES
    if affected is None:
        return ""
    rules = said_rules(zone, complaint)
    if rules == ("either",):
        return "Either side of the head can be used."
    if rules in (("midline",), ("not_said",)):
        return ""
    sides = dict.fromkeys(needled_side(rule, affected) for rule in rules)
    if len(sides) > 1:
        named = " or ".join(_SIDE[side] for side in sides)
        return f"{AFFECTED_WORDS[affected]}: {named} of the head, depending on what it is used for."
    return f"{AFFECTED_WORDS[affected]}: {_USED[sides.popitem()[0]]}."
