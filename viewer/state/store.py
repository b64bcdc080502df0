"""The one place where the state lives and changes."""

from __future__ import annotations

from collections.abc import Callable

from viewer.domain.catalog import Catalog
from viewer.state.history import History
from viewer.state.request import Move
from viewer.state.view_state import ViewState

Listener = Callable[[ViewState, ViewState], None]


class Store:
    """Answers requests, and tells listeners what changed.

    Parameters
    ----------
    state : ViewState
        The first state.

    Attributes
    ----------
    history : History
        The present state and the ways back and forward, to come back to with `return_to`.
    """

    def __init__(self, state: ViewState, catalog: Catalog) -> None:
        self.history = History(state)
        self._catalog = catalog
        self._listeners: list[Listener] = []

    @property
    def state(self) -> ViewState:
        """The present state."""
        return self.history.state

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self.history.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forward."""
        return bool(self.history.future)

    def subscribe(self, listener: Listener) -> None:
        """Call `listener(old, new)` after every change."""
        self._listeners.append(listener)

    def ask(self, request: Move) -> None:
        """Answer a request; nobody hears of it if nothing changes."""
        self.return_to(request.in_history(self.history, self._catalog))

    def return_to(self, history: History) -> None:
        """Come back to a moment that was remembered; what was done since is no step to undo."""
        old, self.history = self.history.state, history
        if history.state != old:
            for listener in tuple(self._listeners):
                listener(old, history.state)
