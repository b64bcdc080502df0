"""What can go wrong, as facts: our exceptions, and `Problem`.

May import: nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file or on a head.

    Attributes
    ----------
    file : str
        The file, as a path relative to the content folder where possible.
    place : str
        Where in the file, as a dotted path (``needling.angle_deg.max``); empty for the whole file.
    message : str
        The value and the rule it breaks, in one sentence.
    severity : {"error", "warning"}
        Errors leave the thing out; warnings leave it in.
    cause : str
        What lies behind it, in the same words for everything that it hits; empty if nothing but itself does.
    """

    file: str
    place: str
    message: str
    severity: Severity = "error"
    cause: str = ""

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return f"{self.file}: {place}{self.message}"


def said_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with those of one cause put together, where its first stood: every file, and the cause."""
    alike: dict[Problem | str, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(problem.cause or problem, []).append(problem)
    return tuple(_together(each) if len(each) > 1 else each[0] for each in alike.values())


def _together(problems: list[Problem]) -> Problem:
    files = ", ".join(dict.fromkeys(problem.file for problem in problems))
    worst: Severity = min(problem.severity for problem in problems)  # "error" comes before "warning"
    return replace(problems[0], file=files, place="", message=problems[0].cause, severity=worst)


class ViewerError(Exception):
    """Anything this program raises on purpose."""


class DataError(ViewerError):
    """Content that cannot be used.

    Attributes
    ----------
    problems : tuple of Problem
        Every problem found, not only the first.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class MeshError(ViewerError):
    """A head that cannot be used, or a place on it that cannot be found."""


class RuleError(ViewerError):
    """A construction rule that cannot be carried out on this head."""


class ExportError(ViewerError):
    """A picture or table that could not be made or written."""


class GraphicsError(ExportError):
    """The head cannot be drawn on this system."""


class RequestError(ViewerError):
    """What is asked for does not exist, or does not go together."""


class Cancelled(ViewerError):
    """The work was told to stop."""
