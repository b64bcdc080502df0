"""What an explanation is, as plain values: the page that is read, and what the screen has to know besides."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.complaint import Person
from viewer.domain.identity import ComplaintId, SideChoice, ZoneId
from viewer.presentation.blocks import Page


@dataclass(frozen=True, slots=True)
class ExplainView:
    """All that is said to somebody.

    Attributes
    ----------
    page : Page
        What is read, by questions; what is to be told first and what is good to know come last.
    tell : tuple of str
        What is to be told to the practitioner first, a line for each kind.
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
    """

    page: Page
    tell: tuple[str, ...]
    warnings: tuple[str, ...]
    is_danger: bool
    zone: ZoneId | None
    complaint: ComplaintId | None
    affected: SideChoice | None
    person: Person
    is_ruled_out: bool
