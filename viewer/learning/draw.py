"""Drawing by lot from a number: the same number draws the same on every machine, and in JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_MASK = 0xFFFFFFFF


def hashed(name: str) -> int:
    """Return a number of 32 bits for a name, the same everywhere: FNV-1a over its UTF-8."""
    number = 0x811C9DC5
    for byte in name.encode():
        number = ((number ^ byte) * 0x01000193) & _MASK
    return number


class Draw:
    """A row of numbers that follow from a seed (mulberry32 of Tommy Ettinger, in the public domain).

    Parameters
    ----------
    seed : int
        Any whole number; its lowest 32 bits count.
    name : str
        What is drawn for: different names draw independently of each other.
    """

    def __init__(self, seed: int, name: str = "") -> None:
        self._state = (seed ^ hashed(name)) & _MASK

    def below(self, count: int) -> int:
        """Return a whole number from 0 to `count` - 1."""
        self._state = (self._state + 0x6D2B79F5) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 15)) * (mixed | 1)) & _MASK
        mixed ^= (mixed + (((mixed ^ (mixed >> 7)) * (mixed | 61)) & _MASK)) & _MASK
        return ((mixed ^ (mixed >> 14)) & _MASK) * count >> 32

    def one_of(self, things: Sequence[T]) -> T:
        """Return one of some things."""
        return things[self.below(len(things))]

    def shuffled(self, things: Sequence[T]) -> tuple[T, ...]:
        """Return things in another order."""
        left = list(things)
        for last in range(len(left) - 1, 0, -1):
            other = self.below(last + 1)
            left[last], left[other] = left[other], left[last]
        return tuple(left)
