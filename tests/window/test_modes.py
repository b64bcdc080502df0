"""A mode that is added to the register is a mode of the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.app.modes.mode_context import ModeContext
from viewer.app.program import Program
from viewer.domain.identity import ZoneId
from viewer.presentation.help_text import key_groups
from viewer.presentation.shown import shown_roles
from viewer.state import modes
from viewer.state.modes import Mode, ModeEntry
from viewer.state.view_state import ViewState
from viewer.widgets.mode_row import ModeRow
from viewer.widgets.workspace import Workspace


class DanceMode:
    """Panels of a mode that only this test has."""

    def __init__(self, context: ModeContext) -> None:
        self.words = QLabel("One, two, three")
        self.workspace = Workspace(self.words)

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Nothing to follow."""

    def refresh(self, state: ViewState) -> None:
        """Nothing depends on the head."""


def test_what_is_added_to_the_register_is_in_row_menu_keys_and_help_and_says_what_it_is(
    open_program: Callable[..., Program], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dance = cast("Mode", "dance")
    entry = ModeEntry(
        id=dance, text="Dance", shortcut="Ctrl+9", icon="eye", shows="construction", keys="Stamp: louder."
    )
    monkeypatch.setattr(modes, "MODES", (*modes.MODES, entry))
    module = ModuleType("viewer.app.modes.dance")
    monkeypatch.setattr(module, "DanceMode", DanceMode, raising=False)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    program = open_program(zone=ZoneId("jiao.motor"))
    assert program.scene is not None
    lit = len(shown_roles(program.catalog, program.atlas, program.store.state))

    qtbot.mouseClick(program.window.findChild(ModeRow).modes().segment("dance"), Qt.MouseButton.LeftButton)
    panels = program._modes[dance]
    assert isinstance(panels, DanceMode)
    assert panels.words.isVisible()
    assert "Stamp: louder." in program.presenter.selection_sentence(program.store.state)
    assert len(shown_roles(program.catalog, program.atlas, program.store.state)) < lit, "the zone is alone on the head"
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    assert program.store.state.mode == "explore"
    qtbot.keyClick(program.window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert program.store.state.mode == dance
    assert program.window.menus.actions["mode-dance"].isChecked()
    assert ("Dance", "Ctrl+9") in {(row.text, row.key) for group in key_groups() for row in group.rows}
