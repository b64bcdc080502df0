"""A study as far as it was read, and no further."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from viewer.domain.identity import StudyKey

Direction = Literal[
    "supports",
    "mixed",
    "null",
    "insufficient",
    "mechanism",
    "hypothesis",
    "opinion",
    "case_report",
    "technique_comparison",
    "contradicts_rationale",
    "harm",
    "background",
    "standard",
    "critique",
    "unverified",
    "result_not_seen",
]
Certainty = Literal["high", "moderate", "low", "very low", "not graded"]
Scope = Literal["scalp", "any acupuncture", "other"]


_WITHOUT_UNIT = frozenset({"SMD", "RR", "OR", "HR", "IRR", "RD"})
"""Measures that mean the same whatever was measured; differences as such are in the units of their instrument."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A published estimate with its interval.

    Attributes
    ----------
    label : str
        What was measured and compared, in a few words.
    measure : str
        SMD, WMD, MD, RR, OR.
    estimate, low, high : float
        As published; the interval is the one published (95 % unless `label` says otherwise).
    no_difference : float
        The value that means no difference: 0 for differences, 1 for ratios.
    better : {"lower", "higher"}
        The direction that favours needling.
    """

    label: str
    measure: str
    estimate: float
    low: float
    high: float
    no_difference: float
    better: Literal["lower", "higher"]

    def shares_axis_with(self, other: Interval) -> bool:
        """Whether both are measured on one scale: points of one questionnaire say nothing about hours of sleep."""
        if self.measure in _WITHOUT_UNIT:
            return self.measure == other.measure
        return self == other


@dataclass(frozen=True, slots=True)
class Grade:
    """How sure one can be, and who judged so.

    Attributes
    ----------
    level : int or None
        OCEBM 2011 level 1 to 5; None if the levels do not apply.
    certainty : str
        GRADE certainty of the body of evidence.
    is_ours : bool
        True if the certainty is this project's provisional reading of the abstract.
    """

    level: int | None = field(default=None, kw_only=True)
    certainty: Certainty
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Study:
    """One publication.

    Fields that were not seen are None or empty and are shown as not seen.
    `inferred` names the fields that were derived and not read. `scope_note` keeps the
    precise words where `scope` is coarse. `et_al` says that more authors exist than are
    listed, `by_body` that the author is a body and not a person. `background` says why a study is
    listed although nothing rests on it; it is empty if something does.
    """

    key: StudyKey
    authors: tuple[str, ...]
    title: str
    journal: str
    year: int | None = field(default=None, kw_only=True)
    design: str
    result: str
    limits: str
    direction: Direction
    scope: Scope
    grade: Grade
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    registration: str = ""
    n: int | None = None
    population: str = ""
    protocol: str = ""
    comparator: str = ""
    outcomes: tuple[str, ...] = ()
    harms: str = ""
    intervals: tuple[Interval, ...] = ()
    conditions: tuple[str, ...] = ()
    scope_note: str = ""
    direction_note: str = ""
    seen_at: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    et_al: bool = False
    by_body: bool = False
    background: str = ""

    @property
    def short_citation(self) -> str:
        """Author and year as one says them: ``Chen & Jing 2025``; the design if no author was seen."""
        if self.by_body:
            surnames = list(self.authors)
        else:
            last_words = [author.split()[-1] for author in self.authors]
            surnames = [word.capitalize() if word.isupper() else word for word in last_words]
        if not surnames:
            who = re.split(r" of | and | in |[,(]", self.design)[0].strip() or "Study"
        elif self.et_al or len(surnames) > 2:
            who = f"{surnames[0]} and others"
        else:
            who = " & ".join(surnames)
        return f"{who} {self.year}" if self.year else f"{who}, year not seen"
