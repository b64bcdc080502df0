"""A school of scalp needling of which no source that was read gives a place: it is told of, and not drawn."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.identity import SchoolId, StudyKey
from viewer.domain.named_area import NamedArea
from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class UnmappedSchool:
    """A school without a map.

    Attributes
    ----------
    name, short_name, han, pinyin : str
        What it is called, in full and in a list, in Chinese characters, and in pinyin with tone marks.
    order : int
        Place in lists, after the schools with a map.
    idea, history, technique : tuple of Statement
        What it teaches, who taught it and when, how it needles; empty where nothing was read.
    evidence : Statement
        What was found of studies.
    not_drawn : Statement
        Why the head shows nothing of it.
    aliases : tuple of str
        Other names by which search finds it.
    named : tuple of NamedArea
        Its areas, by name.
    studies : tuple of str
        Keys of studies that bear on it.
    """

    id: SchoolId
    name: str
    short_name: str
    order: int
    han: str
    pinyin: str
    idea: tuple[Statement, ...]
    history: tuple[Statement, ...]
    technique: tuple[Statement, ...]
    evidence: Statement
    not_drawn: Statement
    aliases: tuple[str, ...] = ()
    named: tuple[NamedArea, ...] = ()
    studies: tuple[StudyKey, ...] = ()
