"""What was changed in a tour and is in no file yet, kept at every change: a crash or a power failure takes nothing.

Each window keeps a draft of its own for each file, so that two that change the same tour do not write over each other::

    <config>/tours/unsaved/<file>-<sum of its path>-<window>.json
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from viewer.data.atomic import write_atomic
from viewer.data.regular_file import NotReadable, read_regular
from viewer.data.tour_file import tour_of, tour_text
from viewer.data.tour_folder import folder_name_for, own_tours_folder
from viewer.domain.tour import Tour
from viewer.errors import DataError, ExportError

_MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Draft:
    """A tour as it stood at its last change in some window.

    Attributes
    ----------
    place : Path
        Where it is kept.
    file : Path
        The tour's own file, which need not be there yet.
    tour : Tour
        As it stood.
    content : bytes
        What stands at the place.
    changed_ns : int
        When that was written.
    """

    place: Path
    file: Path
    tour: Tour
    content: bytes
    changed_ns: int


def drafts() -> tuple[Draft, ...]:
    """Return every draft that can be read, the last one changed first."""
    found = []
    for place in _places():
        with contextlib.suppress(OSError, NotReadable, ValueError, KeyError, TypeError, RecursionError, DataError):
            content = read_regular(place, _MOST_BYTES)
            held = json.loads(content)
            if "\0" not in (file := str(held["file"])):  # no system takes such a name
                tour = tour_of(str(held["tour"]).encode(), place.name)
                found.append(Draft(place, Path(file), tour, content, place.stat().st_mtime_ns))
    return tuple(sorted(found, key=lambda draft: draft.changed_ns, reverse=True))


def drafts_of(file: Path) -> tuple[Draft, ...]:
    """Return the drafts of one file, the last one changed first."""
    return tuple(draft for draft in drafts() if draft.file == file)


def keep_draft(tour: Tour, file: Path, window: str) -> None:
    """Keep a tour as a window shows it, without touching its file.

    Parameters
    ----------
    tour : Tour
        As it stands now.
    file : Path
        The file that it is meant for.
    window : str
        Tells windows apart, also those of other processes; letters and digits.

    Raises
    ------
    ExportError
        If it cannot be kept.
    """
    place = _place(file, window)
    held = json.dumps({"file": str(file), "tour": tour_text(tour)})
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(place, held.encode())
    except OSError as error:
        raise ExportError(
            f"Changes of the tour cannot be kept: {place.parent} cannot be written ({error.strerror}). "
            "They are lost when the program ends, unless the tour is saved elsewhere."
        ) from error


def forget_draft(file: Path, window: str) -> None:
    """Drop a window's own draft: it is saved, or not wanted."""
    with contextlib.suppress(OSError):
        _place(file, window).unlink(missing_ok=True)


def forget_unchanged(draft: Draft) -> None:
    """Drop a draft of any window, unless that window has changed it since it was read here."""
    with contextlib.suppress(OSError, NotReadable):
        if read_regular(draft.place, _MOST_BYTES) == draft.content:
            draft.place.unlink(missing_ok=True)


def _place(file: Path, window: str) -> Path:
    return own_tours_folder() / "unsaved" / f"{folder_name_for(file)}-{window}.json"


def _places() -> list[Path]:
    with contextlib.suppress(OSError):
        return [path for path in (own_tours_folder() / "unsaved").iterdir() if path.suffix == ".json"]
    return []
