"""What a tour's file held before it was written over: some dated versions of each file, to be looked at and copied."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from viewer.data.atomic import write_atomic
from viewer.data.regular_file import NotReadable, read_regular
from viewer.data.tour_file import SIZE_CAP_BYTES, SUFFIX, save_tour, tour_text
from viewer.data.tour_folder import folder_name_for, own_tours_folder
from viewer.domain.tour import Tour
from viewer.errors import ExportError

MOST_VERSIONS = 20
"""How many are kept of each file; the oldest makes room."""

_STAMP = "%Y-%m-%d %H-%M-%S-%f"


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was once.

    Attributes
    ----------
    path : Path
        Where it is kept.
    replaced : datetime
        When it was written over, in local time.
    """

    path: Path
    replaced: datetime


def versions_of(file: Path) -> tuple[Version, ...]:
    """Return the versions of a file, the latest first."""
    found = []
    for path in _kept(file):
        with contextlib.suppress(ValueError):
            found.append(Version(path, datetime.strptime(path.stem, _STAMP)))
    return tuple(reversed(found))


def keep_version(file: Path, content: bytes) -> None:
    """Keep what a file held, or what was to stand in it.

    Raises
    ------
    ExportError
        If it cannot be kept.
    """
    folder = _folder(file)
    before = _kept(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / f"{datetime.now():{_STAMP}}{SUFFIX}", content)
        for path in before[: max(len(before) + 1 - MOST_VERSIONS, 0)]:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(
            f"Nothing is saved: what {file.name} holds now could not be kept in {folder} ({error.strerror}). "
            "Save under another name."
        ) from error


def save_over(tour: Tour, file: Path) -> None:
    """Save a tour, and keep what its file held before, if that was something else.

    Raises
    ------
    ExportError
        If one of both cannot be written. The file is then unharmed.
    """
    before = content_of(file)
    if before is not None and before != tour_text(tour).encode():
        keep_version(file, before)
    save_tour(tour, file)


def content_of(file: Path) -> bytes | None:
    """Return what stands in a tour's file; None where there is none that can be read."""
    try:
        return read_regular(file, SIZE_CAP_BYTES)
    except NotReadable:
        return None


def _folder(file: Path) -> Path:
    return own_tours_folder() / "earlier" / folder_name_for(file)


def _kept(file: Path) -> list[Path]:
    """The files of all versions, the oldest first: their names begin with the date."""
    with contextlib.suppress(OSError):
        return sorted(path for path in _folder(file).iterdir() if path.suffix == SUFFIX and path.name[0] != ".")
    return []
