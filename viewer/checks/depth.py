"""Words about bone and depth come from where the tip is.

Below the bump at the back of the head no skull is promised. So no sentence says of every needle that it stays off the
brain, lies outside the skull, or is stopped by bone: it says where that holds, or that it is meant so. And whatever
lies down there carries its danger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.atlas.atlas import Atlas
from viewer.checks.content import Content, Found
from viewer.checks.registry import atlas_check, content_check
from viewer.checks.wording import OTHERS_WORDS, sentences
from viewer.data.content import file_of_list, file_of_zone
from viewer.domain.catalog import Catalog
from viewer.domain.complaint import Complaint
from viewer.domain.study import Study
from viewer.errors import Problem
from viewer.geometry.needle_place import is_below_bump
from viewer.geometry.surface import Surface

_PROMISES = (
    r"(?:not|never|no|none|nor|neither|cannot)\b[^,]*\b(?:reach|touch|enter|hit|hurt|harm)\w*\b[^,]*\b(?:brain|skull|bone)",
    r"reach(?:es)? neither",
    r"(?:outside|off|away from) (?:of )?the (?:skull|bone|brain)",
    r"(?:bones?|the skull)\b[^,]*\b(?:stops?|protects?|shields?)",
    r"(?:meets?|hits?|stands? on|runs? against|stops? at|lies? on) (?:the )?(?:bone|skull)",
    r"at the (?:bone|skull)(?:$|\W+it)",
    r"goes no (?:further|deeper)",
)
_PROMISE = re.compile("|".join(rf"\b{each}\b" for each in _PROMISES), re.IGNORECASE)
_SAYS_WHERE = re.compile(
    r"\b(?:vault|(?:above|below) the bump|meant (?:to|for)|over bone|nape|temple|where [^,]*\b(?:skull|bone)"
    r"|no (?:bone|skull)|no longer|(?:bone|skull) (?:does|do|is|are) not)\b",
    re.IGNORECASE,
)
"""What makes it a sentence about a place, about an intention, or about a lack of bone."""


def promised_depth(text: str) -> str | None:
    """Return the first sentence that promises of every needle what holds over bone alone; None if there is none."""
    promising = (each for each in sentences(text) if _PROMISE.search(each) and not _SAYS_WHERE.search(each))
    return next(promising, None)


def promises_of_depth(found: Found[str]) -> Iterator[Problem]:
    """Yield a problem for a text in our own words that promises bone or depth and does not say where."""
    sentence = promised_depth(found.value)
    if sentence is not None:
        yield found.problem(f"“{sentence}” promises bone or depth, and does not say where on the head")


@content_check
def depth_is_not_promised(content: Content) -> Iterator[Problem]:
    """No text in our own words says of every needle what only bone beneath would make true."""
    for found in content.all(str):
        if (found.owner, found.field) not in OTHERS_WORDS and found.owner not in (Complaint, Study):
            yield from promises_of_depth(found)


@atlas_check
def what_lies_below_the_bump_says_so(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """A zone or a point that comes below the level of the bump at the back of the head carries a danger of its own."""
    for placed in atlas.zones:
        points = [point for line in placed.lines for point in line.points_mm]
        if any(is_below_bump(point, atlas.landmarks_mm) for point in points) and not catalog.lies_over_nape(
            placed.zone
        ):
            yield Problem(file_of_zone(placed.zone), f"on {atlas.head}, {placed.side}", _UNSAID)
    below = {point.point for point in atlas.points if is_below_bump(point.position_mm, atlas.landmarks_mm)}
    for point in catalog.points.values():
        if point.step in below and "nape" not in point.over:
            yield Problem(file_of_list("points"), f"points.{point.id}.over", f"on {atlas.head} {_UNSAID}")


_UNSAID = "it comes below the bump at the back of the head, and does not say that it lies over the nape"
