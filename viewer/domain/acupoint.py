"""An acupuncture point of the head: its names, how it is found, and what it is checked against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import HeadPlace, PointId
from viewer.domain.statement import Statement
from viewer.domain.step import Cun

Comparison = Literal["midway", "ear_line", "straight_above", "from_mark"]
"""How a cross-check is carried out on a head: against the middle between two points along the midline; against the
crossing of the midline and the line over both ears; against the upright plane, front to back, through a landmark; or as
how far it lies in front of a landmark and above it."""


_FIRST = "point."


def is_point(name: str) -> bool:
    """Whether an id is that of a point: ``point.gv20``, unlike ``jiao.motor``."""
    return name.startswith(_FIRST)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossCheck:
    """Another rule that should lead to the same place.

    Attributes
    ----------
    rule : Statement
        The rule in words, and who says so.
    comparison : {"midway", "ear_line", "straight_above", "from_mark"} or None
        How it is carried out on a head; None where a head without muscles and bones cannot tell.
    marks : tuple of str
        What it is carried out with: two points for ``midway`` (``point.gv22``), else a landmark of the head.
    """

    rule: Statement
    comparison: Comparison | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acupoint:
    """An acupuncture point, right and left or on the midline.

    Attributes
    ----------
    id : str
        ``point.`` and its code in small letters: ``point.gv20``.
    code : str
        The code in the standard: ``GV20``. Four points share ``EX-HN1``.
    pinyin, han : str
        Its name with tone marks, and in Chinese characters.
    other_codes : tuple of str
        What other standards call it.
    aliases : tuple of str
        Other names by which search finds it.
    finding : Statement
        How it is found on a person.
    step : str
        The step that places it, as rules name it: ``who/gv20``. Empty if it is not placed.
    s_cun : float or None
        Behind the front hairline along the midline; negative on the forehead. None where no measure is given.
    l_cun : float or None
        Outwards at that level.
    cun : str
        The cun of `l_cun`; `s_cun` counts in sagittal cun behind the hairline and in forehead cun before it.
    cross_checks : tuple of CrossCheck
        Other rules that should lead there.
    over : tuple of str
        Places that it lies over and that ask for more care.
    not_placed : str
        Why it is not shown on the head; empty for a point with a step.
    """

    id: PointId
    code: str
    pinyin: str
    han: str
    finding: Statement
    other_codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    step: str = ""
    s_cun: float | None = None
    l_cun: float | None = None
    cun: Cun = "lateral"
    cross_checks: tuple[CrossCheck, ...] = ()
    over: tuple[HeadPlace, ...] = ()
    not_placed: str = ""

    @property
    def title(self) -> str:
        """Its code and name: ``GV20 Bǎihuì``."""
        return f"{self.code} {self.pinyin}"
