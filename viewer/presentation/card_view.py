"""What a card shows, as plain values: the contract between presentation and the panels.

All texts are plain text. Widgets never interpret them as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import CautionId
from viewer.presentation.marked_text import LinkView, MarkedText

ChipKind = Literal["favours", "mixed", "no_difference", "taught", "not_seen", "harm"]
Pattern = Literal["plain", "solid", "hatched", "barred"]
"""How a zone or part is filled: undivided zones plain; fifths solid, hatched, barred from the top."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """A zone's colour sample: fill and edge as ``#RRGGBB``, and the pattern."""

    fill: str
    edge: str
    pattern: Pattern = "plain"


@dataclass(frozen=True, slots=True)
class ChipView:
    """An evidence chip. `studies` are the keys a click opens; empty if it opens nothing."""

    kind: ChipKind
    text: str
    tooltip: str = ""
    studies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CertaintyView:
    """How sure: `steps` of four (0 is not graded), the word, and whether it is our provisional reading."""

    steps: int
    word: str
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class IntervalView:
    """A published interval to draw on an axis from `axis_low` to `axis_high` (log scale for ratios).

    `figures` begin with the measure: what the numbers on its axis are.
    """

    label: str
    figures: str
    estimate: float
    low: float
    high: float
    no_difference: float
    axis_low: float
    axis_high: float
    is_ratio: bool
    better: Literal["lower", "higher"]
    sentence: str


@dataclass(frozen=True, slots=True)
class StudyView:
    """One study card."""

    key: str
    number: int
    chip: ChipView
    certainty: CertaintyView
    name: str
    design: str
    citation: str
    title: str
    result: MarkedText
    intervals: tuple[IntervalView, ...]
    limits: str
    harms: str
    scope: str
    not_verified: str
    links: tuple[LinkView, ...]
    is_favourable: bool


@dataclass(frozen=True, slots=True)
class AngleView:
    """The angle of the needle against the range the sources give, degrees.

    Attributes
    ----------
    is_within : bool
        Whether it lies in the range, and the range is one to be marked as right.
    is_marked : bool
        False over the nape, where no angle is: the range is drawn there without the colour of what is right.
    """

    low_deg: float
    high_deg: float
    angle_deg: float
    is_within: bool
    sentence: str
    text: MarkedText
    is_marked: bool = True


@dataclass(frozen=True, slots=True)
class CautionView:
    """One caution."""

    id: CautionId
    strength: Literal["emergency", "danger", "contraindication", "caution"]
    short: str
    text: MarkedText
