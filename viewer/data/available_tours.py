"""The tours at hand: those that are shipped, one's own, those opened lately, and those that are in no file yet."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from viewer.data.atomic import write_atomic
from viewer.data.paths import assets_folder, followed
from viewer.data.regular_file import NotReadable, read_regular
from viewer.data.tour_draft import drafts, drafts_of
from viewer.data.tour_file import SUFFIX, read_tour
from viewer.data.tour_folder import own_tours_folder, plain_stem
from viewer.domain.tour import Tour
from viewer.errors import DataError, Problem

_RECENT_MOST = 8
_RECENT_MOST_BYTES = 64_000


@dataclass(frozen=True, slots=True)
class AvailableTour:
    """A tour that can be opened.

    Attributes
    ----------
    path : Path
        Its file.
    title : str
        As the tour says, or the file's name if it cannot be read.
    stops : int
        How many it has.
    is_shipped : bool
        Whether it came with the program.
    has_unsaved : bool
        Whether changes of it wait that are not in the file.
    problem : str
        Why it cannot be opened; empty if it can.
    """

    path: Path
    title: str
    stops: int
    is_shipped: bool
    has_unsaved: bool = False
    problem: str = ""


def shipped_tours_folder() -> Path:
    """The folder of the shipped tours."""
    return assets_folder() / "tours"


def available_tours() -> tuple[AvailableTour, ...]:
    """Return every tour that is at hand: the shipped ones, one's own, and others opened lately."""
    own = sorted(_files(own_tours_folder()))
    elsewhere = [path for path in recent_tours() if path not in own and _is_file(path)]
    unsaved = {draft.file: draft.tour for draft in reversed(drafts()) if draft.file not in (*own, *elsewhere)}
    entries = [_entry(path, is_shipped=True) for path in shipped_tour_files()]
    entries += [_entry(path, is_shipped=False) for path in (*own, *elsewhere)]
    # A tour that was never saved has no file yet, but it is there.
    entries += [
        AvailableTour(path, tour.title, len(tour.stops), False, has_unsaved=True) for path, tour in unsaved.items()
    ]
    return tuple(entries)


def shipped_tour_files() -> tuple[Path, ...]:
    """Return the files of the shipped tours, in their order."""
    return tuple(sorted(_files(shipped_tours_folder())))


def named_tours() -> dict[str, Path]:
    """Return the files of the tours at hand, by the names of the files and by the ids within."""
    named: dict[str, Path] = {}
    for entry in available_tours():
        named.setdefault(entry.path.stem, entry.path)
        with contextlib.suppress(DataError):
            named.setdefault(open_tour(entry.path)[0].id, entry.path)
    return named


def shipped_tours() -> tuple[Tour, ...]:
    """Return the shipped tours that can be read, in their order."""
    found = []
    for path in shipped_tour_files():
        with contextlib.suppress(DataError):
            found.append(read_tour(path))
    return tuple(found)


def file_for(title: str) -> Path:
    """Return a file that is not there yet, in the folder of one's own tours, named after a title."""
    stem = plain_stem(title)
    taken = {path.name for path in (*_files(own_tours_folder()), *(draft.file for draft in drafts()))}
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}" for number in range(1, 10_000))
    return own_tours_folder() / next(name for name in names if name not in taken)


def open_tour(path: Path) -> tuple[Tour, bool]:
    """Return a tour as it stood at its last change, and whether that differs from its file.

    Raises
    ------
    DataError
        If neither the file nor anything kept of it can be read.
    """
    kept = drafts_of(followed(path))
    if kept:
        return kept[0].tour, True
    return read_tour(path), False


def recent_tours() -> tuple[Path, ...]:
    """Return files that were opened or saved lately, the last first."""
    with contextlib.suppress(NotReadable, ValueError, RecursionError):
        held = json.loads(read_regular(own_tours_folder() / "recent.json", _RECENT_MOST_BYTES))
        if isinstance(held, list):
            return tuple(Path(name) for name in held if isinstance(name, str))[:_RECENT_MOST]
    return ()


def add_recent(path: Path) -> None:
    """Remember a file as opened lately; where that cannot be written, nothing is remembered."""
    names = dict.fromkeys(str(each) for each in (followed(path), *recent_tours()))
    with contextlib.suppress(OSError):
        own_tours_folder().mkdir(parents=True, exist_ok=True)
        text = json.dumps([*names][:_RECENT_MOST], indent=1)  # in ASCII: a name may hold what is no letter
        write_atomic(own_tours_folder() / "recent.json", text.encode())


def _entry(path: Path, *, is_shipped: bool) -> AvailableTour:
    try:
        tour, has_unsaved = (read_tour(path), False) if is_shipped else open_tour(path)
    except DataError as error:
        problem: Problem = error.problems[0]
        return AvailableTour(path, path.stem, 0, is_shipped, problem=str(problem))
    return AvailableTour(path, tour.title, len(tour.stops), is_shipped, has_unsaved)


def _files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return [followed(path) for path in folder.iterdir() if path.suffix == SUFFIX and path.name[0] != "."]
    return []


def _is_file(path: Path) -> bool:
    """Whether there is a file; a name that the system refuses is none."""
    with contextlib.suppress(OSError, ValueError):
        return path.is_file()
    return False
