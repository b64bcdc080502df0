"""The needles that sources name."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.statement import Statement


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
    """

    id: str
    gauge_mm: float
    length_mm: float
    statement: Statement


@dataclass(frozen=True, slots=True)
class Needles:
    """All sizes, thin and short before thick and long, and how much of one is usually under the skin.

    Attributes
    ----------
    usual_under_mm : float
        Length under the skin that is drawn where nothing else is asked for.
    usual : Statement
        Why that much.
    """

    sizes: tuple[NeedleSize, ...]
    usual_under_mm: float
    usual: Statement

    def size(self, wanted: str) -> NeedleSize:
        """Return a size by its id; the first one if there is none of that id."""
        return next((size for size in self.sizes if size.id == wanted), self.sizes[0])
