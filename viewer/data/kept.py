"""Keeps values that were read and judged, so that the next start need not judge them again.

What is kept is a tree of frozen dataclasses as JSON, rebuilt from the classes' own type hints; nothing in a kept file
is ever executed. A kept file that is damaged, or belongs to another key, counts as not there.
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
from viewer.data.atlas_cache import code_stamp
from viewer.data.atomic import write_atomic

T = TypeVar("T")
_Build = Callable[[Any], Any]

_MOST_BYTES = 32_000_000


def read_kept(path: Path, key: str, kind: type[T]) -> T | None:
    """Return the value kept under a key, or None if there is none that fits.

    Parameters
    ----------
    path : Path
        The file.
    key : str
        What the value depends on.
    kind : type
        The frozen dataclass to rebuild.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None
        held = json.loads(path.read_bytes())
        if held["key"] != key:
            return None
        kinds: Any = kind
        value: T = _builder(kinds)(held["value"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return value


def write_kept(path: Path, key: str, value: object) -> None:
    """Keep a value; a folder that cannot be written costs time at the next start, nothing else."""
    text = json.dumps({"key": key, "value": _plain(value)}, ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, text.encode())


def files_key(folder: Path, code_folders: Iterable[Path]) -> str:
    """Return a key that changes with any file under a folder, and with the program text in other folders.

    Files are told apart by name, size and time of change: reading them all is what is to be saved.
    """
    total = hashlib.sha256(f"{__version__} {code_stamp(code_folders)}".encode())
    for file in sorted(folder.rglob("*.toml")):
        with contextlib.suppress(OSError):
            about = file.stat()
            total.update(f"{file.relative_to(folder)}|{about.st_size}|{about.st_mtime_ns}\n".encode())
    return total.hexdigest()


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
        each = _builder(inner[1])
        return lambda held: {key: each(value) for key, value in held.items()}
    if is_dataclass(kind):
        return _dataclass_builder(kind)
    return lambda held: held


def _dataclass_builder(kind: Any) -> _Build:
    hints = get_type_hints(kind, include_extras=True)
    builders = {field.name: _builder(hints[field.name]) for field in fields(kind)}
    return lambda held: kind(**{name: build(held[name]) for name, build in builders.items()})


def _tuple_builder(inner: tuple[Any, ...]) -> _Build:
    if len(inner) == 2 and inner[1] is Ellipsis:
        each = _builder(inner[0])
        return lambda held: tuple([each(value) for value in held])
    builders = [_builder(kind) for kind in inner]
    return lambda held: tuple(build(value) for build, value in zip(builders, held, strict=True))


def _union_builder(inner: tuple[Any, ...]) -> _Build:
    kinds = [kind for kind in inner if kind is not NoneType]
    if len(kinds) == 1:
        build = _builder(kinds[0])
        return lambda held: None if held is None else build(held)
    if not all(is_dataclass(kind) for kind in kinds):
        return lambda held: held
    # Kinds of one union are told apart by their field ``op``, as in the files.
    by_op = {kind.__dataclass_fields__["op"].default: _builder(kind) for kind in kinds}
    return lambda held: None if held is None else by_op[held["op"]](held)
