"""Actions that change what is laid over the head."""

from __future__ import annotations

from typing import get_args

import pytest

from viewer.domain.catalog import Catalog
from viewer.state.commands import commands
from viewer.state.mode_requests import Undo
from viewer.state.store import Store
from viewer.state.view_requests import ToggleOverlay
from viewer.state.view_state import Overlay, ViewState


@pytest.fixture
def store() -> Store:
    return Store(ViewState(), Catalog({}, {}, {}, {}, {}, {}, {}))


def test_overlays_are_shown_and_hidden_each_by_itself_and_can_be_undone(store: Store) -> None:
    store.ask(ToggleOverlay("landmarks"))
    store.ask(ToggleOverlay("scale"))
    assert store.state.drawing.overlays == {"landmarks", "scale"}
    store.ask(ToggleOverlay("landmarks"))
    assert store.state.drawing.overlays == {"scale"}
    store.ask(Undo())
    store.ask(Undo())
    assert store.state.drawing.overlays == {"landmarks"}


def test_every_overlay_has_a_command_with_a_key_that_says_whether_it_is_on(store: Store) -> None:
    found = [command for command in commands() if command.group == "overlays"]
    assert len(found) == len(get_args(Overlay))
    for command in found:
        assert command.shortcut
        assert command.request is not None
        assert command.is_checked is not None
        assert not command.is_checked(store.state)
        store.ask(command.request)
        assert command.is_checked(store.state)
    assert store.state.drawing.overlays == set(get_args(Overlay))
