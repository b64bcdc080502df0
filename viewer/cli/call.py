"""A call of the command line: what is there by the names it gives, and how answers and faults are written.

May import: everything below the commands; what is heavy inside functions.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.cli.parser import WRONG_CALL as WRONG_CALL  # the third of the codes
from viewer.cli.parser import shown
from viewer.domain.identity import ZoneId
from viewer.errors import ExportError, ViewerError

if TYPE_CHECKING:
    from viewer.atlas.atlas import Atlas
    from viewer.domain.catalog import Catalog
    from viewer.geometry.head import Head

OK, FAILED = 0, 1
_MOST_NAMES = 10


class WrongCall(ViewerError):
    """The call asks for something that does not exist."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What an export is made of: the content, a head, and the zones as they lie on it."""

    catalog: Catalog
    head: Head
    atlas: Atlas


def tell(sentences: Iterable[str], code: int) -> int:
    """Write sentences where faults are written; returns the code."""
    for sentence in sentences:
        sys.stderr.write(f"scalp-map-viewer: {sentence}\n")
    return code


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


def refuse_other_ending(path: Path | None, form: str, ending: str) -> None:
    """Refuse a file whose ending says that it holds something else; without a file nothing is wrong.

    Raises
    ------
    WrongCall
        If it ends otherwise.
    """
    if path is not None and path.suffix.lower() != ending:
        raise WrongCall(f"{path}: what is written is {form}, so the file's name should end in {ending}")


def drop_answer() -> None:
    """Let what is left of the answer go nowhere: Python would try to write it once more when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(path: Path, content: bytes) -> None:
    """Write what was made, whole or not at all, and say where it is.

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
    say(str(path))


def shipped_catalog() -> Catalog:
    """Return the sound part of the shipped content; tell what is left out."""
    from viewer.checks.opening import opened_content
    from viewer.data.paths import cache_folder, zones_folder

    catalog, problems = opened_content(zones_folder(), cache_folder())
    tell((str(problem) for problem in problems if problem.severity == "error"), FAILED)
    return catalog


def content_with(order: argparse.Namespace) -> Catalog:
    """Return the shipped content; refuse zones, points and systems of a call that are not in it.

    Raises
    ------
    WrongCall
        If one is not there.
    """
    catalog = shipped_catalog()
    for name in order.zones:
        known_zone(name, catalog)
    if order.system is not None:
        known(order.system, catalog.schools, "system")
    return catalog


def chosen_zones(catalog: Catalog, order: argparse.Namespace) -> tuple[ZoneId, ...]:
    """Return the zones that were named, those of the system that was named, or all.

    Raises
    ------
    WrongCall
        If an acupuncture point was named: it is no zone here.
    """
    for name in order.zones:
        known(name, catalog.zones, "zone")
    return tuple(
        zone
        for zone in catalog.zones
        if (not order.zones or zone in order.zones)
        and (order.system is None or catalog.school_of(zone).id == order.system)
    )


def ground(
    catalog: Catalog, name: str, variants: frozenset[str] = frozenset(), *, has_scaled_cm: bool = False
) -> Ground:
    """Open a head, and build the zones on it, by other rules where variants are named; tell what cannot be built.

    Raises
    ------
    WrongCall
        If there is no such head.
    """
    folder = head_folder(name)
    from viewer.atlas.cached import atlas_for
    from viewer.atlas.choices import Choices
    from viewer.data.head_file import load_head
    from viewer.data.paths import cache_folder

    head = load_head(folder, cache_folder())
    atlas = atlas_for(catalog, head, cache_folder(), choices=Choices(variants, has_scaled_cm))
    tell((str(problem) for problem in atlas.problems), FAILED)
    return Ground(catalog, head, atlas)


def code_of(there: Ground) -> int:
    """Return the code of what was made of a ground: failed where something could not be built on it."""
    return FAILED if any(problem.severity == "error" for problem in there.atlas.problems) else OK


def head_folder(name: str) -> Path:
    """Find a head by the id of a shipped one, or by the path of its folder.

    Raises
    ------
    WrongCall
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
        raise WrongCall(f"{path} is a file; --head takes the folder of a head: a mesh with its head.toml beside it")
    folder = path.parent if path.is_file() else path
    if folder.is_dir():
        if not (folder / "head.toml").is_file():
            raise WrongCall(f"{folder}: there is no head.toml in this folder")
        return folder
    if len(path.parts) > 1 or path.is_absolute():
        raise WrongCall(f"{path}: there is no such folder")
    known(name, folders, "head")
    return path


def tour_file(name: str) -> Path:
    """Find a tour by its file, or by the name or the id of one that is at hand.

    Raises
    ------
    WrongCall
        If there is none.
    """
    from viewer.data.available_tours import named_tours
    from viewer.data.tour_file import SUFFIX

    path = Path(name)
    if path.is_file():
        return path.resolve()
    if len(path.parts) > 1 or path.suffix == SUFFIX:
        raise WrongCall(f"{path}: there is no such file")
    there = named_tours()
    if name not in there:
        known(path.stem, there, "tour")
    return there.get(name) or there[path.stem]


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
    WrongCall
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
    raise WrongCall(f"there is no {noun} {shown(name)}; {hint}")


def known_zone(name: str, catalog: Catalog) -> None:
    """Refuse what is no zone and no acupuncture point; their codes and names are understood, and answered by the id.

    Raises
    ------
    WrongCall
        If it is neither.
    """
    called: dict[str, str] = {
        word: zone.id
        for zone in catalog.zones.values()
        for word in (zone.name.han, zone.name.pinyin, zone.name.en, zone.code)
    }
    called |= {word: point.id for point in catalog.points.values() for word in (point.han, point.pinyin, point.code)}
    known(name, [*catalog.zones, *catalog.points], "zone", called)
