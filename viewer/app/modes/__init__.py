"""The modes of the window: each wires its panels to the state. A mode is made when it is first entered.

To add one: an entry in the register `viewer.state.modes`, from which row, menu, keys, help and the meaning of clicks
follow, and a module here of the name of its id, with a class like those beside it: ``build`` has `BuildMode`.
"""

from __future__ import annotations

import importlib

from viewer.app.modes.mode_context import ModeContext, ModePanels
from viewer.state.modes import Mode


def make_mode(mode: Mode, context: ModeContext) -> ModePanels:
    """Make the panels of a mode; their modules are imported only now."""
    module = importlib.import_module(f"viewer.app.modes.{mode}")
    panels: ModePanels = getattr(module, f"{mode.capitalize()}Mode")(context)
    return panels
