"""The people whose heads are shipped, and the shapes of face that each comes in, known by their ids alone.

``adult-man`` is an adult man in shape 1, ``adult-man-2`` and ``adult-man-3`` are he in the others.
"""

from __future__ import annotations

from collections.abc import Mapping

SHAPES: Mapping[str, int] = {"adult-man": 3, "adult-woman": 3, "child-8": 1, "infant": 1, "older-man": 1}
"""In how many shapes each person comes."""

ADULTS = ("adult-man", "adult-woman")
"""One of them is there at the very first start, in any shape."""


def in_shape(person: str, number: int) -> str:
    """Return the id of a person's head in a shape, counted from 1; in the last one where there are not so many."""
    number = min(number, SHAPES.get(person, 1))
    return person if number == 1 else f"{person}-{number}"


def heads_of(person: str) -> tuple[str, ...]:
    """Return the ids of a person's heads, shape after shape."""
    return tuple(in_shape(person, number) for number in range(1, SHAPES.get(person, 1) + 1))


_PLACES = {head: (person, number) for person in SHAPES for number, head in enumerate(heads_of(person), start=1)}


def is_of_people(head: str) -> bool:
    """Whether a head is one of those that are shipped."""
    return head in _PLACES


def person_of(head: str) -> str:
    """Return the person whose head it is in some shape; a head from elsewhere is a person of its own."""
    return _PLACES.get(head, (head, 1))[0]


def shape_of(head: str) -> int:
    """Return the number of a head's shape, counted from 1."""
    return _PLACES.get(head, (head, 1))[1]
