"""Whom something is explained to leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace

from viewer.domain.people import person_of
from viewer.state.history import History
from viewer.state.stop_view import given_back
from viewer.state.view_state import CHILD_HEAD, ViewState


def without_patient(history: History) -> History:
    """Return the history as it was before something was explained; without an explanation it stays."""
    before, state = history.before_patient, history.state
    if before is None or not state.entry.is_of_patient:
        return history
    head = usual_head(state)
    if head == given_back(before.state).head:
        head = before.state.head
    camera = state.camera.then(before.state.camera.target, before.state.camera.eye)
    # What whoever looks has chosen for himself stays when the rest goes back to what it was.
    return replace(before, state=replace(before.state, camera=camera, head=head, reader=state.reader), drag=None)


def usual_head(state: ViewState) -> str:
    """Return the head of a state, or that which a child's stands in for."""
    return state.grown_up_head if state.grown_up_head and person_of(state.head) == CHILD_HEAD else state.head
