"""An export: something to take away, with all that the command line, the window and the documents know of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Protocol

from viewer.export.screen import Screen
from viewer.presentation.question import Choice, Kind, Question, Value


class Progress(Protocol):
    """Hears how far an export is, and what has to be told."""

    def share(self, done: float) -> None:
        """So much is done, 0 to 1; raises `Cancelled` where the export is no longer wanted."""

    def note(self, sentence: str) -> None:
        """Something is not as it was asked for: a thing left out, a rule that could not be carried out."""

    def wrote(self, path: Path) -> None:
        """A file is in its place, whole."""

    def say(self, text: str) -> None:
        """Give the answer itself, where no file was named."""


PRINTED = Path("-")
"""The place of what is not written but said."""


class Request(SimpleNamespace):
    """What is asked for: the value of every option of an export, by its name."""


Make = Callable[[Request, Path, Progress], bool]
"""Makes what is asked for: a file, what is in a folder, or where the place is `PRINTED` an answer that is said.

Returns whether everything is in it: False where something could not be built, which was told. Raises `RequestError` for
what does not exist or does not go together, and other errors of ours with a sentence; nothing half made is left behind.
"""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be asked for.

    Attributes
    ----------
    name : str
        Of the value in a request.
    kind : Kind
        What it can be.
    help : str
        What ``--help`` says.
    default : object
        What it is without a word.
    words : str
        What the window calls it; empty if it is not asked there but taken from what is shown.
    spelling : str
        On the command line, where that is not the name; without hyphens it needs none: ``FILE``.
    short : tuple of (str, object, str)
        Options that stand for one value each and need no other word: ``--json``; with what ``--help`` says.
    exclusive : str
        Of those with the same word here, one is needed and only one can be given.
    here : callable, optional
        Returns what it can be in the window at present.
    follows : bool
        Whether the window begins with what is shown; else with the default, or the first that can be picked.
    """

    name: str
    kind: Kind
    help: str
    default: Value = None
    words: str = ""
    spelling: str = ""
    short: tuple[tuple[str, Value, str], ...] = ()
    exclusive: str = ""
    here: Callable[[Screen], Choice] | None = None
    follows: bool = True

    def asked(self, screen: Screen) -> Question:
        """Return it as a line of the window's dialog, with what is shown as its first answer."""
        kind = self.here(screen) if self.here is not None else self.kind
        value = screen.values.get(self.name, self.default) if self.follows else self.default
        if isinstance(kind, Choice) and value not in (pick.value for pick in kind.picks):
            value = kind.picks[0].value
        return Question(self.name, self.words, kind, value)


@dataclass(frozen=True, slots=True)
class Ending:
    """A kind of file.

    Attributes
    ----------
    suffix, words : str
        The end of its name: ``.pdf``; what it is.
    sets : mapping
        Values of options that go with it, by name: the window asks for the ending alone.
    """

    suffix: str
    words: str
    sets: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Export:
    """Something to take away.

    Attributes
    ----------
    id : str
        Its command, and its name in the menu's actions.
    words : str
        As the menu shows it.
    about : str
        As the list of commands shows it: make a picture without a window.
    proposed : str
        The file or folder without a name of one's own.
    endings : tuple of Ending
        What kinds of files it can be; none for a folder.
    options : tuple of Option
        What can be asked for.
    make : callable
        Makes it; see `Make`.
    examples : str
        As ``--help`` shows them; ``{prog}`` is the call.
    what : str
        What is written, as ``--help`` says it of ``--output``; empty if without a name it is printed.
    group : str
        Exports of one group stand together in the menu.
    lacks : callable
        Says what has to be shown first, in the window; empty if nothing is missing.
    proposed_here : callable, optional
        Returns a name that says what is in it, without ending, from the values that were chosen.
    fit : callable
        Takes those values out that do not go with the others that were chosen in the window.
    """

    id: str
    words: str
    about: str
    proposed: str
    endings: tuple[Ending, ...]
    options: tuple[Option, ...]
    make: Make
    examples: str
    what: str = ""
    group: str = "papers"
    lacks: Callable[[Screen], str] = lambda _screen: ""
    proposed_here: Callable[[Screen, Mapping[str, Value]], str] | None = None
    fit: Callable[[Mapping[str, Value]], Mapping[str, Value]] = lambda values: values

    def request(self, values: Mapping[str, Value]) -> Request:
        """Return a request with these values, where there are such options, and the defaults of all others."""
        return Request(**{option.name: values.get(option.name, option.default) for option in self.options})

    def name_here(self, screen: Screen, values: Mapping[str, Value]) -> str:
        """Return the name that the window proposes."""
        if self.proposed_here is None:
            return self.proposed
        return f"{self.proposed_here(screen, values)}{self.endings[0].suffix if self.endings else ''}"

    def questions(self, screen: Screen) -> tuple[Question, ...]:
        """Return what the window asks."""
        return tuple(option.asked(screen) for option in self.options if option.words)
