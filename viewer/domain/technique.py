"""The needles that sources name."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.statement import Statement
from viewer.domain.tissue import Person


@dataclass(frozen=True, slots=True)
class NeedleSize:
    """A needle by gauge and length.

    Attributes
    ----------
    id : str
        Gauge and length as in ``0.30x40``, mm.
    gauge_mm : float
        Diameter of the shaft.
    length_mm : float
        Length of the shaft, without its handle.
    persons : tuple of str
        For whom a source names it.
    """

    id: str
    gauge_mm: float
    length_mm: float
    statement: Statement
    persons: tuple[Person, ...] = ("adult",)


@dataclass(frozen=True, slots=True)
class Needles:
    """All sizes, thin and short before thick and long, and how much of one is usually under the skin.

    Attributes
    ----------
    usual_under_mm : float
        Length under the skin that is drawn where nothing else is asked for.
    usual : Statement
        Why that much.
    least_outside_mm : float
        Length of shaft that is to stay outside; with less of it the needle counts as in up to its handle.
    outside : Statement
        Who says so.
    """

    sizes: tuple[NeedleSize, ...]
    usual_under_mm: float
    usual: Statement
    least_outside_mm: float
    outside: Statement

    def sizes_for(self, person: Person) -> tuple[NeedleSize, ...]:
        """Return the sizes that sources name for somebody."""
        return tuple(size for size in self.sizes if person in size.persons)

    def size(self, wanted: str, person: Person = "adult") -> NeedleSize | None:
        """Return a size by its id, the first one if there is none of that id; None where none is named for somebody."""
        named = self.sizes_for(person)
        return next((size for size in named if size.id == wanted), named[0] if named else None)
