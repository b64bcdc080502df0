"""Where sources differ and their versions can be built: the other rules, by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from viewer.domain.statement import Statement

MeasureChange = Literal["vertex_by_ears"]
"""What a variant can change about how a head is measured: GV20 from the ears instead of by cun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Another rule for the same thing, which somebody teaches.

    Variants of one zone or school that answer the same question exclude each other.

    Attributes
    ----------
    id : str
        The name its steps carry in their ``variant``. Outside the file it is known by `key_of`.
    question : str
        What the sources differ about, in a few words: Upper end, Length.
    name : str
        This answer, in a few words: ``GV21``.
    default : str
        The answer of the rule as it is built by default, in a few words: ``Front Sishencong``.
    text : Statement
        What is built otherwise, in one sentence, and who says so.
    measure : {"vertex_by_ears"} or None
        A change of how the head is measured, for a variant that is no matter of steps.
    """

    id: str
    question: str
    name: str
    default: str
    text: Statement
    measure: MeasureChange | None = None


def key_of(owner: str, variant: Variant) -> str:
    """The name by which a variant is chosen: ``who.ms6/gv21``, or ``who/gv20-ears`` for one of a school."""
    return f"{owner}/{variant.id}"


def ids_for(owner: str, keys: Iterable[str]) -> frozenset[str]:
    """The ids of those variants that belong to a zone or school, by which its steps know them."""
    return frozenset(key.partition("/")[2] for key in keys if key.partition("/")[0] == owner)
