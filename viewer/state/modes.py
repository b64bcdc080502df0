"""The modes of the window, in one register: mode row, menu, keys, help and what a click means follow from it."""

from __future__ import annotations

from viewer.data.language import gettext as _
from viewer.light_dataclass import dataclass
from viewer.state.clicks import Click, compare_nearest, explain_nearest, open_nearest, open_or_clear
from viewer.state.view_state import Mode


@dataclass(frozen=True, slots=True)
class ModeEntry:
    """One mode.

    Attributes
    ----------
    id : str
        Its panels are those that `viewer.app.modes` makes for it.
    text : str
        As the row, the menu and the help show it.
    shortcut : str
        In Qt's notation.
    icon : str
        As `viewer.widgets.icons` names it.
    click : callable
        What a click on the head means.
    has_zones : bool
        Whether what lies under the pointer can be opened; a construction is alone on the head.
    is_cleared : bool
        Whether the card can be closed in it; others need what they show.
    is_tool : bool
        Whether a button of its own at the right end of the row leads to it.
    """

    id: Mode
    text: str
    shortcut: str
    icon: str
    click: Click = open_nearest
    has_zones: bool = True
    is_cleared: bool = False
    is_tool: bool = False


MODES: tuple[ModeEntry, ...] = (
    ModeEntry("explore", _("Explore"), "Ctrl+1", "eye", open_or_clear, is_cleared=True),
    ModeEntry("build", _("Build it"), "Ctrl+2", "build", has_zones=False),
    ModeEntry("needle", _("Needle"), "Ctrl+3", "needle"),
    ModeEntry("compare", _("Compare"), "Ctrl+4", "compare", compare_nearest),
    ModeEntry("map", _("Evidence map"), "Ctrl+5", "map", open_or_clear, is_cleared=True),
    ModeEntry("explain", _("Explain to a patient"), "F4", "explain", explain_nearest, is_tool=True),
    ModeEntry("learn", _("Learn"), "Ctrl+6", "learn"),
)


def entry_of(mode: Mode) -> ModeEntry:
    """Return what the register says of a mode."""
    return next(entry for entry in MODES if entry.id == mode)
