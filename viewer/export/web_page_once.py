"""Plain values of which each stands once: a caution that forty cards carry is written down a single time.

::

    {"a": LONG, "b": LONG}   -->   {"said": [LONG], "all": {"a": {"$": 0}, "b": {"$": 0}}}
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

REFERENCE = "$"
"""The key of what stands for a value that is written elsewhere."""

_LEAST = 60
"""Letters below which a value is sooner repeated than looked up."""


def said_once(value: Any) -> dict[str, Any]:
    """Return a value with all that repeats in it taken out.

    Returns
    -------
    dict
        ``said``: the values that repeat, in which only earlier ones are referred to; ``all``: the value itself.
    """
    writer = _Writer()
    writer.count(value)
    whole = writer.written(value)
    return {"said": writer.said, "all": whole}


class _Writer:
    def __init__(self) -> None:
        self.said: list[Any] = []
        self._counts: Counter[str] = Counter()
        self._places: dict[str, int] = {}
        self._keys: dict[int, str] = {}  # by identity: the value that is written holds them all meanwhile

    def count(self, value: Any) -> None:
        """Count how often each value is there; what is inside one that was met before is part of that."""
        key = self._key(value)
        if key:
            self._counts[key] += 1
            if self._counts[key] > 1:
                return
        for each in _parts(value):
            self.count(each)

    def written(self, value: Any) -> Any:
        key = self._key(value)
        if not key or self._counts[key] < 2:
            return self._inside(value)
        if key not in self._places:
            inside = self._inside(value)  # first: it may bring in others
            self._places[key] = len(self.said)
            self.said.append(inside)
        return {REFERENCE: self._places[key]}

    def _key(self, value: Any) -> str:
        """A text by which equal values are known; empty for what is too short to be worth it."""
        if isinstance(value, str):
            return f'"{value}' if len(value) >= _LEAST else ""
        if not isinstance(value, dict | list | tuple):
            return ""
        if id(value) not in self._keys:
            text = json.dumps(value, ensure_ascii=False)
            self._keys[id(value)] = text if len(text) >= _LEAST else ""
        return self._keys[id(value)]

    def _inside(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self.written(each) for name, each in value.items()}
        return [self.written(each) for each in value] if isinstance(value, list | tuple) else value


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else []
