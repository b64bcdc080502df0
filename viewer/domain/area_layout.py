"""What lies beside what inside an area: a flat scheme without a scale."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class AreaLayout:
    """The order of the points of an area of which no source gives the measures.

    Attributes
    ----------
    columns : tuple of str
        Where on the head each column lies, from the face backward.
    rows : tuple of tuple of str
        From the top down, a name or nothing for each column.
    said : Statement
        What the scheme shows, and what not.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: Statement

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"each row has a place for each of the {len(self.columns)} columns")
