"""Keeps values that were read and judged, so that the next start need not judge them again.

What is kept is a tree of frozen dataclasses as JSON, after a line with the sums of its key and of itself. It is rebuilt
from the classes' own type hints, and every value is judged by them; nothing in a kept file is ever executed. One that
is damaged is removed; one of another key counts as not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from viewer import __version__
from viewer.data.atlas_cache import code_stamp, drop_stored
from viewer.data.atomic import write_atomic
from viewer.data.regular_file import NotReadable, read_regular

T = TypeVar("T")
_Build = Callable[[Any], Any]

_MOST_BYTES = 32_000_000
_KEY_BYTES = 64  # the sum of the key, in hexadecimal digits


def read_cached(path: Path, key: str, kind: type[T]) -> T | None:
    """Return the value kept under a key, or None if there is none that fits.

    Parameters
    ----------
    key : str
        What the value depends on.
    kind : type
        The frozen dataclass to rebuild.
    """
    try:
        head, _, text = read_regular(path, _MOST_BYTES).partition(b"\n")
        if head != _head(key, text):
            if not head.startswith(_head(key, b"")[:_KEY_BYTES]):
                return None  # of another key, and perhaps sound
            raise ValueError("what is kept is not what was written")
        kinds: Any = kind
        value: T = _builder(kinds)(json.loads(text))
    except NotReadable:
        return None
    except (ValueError, KeyError, TypeError, RecursionError):
        drop_stored(path)
        return None
    return value


def write_cached(path: Path, key: str, value: object) -> None:
    """Keep a value; a folder that cannot be written costs time at the next start, nothing else."""
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, _head(key, text) + b"\n" + text)


def files_key(folder: Path, code_folders: Iterable[Path]) -> str:
    """Return a key that changes with any file under a folder, and with the program text in other folders.

    Files are told apart by name, size and time of change: reading them all is what is to be saved.
    """
    total = hashlib.sha256(f"{__version__} {code_stamp(code_folders)}".encode())
    for file in sorted(folder.rglob("*.toml"), key=str):  # paths compare themselves part by part: 2 ms more
        with contextlib.suppress(OSError):
            about = file.stat()
            total.update(f"{file.relative_to(folder)}|{about.st_size}|{about.st_mtime_ns}\n".encode())
    return total.hexdigest()


def _head(key: str, text: bytes) -> bytes:
    """The first line of a kept file: sums of the key, and of what follows."""
    sums = hashlib.sha256(key.encode()), hashlib.sha256(text)
    return " ".join(each.hexdigest() for each in sums).encode()


def _plain(value: object) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


@cache
def _builder(kind: Any) -> _Build:
    """Return a function that rebuilds a value of a type from what JSON holds."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _builder(inner[0])
    if isinstance(kind, NewType):
        return _builder(kind.__supertype__)
    if origin in (Union, UnionType):
        return _union_builder(inner)
    if origin is tuple:
        return _tuple_builder(inner)
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        name, each = _builder(inner[0]), _builder(inner[1])
        return lambda held: {name(key): each(value) for key, value in _of_kind(dict, held).items()}
    if is_dataclass(kind):
        return _dataclass_builder(kind)
    return _leaf_builder(kind, inner if origin is Literal else ())


def _leaf_builder(kind: Any, choices: tuple[Any, ...]) -> _Build:
    """Values that JSON holds as they are; anything else of a wrong type is a fault."""

    def build(held: Any) -> Any:
        # By type, not by instance: in Python True is a whole number.
        if type(held) is kind or held in choices or (kind is float and type(held) is int):
            return held
        raise TypeError(f"{str(held)[:40]!r} is no {kind}")

    return build


def _dataclass_builder(kind: Any) -> _Build:
    hints = get_type_hints(kind, include_extras=True)
    builders = {field.name: _builder(hints[field.name]) for field in fields(kind)}
    return lambda held: kind(**{name: build(held[name]) for name, build in builders.items()})


def _tuple_builder(inner: tuple[Any, ...]) -> _Build:
    if len(inner) == 2 and inner[1] is Ellipsis:
        each = _builder(inner[0])
        return lambda held: tuple([each(value) for value in _of_kind(list, held)])
    builders = [_builder(kind) for kind in inner]
    return lambda held: tuple(build(value) for build, value in zip(builders, _of_kind(list, held), strict=True))


def _of_kind(kind: type[T], held: object) -> T:
    if isinstance(held, kind):
        return held
    raise TypeError(f"{str(held)[:40]!r} is no {kind.__name__}")


def _union_builder(inner: tuple[Any, ...]) -> _Build:
    kinds = [kind for kind in inner if kind is not NoneType]
    build = _builder(kinds[0]) if len(kinds) == 1 else _choice_builder(kinds)
    return (lambda held: None if held is None else build(held)) if NoneType in inner else build


def _choice_builder(kinds: list[Any]) -> _Build:
    if all(is_dataclass(kind) for kind in kinds):
        # Kinds of one union are told apart by their field ``op``, as in the files.
        by_op = {kind.__dataclass_fields__["op"].default: _builder(kind) for kind in kinds}
        return lambda held: by_op[held["op"]](held)
    builders = [_builder(kind) for kind in kinds]

    def build(held: Any) -> Any:
        for each in builders:
            with contextlib.suppress(TypeError):
                return each(held)
        raise TypeError(f"{str(held)[:40]!r} is none of {kinds}")

    return build
