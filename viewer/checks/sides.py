"""The side that a use names is one that some text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from viewer.checks.content import Content
from viewer.checks.registry import content_check
from viewer.data.content import file_of_zone
from viewer.domain.zone import NeedledSide
from viewer.errors import Problem

_UNSAID = re.compile(
    r"\bside\b[^.]*\b(?:not|nor) (?:said|stated|seen|given)|\bstates? [^.]*\bnor the side", re.IGNORECASE
)
_RULE = re.compile(r"\brule\b", re.IGNORECASE)
_WORDS: Mapping[NeedledSide, str] = {"opposite": "opposite", "both": "both sides", "midline": "midline"}


@content_check
def sides_are_said(content: Content) -> Iterator[Problem]:
    """A use whose doubt is that the side is not said names none, unless a general rule is named that gives it."""
    for zone in content.catalog.zones.values():
        for number, use in enumerate(zone.indications, start=1):
            doubt = use.use.doubt
            if use.side not in ("not_said", "midline") and _UNSAID.search(doubt) and not _RULE.search(doubt):
                message = f"“{use.side}” is named although the side is not said; write “not_said”"
                yield Problem(file_of_zone(zone.id), f"indications.{number}.side", message)


@content_check
def rules_say_their_side(content: Content) -> Iterator[Problem]:
    """The sentence of a zone's rule for the side speaks of the side that the zone has."""
    for zone in content.catalog.zones.values():
        word = _WORDS.get(zone.laterality.side, "")
        if word not in zone.laterality.rule.text.lower():
            message = f"the rule does not say “{word}”, which is the side the zone has"
            yield Problem(file_of_zone(zone.id), "laterality.rule.text", message)
