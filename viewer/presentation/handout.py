"""The page to take home: the explanation as it is set on paper, with sources by number."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from viewer.presentation.blocks import Alert, Section, Sources, Text
from viewer.presentation.explain_cautions import tell_lead
from viewer.presentation.explain_view import ExplainView
from viewer.presentation.pages.handout import handout_page

PRACTICE_MOST = 200
"""So many characters of a practice's name are set."""


@dataclass(frozen=True, slots=True)
class HandoutLine:
    """A sentence, the numbers of its sources, what is uncertain about it, and words that stand out before it."""

    text: str
    numbers: tuple[int, ...]
    doubt: str
    lead: str = ""


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
    document : str
        What the file and the print job are called.
    title, subtitle : str
        What it is about, and the side.
    beside : tuple of HandoutSection
        Beside the picture.
    sections : tuple of HandoutSection
        Below it.
    help_lead, help_first : str, tuple of str
        With which signs medical help comes first; above everything else. Empty if there are none.
    tell_lead, tell : str, tuple of str
        What to tell the practitioner first, a line for each kind.
    warnings : tuple of str
        What to know.
    is_danger : bool
        Whether one of them is about a place that the skull does not protect.
    sources : tuple of (int, str)
        Number and citation.
    sources_note : str
        Where the other sources stand; empty if all are listed.
    footer : tuple of str
        What this is and what it is not.
    """

    practice: str
    document: str
    title: str
    subtitle: str
    beside: tuple[HandoutSection, ...]
    sections: tuple[HandoutSection, ...]
    help_lead: str
    help_first: tuple[str, ...]
    tell_lead: str
    tell: tuple[str, ...]
    warnings: tuple[str, ...]
    is_danger: bool
    sources: tuple[tuple[int, str], ...]
    sources_note: str
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
    page = handout_page(view)
    answers = [_answer(each) for each in page.sections() if each.heading and each.heading.key not in _NO_ANSWERS]
    sources = next(block for block in page.blocks if isinstance(block, Sources))
    return Handout(
        practice=clean_name(practice),
        document=f"{page.head.title}: explanation",
        title=page.head.title,
        subtitle=page.head.lines[0].text,
        beside=tuple(answers[:_BESIDE]),
        sections=tuple(answers[_BESIDE:]),
        help_lead="".join(block.lead for block in page.blocks if isinstance(block, Alert)),
        help_first=tuple(sign.text for block in page.blocks if isinstance(block, Alert) for sign in block.texts),
        tell_lead=tell_lead(view.person) if view.tell else "",
        tell=view.tell,
        warnings=view.warnings,
        is_danger=view.is_danger,
        sources=tuple((source.number, source.citation) for source in sources.sources),
        sources_note=sources.note,
        footer=page.closing,
    )


def clean_name(name: str) -> str:
    """Return a name as one line of plain text, at most `PRACTICE_MOST` characters; `cut_name` says if it is cut."""
    words = _one_line(name)
    return words if len(words) <= PRACTICE_MOST else f"{words[: PRACTICE_MOST - 1].rstrip()}…"


def cut_name(name: str) -> str:
    """Return the sentence that a name is too long for the page; empty if it is not."""
    length = len(_one_line(name))
    if length <= PRACTICE_MOST:
        return ""
    return f"The practice's name has {length} characters; the page has room for {PRACTICE_MOST}."


def _one_line(name: str) -> str:
    shown = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in name)
    kept = "".join(letter for letter in shown if unicodedata.category(letter) not in ("Cf", "Cs", "Co", "Cn"))
    return " ".join(kept.split())


_BESIDE = 2
_NO_ANSWERS = ("tell", "know", "sources")


def _answer(section: Section) -> HandoutSection:
    assert section.heading is not None
    said = (block.said for block in section.blocks if isinstance(block, Text))
    lines = (HandoutLine(each.text, tuple(sorted({mark.number for mark in each.marks})), each.doubt) for each in said)
    return HandoutSection(section.heading.text, tuple(lines))
