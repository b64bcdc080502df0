"""Every mode of the register has panels, and every errand of the program somebody who does it."""

from __future__ import annotations

from typing import get_args

from viewer.presentation.help_text import key_groups
from viewer.state.modes import MODES, Mode


def test_the_register_knows_every_mode_once() -> None:
    assert [entry.id for entry in MODES] == list(dict.fromkeys(entry.id for entry in MODES))
    assert {entry.id for entry in MODES} == set(get_args(Mode))


def test_help_names_every_mode_with_its_key() -> None:
    rows = {(row.text, row.key) for group in key_groups() for row in group.rows}
    assert {(entry.text, entry.shortcut) for entry in MODES} <= rows
