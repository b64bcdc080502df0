"""Options that several exports share."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from viewer.domain.identity import SideChoice
from viewer.export.export import Option
from viewer.export.names import DEFAULT_HEAD
from viewer.presentation.question import PAPER, Flag, Names, Number, Size, Text, choice
from viewer.state.view_state import Hair, SkinTone, ViewName

SIDES: tuple[SideChoice, ...] = get_args(SideChoice)
VIEWS: tuple[ViewName, ...] = get_args(ViewName)

_USUAL_HEAD = f"{DEFAULT_HEAD} by default"
_OR_A_FOLDER = "or the folder of any head: a mesh with its head.toml"
_PORCELAIN = "porcelain is that of a teaching model"
_SCHOOL = "the school shown; by default that of the first zone"


def head(default: str | None = DEFAULT_HEAD, usual: str = _USUAL_HEAD) -> Option:
    """Return the head; without a default the export chooses, as `usual` says."""
    return Option("head", Text("HEAD"), f"id of a head, {usual}, {_OR_A_FOLDER}", default)


def side(default: SideChoice, help_words: str, words: str = "") -> Option:
    """Return the side, always the patient's own."""
    return Option("side", choice(*SIDES), help_words, default, words)


def view(help_words: str) -> Option:
    """Return where to look from."""
    return Option("view", choice(*VIEWS), help_words)


def system(help_words: str = _SCHOOL) -> Option:
    """Return the school."""
    return Option("system", Text("ID"), help_words)


def size(low_px: int, high_px: int, default: tuple[int, int] | None, help_words: str, words: str = "") -> Option:
    """Return width and height."""
    return Option("size", Size(low_px, high_px), help_words, default, words)


HEAD = head()
ZONES = Option("zones", Names("ID"), "can be given again", (), spelling="--zone")
SKIN = Option("skin", choice(*get_args(SkinTone)), _PORCELAIN, "light")
HAIR = Option("hair", choice(*get_args(Hair)), "shaved, short or none on the scalp", "shaved")
THEME = Option("theme", choice("light", "dark"), "colours of labels and background", "light")
GLASS = Option("glass", Number(0, 1), "turn the skin to glass: 0.33 shows the skull, 0.7 the cortex, 1 it alone", 0.0)
LABELS = Option("labels", Flag(), "leave the names out", True, "With names")
PAPER_SIZE = Option("paper", PAPER, "A4 by default", "A4", "Paper")
RULES = (
    Option(
        "variants",
        Names("KEY"),
        "build by another rule, for example who.ms6/gv21; can be given again",
        (),
        spelling="--variant",
    ),
    Option("scaled_cm", Flag(), "scale every length in cm to the size of the head", False),
)
"""By which rules the zones are built."""

LETTERHEAD = (
    PAPER_SIZE,
    Option("practice", Text("NAME"), "the practice's own name", ""),
    Option("logo", Text("FILE", Path), "its logo: PNG, JPEG, or SVG of shapes alone"),
)


def dpi(low: int, high: int, default: int | None, help_words: str) -> Option:
    """Return pixels per inch."""
    return Option("dpi", Number(low, high, "pixels per inch"), help_words, default)
