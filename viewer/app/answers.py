"""Where requests arrive: those that change the state go to the store, errands to whoever does them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from viewer.state.request import Errand, Move, Request
from viewer.state.store import Store

_Errand = TypeVar("_Errand", bound=Errand)


class Answers:
    """Answers all requests of the window.

    Parameters
    ----------
    store : Store
        Answers whatever changes the state.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._errands: dict[type[Errand], Callable[[Any], object]] = {}

    def add(self, kind: type[_Errand], answer: Callable[[_Errand], object]) -> None:
        """Let a kind of errand be done by a function that takes the request."""
        self._errands[kind] = answer

    def ask(self, request: Request) -> None:
        """Answer a request."""
        if isinstance(request, Move):
            self._store.ask(request)
        elif isinstance(request, Errand):
            self._errands[type(request)](request)
