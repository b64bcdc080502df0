"""A part of the brain that schools name: a gyrus, a lobe, or the cerebellum."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.identity import GroupId, GyrusId, SourceKey, ZoneId
from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class GyrusPlace:
    """A published place that lies in it: what its border on the average brain is checked by.

    Attributes
    ----------
    mni_mm : tuple of float
        MNI152 mm: to the right, to the front, up.
    site : str
        The electrode that it lies beneath; empty where it was found otherwise.
    percent : int or None
        How much of the cortex round it the source gives to this part of the brain; None where it names it alone.
    """

    mni_mm: tuple[float, float, float]
    sources: tuple[SourceKey, ...]
    site: str = ""
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Gyrus:
    """A part of the brain that the average brain shows.

    Attributes
    ----------
    id : str
        As in the file of the cortex.
    english, latin, han : str
        Its names; Latin and Chinese are empty where no page was read that has them, Latin too where it is the English.
    group : str
        The group of functions whose colour it takes.
    about : Statement
        What it is said to do, in one sentence.
    border : Statement
        How its borders were drawn on the average brain, and what is uncertain in that.
    words : tuple of str
        Other names, and functions, by which it is looked for.
    claimed_by : tuple of str
        Zones that are named for it, or placed over it, by their school; and targets that studies of scans put there.
    checks : tuple of GyrusPlace
        Published places in it; empty where we know of none that lies clearly within.
    """

    id: GyrusId
    english: str
    group: GroupId
    about: Statement
    border: Statement
    han: str = ""
    latin: str = ""
    words: tuple[str, ...] = ()
    claimed_by: tuple[ZoneId, ...] = ()
    checks: tuple[GyrusPlace, ...] = ()

    @property
    def title(self) -> str:
        """Its English name with the Chinese one, where that is known."""
        return f"{self.english} {self.han}".rstrip()
