"""Zones of two schools that are customarily matched with each other. Never the same zone."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.identity import ZoneId
from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A customary match of two zones.

    Attributes
    ----------
    id : str
        Lower-case words joined by hyphens.
    zones : tuple of str
        The two zones, of different schools.
    statement : Statement
        Who matches them, and how sure that is.
    """

    id: str
    zones: tuple[ZoneId, ...]
    statement: Statement
