"""Where tours lie: those that are shipped, one's own, those opened lately, and what was not saved yet.

======================================  ==================================================
``assets/tours/*.scalptour``            shipped, in order of their file names; read-only
``<config>/tours/*.scalptour``          one's own
``<config>/tours/unsaved/<id>.json``    a tour as it stood at the last change, and its file
``<config>/tours/recent.json``          files elsewhere that were opened lately
======================================  ==================================================

What is not saved is written here at every change, so that a crash or a power failure takes nothing with it.
"""

from __future__ import annotations

import contextlib
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from viewer.data.atomic import write_atomic
from viewer.data.paths import assets_folder, config_folder
from viewer.data.tour_file import SUFFIX, read_tour, tour_of, tour_text
from viewer.domain.tour import Tour
from viewer.errors import DataError, ExportError, Problem

_RECENT_MOST = 8
_UNSAVED_CAP_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ShelfTour:
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


def own_tours_folder() -> Path:
    """The folder of one's own tours; it may not exist yet."""
    return config_folder() / "tours"


def shelf() -> tuple[ShelfTour, ...]:
    """Return every tour that is at hand: the shipped ones, one's own, and others opened lately."""
    own = sorted(_files(own_tours_folder()))
    elsewhere = [path for path in recent_tours() if path not in own and _is_file(path)]
    unsaved = {file: tour for file, tour in unsaved_tours().items() if file not in own and file not in elsewhere}
    entries = [_entry(path, is_shipped=True) for path in shipped_tour_files()]
    entries += [_entry(path, is_shipped=False) for path in (*own, *elsewhere)]
    # A tour that was never saved has no file yet, but it is there.
    entries += [ShelfTour(path, tour.title, len(tour.stops), False, has_unsaved=True) for path, tour in unsaved.items()]
    return tuple(entries)


def shipped_tour_files() -> tuple[Path, ...]:
    """Return the files of the shipped tours, in their order."""
    return tuple(sorted(_files(shipped_tours_folder())))


def named_tours() -> dict[str, Path]:
    """Return the files of the tours at hand, by the names of the files and by the ids within."""
    named: dict[str, Path] = {}
    for entry in shelf():
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
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "tour"
    taken = {path.name for path in (*_files(own_tours_folder()), *unsaved_tours())}
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}" for number in range(1, 10_000))
    return own_tours_folder() / next(name for name in names if name not in taken)


def open_tour(path: Path) -> tuple[Tour, bool]:
    """Return a tour as it stood at its last change, and whether that differs from its file.

    Raises
    ------
    DataError
        If neither the file nor anything kept of it can be read.
    """
    kept = unsaved_tours().get(_followed(path))
    if kept is not None:
        return kept, True
    return read_tour(path), False


def keep_unsaved(tour: Tour, path: Path) -> None:
    """Keep a tour as it stands, without touching its file.

    Raises
    ------
    ExportError
        If it cannot be kept.
    """
    held = json.dumps({"file": str(_followed(path)), "tour": tour_text(tour)}, ensure_ascii=False)
    place = _unsaved_file(tour)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(place, held.encode())
    except OSError as error:
        raise ExportError(
            f"Changes of the tour cannot be kept: {place.parent} cannot be written ({error.strerror}). "
            "They are lost when the program ends, unless the tour is saved elsewhere."
        ) from error


def forget_unsaved(tour: Tour) -> None:
    """Drop what was kept: it is saved, or not wanted."""
    with contextlib.suppress(OSError):
        _unsaved_file(tour).unlink(missing_ok=True)


def unsaved_tours() -> dict[Path, Tour]:
    """Return tours with changes that are in no file, by the files that they are meant for."""
    found: dict[Path, Tour] = {}
    for place in sorted(_json_files(own_tours_folder() / "unsaved")):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError, DataError):
            if place.stat().st_size <= _UNSAVED_CAP_BYTES:
                held = json.loads(place.read_bytes())
                if "\0" not in (file := str(held["file"])):  # no system takes such a name
                    found[Path(file)] = tour_of(str(held["tour"]).encode(), place.name)
    return found


def recent_tours() -> tuple[Path, ...]:
    """Return files that were opened or saved lately, the last first."""
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
        held = json.loads((own_tours_folder() / "recent.json").read_bytes()[:64_000])
        if isinstance(held, list):
            return tuple(Path(name) for name in held if isinstance(name, str))[:_RECENT_MOST]
    return ()


def add_recent(path: Path) -> None:
    """Remember a file as opened lately; where that cannot be written, nothing is remembered."""
    names = dict.fromkeys(str(each) for each in (_followed(path), *recent_tours()))
    with contextlib.suppress(OSError):
        own_tours_folder().mkdir(parents=True, exist_ok=True)
        text = json.dumps([*names][:_RECENT_MOST], ensure_ascii=False, indent=1)
        write_atomic(own_tours_folder() / "recent.json", text.encode())


def _entry(path: Path, *, is_shipped: bool) -> ShelfTour:
    try:
        tour, has_unsaved = (read_tour(path), False) if is_shipped else open_tour(path)
    except DataError as error:
        problem: Problem = error.problems[0]
        return ShelfTour(path, path.stem, 0, is_shipped, problem=str(problem))
    return ShelfTour(path, tour.title, len(tour.stops), is_shipped, has_unsaved)


def _unsaved_file(tour: Tour) -> Path:
    return own_tours_folder() / "unsaved" / f"{tour.id}.json"


def _files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return [_followed(path) for path in folder.iterdir() if path.suffix == SUFFIX and path.name[0] != "."]
    return []


def _is_file(path: Path) -> bool:
    """Whether there is a file; a name that the system refuses is none."""
    with contextlib.suppress(OSError, ValueError):
        return path.is_file()
    return False


def _followed(path: Path) -> Path:
    """Where links lead; of links in a circle, the first."""
    with contextlib.suppress(OSError, RuntimeError):  # RuntimeError: before Python 3.13
        return path.resolve()
    return path.absolute()


def _json_files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return [path for path in folder.iterdir() if path.suffix == ".json"]
    return []
