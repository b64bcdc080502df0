"""The one place where the state lives and changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from viewer.state.view_state import ViewState

Listener = Callable[[ViewState, ViewState], None]

_UNDO_DEPTH = 200
# A drag of the opacity or angle slider is one thought: it must be one step of undo.
_CONTINUOUS = frozenset({"zone_opacity", "needle_angle_deg", "needle_entry", "needle_length_mm", "needle_turn_deg"})


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in the history to come back to: the state, and the ways back and forward from it."""

    state: ViewState
    past: tuple[ViewState, ...]
    future: tuple[ViewState, ...]


class Store:
    """Holds the state, tells listeners what changed, and remembers the way back.

    Parameters
    ----------
    state : ViewState
        The first state.
    """

    def __init__(self, state: ViewState) -> None:
        self._state = state
        self._past: list[ViewState] = []
        self._future: list[ViewState] = []
        self._listeners: list[Listener] = []
        self._last_fields: frozenset[str] = frozenset()

    @property
    def state(self) -> ViewState:
        """The present state."""
        return self._state

    def subscribe(self, listener: Listener) -> None:
        """Call `listener(old, new)` after every change."""
        self._listeners.append(listener)

    def update(self, **changes: Any) -> None:
        """Replace fields of the state; nothing happens if none differs."""
        new = replace(self._state, **changes)
        if new == self._state:
            return
        fields = frozenset(changes)
        is_same_drag = fields == self._last_fields and fields <= _CONTINUOUS and bool(self._past)
        if not is_same_drag:
            self._past.append(self._state)
            del self._past[:-_UNDO_DEPTH]
        self._future.clear()
        self._last_fields = fields
        self._move_to(new)

    def undo(self) -> None:
        """Go back one step; nothing happens at the first state."""
        if self._past:
            self._future.append(self._state)
            self._last_fields = frozenset()
            self._move_to(self._past.pop())

    def redo(self) -> None:
        """Go forward again; nothing happens if nothing was undone."""
        if self._future:
            self._past.append(self._state)
            self._last_fields = frozenset()
            self._move_to(self._future.pop())

    def bookmark(self) -> Bookmark:
        """Remember this moment, to come back to it as if nothing had happened since."""
        return Bookmark(self._state, tuple(self._past), tuple(self._future))

    def return_to(self, mark: Bookmark) -> None:
        """Come back to a moment that was remembered; what was done since is no step to undo."""
        self._past, self._future = list(mark.past), list(mark.future)
        self._last_fields = frozenset()
        if mark.state != self._state:
            self._move_to(mark.state)

    def fold(self, mark: Bookmark) -> None:
        """Make all that was done since a moment that was remembered one step, which one undo takes back."""
        self._last_fields = frozenset()
        if mark.state != self._state:
            self._past, self._future = [*mark.past, mark.state][-_UNDO_DEPTH:], []
        else:
            self._past, self._future = list(mark.past), list(mark.future)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forward."""
        return bool(self._future)

    def _move_to(self, new: ViewState) -> None:
        old, self._state = self._state, new
        for listener in tuple(self._listeners):
            listener(old, new)
