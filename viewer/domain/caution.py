"""When not to needle, or what to watch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import CautionId
from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution.

    Attributes
    ----------
    short : str
        At most one line, for the strip that is always in sight.
    statement : Statement
        The whole of it, with its source and its doubt.
    strength : {"contraindication", "caution", "danger"}
        Danger is for places where a needle can reach what the skull does not protect.
    rank : int
        Lower comes first.
    tell : str
        What somebody should say before, in everyday words: it ends “Tell the practitioner first if you …”. Empty if
        there is nothing to say.
    plain : str
        What somebody should know, in everyday words. A caution has one of the two at least.
    waits_for : str
        While no school and no zone names it: the zones it waits for. Empty otherwise.
    """

    id: CautionId
    short: str
    statement: Statement
    strength: Literal["contraindication", "caution", "danger"]
    rank: int
    waits_for: str = ""
    tell: str = ""
    plain: str = ""
