"""What somebody is to tell before needling and to know of it, in everyday words; of a child its parents are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from viewer.domain.caution import Caution, CautionGroup
from viewer.domain.complaint import Person

SEEK = "Seek medical help first"
TELL = "Tell the practitioner first if you"
_TELL_OF_CHILD = "Tell the practitioner first if the child"
_FOR_PARENTS = "For parents."
_ASK = "Ask the person treating you about everything that you want to know."
_ASK_OF_CHILD = "Ask the person treating your child about everything that you want to know."
_WITH_CURRENT = "where a current is to be sent through the needles"
_OF_CHILD: Mapping[str, str] = {
    "are": "is", "bleed": "bleeds", "faint": "faints", "get": "gets", "have": "has", "take": "takes",
}  # fmt: skip
"""How what somebody tells begins, and the same of a child; a test holds all of it to these."""

_ALWAYS = frozenset({"piercing", "adjunct"})
"""Cautions that hold for everybody: always in sight, with those of the very place."""
_AFTERWARDS: CautionGroup = "after"


def tell_lead(person: Person) -> str:
    """Return the words that what is to be told begins with."""
    return _TELL_OF_CHILD if person == "child" else TELL


def ask_words(person: Person) -> str:
    """Return the sentence that leads to whoever treats."""
    return _ASK_OF_CHILD if person == "child" else _ASK


def addressed(person: Person) -> str:
    """Return whom an explanation speaks to; empty if to whoever has the complaint."""
    return _FOR_PARENTS if person == "child" else ""


def tell_lines(cautions: Iterable[Caution], person: Person) -> tuple[str, ...]:
    """Return what is to be told, a line for each group, in the order in which the cautions matter."""
    groups: dict[CautionGroup, list[str]] = {}
    said: set[str] = set()
    for caution in cautions:
        if caution.tell and caution.tell not in said:
            said.add(caution.tell)
            groups.setdefault(caution.group, []).append(_told(caution.tell, person))
    lines = []
    for group, told in groups.items():
        words = "; ".join(told)
        lines.append(f"{_WITH_CURRENT}: {words}." if group == "current" else f"{words}.")
    return tuple(lines)


def emergencies(cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    """Return the signs with which medical help comes first."""
    return tuple(each for each in cautions if each.strength == "emergency")


def in_sight(cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    """Return what is always in sight besides: all that belongs to this very place, then what holds for everybody."""
    known = [each for each in cautions if each.plain and each.strength != "emergency"]
    own = [each for each in known if each.zones or each.places or each.strength == "danger"]
    return tuple(own + [each for each in known if each.id in _ALWAYS])


def afterwards(cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    """Return what to do and to watch once the needles are out."""
    return tuple(each for each in cautions if each.plain and each.group == _AFTERWARDS)


def to_know(cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    """Return everything else that is good to know."""
    said = list(cautions)
    elsewhere = (*emergencies(said), *in_sight(said), *afterwards(said))
    return tuple(each for each in said if each.plain and each not in elsewhere)


def _told(words: str, person: Person) -> str:
    """Turn ``have epilepsy or have ever had a seizure`` into ``has epilepsy or has ever had a seizure``."""
    if person != "child":
        return words
    first, _, rest = words.partition(" ")
    rest = rest.replace(" or have ", " or has ")
    return f"{_OF_CHILD[first]} {rest}"
