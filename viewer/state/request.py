"""What a request is, and how a widget hands it up: in one step.

::

    widget ── ask(ShowZone("jiao.motor")) ──> Answers.ask ─┬─ Move ───> Store.ask ─> one new state, listeners once
                                                           └─ Errand ─> the program: browser, clipboard, file, dialog

Whoever makes a widget gives it `ask`, and the widget gives the same function to the widgets inside it. So there is one
road whatever the depth: no signal for what somebody can ask, none that only hands another on. Signals stay for what is
no wish: a value that changed, a job that ended, a part of the same panel that was clicked. In a test, ``ask`` is the
``append`` of a list.

To add a request: one frozen dataclass in the module of its noun. What changes the state is a `Change` and brings its
answer, the pure function `Change.reduce`; what the program does outside of the state is an `Errand`, with a line in
`viewer.app.answers`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar

from viewer.domain.catalog import Catalog
from viewer.state.history import History
from viewer.state.view_state import ViewState


class Request:
    """Something that somebody asks for."""

    __slots__ = ()


class Errand(Request):
    """A request that the program answers outside of the state: nothing of it can be undone."""

    __slots__ = ()


class Move(Request, ABC):
    """A request that is answered by another history: all that changes the state, and undo, and coming back."""

    __slots__ = ()

    @abstractmethod
    def in_history(self, history: History, catalog: Catalog) -> History:
        """Return the history that answers; pure.

        Parameters
        ----------
        history : History
            What is seen when it is asked, and the ways back and forward from it.
        """


class Change(Move):
    """A request that is answered by another state, one step further.

    Attributes
    ----------
    is_drag : bool
        Whether it comes many times in a row while something is dragged; all of them are one step of undo.
    """

    __slots__ = ()
    is_drag: ClassVar[bool] = False

    @abstractmethod
    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        """Return the state that answers; pure.

        Parameters
        ----------
        state : ViewState
            What is seen when it is asked.
        """

    def in_history(self, history: History, catalog: Catalog) -> History:
        """Return the history with the state that answers."""
        return history.then(self.reduce(history.state, catalog), type(self) if self.is_drag else None)


Ask = Callable[[Request], None]
"""Takes a request; every widget that asks is made with one."""
