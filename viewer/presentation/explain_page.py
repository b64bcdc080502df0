"""What an explanation shows, as plain values: the contract with the panel and the hand-out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.complaint import Person
from viewer.domain.identity import ComplaintId, SideChoice, ZoneId
from viewer.presentation.marked_text import MarkedText, SourceView

SectionId = Literal["what", "where", "side", "feel", "known", "unknown", "when_not", "after"]


@dataclass(frozen=True, slots=True)
class ExplainSection:
    """A question and its answer, in sentences of which each has its sources."""

    id: SectionId
    title: str
    sentences: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class ExplainPlace:
    """A place that can be explained in its turn: a zone, where it lies, and whose it is."""

    zone: ZoneId
    place: str
    school: str


@dataclass(frozen=True, slots=True)
class ExplainView:
    """All that is said to somebody.

    Attributes
    ----------
    title, subtitle : str
        What it is about, and the side.
    sections : tuple of ExplainSection
        In the order in which they are read.
    help_first : tuple of str
        Signs with which medical help comes first; above everything else.
    tell : tuple of str
        What is to be told to the practitioner first, a line for each kind; the lead stands before them.
    warnings : tuple of str
        The most important things to know; always in sight with `tell`.
    is_danger : bool
        Whether one of them is about a place that the skull does not protect.
    zone, complaint, affected
        What was chosen.
    person : {"anyone", "child", "man", "woman"}
        Whom it is about; of a child it is told to the parents.
    is_ruled_out : bool
        Whether a caution rules needling out for it: then only that is told, and no hand-out is made.
    has_sides : bool
        Whether it makes a difference which side is affected.
    places : tuple of ExplainPlace
        The zone that is explained and the others that schools name; empty if there is no other.
    sources : tuple of SourceView
        Everything that stands behind it, by number.
    """

    title: str
    subtitle: str
    sections: tuple[ExplainSection, ...]
    help_first: tuple[str, ...]
    tell: tuple[str, ...]
    warnings: tuple[str, ...]
    is_danger: bool
    zone: ZoneId | None
    complaint: ComplaintId | None
    affected: SideChoice | None
    person: Person
    is_ruled_out: bool
    has_sides: bool
    places: tuple[ExplainPlace, ...]
    sources: tuple[SourceView, ...]
