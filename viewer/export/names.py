"""Names that a request gives: zones, heads, tours. What is not there is refused, with what was perhaps meant.

May import: everything below the exports; what is heavy inside functions.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.errors import RequestError
from viewer.presentation.question import shown

if TYPE_CHECKING:
    from viewer.domain.catalog import Catalog

DEFAULT_HEAD = "adult-man"
_MOST_NAMES = 10


def known(name: str, there: Iterable[str], noun: str, called: Mapping[str, str] | None = None) -> None:
    """Refuse a name that is not there, and say which was perhaps meant.

    Parameters
    ----------
    name : str
        As it was given.
    there : iterable of str
        The names that there are.
    noun : str
        What they name.
    called : mapping of str to str, optional
        Other words that people know them by, each with its name.

    Raises
    ------
    RequestError
        If it is not there.
    """
    names = list(there)
    if name in names:
        return
    # Half a name is enough to be understood: motor means jiao.motor.
    words = {known.rpartition(".")[2]: known for known in names}
    words |= {word.casefold(): known for word, known in (called or {}).items() if known in names}
    found = [*difflib.get_close_matches(name, names, 3)]
    found += [words[word] for word in difflib.get_close_matches(name.casefold(), words, 3)]
    near = list(dict.fromkeys(found))[:3]
    some = ", ".join(names[:_MOST_NAMES]) + (f" and {len(names) - _MOST_NAMES} more" if names[_MOST_NAMES:] else "")
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {some or 'none'}"
    raise RequestError(f"there is no {noun} {shown(name)}; {hint}")


def known_zone(name: str, catalog: Catalog) -> None:
    """Refuse what is no zone and no acupuncture point; their codes and names are understood, and answered by the id.

    Raises
    ------
    RequestError
        If it is neither.
    """
    called: dict[str, str] = {
        word: zone.id
        for zone in catalog.zones.values()
        for word in (zone.name.han, zone.name.pinyin, zone.name.en, zone.code)
    }
    called |= {word: point.id for point in catalog.points.values() for word in (point.han, point.pinyin, point.code)}
    known(name, [*catalog.zones, *catalog.points], "zone", called)


def head_folder(name: str) -> Path:
    """Find a head by the id of a shipped one, or by the path of its folder.

    Raises
    ------
    RequestError
        If there is none.
    """
    from viewer.data.paths import head_folders

    folders = {folder.name: folder for folder in head_folders()}
    if name in folders:
        return folders[name]
    if not name:
        known(name, folders, "head")
    path = Path(name)
    if path.is_file() and path.name != "head.toml":
        raise RequestError(f"{path} is a file; --head takes the folder of a head: a mesh with its head.toml beside it")
    folder = path.parent if path.is_file() else path
    if folder.is_dir():
        if not os.path.lexists(folder / "head.toml"):
            raise RequestError(f"{folder}: there is no head.toml in this folder")
        return folder
    if len(path.parts) > 1 or path.is_absolute():
        raise RequestError(f"{path}: there is no such folder")
    known(name, folders, "head")
    return path


def tour_file(name: str) -> Path:
    """Find a tour by its file, or by the name or the id of one that is at hand.

    Raises
    ------
    RequestError
        If there is none.
    """
    from viewer.data.available_tours import named_tours
    from viewer.data.tour_file import SUFFIX

    path = Path(name)
    if path.is_file():
        return path.resolve()
    if len(path.parts) > 1 or path.suffix == SUFFIX:
        if not os.path.lexists(path):
            raise RequestError(f"{path}: there is no such file")
        return path  # what else than a file it is says who reads it
    there = named_tours()
    if name not in there:
        known(path.stem, there, "tour")
    return there.get(name) or there[path.stem]
