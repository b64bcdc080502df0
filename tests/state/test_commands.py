"""The command table: no two commands share a name or a key."""

from __future__ import annotations

from collections import Counter

from viewer.state.commands import commands
from viewer.state.view_state import ViewState


def test_ids_and_shortcuts_are_unique() -> None:
    ids = Counter(command.id for command in commands())
    keys = Counter(command.shortcut for command in commands() if command.shortcut)
    assert [name for name, count in (ids + keys).items() if count > 1] == []


def test_exactly_one_of_an_exclusive_choice_is_on() -> None:
    for group in ("theme", "skin", "hair"):
        on = [c for c in commands() if c.group == group and c.is_checked is not None and c.is_checked(ViewState())]
        assert len(on) == 1, group
