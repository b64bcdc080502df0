"""What the program remembers about its user's choices: small, checked at every read, never in the way.

A damaged file is kept as ``settings.json.bad`` and said once; a value that cannot be is replaced by its
default; a folder that cannot be written means that choices are not kept, and the program goes on.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from viewer.data.atomic import write_atomic
from viewer.data.regular_file import NotReadable, read_regular
from viewer.domain.people import is_of_people
from viewer.errors import Problem

Theme = Literal["system", "light", "dark"]
SkinTone = Literal["light", "golden", "medium", "brown", "deep", "dark", "porcelain"]
Hair = Literal["shaved", "short", "none"]
"""How the scalp is drawn: shaved some days ago, cropped, or bare."""
TextSize = Literal[100, 125, 150]
Words = Literal["plain", "professional"]

FILE = "settings.json"

_SIZE_CAP_BYTES = 64 * 1024
_GEOMETRY_CAP_BYTES = 4_096
_SPLITTERS_CAP = 8
_PIXELS_CAP = 20_000
SCHOOLS_MOST = 64
SCREENS_MOST = 16
"""So many sets of screens are remembered: rooms with projectors, and the desk at home."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices that outlive the program.

    Attributes
    ----------
    window_geometry : bytes
        As Qt's ``saveGeometry`` gives it; empty at the first start.
    splitter_sizes : tuple of int
        Widths of list, view and card, px; empty at the first start.
    theme, skin, hair : str
        As in the view state.
    text_size_percent : {100, 125, 150}
        Scale of all text.
    words : {"plain", "professional"}
        In which words cards speak.
    practice_name, practice_logo : str
        The practice's own name and the file of its logo, for hand-outs; empty for none.
    reduce_motion : bool or None
        None follows the system.
    has_seen_notice : bool
        Whether the notice at the first start was read.
    has_legend : bool
        Whether the legend of doubt is unfolded.
    schools : tuple of str
        The schools that were shown last, the first of them first; empty at the first start.
    class_screens : mapping of str to str
        The screen that shows a class the picture, for each set of screens; all by their keys.
    head : str
        The shipped head that was shown last; empty at the first start.
    """

    window_geometry: bytes = b""
    splitter_sizes: tuple[int, ...] = ()
    theme: Theme = "system"
    skin: SkinTone = "light"
    hair: Hair = "shaved"
    text_size_percent: TextSize = 100
    words: Words = "plain"
    practice_name: str = ""
    practice_logo: str = ""
    reduce_motion: bool | None = None
    has_seen_notice: bool = False
    has_legend: bool = True
    schools: tuple[str, ...] = ()
    class_screens: Mapping[str, str] = field(default_factory=dict)
    head: str = ""


def load_settings(folder: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings; whatever is wrong is replaced by defaults and said.

    Parameters
    ----------
    folder : Path
        The folder of the settings; need not exist.

    Returns
    -------
    Settings
        Usable in any case.
    tuple of Problem
        Warnings, each a sentence for the user.
    """
    path = folder / FILE
    try:
        content = read_regular(path, _SIZE_CAP_BYTES)
    except NotReadable as error:
        if error.is_missing:
            return Settings(), ()
        return Settings(), (_set_aside(path, str(error)),)
    try:
        held = json.loads(content)
        if not isinstance(held, dict):
            raise TypeError("not an object")
    except (ValueError, TypeError, RecursionError):
        return Settings(), (_set_aside(path, "they are damaged"),)
    return _read(held)


def save_settings(settings: Settings, folder: Path) -> tuple[Problem, ...]:
    """Write the settings.

    Returns
    -------
    tuple of Problem
        One warning if they could not be written; empty if they were.
    """
    held = {each.name: getattr(settings, each.name) for each in fields(settings)}
    held["window_geometry"] = base64.b64encode(settings.window_geometry).decode("ascii")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / FILE, (json.dumps(held, indent=2) + "\n").encode())
    except OSError as error:
        return (_warning(f"changes of settings will not be kept: {folder} cannot be written ({error.strerror})"),)
    return ()


def _read(held: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    values: dict[str, Any] = {}
    problems = []
    for name, reader in _READERS.items():
        if name in held:
            try:
                values[name] = reader(held[name])
            except (ValueError, TypeError) as error:
                problems.append(_warning(f"{error}; the default is used", name))
    return Settings(**values), tuple(problems)


def _set_aside(path: Path, reason: str) -> Problem:
    """Keep what cannot be read out of the way, so that it can be looked at and is not written over."""
    bad = path.with_name(f"{FILE}.bad")
    try:
        path.replace(bad)
    except OSError:
        return _warning(f"the settings cannot be used: {reason}; defaults are used")
    return _warning(f"the settings cannot be used: {reason}; defaults are used, and the old file is kept as {bad.name}")


def _warning(message: str, place: str = "") -> Problem:
    return Problem(FILE, place, message, "warning")


def _one_of(kind: Any) -> Callable[[Any], Any]:
    allowed = get_args(kind)

    def read(value: Any) -> Any:
        # By type as well: in Python True == 1 and 100.0 == 100.
        if not any(type(value) is type(choice) and value == choice for choice in allowed):
            raise ValueError(f"{str(value)[:40]!r} is not one of {', '.join(map(str, allowed))}")
        return value

    return read


def _text(longest: int) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or len(value) > longest or not value.isprintable():
            raise TypeError(f"{str(value)[:40]!r} is not one line of at most {longest} characters")
        return value

    return read


def _shipped_head(value: Any) -> str:
    head = _text(80)(value)
    return head if is_of_people(head) else ""  # that of another version of the program


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{str(value)[:40]!r} is not true or false")
    return value


def _truth_or_none(value: Any) -> bool | None:
    return None if value is None else _truth(value)


def _geometry(value: Any) -> bytes:
    if not isinstance(value, str) or len(value) > _GEOMETRY_CAP_BYTES:
        raise TypeError("the place of the window is not a short text")
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError("the place of the window cannot be decoded") from error


def _sizes(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) > _SPLITTERS_CAP:
        raise TypeError(f"the widths are not a list of at most {_SPLITTERS_CAP} numbers")
    if not all(type(size) is int and 0 <= size <= _PIXELS_CAP for size in value):
        raise ValueError(f"a width is not a whole number in 0..{_PIXELS_CAP}")
    return tuple(value)


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > SCHOOLS_MOST:
        raise TypeError(f"the schools are not a list of at most {SCHOOLS_MOST} names")
    return tuple(map(_text(80), value))


def _texts_by_text(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict) or len(value) > SCREENS_MOST:
        raise TypeError(f"the screens are not a table of at most {SCREENS_MOST} entries")
    read = _text(2_000)
    return {read(key): read(name) for key, name in value.items()}


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "window_geometry": _geometry,
    "splitter_sizes": _sizes,
    "theme": _one_of(Theme),
    "skin": _one_of(SkinTone),
    "hair": _one_of(Hair),
    "text_size_percent": _one_of(TextSize),
    "words": _one_of(Words),
    "practice_name": _text(200),
    "practice_logo": _text(4_096),
    "reduce_motion": _truth_or_none,
    "has_seen_notice": _truth,
    "has_legend": _truth,
    "schools": _names,
    "class_screens": _texts_by_text,
    "head": _shipped_head,
}
