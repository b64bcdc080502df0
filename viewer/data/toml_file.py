"""One TOML file, read with care: whoever wrote it may have slipped, or meant harm.

=======================  ======================================================
before it is opened      an ordinary file, and inside its folder
before it is parsed      at most `SIZE_CAP_BYTES`; UTF-8; no endless dotted keys
after it is parsed       at most `DEPTH_CAP` levels; lists of at most
                         `ITEMS_CAP`; numbers finite; no dates; texts without
                         control or direction-changing characters
=======================  ======================================================
"""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from pathlib import Path

from viewer.data.regular_file import NotReadable, read_regular
from viewer.errors import DataError, Problem

SIZE_CAP_BYTES = 256 * 1024
DEPTH_CAP = 12
ITEMS_CAP = 500
TEXT_CAP = 4_000
"""Longest text in characters; the longest shipped result of a study has about 1,500."""

_INTEGER_CAP = 2**53
"""Up to here a whole number is the same as a float."""

TomlValue = str | int | float | bool | list["TomlValue"] | dict[str, "TomlValue"]
TomlTable = dict[str, TomlValue]

Place = tuple[str | int, ...]
"""Where something stands in a file: keys, and numbers of items counted from 0."""

# tomllib walks every prefix of a dotted key, which takes hours for a key of 100,000 parts.
_ENDLESS_KEY = re.compile(r"""(?<![\w"'-])[\w"'-]++(?:[ \t]*+\.[ \t]*+[\w"'-]++){32}""")

# Control characters except the line feed, soft hyphen, zero-width and direction marks, line and paragraph
# separators, private use, non-characters. Direction marks can make a text read as its opposite.
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff0-\uffff]"
)

_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(path: Path, root: Path, name: str) -> TomlTable:
    """Read one file into plain values.

    Parameters
    ----------
    root : Path
        The folder it must lie in after every link is followed; itself resolved.
    name : str
        What to call the file in problems.

    Returns
    -------
    dict
        Tables, lists, texts, numbers and truth values; nothing else.

    Raises
    ------
    DataError
        With every problem found in it.
    """
    text = _read_text(path, root, name)
    if _ENDLESS_KEY.search(text):
        raise _refusal(name, "", "a key has more than 32 parts with dots between them")
    try:
        table = tomllib.loads(text)
    except RecursionError as error:
        raise _refusal(name, "", f"it is nested more than {DEPTH_CAP} levels deep") from error
    except ValueError as error:  # TOMLDecodeError, or an integer of thousands of digits
        raise _refusal(name, *_toml_fault(str(error))) from error
    problems: list[Problem] = []
    _inspect(table, (), name, problems)
    if problems:
        raise DataError(tuple(problems))
    return table


def value_problems(value: object, name: str) -> tuple[Problem, ...]:
    """Judge values that were read from another kind of file as those of TOML are judged."""
    problems: list[Problem] = []
    _inspect(value, (), name, problems)
    return tuple(problems)


def dotted(place: Place) -> str:
    """Write a place for people: names with dots, items counted from 1.

    >>> dotted(("parts", 0, "start"))
    'parts.1.start'
    """
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in place)


def shown(text: str) -> str:
    """Put a text into a sentence: in quotation marks, in one line and not too long."""
    line = text.replace("\n", "↵")
    return f"“{line if len(line) <= 60 else line[:57] + '...'}”"


def _refusal(name: str, place: str, message: str) -> DataError:
    return DataError((Problem(name, place, message),))


def _read_text(path: Path, root: Path, name: str) -> str:
    try:
        content = read_regular(path, SIZE_CAP_BYTES)
        if not path.resolve(strict=True).is_relative_to(root):
            raise _refusal(name, "", "it is a link that leads out of its folder")
    except (NotReadable, OSError) as error:
        raise _refusal(name, "", str(error)) from error
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")  # some editors begin a file with a mark
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refusal(name, f"line {line}", "it is not UTF-8 text") from error


def _toml_fault(message: str) -> tuple[str, str]:
    """Turn the parser's words into a place and a sentence."""
    found = _TOML_PLACE.search(message)
    if found is None:
        return "", f"it is not valid TOML: {message}"
    rest = message[: found.start()]
    where = f"line {found[1]}, column {found[2]}" if found[1] else "end of file"
    return where, f"it is not valid TOML: {rest[:1].lower()}{rest[1:]}"


def _inspect(value: object, place: Place, name: str, problems: list[Problem]) -> None:
    """Collect what is wrong with one value and all below it."""
    if isinstance(value, str):
        if fault := _text_fault(value):
            problems.append(Problem(name, dotted(place), fault))
    elif isinstance(value, bool):
        pass
    elif isinstance(value, int):
        if abs(value) > _INTEGER_CAP:
            problems.append(Problem(name, dotted(place), f"a whole number beyond {_INTEGER_CAP} is not read"))
    elif isinstance(value, float):
        if not math.isfinite(value):
            problems.append(Problem(name, dotted(place), f"{value} is not a finite number"))
    elif len(place) > DEPTH_CAP:
        problems.append(Problem(name, dotted(place[:3]), f"it is nested more than {DEPTH_CAP} levels deep"))
    elif isinstance(value, dict):
        for key, item in value.items():
            if fault := _text_fault(key):
                problems.append(Problem(name, dotted(place), f"the key {key[:40]!r}: {fault}"))
            else:
                _inspect(item, (*place, key), name, problems)
    elif isinstance(value, list):
        if len(value) > ITEMS_CAP:
            problems.append(Problem(name, dotted(place), f"{len(value):,} items; at most {ITEMS_CAP} are read"))
        else:
            for index, item in enumerate(value):
                _inspect(item, (*place, index), name, problems)
    else:
        problems.append(Problem(name, dotted(place), f"{value} is a date or time; write it in quotes"))


def _text_fault(text: str) -> str:
    if len(text) > TEXT_CAP:
        return f"{len(text):,} characters; at most {TEXT_CAP:,} are read"
    if found := _FORBIDDEN.search(text):
        named = unicodedata.name(found[0], "a control character").lower()
        return f"it holds the hidden character U+{ord(found[0]):04X} ({named})"
    if not unicodedata.is_normalized("NFC", text):
        return "accents are written as separate characters; write them composed (Unicode NFC)"
    return ""
