"""A call of the command line: its codes, and how answers and faults are written.

May import: everything below the commands; what is heavy inside functions.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from viewer.cli.parser import WRONG_CALL as WRONG_CALL  # the third of the codes
from viewer.errors import ExportError
from viewer.export.ground import shipped_catalog

if TYPE_CHECKING:
    from viewer.domain.catalog import Catalog

OK, FAILED = 0, 1


def tell(sentences: Iterable[str], code: int) -> int:
    """Write sentences where faults are written; returns the code."""
    for sentence in sentences:
        sys.stderr.write(f"scalp-map-viewer: {sentence}\n")
    return code


def complain(sentence: str) -> None:
    """Write a sentence where faults are written."""
    tell([sentence], FAILED)


def say(text: str) -> None:
    """Write a line of the answer, at once: who waits for the next one sees how far it is.

    Raises
    ------
    BrokenPipeError
        If the reader has seen enough.
    ExportError
        If it cannot be written, as on a full disk.
    """
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_answer()
        raise ExportError(f"the answer could not be written: {error.strerror}") from error


def drop_answer() -> None:
    """Let what is left of the answer go nowhere: Python would try to write it once more when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def content() -> Catalog:
    """Return the sound part of the shipped content; tell what is left out."""
    return shipped_catalog(complain)
