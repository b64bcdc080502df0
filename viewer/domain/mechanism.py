"""An idea of how needling the scalp might act, with what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.identity import MechanismId, SchoolId, ZoneId
from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A hypothesis. Never an explanation of an effect: none is established.

    Attributes
    ----------
    id : str
        Lower-case words joined by hyphens.
    name : str
        The idea in a few words.
    idea : Statement
        What is proposed, and on what it rests.
    limits : tuple of Statement
        What contradicts it, or why it shows less than it seems to. Never empty.
    schools, zones : tuple of str
        Whose cards show it. If both are empty, every zone's card does.
    """

    id: MechanismId
    name: str
    idea: Statement
    limits: tuple[Statement, ...]
    schools: tuple[SchoolId, ...] = ()
    zones: tuple[ZoneId, ...] = ()
