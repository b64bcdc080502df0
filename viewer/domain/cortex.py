"""What lies beneath the sites of the electrode grid, as published or worked out from published data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import SourceKey
from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class CortexShare:
    """How much of the cortex near a place belongs to one region.

    Attributes
    ----------
    region : str
        Name of the gyrus, lobule or area.
    side : {"left", "right"}
        Of the brain.
    percent : int
        Share within 10 mm of the place, 1 to 100.
    """

    region: str
    side: Literal["left", "right"]
    percent: int


@dataclass(frozen=True, slots=True)
class CortexSite:
    """The cortex beneath one site of the grid.

    Attributes
    ----------
    id : str
        The site, as ``C3``.
    shares : tuple of CortexShare
        Regions by a projection onto the reference head, the greatest first; empty where no cerebral cortex lies.
    depth_mm : float or None
        From the electrode to the brain's outline, scaled to the size of a living head; None where the way leads
        through muscle and air, so that it is no depth of the cortex.
    average : tuple of CortexShare
        Regions at the place that was published as the average of many people; empty if none was.
    sources : tuple of str
        Keys of sources. Never empty.
    mni_mm : tuple of float or None
        Where the electrode lies on the reference head: to the right, to the front, up; mm.
    """

    id: str
    shares: tuple[CortexShare, ...]
    sources: tuple[SourceKey, ...]
    depth_mm: float | None = None
    average: tuple[CortexShare, ...] = ()
    mni_mm: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class CortexMap:
    """What lies beneath the grid, and what must be said with it.

    Attributes
    ----------
    lead : Statement
        One sentence that stands before every use of it.
    limits : tuple of Statement
        How it came about, how far people differ, where tables differ.
    sites : tuple of CortexSite
        In the order of the rows, front to back.
    """

    lead: Statement
    limits: tuple[Statement, ...]
    sites: tuple[CortexSite, ...]

    def site(self, name: str) -> CortexSite | None:
        """What lies beneath a site; None if it is not in the table."""
        return next((site for site in self.sites if site.id == name), None)
