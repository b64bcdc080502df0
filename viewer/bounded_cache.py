"""A store of what is quickly made again, which does not grow for ever."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class BoundedCache(dict[Key, Value]):
    """A dictionary that forgets everything when something new would be one too many.

    Parameters
    ----------
    most : int
        So many are kept.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: Key, value: Value) -> None:
        """Keep a value, alone if the others have to go."""
        if len(self) >= self._most and key not in self:
            self.clear()
        super().__setitem__(key, value)
