"""What can go wrong, as facts: our exceptions, and `Problem`.

May import: nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    """

    file: str
    place: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return f"{self.file}: {place}{self.message}"


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
