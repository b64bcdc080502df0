"""What the program keeps on this computer, where, and how it is wiped. Nothing else is written unasked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from viewer.data import settings
from viewer.data.crash_log import FILE as LOG
from viewer.data.paths import cache_folder, config_folder, data_folder, log_folder
from viewer.data.tour_folder import own_tours_folder
from viewer.errors import ExportError

UserFilesKind = Literal["settings", "tours", "learning", "cache", "log"]

_WHAT: dict[UserFilesKind, str] = {
    "settings": "your choices, and the practice's name and the place of its logo if you gave them",
    "tours": "your own tours, changes not saved yet, earlier versions, and which files were opened lately",
    "learning": "who learns here, what was answered, notes and bookmarks",
    "cache": "what was computed of the zones and heads that come with the program",
    "log": "traces of faults; they can hold names of files",
}


@dataclass(frozen=True, slots=True)
class UserFiles:
    """One kind of thing that is kept.

    Attributes
    ----------
    name : str
        As it is wiped by.
    what : str
        In words.
    places : tuple of Path
        Files and folders; those of them that are there.
    size_bytes : int
        All together.
    """

    name: UserFilesKind
    what: str
    places: tuple[Path, ...]
    size_bytes: int


def user_files() -> tuple[UserFiles, ...]:
    """Return what is kept at this moment; a kind of which nothing is there has no places."""
    return tuple(_files_of(name) for name in get_args(UserFilesKind))


def wipe(name: UserFilesKind) -> tuple[Path, ...]:
    """Remove all of one kind, and return what was removed.

    Raises
    ------
    ExportError
        If something cannot be removed.
    """
    places = _files_of(name).places
    for place in places:
        try:
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink()
        except OSError as error:
            raise ExportError(f"{error.filename or place} could not be removed: {error.strerror}") from error
    return places


def _files_of(name: UserFilesKind) -> UserFiles:
    places = tuple(place for place in _places(name) if place.is_symlink() or place.exists())
    return UserFiles(name, _WHAT[name], places, sum(map(_size, places)))


def _places(name: UserFilesKind) -> Iterator[Path]:
    if name == "settings":
        yield from (config_folder() / file for file in (settings.FILE, f"{settings.FILE}.bad"))
    elif name == "tours":
        yield own_tours_folder()
    elif name == "learning":
        yield from sorted(data_folder().glob("learning*"))
    elif name == "cache":
        yield cache_folder()
    else:
        yield from (log_folder() / file for file in (LOG, f"{LOG}.1"))


def _size(place: Path) -> int:
    files = (place,) if not place.is_dir() or place.is_symlink() else tuple(place.rglob("*"))
    return sum(file.lstat().st_size for file in files if not file.is_dir())
