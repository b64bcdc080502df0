"""Whom something is explained to leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace

from viewer.state.history import History
from viewer.state.stop_view import given_back
from viewer.state.view_state import CHILD_HEAD, ViewState

# Whoever looks has chosen these for himself; they stay when the rest goes back to what it was.
_KEPT = ("theme", "skin", "reduce_motion", "words", "head")


def without_patient(history: History) -> History:
    """Return the history as it was before something was explained; without an explanation it stays."""
    before, state = history.before_patient, history.state
    if before is None or state.mode != "explain":
        return history
    kept = {name: getattr(state, name) for name in _KEPT}
    opened_on = replace(before.state, **given_back(before.state)).head
    head = usual_head(state)
    kept["head"] = before.state.head if head == opened_on else head
    camera = state.camera.then(before.state.camera.target, before.state.camera.eye)
    return replace(before, state=replace(before.state, camera=camera, **kept), drag=None)


def usual_head(state: ViewState) -> str:
    """Return the head of a state, or that which a child's stands in for."""
    return state.grown_up_head if state.grown_up_head and state.head == CHILD_HEAD else state.head
