"""A practice's name and logo at the head of a page for paper."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from viewer.data.logo_file import Logo

PRACTICE_MOST = 200
"""So many characters of a practice's name are set."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a practice puts on its pages: nothing, its name (as `clean_name` returns it), its logo, or both."""

    practice: str = ""
    logo: Logo | None = None


def letterhead(practice: str, logo: Logo | None = None) -> Letterhead:
    """Return the head of a page with a name as somebody typed it."""
    return Letterhead(clean_name(practice), logo)


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
