"""The modes of the window: each wires its panels to the state. A mode is made when it is first entered.

To add one: a name in `viewer.state.view_state.Mode`, an entry in the register `viewer.state.modes`, from which row,
menu, keys and help follow, and a module here with a class like those beside it, with its line in `make_mode`.
"""

from __future__ import annotations

from viewer.app.modes.desk import Desk, ModePanels
from viewer.state.view_state import Mode


def make_mode(mode: Mode, desk: Desk) -> ModePanels:
    """Make the panels of a mode; their modules are imported only now."""
    match mode:
        case "explore":
            from viewer.app.modes.explore import ExploreMode

            return ExploreMode(desk)
        case "build":
            from viewer.app.modes.build import BuildMode

            return BuildMode(desk)
        case "needle":
            from viewer.app.modes.needle import NeedleMode

            return NeedleMode(desk)
        case "compare":
            from viewer.app.modes.compare import CompareMode

            return CompareMode(desk)
        case "map":
            from viewer.app.modes.map import MapMode

            return MapMode(desk)
        case "learn":
            from viewer.app.modes.learn import LearnMode

            return LearnMode(desk)
        case "explain":
            from viewer.app.modes.explain import ExplainMode

            return ExplainMode(desk)
