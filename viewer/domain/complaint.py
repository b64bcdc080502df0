"""What somebody comes with, in all the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import ComplaintId

Person = Literal["anyone", "child", "man", "woman"]
"""Whose complaint it is; a child's is explained to its parents."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint or condition.

    Attributes
    ----------
    topic : str
        The heading under which it is listed.
    plain, professional : str
        Everyday words and the technical term.
    han, pinyin : str
        Chinese term and pinyin with tone marks; empty if none was found.
    synonyms : tuple of str
        Further words that should find it.
    studied_as : tuple of str
        The names under which studies have it among their conditions.
    person : {"anyone", "child", "man", "woman"}
        Who has it.
    """

    id: ComplaintId
    topic: str
    plain: str
    professional: str
    han: str = ""
    pinyin: str = ""
    synonyms: tuple[str, ...] = ()
    studied_as: tuple[str, ...] = ()
    person: Person = "anyone"
