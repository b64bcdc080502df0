"""What the mode that builds a zone shows, as plain values: steps in words, and what each lays on the head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import SideChoice, ZoneId
from viewer.domain.statement import Confidence
from viewer.geometry.head import Points
from viewer.presentation.card_view import Swatch
from viewer.presentation.marked_text import MarkedText, SourceView

StretchKind = Literal["tape", "line"]
"""A tape measure with its centimetres, or a line as drawn with a pencil."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A stretch that a step lays over the skin.

    Attributes
    ----------
    kind : {"tape", "line"}
        What it looks like.
    points_mm : array, shape (n, 3)
        Head frame.
    is_chord : bool
        Whether only its ends lie on the skin: the way between has yet to be laid on it.
    """

    kind: StretchKind
    points_mm: Points
    is_chord: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A place on the head that a step makes or takes.

    Attributes
    ----------
    name : str
        What it is called; empty for one that is only marked.
    point_mm : array, shape (3,)
        Head frame.
    note : str
        Where it is, in a few words; empty if the name says it.
    """

    name: str
    point_mm: Points
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A length that a step measures: from one place to another, shape (3,) each.

    Attributes
    ----------
    length_mm : float
        Along the skin.
    words : str
        The same as people say it.
    """

    start_mm: Points
    end_mm: Points
    length_mm: float
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class StepDrawing:
    """What one step lays on the head.

    Attributes
    ----------
    stretches : tuple of Stretch
        Tapes and lines.
    made, taken : tuple of Spot
        Places that it makes, and those on which it stands.
    named : tuple of Spot
        Places that are named without being marked.
    span : Span or None
        The length it measures, if it goes from place to place.
    replaces : tuple of str
        Ids of steps of which the tapes are put away: the finished zone lies there.
    """

    stretches: tuple[Stretch, ...] = ()
    made: tuple[Spot, ...] = ()
    taken: tuple[Spot, ...] = ()
    named: tuple[Spot, ...] = ()
    span: Span | None = None
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleOption:
    """One answer to a question on which sources differ.

    Attributes
    ----------
    variant : str
        The variant's key; empty for the rule as it is taught by default.
    name : str
        The answer in a few words.
    text : MarkedText
        What it says, and who says so; empty for the default.
    difference : str
        How far the zone lies from the one that is built, on this head; empty if it is built so, or does not differ.
    is_chosen : bool
        Whether the zone is built so.
    """

    variant: str
    name: str
    text: MarkedText
    difference: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """A question on which sources differ, and the answers that can be built.

    Attributes
    ----------
    question : str
        What they differ about.
    options : tuple of RuleOption
        The default first.
    rival : str
        The variant that is drawn beside the zone by "Show both": it is the switch between the two rules.
    steps : frozenset of str
        The steps on which the question bears.
    """

    question: str
    options: tuple[RuleOption, ...]
    rival: str
    steps: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class ConstructionStep:
    """One step.

    Attributes
    ----------
    id : str
        The step's id, or ``midline`` or ``parts`` for those that the rule takes for granted.
    title : str
        What is done, as an order.
    caption : MarkedText
        The whole sentence with its sources; its doubt is where the sources differ.
    confidence : {"high", "medium", "low"}
        How well the sources carry it.
    measure : str
        What it measures on this head, short; empty if nothing.
    measure_words : str
        The same in full: centimetres, and cun where the rule counts them.
    takes : tuple of str
        Names of what it stands on.
    makes : str
        The name of what it makes.
    next_words : str
        What the button to the next step says; empty at the last one.
    choices : tuple of RuleChoice
        Questions that bear on this step.
    zone : str or None
        Another zone that is taken as it was built by its own rule.
    drawing : StepDrawing
        What it lays on the head.
    """

    id: str
    title: str
    caption: MarkedText
    confidence: Confidence
    measure: str
    measure_words: str
    takes: tuple[str, ...]
    makes: str
    next_words: str
    choices: tuple[RuleChoice, ...]
    zone: ZoneId | None
    drawing: StepDrawing


@dataclass(frozen=True, slots=True, eq=False)
class RivalDrawing:
    """The zone by another rule, drawn beside it.

    Attributes
    ----------
    name : str
        The other rule in a few words.
    difference : str
        How far away it lies on this head.
    stretches : tuple of Stretch
        Its lines.
    """

    name: str
    difference: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Construction:
    """How a zone is built on a head.

    Attributes
    ----------
    zone : str
        The zone.
    title, han : str
        Its names.
    side : {"left", "right", "both"}
        The side shown.
    has_sides : bool
        False for a zone on the midline.
    swatches : tuple of Swatch
        Its colours.
    steps : tuple of ConstructionStep
        In the order of the act. Empty if the zone cannot be built on this head.
    at : int
        The step that is explained; always one of them.
    note : str
        Why there are no steps; empty if there are.
    rival : RivalDrawing or None
        What is drawn beside it.
    sources : tuple of SourceView
        All sources of the steps, by number.
    """

    zone: ZoneId
    title: str
    han: str
    side: SideChoice
    has_sides: bool
    swatches: tuple[Swatch, ...]
    steps: tuple[ConstructionStep, ...]
    at: int
    note: str = ""
    rival: RivalDrawing | None = None
    sources: tuple[SourceView, ...] = ()

    @property
    def step(self) -> ConstructionStep | None:
        """The step that is explained."""
        return self.steps[self.at] if self.steps else None

    @property
    def is_finished(self) -> bool:
        """Whether the last step is reached: the zone itself is there."""
        return bool(self.steps) and self.at == len(self.steps) - 1
