"""The store: one state, told once, undone step by step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.identity import ZoneId
from viewer.state.store import Store
from viewer.state.view_state import ViewState

_CHANGES = st.one_of(
    st.builds(lambda zone: {"selected": ZoneId(zone)}, st.sampled_from(["a.one", "a.two", "b.three"])),
    st.builds(lambda side: {"side": side}, st.sampled_from(["left", "right", "both"])),
    st.builds(lambda on: {"labels": on}, st.booleans()),
    st.builds(lambda opacity: {"zone_opacity": opacity}, st.floats(0, 1)),
    st.builds(lambda angle: {"needle_angle_deg": angle}, st.floats(0, 90)),
)


@given(st.lists(_CHANGES, max_size=30))
def test_as_many_undos_as_steps_lead_back_to_the_first_state(changes: list[dict[str, object]]) -> None:
    first = ViewState()
    store = Store(first)
    for change in changes:
        store.update(**change)
    last = store.state
    steps = 0
    while store.can_undo:
        store.undo()
        steps += 1
    assert store.state == first
    for _ in range(steps):
        store.redo()
    assert store.state == last


def test_listeners_hear_old_and_new_once_and_nothing_when_nothing_changes() -> None:
    store = Store(ViewState())
    heard: list[tuple[ViewState, ViewState]] = []
    store.subscribe(lambda old, new: heard.append((old, new)))
    store.update(labels=False)
    store.update(labels=False)
    assert [(old.labels, new.labels) for old, new in heard] == [(True, False)]


def test_one_drag_of_a_slider_is_one_step_of_undo() -> None:
    store = Store(ViewState())
    for angle in (21.0, 22.0, 40.0):
        store.update(needle_angle_deg=angle)
    store.undo()
    assert store.state == ViewState()


def test_two_drags_with_something_between_are_two_steps() -> None:
    store = Store(ViewState())
    store.update(needle_angle_deg=30.0)
    store.update(labels=False)
    store.update(needle_angle_deg=10.0)
    store.undo()
    assert store.state.needle_angle_deg == 30.0
    assert store.state.labels is False


def test_a_new_step_forgets_what_was_undone() -> None:
    store = Store(ViewState())
    store.update(labels=False)
    store.undo()
    store.update(side="right")
    store.redo()
    assert store.state.labels is True
