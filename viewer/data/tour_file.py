"""A tour in a file: ``.scalptour``, readable JSON.

::

    {"format": "scalptour", "version": 1, "id": …, "title": …, "words": …,
     "stops": [{"title": …, "view": {…}, "words": [{"text": …, "sources": […]}], "question": …, …}, …]}

What has its default value is left out. Whoever wrote a file may have slipped, or meant harm: it is judged like the
content, and every text in it is plain text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

from viewer.data.atomic import write_atomic
from viewer.data.regular_file import NotReadable, read_regular
from viewer.domain.tour import STOPS_MOST, StopView, Tour
from viewer.errors import DataError, ExportError, Problem

SUFFIX = ".scalptour"
FORMAT, VERSION = "scalptour", 1
SIZE_CAP_BYTES = 2 * 1024 * 1024

_REACH_MM = 400.0
_DIGITS = {"_mm": 1, "_deg": 1, "aspect": 3}


def read_tour(path: Path, name: str = "") -> Tour:
    """Read a tour.

    Parameters
    ----------
    name : str
        What to call it in problems; the file's own name by default.

    Returns
    -------
    Tour
        Of the right shape and within its limits. What it refers to need not exist: see `viewer.domain.tour_reference`.

    Raises
    ------
    DataError
        With every problem found in it, each a sentence.
    """
    name = name or path.name
    try:
        content = read_regular(path, SIZE_CAP_BYTES)
    except NotReadable as error:
        raise _refusal(name, str(error)) from error
    return tour_of(content, name)


def tour_of(content: bytes, name: str) -> Tour:
    """Make a tour of what stands in a file.

    Raises
    ------
    DataError
        As `read_tour`.
    """
    from viewer.data.schema import validated  # with it comes pydantic, which a start never needs
    from viewer.data.toml_file import value_problems

    table = _table(content, name)
    _judge_head(table, name)
    if places := list(_empty_places(table, "")):
        raise DataError(tuple(Problem(name, place, "null is not read; leave the key out") for place in places[:20]))
    if problems := value_problems(table, name):
        raise DataError(problems)
    tour = validated(Tour, {key: value for key, value in table.items() if key not in ("format", "version")}, name)
    if faults := tuple(_faults(tour, name)):
        raise DataError(faults)
    return tour


def tour_text(tour: Tour) -> str:
    """Return a tour as it stands in a file."""
    table = {"format": FORMAT, "version": VERSION, **_plain(tour)}
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def save_tour(tour: Tour, path: Path) -> None:
    """Write a tour, whole or not at all.

    Raises
    ------
    ExportError
        If it cannot be written. An older file is then unharmed.
    """
    content = tour_text(tour).encode()
    if len(content) > SIZE_CAP_BYTES:
        raise ExportError(f"{path.name}: the tour has {len(content):,} bytes; at most {SIZE_CAP_BYTES:,} are kept.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, content)
    except OSError as error:
        raise ExportError(
            f"{path} could not be written: {error.strerror}. What was there is unharmed; save under another name."
        ) from error


def _table(content: bytes, name: str) -> dict[str, Any]:
    try:
        held = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _refusal(name, "it is not UTF-8 text") from error
    except json.JSONDecodeError as error:
        if not content.strip():
            raise _refusal(name, "it is empty") from error
        where = f"line {error.lineno}"
        raise DataError((Problem(name, where, "it is damaged here, or was written only in part"),)) from error
    except (RecursionError, ValueError) as error:  # nested without end, or a number of thousands of digits
        raise _refusal(name, "it is no tour") from error
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        raise _refusal(name, "it is no tour: it does not say so")
    return held


def _judge_head(table: dict[str, Any], name: str) -> None:
    version = table.get("version")
    if type(version) is not int or version < 1:
        raise _refusal(name, "it does not say in which version of the format it is written")
    if version > VERSION:
        raise _refusal(
            name,
            f"it was made by a newer version of the program (format {version}; this one reads {VERSION}). "
            "It is left as it is; a newer version opens it",
        )


def _empty_places(value: object, place: str, depth: int = 0) -> Iterator[str]:
    if depth > 12:
        return
    if isinstance(value, dict):
        for key, item in value.items():
            here = f"{place}.{key}" if place else str(key)
            if item is None:
                yield here
            else:
                yield from _empty_places(item, here, depth + 1)
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            if item is None:
                yield f"{place}.{number}"
            else:
                yield from _empty_places(item, f"{place}.{number}", depth + 1)


def _faults(tour: Tour, name: str) -> Iterator[Problem]:
    """What types and limits of single fields cannot say."""
    if len(tour.stops) > STOPS_MOST:
        yield Problem(name, "stops", f"{len(tour.stops)} stops; at most {STOPS_MOST} are read")
    for number, stop in enumerate(tour.stops, start=1):
        view = stop.view
        places = (*view.measured_mm, *((view.eye.target_mm,) if view.eye and view.eye.target_mm else ()))
        if any(abs(length) > _REACH_MM for place in places for length in place):
            yield Problem(
                name, f"stops.{number}.view", f"a place lies more than {_REACH_MM:g} mm from the head's middle"
            )
        if view.eye is not None and (view.eye.distance_mm is None) != (view.eye.target_mm is None):
            yield Problem(name, f"stops.{number}.view.eye", "distance_mm and target_mm belong together")
        if len(view.cell) > 2:
            yield Problem(name, f"stops.{number}.view.cell", "it is a complaint, or a complaint and a zone")
        if len(view.compared) > 2:
            yield Problem(name, f"stops.{number}.view.compared", "at most two zones are compared")


def _plain(value: object, field: str = "") -> Any:
    """Return a value as JSON holds it, without what has its default."""
    if isinstance(value, float):
        return round(value, next((digits for end, digits in _DIGITS.items() if field.endswith(end)), 4))
    if isinstance(value, tuple):
        return [_plain(item, field) for item in value]
    if is_dataclass(value):
        held = {}
        for each in fields(value):
            inner = getattr(value, each.name)
            is_default = each.default is not MISSING and inner == each.default
            if not is_default or (isinstance(value, StopView) and each.name == "stage"):
                held[each.name] = _plain(inner, each.name)
        return held
    return value


def _refusal(name: str, message: str) -> DataError:
    return DataError((Problem(name, "", message),))
