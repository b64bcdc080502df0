"""The page to take home: the explanation as it is set on paper, with sources by number."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from viewer.presentation.explain import TELL
from viewer.presentation.explain_page import ExplainView
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.sentences import DISCLAIMER

PRACTICE_MOST = 80
"""So many characters of a practice's name are set."""

ASK = "Ask the person treating you about everything that you want to know."


@dataclass(frozen=True, slots=True)
class HandoutLine:
    """A sentence, the numbers of its sources, and what is uncertain about it."""

    text: str
    numbers: tuple[int, ...]
    doubt: str


@dataclass(frozen=True, slots=True)
class HandoutSection:
    """A question and its answer."""

    title: str
    lines: tuple[HandoutLine, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """What stands on the page, from the top down.

    Attributes
    ----------
    practice : str
        The practice's own name; empty if none was given.
    title, subtitle : str
        What it is about, and the side.
    beside : tuple of HandoutSection
        Beside the picture.
    sections : tuple of HandoutSection
        Below it.
    tell_lead, tell : str
        What to tell the practitioner first.
    warnings : tuple of str
        What to know.
    is_danger : bool
        Whether one of them is about a place that the skull does not protect.
    sources : tuple of (int, str)
        Number and citation.
    footer : tuple of str
        What this is and what it is not.
    """

    practice: str
    title: str
    subtitle: str
    beside: tuple[HandoutSection, ...]
    sections: tuple[HandoutSection, ...]
    tell_lead: str
    tell: str
    warnings: tuple[str, ...]
    is_danger: bool
    sources: tuple[tuple[int, str], ...]
    footer: tuple[str, ...]


def handout(view: ExplainView, practice: str = "") -> Handout:
    """Return the page of an explanation.

    Parameters
    ----------
    view : ExplainView
        What is explained.
    practice : str
        The practice's name, as somebody typed it: control characters are dropped, a long one is cut.
    """
    sections = [
        HandoutSection(section.title, tuple(_line(sentence) for sentence in section.sentences))
        for section in view.sections
    ]
    return Handout(
        practice=clean_name(practice),
        title=view.title,
        subtitle=view.subtitle,
        beside=tuple(sections[:_BESIDE]),
        sections=tuple(sections[_BESIDE:]),
        tell_lead=TELL if view.tell else "",
        tell=view.tell.removeprefix(TELL).strip(),
        warnings=view.warnings,
        is_danger=view.is_danger,
        sources=tuple((source.number, source.citation) for source in view.sources),
        footer=(ASK, DISCLAIMER),
    )


def clean_name(name: str) -> str:
    """Return a name as one line of plain text, at most `PRACTICE_MOST` characters long."""
    shown = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in name)
    kept = "".join(letter for letter in shown if unicodedata.category(letter) not in ("Cf", "Cs", "Co", "Cn"))
    words = " ".join(kept.split())
    return words if len(words) <= PRACTICE_MOST else f"{words[: PRACTICE_MOST - 1].rstrip()}…"


_BESIDE = 2


def _line(sentence: MarkedText) -> HandoutLine:
    return HandoutLine(sentence.text, tuple(sorted({mark.number for mark in sentence.marks})), sentence.doubt)
