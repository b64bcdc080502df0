"""What the program does when asked, outside of the state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from viewer.domain.identity import ArticleId
from viewer.state.request import Errand


@dataclass(frozen=True, slots=True)
class OpenLink(Errand):
    """Open a web address in the browser."""

    url: str


@dataclass(frozen=True, slots=True)
class Copy(Errand):
    """Copy what is shown, or save its citations.

    Attributes
    ----------
    form : str
        ``"card"`` for the card as text, ``"save"`` for a file of citations, or one of
        `viewer.export.citations.CITATION_FORMATS`.
    """

    form: str


@dataclass(frozen=True, slots=True)
class SaveExport(Errand):
    """Take something away.

    Attributes
    ----------
    name : str
        The id of an export of `viewer.export.register`.
    values : mapping
        What is settled already, by the names of its options; then only the place is asked for.
    """

    name: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShowPage(Errand):
    """Open a page to read, at a passage of it; without one at its top."""

    page: ArticleId
    passage: str = ""


@dataclass(frozen=True, slots=True)
class OpenTour(Errand):
    """Open the tour of a file."""

    path: Path


@dataclass(frozen=True, slots=True)
class RunCommand(Errand):
    """Run a command of the menus that the window itself answers, by its id."""

    command: str
