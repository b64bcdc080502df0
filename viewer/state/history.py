"""The state with the ways back and forward from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.state.view_state import ViewState

UNDO_DEPTH = 200


@dataclass(frozen=True, slots=True)
class History:
    """A state, and the states that undo and redo lead to.

    Attributes
    ----------
    state : ViewState
        The present state.
    past, future : tuple of ViewState
        The next one to come back to is the last of each.
    drag : type or None
        The kind of request that is being dragged: the next of that kind belongs to the same step.
    before_patient : History or None
        While something is explained to a patient: what was there before, to come back to.
    """

    state: ViewState
    past: tuple[ViewState, ...] = ()
    future: tuple[ViewState, ...] = ()
    drag: type[object] | None = None
    before_patient: History | None = None

    def then(self, state: ViewState, drag: type[object] | None = None) -> History:
        """Return the history after a step; a state that is as before is no step.

        Parameters
        ----------
        state : ViewState
            Where the step leads.
        drag : type, optional
            For what changes continuously, what kind of request it is: a whole drag is one step of undo.
        """
        if state == self.state:
            return self
        is_same_drag = drag is not None and drag is self.drag and bool(self.past)
        past = self.past if is_same_drag else (*self.past, self.state)[-UNDO_DEPTH:]
        return replace(self, state=state, past=past, future=(), drag=drag)

    def back(self) -> History:
        """Return the history one step back; at the first state it stays."""
        if not self.past:
            return self
        return replace(self, state=self.past[-1], past=self.past[:-1], future=(*self.future, self.state), drag=None)

    def forward(self) -> History:
        """Return the history one undone step forward; without one it stays."""
        if not self.future:
            return self
        return replace(self, state=self.future[-1], past=(*self.past, self.state), future=self.future[:-1], drag=None)

    def folded(self, mark: History) -> History:
        """Return the history in which all that was done since `mark` is one step, which one undo takes back."""
        if self.state == mark.state:
            return mark
        return replace(self, past=(*mark.past, mark.state)[-UNDO_DEPTH:], future=(), drag=None)
