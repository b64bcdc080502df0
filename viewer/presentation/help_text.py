"""What Help says: the disclaimer, licence, keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from viewer.errors import Problem, said_once
from viewer.presentation.sentences import DISCLAIMER
from viewer.state.commands import commands


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page of plain paragraphs with one button."""

    title: str
    paragraphs: tuple[str, ...]
    button: str = "Close"


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key, or a movement of the mouse, and what it does."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Rows under a heading."""

    title: str
    rows: tuple[KeyRow, ...]


_MOUSE_AND_PLACES = (
    KeyGroup(
        "Mouse",
        (
            KeyRow("Drag", "Turn the head"),
            KeyRow("Wheel, pinch", "Nearer and farther"),
            KeyRow("Right drag", "Move the picture"),
            KeyRow("Click a zone", "Open its card; where several zones lie, choose"),
            KeyRow("Click beside", "Close the card; on cortex that lies free, choose its gyrus"),
            KeyRow("Drop a tour, or the folder of a head", "Open it"),
        ),
    ),
    KeyGroup(
        "Where the focus is",
        (
            KeyRow("Arrow keys on the head", "Turn the head"),
            KeyRow("+ and − on the head", "Nearer and farther"),
            KeyRow("Tab on the head", "The next of the zones that lie where you clicked"),
            KeyRow("Up, Down, Enter in the list", "Walk through the zones, open one"),
            KeyRow("Digits that need Shift", "Without it, too, if the sign on the key has no meaning of its own"),
        ),
    ),
    KeyGroup(
        "In Build it",
        (
            KeyRow("Left, Right", "One step back, one step on"),
            KeyRow("Home, End", "The first step, the finished zone"),
            KeyRow("Space", "Play, or pause"),
            KeyRow("Shift and arrow keys", "Turn the head"),
        ),
    ),
    KeyGroup(
        "Before a class",
        (
            KeyRow("Space, Enter, PgDown, Right, Down", "The answer, or the next stop"),
            KeyRow("PgUp, Left, Up, Backspace", "The stop before"),
            KeyRow("Home", "The first stop"),
            KeyRow("B or .", "Black, and back"),
            KeyRow("S", "Spotlight; held, as long as it is held"),
            KeyRow("D, C", "Draw; take the drawing away"),
            KeyRow("G, Shift+G", "More glass, less glass"),
            KeyRow("N", "Notes, for you alone where there is a second screen"),
            KeyRow("X", "The picture on the other screen"),
            KeyRow("Esc or F5", "End, at the last stop"),
        ),
    ),
)


def first_start_page() -> HelpPage:
    """Return what the program says once, before anything else."""
    return HelpPage(
        "Before you begin",
        (
            DISCLAIMER,
            "This atlas shows where schools of scalp acupuncture place their zones, what the zones are used for, and "
            "what studies found. That something is used or was studied does not mean that it works. Most studies are "
            "small and not blinded; null results stand beside favourable ones.",
            "Where a zone lies is worked out by rule on a model head. It is not a guide for needling a person.",
        ),
        "I understand",
    )


def about_page(version: str) -> HelpPage:
    """Return what Help, About says."""
    return HelpPage(
        f"Scalp Map Viewer {version}",
        (
            DISCLAIMER,
            "That a zone is used for something, or was studied, does not mean that it works. What is unknown is shown "
            "as unknown.",
            "Code: MIT licence. Content and head models: CC BY 4.0. Fonts: SIL Open Font License. Who and what the "
            "head and the content come from stands in ATTRIBUTION.md.",
            "The program never opens a network connection. A link opens in your browser when you click it.",
        ),
    )


def grading_page() -> HelpPage:
    """Return what Help says on the grading of studies.

    The levels are those of OCEBM 2011 (Oxford Centre for Evidence-Based Medicine), the certainty is that of GRADE;
    kind “taught” and the rules on what may be shown are this project's own.
    """
    return HelpPage(
        "How sure one can be",
        (
            "Kind of study (levels of evidence, Oxford 2011): 1 a summary of many trials; 2 a randomized trial; 3 a "
            "comparison without lots; 4 single patients; 5 theory, opinion or animals. “Taught, not studied” is no "
            "level: it stands in textbooks, and we found no clinical study; our search was limited.",
            "Certainty (GRADE): high, moderate, low, very low, or not graded. Randomized trials start high and go down "
            "for bias, for results that disagree, for other needling than the one asked about, for few people, and "
            "for results that were never published.",
            "A star marks our own provisional reading of an abstract. We use nothing above moderate. Open trials that "
            "add needling to usual care start at low. A brain scan never lifts the certainty of a use above very low.",
            "Direction says what a study found: it favours needling, is mixed, found no difference, or drew no "
            "conclusion. Results against needling stand beside those in favour, ordered by design and year.",
            "How close: was this very zone needled, were several zones pooled, or was it other needling. A study that "
            "we could not verify is tied to no zone.",
            "A summary of poor trials stays uncertain however many there are. We found no study that compares one zone "
            "with another.",
        ),
    )


def key_groups(signs: Mapping[str, str] = MappingProxyType({})) -> tuple[KeyGroup, ...]:
    """Return the mouse's movements and every key under headings, for Help and for the README.

    Parameters
    ----------
    signs : mapping of str to str
        Ids of commands, and further keys that they have on this keyboard.
    """
    by_title: dict[str, list[KeyRow]] = {}
    for command in commands():
        if command.shortcut:
            further = signs.get(command.id, "")
            key = f"{command.shortcut} or {further}" if further else command.shortcut
            by_title.setdefault(command.submenu or command.menu, []).append(KeyRow(key, command.text.rstrip("…")))
    return (*_MOUSE_AND_PLACES, *(KeyGroup(title, tuple(rows)) for title, rows in by_title.items()))


def problems_text(problems: Sequence[Problem]) -> str:
    """Return all problems as lines to read and copy; what has one cause stands in one line."""
    return "\n".join(f"{problem.severity}: {problem}" for problem in said_once(problems))
