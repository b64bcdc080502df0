"""A file of an export, written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from viewer.errors import ExportError, RequestError
from viewer.export.export import PRINTED, Progress


def write(path: Path, content: bytes, progress: Progress) -> None:
    """Write what was made, and say where it is.

    Raises
    ------
    ExportError
        If it cannot be written; an older file is then unharmed.
    """
    from viewer.data.atomic import write_atomic

    try:
        write_atomic(path, content)
    except OSError as error:
        raise ExportError(f"{path} could not be written: {error.strerror}") from error
    progress.wrote(path)


def say_or_write(path: Path, text: str, progress: Progress, *, mark: str = "") -> None:
    """Write a text, after a mark that only files have; without a file it is said."""
    if path == PRINTED:
        progress.say(text)
    else:
        write(path, f"{mark}{text}\n".encode(), progress)


def refuse_other_ending(path: Path, form: str, endings: Mapping[str, str]) -> None:
    """Refuse a file whose ending says that it holds something else; what is only said has none.

    Raises
    ------
    RequestError
        If it ends otherwise.
    """
    if path != PRINTED and path.suffix.lower() != endings[form]:
        raise RequestError(f"{path}: what is written is {form}, so the file's name should end in {endings[form]}")


def folder_made(path: Path) -> Path:
    """Return a folder, made if it is not there.

    Raises
    ------
    ExportError
        If it cannot be made.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from error
    return path
