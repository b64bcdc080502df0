"""A sentence together with who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import SourceKey

Confidence = Literal["high", "medium", "low"]
"""High: several independent good sources or an official standard. Medium: one decent source.
Low: a single weak source, or our own reading."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement shown to the reader.

    Attributes
    ----------
    text : str
        Plain text in our own words; never markup.
    sources : tuple of str
        Keys of sources or of studies. Never empty.
    confidence : {"high", "medium", "low"}
        How well the sources carry it.
    doubt : str
        What is uncertain or where sources differ; empty if nothing is.
    id : str
        What others know this very sentence by; empty for most.
    """

    text: str
    sources: tuple[SourceKey, ...]
    confidence: Confidence = "high"
    doubt: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from, when it is not a study.

    Attributes
    ----------
    key : str
        How content refers to it, for example ``S4``.
    citation : str
        Title, author and place of publication as far as they are known.
    url : str
        Address where it was read; empty if there is none. Only http or https.
    note : str
        What kind of source it is, and its weakness.
    is_second_hand : bool
        Mostly unsigned and told by others: no caution rests on such sources alone.
    """

    key: SourceKey
    citation: str
    url: str = ""
    note: str = ""
    is_second_hand: bool = False
