"""The folder of collected statements into one ledger. The window does not read it at start: it is asked for.

::

    zones/claims/<document>.toml    [document] once, and its statements as [[claims]]
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viewer.data.content import CLAIMS, FOLDER
from viewer.data.paths import followed
from viewer.data.schema import validated
from viewer.data.toml_file import read_toml
from viewer.domain.claim import Claim, ClaimLedger, Document
from viewer.errors import DataError, Problem


@dataclass(frozen=True, slots=True)
class _ClaimFile:
    """What a file of the folder holds."""

    document: Document
    claims: tuple[Claim, ...]


def file_of_document(document: str) -> str:
    """The file of a document's statements, as problems name it."""
    return f"{FOLDER}/{CLAIMS}/{document}.toml"


def load_claims(folder: Path) -> tuple[ClaimLedger, tuple[Problem, ...]]:
    """Read the collected statements of a content folder.

    Never fails: a file that cannot be read is left out, and the reason is told.

    Parameters
    ----------
    folder : Path
        The content folder, which holds ``claims/``.

    Returns
    -------
    ClaimLedger
        Documents by their first number, statements by their number.
    tuple of Problem
        What could not be read, and why.
    """
    root = followed(folder)
    files: list[_ClaimFile] = []
    problems: list[Problem] = []
    for path in sorted((root / CLAIMS).glob("[!._]*.toml")):
        name = file_of_document(path.stem)
        try:
            held = validated(_ClaimFile, read_toml(path, root, name), name)
        except DataError as error:
            problems += error.problems
            continue
        document = held.document
        if document.id != path.stem:
            problems.append(Problem(name, "document.id", f"“{document.id}” is not the name of the file"))
            continue
        files.append(held)
        for claim in held.claims:
            if not document.first <= claim.number <= document.last:
                fault = f"{claim.number} is outside {document.first}..{document.last}, the numbers of this document"
                problems.append(Problem(name, f"claims.{claim.number}", fault))
    files.sort(key=lambda held: held.document.first)
    claims = sorted((claim for held in files for claim in held.claims), key=lambda claim: claim.number)
    return ClaimLedger(tuple(held.document for held in files), tuple(claims)), tuple(problems)
