"""What a card shows, as plain values: the contract between presentation and the panels.

All texts are plain text. Widgets never interpret them as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import CautionId, PartId, SideChoice, ZoneId
from viewer.presentation.beneath import BeneathView
from viewer.presentation.learn_rows import LearnRow
from viewer.presentation.marked_text import LinkView, MarkedText, SourceView
from viewer.state.view_state import Words

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
class UseView:
    """One use: the statement, who is needled where, and the chips."""

    statement: MarkedText
    side: str
    chips: tuple[ChipView, ...]
    note: MarkedText


@dataclass(frozen=True, slots=True)
class UseBlock:
    """The uses of one part (or of the whole zone), with its measure on this head."""

    part: PartId | None
    name: str
    region: str
    swatch: Swatch
    measure: str
    uses: tuple[UseView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the location rule; `measure` is what it measured on this head, empty if nothing."""

    number: int
    text: MarkedText
    measure: str


@dataclass(frozen=True, slots=True)
class NeedlingView:
    """One line of needling guidance."""

    item: str
    text: MarkedText


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


@dataclass(frozen=True, slots=True)
class MechanismView:
    """A hypothesis on how needling might act, and what limits or contradicts it."""

    name: str
    idea: MarkedText
    limits: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What is often said, and what the sources carry more exactly."""

    often_said: str
    more_exactly: MarkedText


@dataclass(frozen=True, slots=True)
class RivalView:
    """A rule that was not chosen: what it is, who says so, and how far its line is from the one shown."""

    name: str
    text: MarkedText
    apart: str


@dataclass(frozen=True, slots=True)
class ZoneCard:
    """The whole card of a zone, top to bottom.

    `measure` says how long it is on this head, and `length` is the figure alone. `affected` is the side somebody said
    is affected, and `needled` says where that leads; empty where nobody has.
    `reviewed` says who has read the zone's file.
    """

    zone: ZoneId
    title: str
    code: str
    han: str
    pinyin: str
    system: MarkedText
    learn: tuple[LearnRow, ...]
    swatches: tuple[Swatch, ...]
    side: SideChoice
    has_sides: bool
    length: str
    measure: str
    evidence_note: MarkedText
    uses: tuple[UseBlock, ...]
    steps: tuple[StepView, ...]
    cortex: MarkedText | None
    angle: AngleView
    needling: tuple[NeedlingView, ...]
    favourable: tuple[StudyView, ...]
    other: tuple[StudyView, ...]
    cautions: tuple[CautionView, ...]
    sources: tuple[SourceView, ...]
    mechanisms: tuple[MechanismView, ...] = ()
    corrections: tuple[CorrectionView, ...] = ()
    beneath: BeneathView | None = None
    spread: str = ""
    rivals: tuple[RivalView, ...] = ()
    words: Words = "plain"
    affected: SideChoice | None = None
    needled: str = ""
    reviewed: str = ""

    def rests(self, section: str) -> tuple[LearnRow, ...]:
        """Return the rows to learn of which a section says the rest."""
        return tuple(row for row in self.learn if row.section == section and row.rest.text)


@dataclass(frozen=True, slots=True)
class ComplaintZone:
    """A zone that a school names for a complaint.

    Attributes
    ----------
    school : str
        The school's short name.
    side : MarkedText
        The rule for the side, with who says so.
    needled : str
        The side that this comes to for the affected side; empty while nobody has said which is.
    """

    zone: ZoneId
    title: str
    subtitle: str
    swatch: Swatch
    side: MarkedText
    chips: tuple[ChipView, ...]
    notes: tuple[str, ...]
    needled: str = ""
    school: str = ""


@dataclass(frozen=True, slots=True)
class StudyRow:
    """A study in short, in a list."""

    key: str
    chip: ChipView
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class ComplaintCard:
    """The page of a complaint.

    Attributes
    ----------
    help_first : tuple of MarkedText
        Signs with which medical help comes first; above everything else.
    no_zone : str
        What is to be said if no school here names a zone for it; empty if one does.
    affected : {"left", "right", "both"} or None
        Which side somebody said is affected.
    side_note : str
        Where the schools needle then, and whether that is the same for all.
    studies : tuple of StudyRow
        Those of the zones, by design and year.
    unlinked : tuple of StudyRow
        Those that name no single zone.
    compared : tuple of str
        Two zones of different schools that can be compared; empty if there are none.
    compare_text : str
        The words for it.
    sources : tuple of SourceView
        Everything that the numbers on it stand for.
    """

    title: str
    subtitle: str
    zones: tuple[ComplaintZone, ...]
    note: MarkedText
    cautions: tuple[CautionView, ...] = ()
    help_first: tuple[MarkedText, ...] = ()
    no_zone: str = ""
    affected: SideChoice | None = None
    side_note: str = ""
    studies: tuple[StudyRow, ...] = ()
    unlinked: tuple[StudyRow, ...] = ()
    has_provisional: bool = False
    words: Words = "plain"
    compared: tuple[ZoneId, ...] = ()
    compare_text: str = ""
    sources: tuple[SourceView, ...] = ()
