"""A zone or line of scalp needling."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from viewer.domain.area_layout import AreaLayout
from viewer.domain.area_steps import Figure
from viewer.domain.construction import Step
from viewer.domain.drawing import Drawing, Uncertainty
from viewer.domain.explanation import PlainPlace
from viewer.domain.identity import ComplaintId, GroupId, HeadPlace, PartId, SourceKey, StudyKey, ZoneId
from viewer.domain.statement import Statement
from viewer.domain.step import Heading
from viewer.domain.variant import Variant

Support = Literal["tradition", "case_report", "trial", "review", "null", "contradicted", "proposed"]
"""What kind of thing stands behind an indication. Never a score of efficacy. ``proposed``: by a study that needled
nobody."""

Directness = Literal["direct", "mixed", "indirect", "none"]
"""Was this very zone needled; were zones pooled; was it other needling; or is there no study."""

NeedledSide = Literal["opposite", "same", "both", "either", "midline", "not_said"]
"""The side that is needled, seen from the side of the complaint; `not_said` where no text that was read says it."""


NEEDLE_CUN_MM = 25.0
"""One cun of a needle's length, mm, as needles are sold and as the sources convert it."""


@dataclass(frozen=True, slots=True)
class ZoneName:
    """What a zone is called.

    Attributes
    ----------
    en, han, pinyin : str
        English, Chinese characters, and pinyin with tone marks.
    aliases : tuple of str
        Other names met in the literature; found by search.
    """

    en: str
    han: str
    pinyin: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a zone, told apart from the rest.

    Attributes
    ----------
    start, end : float
        Fractions of the arc length from the zone's beginning, 0 to 1.
    region : str
        What part of the body it is said to belong to, in a few words.
    """

    id: PartId
    name: str
    start: float
    end: float
    region: str


@dataclass(frozen=True, slots=True)
class Indication:
    """A use of a zone that somebody teaches or has studied. Never a claim that it works.

    Attributes
    ----------
    use : Statement
        What it is used for, in everyday words.
    professional : str
        The same in technical terms.
    complaints : tuple of str
        Complaints it is used for; they lead here unless it is a record.
    part : str or None
        The part of the zone meant; None for the whole.
    side : {"opposite", "same", "both", "either", "midline", "not_said"}
        Which side is needled.
    support : tuple of str
        Every kind of support met, null and contradicted results included.
    directness : {"direct", "mixed", "indirect", "none"}
        How close the studies come to this zone.
    studies : tuple of str
        Keys of the studies that bear on it, favourable or not.
    note : str
        What a careful reader must know besides; empty if nothing.
    plain_note : str
        The same without technical terms and names of studies, for somebody who is being explained to.
    note_sources : tuple of str
        Keys of what the note tells of and `studies` does not hold: it comes near the use and does not stand behind it.
    is_record : bool
        Told on the card alone, because a caution rules it out: no complaint leads here.
    """

    use: Statement
    professional: str
    complaints: tuple[ComplaintId, ...]
    part: PartId | None = field(default=None, kw_only=True)
    side: NeedledSide
    support: tuple[Support, ...]
    directness: Directness
    studies: tuple[StudyKey, ...] = ()
    note: str = ""
    plain_note: str = ""
    note_sources: tuple[SourceKey, ...] = ()
    is_record: bool = False

    def leads_from(self, complaint: ComplaintId | None) -> bool:
        """Whether a complaint leads here."""
        return complaint in self.complaints and not self.is_record


@dataclass(frozen=True, slots=True)
class Laterality:
    """The rule for the side, and who says so."""

    side: NeedledSide
    rule: Statement


@dataclass(frozen=True, slots=True)
class NeedleDirection:
    """The way the needle points along the zone.

    Attributes
    ----------
    along : {"forward", "backward", "either"}
        Forward is from the zone's first point to its last, as it is constructed.
    rule : Statement
        The same in words, with its source.
    """

    along: Literal["forward", "backward", "either"]
    rule: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkNeedle:
    """The needle of one point of a set, as it is printed.

    Attributes
    ----------
    toward : {"forward", "back", "up", "down", "outward"} or None
        The way it points over the skin; None where no direction is given.
    rises_deg : tuple of float, or None
        By how much that way rises over the skin, least and most; None where it does not.
    low_cun, high_cun : float or None
        Its length under the skin, in the cun of needles and not of the head; None where no length is given so.
    length_mm : float or None
        The same where it is printed in mm or cm, as one figure.
    """

    toward: Heading | None = None
    rises_deg: tuple[float, float] | None = None
    low_cun: float | None = None
    high_cun: float | None = None
    length_mm: float | None = None

    def __post_init__(self) -> None:
        if (self.low_cun is None) != (self.high_cun is None):
            raise ValueError("low_cun and high_cun belong together")
        if self.low_cun is not None and self.length_mm is not None:
            raise ValueError("a length is printed in cun or in mm")
        if self.rises_deg is not None and self.toward is None:
            raise ValueError("what rises has a direction")

    @property
    def range_mm(self) -> tuple[float, float] | None:
        """Its least and its greatest length, mm; None where no length is given."""
        if self.length_mm is not None:
            return self.length_mm, self.length_mm
        if self.low_cun is None or self.high_cun is None:
            return None
        return self.low_cun * NEEDLE_CUN_MM, self.high_cun * NEEDLE_CUN_MM


@dataclass(frozen=True, slots=True)
class Review:
    """That somebody who practises has read a zone's file.

    Attributes
    ----------
    by : str
        Name and profession.
    on : str
        The day, ``2026-11-30``.
    what : str
        What was read: all of it, the place, the uses.
    """

    by: str
    on: str
    what: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone, complete: names, rule, uses, needling, cautions.

    Attributes
    ----------
    id : str
        ``school.zone``, for example ``jiao.motor``.
    code : str
        The school's own code, for example ``J1``.
    group : str
        Function group, which gives the colour.
    order : int
        Place in lists within the group.
    summary : Statement
        One sentence that says what the zone is.
    steps : tuple of Step
        How it is constructed on a head, in order; the last one is the zone's line.
    parts : tuple of Part
        In order along the line; empty if the zone is undivided.
    over : tuple of str
        Places that it lies over and that ask for more care.
    variants : tuple of Variant
        Other rules for steps of its own, by name.
    cortex : Statement or None
        The cortex the school says lies beneath. A claim of the school.
    place : PlainPlace or None
        Where it lies in everyday words; None for a zone that is shown as a record only.
    reviewed : Review or None
        Who has read it; None if no practitioner has.
    drawing : {"solid", "dashed", "search-area", "rival", "order", "ring", "none"}
        What is known of its place, and so how it is drawn; never "order" or "none", which have no place.
    uncertainty_mm : float or "not known"
        How far off it may be, mm over the skin.
    only : {"left", "right"} or None
        The one side on which it lies, of a place in one half of the brain; None for a zone of both sides.
    needles : tuple of MarkNeedle
        Of a set of points, the needle of each in order.
    layout : AreaLayout or None
        What lies beside what inside it, where no source says how far apart.
    depth_mm : float or None
        Of a place in the brain, how deep it lies under the scalp of the reference head.
    """

    id: ZoneId
    code: str
    group: GroupId
    order: int
    name: ZoneName
    summary: Statement
    steps: tuple[Step, ...]
    laterality: Laterality
    direction: NeedleDirection
    indications: tuple[Indication, ...]
    drawing: Drawing
    uncertainty_mm: Uncertainty
    parts: tuple[Part, ...] = ()
    over: tuple[HeadPlace, ...] = ()
    cortex: Statement | None = None
    naming: tuple[SourceKey, ...] = ()
    variants: tuple[Variant, ...] = ()
    place: PlainPlace | None = None
    reviewed: Review | None = None
    only: Literal["left", "right"] | None = None
    needles: tuple[MarkNeedle, ...] = ()
    layout: AreaLayout | None = None
    depth_mm: float | None = None

    @property
    def is_schematic(self) -> bool:
        """Whether it is a figure that shows an idea, and no place."""
        return bool(self.steps) and isinstance(self.steps[-1], Figure)

    @property
    def is_needled(self) -> bool:
        """Whether a needle may be drawn in it.

        Not in a record, a scheme, a place that nobody needled, or a region whose points have no place.
        """
        is_proposed = bool(self.indications) and all(use.support == ("proposed",) for use in self.indications)
        return not (self.is_record or self.is_schematic or is_proposed or self.layout is not None)

    @property
    def is_record(self) -> bool:
        """Whether it is shown as a record only: no complaint leads to it, and no needle is drawn."""
        return bool(self.indications) and all(use.is_record for use in self.indications)

    @property
    def complaints(self) -> tuple[ComplaintId, ...]:
        """Everything it is used for, records included, each once."""
        return tuple(dict.fromkeys(complaint for use in self.indications for complaint in use.complaints))

    def uses_for(self, complaint: ComplaintId | None) -> tuple[Indication, ...]:
        """Return the uses to which a complaint leads."""
        return tuple(use for use in self.indications if use.leads_from(complaint))
