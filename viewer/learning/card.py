"""A card: one thing that can be asked about, in one way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NewType

from viewer.domain.identity import GroupId, SchoolId

CardId = NewType("CardId", str)
"""``find:zone:jiao.motor``: stable for ever, because what was answered is kept by it."""

Kind = Literal["find", "build", "name", "use", "side", "angle", "studies", "needle"]
"""Click it on the head; build it by its rule; name what is shown; what it is used for; on which side; at which angle;
what studies there are; set the needle."""

Pass = Literal["place", "function", "clinic"]
"""Where it lies; what it is used for; how it is needled, and what is known of it."""

ThingKind = Literal["zone", "part", "point", "landmark", "site"]

PASS_OF: Mapping[Kind, Pass] = {
    "find": "place",
    "build": "place",
    "name": "place",
    "use": "function",
    "side": "function",
    "angle": "clinic",
    "studies": "clinic",
    "needle": "clinic",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One thing, asked about in one way.

    Attributes
    ----------
    thing : str
        The id of a zone or a point; a zone and a part of it, as ``jiao.motor/upper``; the name of a landmark without
        its side, or of a site of the 10-10 grid.
    school : str or None
        The school of a zone or a part; None for what all schools share.
    group : str or None
        The function group of the zone.
    """

    kind: Kind
    thing_kind: ThingKind
    thing: str
    school: SchoolId | None = None
    group: GroupId | None = None

    @property
    def id(self) -> CardId:
        """What answers are kept by."""
        return CardId(f"{self.kind}:{self.thing_kind}:{self.thing}")

    @property
    def pass_(self) -> Pass:
        """The pass it belongs to."""
        return PASS_OF[self.kind]
