"""All that can be seen, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

from viewer.data.settings import Hair as Hair
from viewer.data.settings import SkinTone as SkinTone
from viewer.data.settings import Theme as Theme
from viewer.data.settings import Words as Words
from viewer.domain.identity import (
    ComplaintId,
    GyrusId,
    PartId,
    PointId,
    SchoolId,
    SideChoice,
    SourceKey,
    StudyKey,
    ZoneId,
)
from viewer.domain.tour import Eye, Stage, Stop, Tour
from viewer.state.modes import Mode, ModeEntry, entry_of
from viewer.state.practice import Given, Practice
from viewer.state.practice import Place as Place

ViewName = Literal["front", "back", "left", "right", "top"]
Overlay = Literal["landmarks", "points", "ten_ten", "lines", "scale", "spread"]


CHILD_HEAD = "child-8"
"""On which what children have is explained."""


CameraTarget = Literal["front", "back", "left", "right", "top", "zone", "step", "eye", "reset"]


@dataclass(frozen=True, slots=True)
class CameraOrder:
    """A request to the camera.

    Attributes
    ----------
    target : str
        A view name, ``"zone"`` to face what is selected, ``"step"`` to face the step that is built, ``"eye"`` to stand
        where `eye` says, or ``"reset"``.
    number : int
        Counts up, so that the same order can be given twice in a row.
    eye : Eye or None
        For ``"eye"``: the place that a tour has kept.
    """

    target: CameraTarget
    number: int
    eye: Eye | None = None

    def then(self, target: CameraTarget, eye: Eye | None = None) -> CameraOrder:
        """Return the order that follows this one."""
        return CameraOrder(target, self.number + 1, eye)


@dataclass(frozen=True, slots=True)
class Selection:
    """What the screen is about.

    Attributes
    ----------
    zone : str or None
        The zone whose card is open.
    part : str or None
        The part of it that is pointed out.
    candidates : tuple of str
        All zones found at the last click, nearest first; more than one asks the user to choose.
    point : str or None
        The acupuncture point whose card is open; then no zone is selected.
    complaint : str or None
        The complaint whose zones are lit; then no zone need be selected.
    gyrus : str or None
        The gyrus whose page is open, and whose zones are lit; then no zone is selected.
    lit : tuple of str
        Zones lit beside the selected one (those of a complaint, or of a gyrus).
    cell : (str, str or None) or None
        The complaint and zone pointed out on the map of the evidence; no zone for studies that name none.
    side : {"left", "right", "both"}
        Side shown for the selected zone.
    affected : {"left", "right", "both"} or None
        The side of the complaint; None while nobody has said.
    """

    zone: ZoneId | None = None
    part: PartId | None = None
    candidates: tuple[ZoneId, ...] = ()
    point: PointId | None = None
    complaint: ComplaintId | None = None
    gyrus: GyrusId | None = None
    lit: tuple[ZoneId, ...] = ()
    cell: tuple[ComplaintId, ZoneId | None] | None = None
    side: SideChoice = "left"
    affected: SideChoice | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """What whoever looks has chosen for himself: it outlives the program, and no tour sets it.

    Attributes
    ----------
    words : {"plain", "professional"}
        The words in which cards speak.
    has_legend : bool
        Whether the legend of doubt is unfolded.
    """

    theme: Theme = "system"
    skin: SkinTone = "light"
    hair: Hair = "shaved"
    words: Words = "plain"
    reduce_motion: bool = False
    has_legend: bool = True

    @property
    def look(self) -> tuple[Theme, SkinTone, Hair]:
        """What says in which colours the head is drawn."""
        return self.theme, self.skin, self.hair


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on the head, whatever the screen is about.

    Attributes
    ----------
    zone_opacity : float
        0 to 1.
    overlays : frozenset of str
        What is laid over the head beside the zones: ``"landmarks"``, acupuncture ``"points"``, the electrode sites of
        the ``"ten_ten"`` grid, reference ``"lines"``, a ``"scale"`` in cm, and the ``"spread"`` of the sources as soft
        edges.
    glass : float
        How far the skin is glass: 0 whole, about 1/3 the skull is seen, about 2/3 the cortex, 1 the skin is a rim.
    has_needle : bool
        Whether a needle stands in the chosen zone; in none while practising: it would say the angle that is asked for.
    known : tuple of (str, int)
        How well each zone is known, 0 to 4, which colours it; empty for the colours of groups. Only while practising.
    given : Given or None
        An answer that is shown: where was clicked. Only while practising.
    """

    zone_opacity: float = 1.0
    labels: bool = True
    overlays: frozenset[Overlay] = frozenset()
    glass: float = 0.0
    has_needle: bool = True
    known: tuple[tuple[ZoneId, int], ...] = ()
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class Needling:
    """How the needle lies in the selected zone.

    Attributes
    ----------
    angle_deg : float
        Angle to the skin.
    entry : float
        Where it enters: a fraction of the way from where the needling begins, over the part that is pointed out, else
        over the whole zone.
    length_mm : float or None
        How much of it lies under the skin; None for the school's usual.
    size : str
        Gauge and length, as ``0.30x40``: mm.
    turn_deg : float
        How far it points away from the zone's own direction, counter-clockwise seen from outside.
    is_reversed : bool
        Whether it points against the direction that the school names.
    is_relay : bool
        Whether several needles follow each other along the zone.
    is_calm : bool
        Whether a soft arrow stands in for it.
    """

    angle_deg: float = 20.0
    entry: float = 0.0
    length_mm: float | None = None
    size: str = "0.30x40"
    turn_deg: float = 0.0
    is_reversed: bool = False
    is_relay: bool = False
    is_calm: bool = False


