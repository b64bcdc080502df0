"""Tables into domain values: types and unknown keys judged by pydantic, its findings said in plain words.

The domain classes stay plain; the rules of reading (nothing unknown, nothing converted) are laid on
from outside. Limits of numbers and short texts come after, from `viewer.data.limits`.
"""

from __future__ import annotations

import difflib
import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

# pydantic loads its parts late. PySide6 looks into every module while it is imported, and pydantic's answer then
# imports itself in a circle and fails. With `types` those parts are loaded now, whatever is imported after.
import pydantic.types  # noqa: F401  # imported for what it loads
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from viewer.data.limits import limit_faults
from viewer.data.toml_file import Place, TomlTable, dotted, shown
from viewer.errors import DataError, Problem

T = TypeVar("T")

_TYPE_RULES = {
    "string_type": "a text in quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list in square brackets",
    "dataclass_type": "a table of keys",
    "dict_type": "a table of keys",
}


def validated(kind: type[T], table: TomlTable, name: str, place: Place = ()) -> T:
    """Make a domain value of a table.

    Parameters
    ----------
    kind : type
        A frozen dataclass.
    table : dict
        As read by `viewer.data.toml_file.read_toml`.
    name : str
        What to call the file in problems.
    place : tuple
        Where in the file the table stands.

    Raises
    ------
    DataError
        With every problem found: missing and unknown keys, wrong types, values outside their limits.
    """
    try:
        # Through JSON, because only there does strict mode take tables for dataclasses and lists for tuples.
        reader: TypeAdapter[list[T]] = _reader(kind)  # type: ignore[arg-type]  # every class here can be hashed
        value = reader.validate_json(json.dumps([table]), strict=True)[0]
    except ValidationError as error:
        found = error.errors(include_url=False)
        raise DataError(tuple(_problem(kind, fault, name, place) for fault in found)) from error
    if faults := limit_faults(value, place):
        raise DataError(tuple(Problem(name, dotted(where), message) for where, message in faults))
    return value


@cache
def _reader(kind: type) -> TypeAdapter[Any]:
    # Of a list, because settings given to a list reach the plain dataclasses in it, and cannot be given to those.
    return TypeAdapter(list[kind], config=ConfigDict(extra="forbid"))  # type: ignore[valid-type]


def _problem(kind: type, fault: ErrorDetails, name: str, place: Place) -> Problem:
    """Say one of pydantic's findings in our words."""
    inner, owner = _follow(kind, fault["loc"][1:])
    return Problem(name, dotted((*place, *inner)), _sentence(fault, owner))


def _follow(kind: type, loc: Place) -> tuple[Place, type]:
    """Find the place in the file that pydantic means, and the class that holds its last key.

    After the number of a step pydantic names the kind of step, which is no key in the file.
    """
    place: list[str | int] = []
    owner, candidates = kind, [kind]
    for index, step in enumerate(loc):
        if index and isinstance(loc[index - 1], int) and len(candidates) > 1:
            candidates = [candidate for candidate in candidates if _op(candidate) == step]
            continue
        place.append(step)
        if isinstance(step, str) and candidates:
            owner = candidates[0]
            candidates = _classes_in(get_type_hints(owner).get(step))
    return tuple(place), owner


def _classes_in(hint: Any) -> list[type]:
    """All dataclasses that a type mentions."""
    if is_dataclass(hint) and isinstance(hint, type):
        return [hint]
    return [found for argument in get_args(hint) for found in _classes_in(argument)]


def _op(kind: type) -> str | None:
    return next((str(field.default) for field in fields(kind) if field.name == "op"), None)


def _sentence(fault: ErrorDetails, owner: type) -> str:
    given, kind = fault["input"], fault["type"]
    context = fault.get("ctx", {})
    if kind == "missing":
        return "it is missing"
    if kind == "unexpected_keyword_argument":
        key = str(fault["loc"][-1])
        near = difflib.get_close_matches(key, [field.name for field in fields(owner)], 1)
        return "this key is not known here" + (f"; did you mean {near[0]}?" if near else "")
    if kind == "literal_error":
        return f"{_given(given)} is not one of {context['expected']}".replace("'", "").replace(" or ", ", ")
    if kind == "union_tag_not_found":
        return f"it does not say its {context['discriminator']}".replace("'", "")
    if kind == "union_tag_invalid":
        tags = context["expected_tags"].replace("'", "")
        near = difflib.get_close_matches(context["tag"], tags.split(", "), 1)
        hint = f"; did you mean {near[0]}?" if near else f"; there are {tags}"
        return f"{_given(context['tag'])} is no kind of step{hint}"
    if kind == "value_error":
        return str(context["error"])
    if rule := _TYPE_RULES.get(kind):
        return f"{_given(given)} is not {rule}"
    return f"{_given(given)} is not allowed here ({kind.replace('_', ' ')})"


def _given(value: object) -> str:
    """Show a value as it stands in the file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return str(value)
