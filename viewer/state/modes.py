"""The modes of the window, in one register: row, menu, keys, help, panels, and what a mode means everywhere else.

Nobody compares the name of a mode: whoever has to tell modes apart asks for what its entry says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.data.language import gettext as _

Mode = Literal["explore", "build", "needle", "compare", "map", "learn", "explain"]
"""What the window is for at the moment: each mode has panels of its own round the same head."""
Shows = Literal["school", "pair", "construction", "explained"]
ClickName = Literal["open_or_clear", "open_nearest", "compare_nearest", "explain_nearest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeEntry:
    """One mode.

    Attributes
    ----------
    id : str
        Its panels stand in `viewer.app.modes`, in a module of this name.
    text : str
        As the row, the menu and the help show it.
    shortcut : str
        In Qt's notation.
    icon : str
        As `viewer.widgets.icons` names it.
    click : str
        What a click on the head means: a name in `viewer.state.clicks`.
    shows : {"school", "pair", "construction", "explained"}
        The zones on the head: those of the school shown, two that are compared, one while it is built, which is alone
        there, or those that are explained, beside which no other zone says anything.
    needs_zone : bool
        Whether it shows nothing without a zone.
    has_cells : bool
        Whether it is about a complaint at a zone.
    has_needle_in_hand : bool
        Whether the needle is seen under the skin, and moved on the head.
    is_lesson : bool
        Whether its head is drawn as in the mode in which a stop of a tour was made.
    is_of_patient : bool
        Whether nothing of it may be left when it is closed.
    is_cleared : bool
        Whether the card can be closed in it; others need what they show.
    is_tool : bool
        Whether a button of its own at the right end of the row leads to it.
    keys : str
        What is said of its keys beside the zone at the foot of the window; empty for nothing.
    """

    id: Mode
    text: str
    shortcut: str
    icon: str
    click: ClickName = "open_nearest"
    shows: Shows = "school"
    needs_zone: bool = False
    has_cells: bool = False
    has_needle_in_hand: bool = False
    is_lesson: bool = False
    is_of_patient: bool = False
    is_cleared: bool = False
    is_tool: bool = False
    keys: str = ""


MODES: tuple[ModeEntry, ...] = (
    ModeEntry(
        id="explore", text=_("Explore"), shortcut="Ctrl+1", icon="eye", click="open_or_clear", is_cleared=True,
    ),
    ModeEntry(
        id="build", text=_("Build it"), shortcut="Ctrl+2", icon="build", shows="construction", needs_zone=True,
        keys="Arrow keys: back and next. Space: play. Esc: leave.",
    ),
    ModeEntry(
        id="needle", text=_("Needle"), shortcut="Ctrl+3", icon="needle", needs_zone=True, has_needle_in_hand=True,
    ),
    ModeEntry(
        id="compare", text=_("Compare"), shortcut="Ctrl+4", icon="compare", click="compare_nearest", shows="pair",
    ),
    ModeEntry(
        id="map", text=_("Evidence map"), shortcut="Ctrl+5", icon="map", click="open_or_clear", has_cells=True,
        is_cleared=True,
    ),
    ModeEntry(
        id="explain", text=_("Explain to a patient"), shortcut="F4", icon="explain", click="explain_nearest",
        shows="explained", is_of_patient=True, is_tool=True,
    ),
    ModeEntry(id="learn", text=_("Learn"), shortcut="Ctrl+6", icon="learn", is_lesson=True),
)  # fmt: skip


def entry_of(mode: Mode) -> ModeEntry:
    """Return what the register says of a mode."""
    return next(entry for entry in MODES if entry.id == mode)