@dataclass(frozen=True, slots=True)
class Build:
    """The construction of the selected zone.

    Attributes
    ----------
    step : int
        The step that is explained, from 0.
    rival : str or None
        A variant that is drawn beside the rule as it is chosen.
    """

    step: int = 0
    rival: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """How the rules of zones are built on the head.

    Attributes
    ----------
    variants : frozenset of str
        Chosen variants of rules, as ``zone/variant`` or ``school/variant``.
    has_scaled_cm : bool
        Whether centimetres in rules are scaled to the size of the head.
    """

    variants: frozenset[str] = frozenset()
    has_scaled_cm: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """The zones that are compared, or schools in a table.

    Attributes
    ----------
    zones : tuple of str
        At most two.
    has_whole_systems : bool
        Whether all zones of their schools are shown with them.
    row : str
        The row of the table in which schools stand beside each other; empty while zones are compared.
    column : str or None
        The school that is pointed out in that table.
    """

    zones: tuple[ZoneId, ...] = ()
    has_whole_systems: bool = False
    row: str = ""
    column: SchoolId | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What is measured on the skin.

    Attributes
    ----------
    is_on : bool
        Whether a click on the head sets a point instead of opening a zone.
    points_mm : tuple of (float, float, float)
        The points on the skin, head frame, mm.
    """

    is_on: bool = False
    points_mm: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """The tour that is open, and where one stands in it.

    Attributes
    ----------
    tour : Tour or None
        A document that somebody writes: what is deleted in it must come back by undo, so it lies here whole.
    file : Path or None
        Its file, there or not yet: what tells tours apart.
    is_shipped : bool
        Whether it came with the program: it is read and not written.
    heads : tuple of str
        Heads that its stops can be shown on; empty for only the present one.
    stop : int
        Its stop that is shown, from 0; -1 before the first is.
    is_answered : bool
        Whether the answer to the stop's question is shown.
    stage : str
        While tours are shown: the mode as in which the head is drawn.
    before : ViewState or None
        While tours are shown: what was there before, of which what whoever looks had chosen is given back.
    """

    tour: Tour | None = None
    file: Path | None = None
    is_shipped: bool = False
    heads: tuple[str, ...] = ()
    stop: int = -1
    is_answered: bool = False
    stage: Stage = "explore"
    before: ViewState | None = None

    @property
    def shown_stop(self) -> Stop | None:
        """The stop of the open tour that is shown."""
        return self.tour.stops[self.stop] if self.tour is not None and 0 <= self.stop < len(self.tour.stops) else None

    @property
    def waits_for_answer(self) -> bool:
        """Whether the answer to the question of the shown stop is not shown yet."""
        stop = self.shown_stop
        return stop is not None and bool(stop.question and stop.answer) and not self.is_answered


@dataclass(frozen=True, slots=True)
class ViewState:
    """What the window shows. Identifiers, not objects; but for the tour that is open.

    Attributes
    ----------
    mode : str
        Explore, build a zone step by step, look at its needle, compare two zones, the map of the evidence, learn:
        tours, or explain it to a patient.
    head : str
        Name of the head.
    school : str or None
        The school that is shown first, or alone; None for all.
    beside : frozenset of str
        Schools that are shown with it.
    study : str or None
        The study, or other source, whose page is open over the card.
    grown_up_head : str
        The head that a child's stands in for while something is explained to a patient; empty for none.
    """

    mode: Mode = "explore"
    head: str = "adult-man"
    school: SchoolId | None = None
    beside: frozenset[SchoolId] = frozenset()
    study: StudyKey | SourceKey | None = None
    camera: CameraOrder = CameraOrder("reset", 0)
    selection: Selection = Selection()
    rules: Rules = Rules()
    reader: Reader = Reader()
    drawing: Drawing = Drawing()
    needle: Needling = Needling()
    build: Build = Build()
    compared: Compared = Compared()
    measurement: Measurement = Measurement()
    lesson: Lesson = Lesson()
    practice: Practice = field(default_factory=Practice)
    grown_up_head: str = ""

    def shows(self, school: SchoolId) -> bool:
        """Whether the zones of a school are shown."""
        return self.school in (None, school) or school in self.beside

    @property
    def entry(self) -> ModeEntry:
        """What the register of modes says of the mode that is on."""
        return entry_of(self.mode)

    @property
    def has_table(self) -> bool:
        """Whether schools stand beside each other in a table."""
        return self.entry.shows == "pair" and bool(self.compared.row)

    @property
    def has_open_question(self) -> bool:
        """Whether a question is on the screen: until its answer is, nothing there may say it."""
        if self.is_practising:
            return self.practice.is_asking
        return self.entry.is_lesson and self.lesson.waits_for_answer

    @property
    def is_practising(self) -> bool:
        """Whether Learn shows what is known, or asks; else it shows a tour."""
        return self.entry.is_lesson and self.practice.screen != "tours"

    @property
    def is_choosing(self) -> bool:
        """Whether a question of practice waits for one of its choices."""
        practice = self.practice
        has_choices = practice.question is not None and bool(practice.question.choices) and not practice.is_typed
        return self.is_practising and practice.is_asking and has_choices

    @property
    def shown_mode(self) -> Stage:
        """The mode as in which the head is drawn."""
        if self.entry.is_lesson:
            return "explore" if self.is_practising else self.lesson.stage
        return "explore" if self.entry.is_of_patient else cast("Stage", self.mode)
