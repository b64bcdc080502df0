"""What is asked of somebody before something is made: kinds of answers, read alike in the terminal and the window."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

Value = object
"""What is answered: a text, a number, whether or not, a width and a height in pixels, several names, or None."""

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Pick:
    """One of a few.

    Attributes
    ----------
    value : object
        What is answered by it.
    words, detail : str
        As it is read; what more there is to say.
    """

    value: Value
    words: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few picks; where they are texts, the terminal takes these."""

    picks: tuple[Pick, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The picks as the terminal takes them."""
        return tuple(pick.value for pick in self.picks if isinstance(pick.value, str))


def choice(*names: str, **words: str) -> Choice:
    """Return a choice among names; each is read as it is, with a capital, or as `words` say."""
    return Choice(tuple(Pick(name, words.get(name.replace("-", "_"), name.capitalize())) for name in names))


@dataclass(frozen=True, slots=True)
class Number:
    """A number within limits.

    Attributes
    ----------
    low, high : float
        The limits.
    unit : str
        In words, after the number.
    """

    low: float
    high: float
    unit: str = ""

    metavar = "N"

    def read(self, text: str) -> float:
        """Return the number that a text says; ValueError with a sentence if it says none."""
        try:
            found = float(text)
        except ValueError:
            found = math.nan
        if not self.low <= found <= self.high:  # what is no number is not between them either
            raise ValueError(f"{shown(text)} is not a number in {self.low:g}..{self.high:g}")
        return found


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height in pixels, each within limits."""

    smallest_px: int
    largest_px: int

    metavar = "WxH"

    def read(self, text: str) -> tuple[int, int]:
        """Return width and height of a text such as ``1600x1200``; ValueError with a sentence if it is none."""
        width, _, height = text.lower().partition("x")
        if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
            raise ValueError(f"{shown(text)} is not a width and a height such as 1600x1200")
        found = int(width[:9]), int(height[:9])
        if not all(self.smallest_px <= length <= self.largest_px for length in found):
            raise ValueError(f"{shown(text)} is outside {self.smallest_px}..{self.largest_px} pixels a side")
        return found


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text, called `metavar` in the terminal; `read` takes it for more, or raises ValueError with a sentence."""

    metavar: str
    read: Callable[[str], Value] = str


@dataclass(frozen=True, slots=True)
class Names:
    """Any number of names; `metavar` or the names that there are."""

    metavar: str = ""
    names: tuple[str, ...] = ()


Kind = Choice | Number | Size | Flag | Text | Names


@dataclass(frozen=True, slots=True)
class Question:
    """A line of a dialog.

    Attributes
    ----------
    name, words : str
        What is asked for, and how it is read.
    kind : Kind
        What can be answered.
    value : object
        What is answered already.
    """

    name: str
    words: str
    kind: Kind
    value: Value


PAPER = choice("A4", "Letter")
SIDE = choice("left", "right", "both")


def shown(text: str) -> str:
    """Put a word of a call into a sentence: in quotation marks, and not too long."""
    return repr(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}...")
