"""Every collected statement and its place, as a page of Markdown."""

from __future__ import annotations

from pathlib import Path

from viewer.errors import DataError
from viewer.export.export import Ending, Export, Progress, Request


def make(_request: Request, into: Path, progress: Progress) -> bool:
    """Write the table."""
    from viewer.data.claims import load_claims
    from viewer.data.paths import zones_folder
    from viewer.export.claims_table import claims_table
    from viewer.export.ground import shipped_catalog
    from viewer.export.writing import say_or_write

    ledger, problems = load_claims(zones_folder())
    if problems:
        raise DataError(tuple(problems))
    say_or_write(into, claims_table(ledger, shipped_catalog(progress.note)).rstrip("\n"), progress)
    return True


CLAIMS = Export(
    id="claims",
    words="Table of statements and their places",
    about="write every collected statement, our verdict, and where it stands",
    proposed="claims.md",
    endings=(Ending(".md", "Table as text"),),
    make=make,
    examples="  {prog} -o claims.md    a page of Markdown, with the sources of each\n",
    group="data",
    options=(),
)
