"""The commands of menus, keys and help, in one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from viewer.state import modes
from viewer.state.build_requests import ToggleScaledCm
from viewer.state.compare_requests import CompareSchools
from viewer.state.glass_requests import GLASS_STEP, BackToSkin, ChangeGlass
from viewer.state.mode_requests import Enter, Redo, StepOut, Undo
from viewer.state.request import Move
from viewer.state.requests import SetSide, ToggleWords
from viewer.state.tape_requests import TakeTapePointBack, ToggleTape
from viewer.state.tour_requests import GoByStops
from viewer.state.view_requests import (
    ChangeZoneOpacity,
    ResetView,
    SetHair,
    SetSkin,
    SetTheme,
    ToggleLabels,
    ToggleLegend,
    ToggleOverlay,
    ToggleReduceMotion,
    TurnTo,
)
from viewer.state.view_state import Hair, Overlay, SkinTone, Theme, ViewName, ViewState

Menu = Literal["File", "Edit", "View", "Zone", "Tools", "Help"]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a menu or a key can do.

    Attributes
    ----------
    id : str
        Name for tests and settings.
    text : str
        As the menu and the help show it.
    menu : str
        The menu it stands in.
    shortcut : str
        In Qt's notation; empty for none.
    request : Move or None
        What it asks for; for commands of the window itself it is None and the window answers.
    is_checked : callable or None
        For commands that can be on or off: whether they are on in a state.
    group : str
        Commands of one group are separated from others by a line; exclusive choices share one.
    submenu : str
        Where the menu would be long: the menu within it that the command stands in; empty for none.
    """

    id: str
    text: str
    menu: Menu
    shortcut: str
    request: Move | None
    is_checked: Callable[[ViewState], bool] | None = None
    group: str = ""
    submenu: str = ""


_TURN = "Turn the head"
_GLASS = "Glass head"
OPACITY_STEP = 0.1


def _view(view: ViewName, key: str) -> Command:
    return Command(f"view-{view}", view.capitalize(), "View", key, TurnTo(view), None, "camera", _TURN)


def _overlay(overlay: Overlay, text: str, key: str) -> Command:
    return Command(
        f"overlay-{overlay.replace('_', '-')}",
        text,
        "View",
        key,
        ToggleOverlay(overlay),
        lambda state: overlay in state.drawing.overlays,
        "overlays",
        "On the head",
    )


def mode_command(entry: modes.ModeEntry) -> Command:
    """Return the command of menus and keys that enters a mode."""
    return Command(
        f"mode-{entry.id}",
        entry.text,
        "Tools",
        entry.shortcut,
        Enter(entry.id),
        lambda state: state.mode == entry.id,
        "modes",
    )


def _theme(theme: Theme, text: str) -> Command:
    return Command(
        f"theme-{theme}",
        text,
        "View",
        "",
        SetTheme(theme),
        lambda state: state.reader.theme == theme,
        "theme",
        "Colours",
    )


def _skin(skin: SkinTone, text: str) -> Command:
    return Command(
        f"skin-{skin}",
        text,
        "View",
        "",
        SetSkin(skin),
        lambda state: state.reader.skin == skin,
        "skin",
        "Skin",
    )


def _hair(hair: Hair, text: str) -> Command:
    return Command(
        f"hair-{hair}",
        text,
        "View",
        "",
        SetHair(hair),
        lambda state: state.reader.hair == hair,
        "hair",
        "Hair",
    )


_BEFORE_MODES: tuple[Command, ...] = (
    Command("save-picture", "Save picture…", "File", "Ctrl+S", None, group="picture"),
    Command("copy-picture", "Copy picture", "File", "Ctrl+Shift+C", None, group="picture"),
    Command("tour-new", "New tour", "File", "", None, group="tour"),
    Command("tour-open", "Open tour…", "File", "Ctrl+O", None, group="tour"),
    Command("tour-save", "Save tour", "File", "Ctrl+Shift+S", None, group="tour"),
    Command("tour-save-as", "Save tour as…", "File", "", None, group="tour"),
    Command("tour-earlier", "Earlier versions of the tour…", "File", "", None, group="tour"),
    Command("quit", "Quit", "File", "Ctrl+Q", None, group="quit"),
    Command("undo", "Undo", "Edit", "Ctrl+Z", Undo(), group="history"),
    Command("redo", "Redo", "Edit", "Ctrl+Shift+Z", Redo(), group="history"),
    Command("find", "Find a zone or complaint", "Edit", "Ctrl+F", None, group="find"),
    _view("front", "1"),
    _view("back", "2"),
    _view("left", "3"),
    _view("right", "4"),
    _view("top", "5"),
    Command("view-reset", "Reset the view", "View", "0", ResetView(), None, "camera", _TURN),
    Command("labels", "Labels", "View", "L", ToggleLabels(), lambda state: state.drawing.labels, group="drawing"),
    Command(
        "legend",
        "How doubt is drawn",
        "View",
        "",
        ToggleLegend(),
        lambda state: state.reader.has_legend,
        group="drawing",
    ),
    Command("zones-fainter", "Zones fainter", "View", "[", ChangeZoneOpacity(-OPACITY_STEP), group="drawing"),
    Command("zones-stronger", "Zones stronger", "View", "]", ChangeZoneOpacity(OPACITY_STEP), group="drawing"),
    Command("glass-more", "More glass", "View", "G", ChangeGlass(GLASS_STEP), group="glass", submenu=_GLASS),
    Command("glass-less", "Less glass", "View", "Shift+G", ChangeGlass(-GLASS_STEP), group="glass", submenu=_GLASS),
    Command("glass-none", "Back to the skin", "View", "Ctrl+G", BackToSkin(), group="glass", submenu=_GLASS),
    Command(
        "reduce-motion",
        "Reduce motion",
        "View",
        "",
        ToggleReduceMotion(),
        lambda state: state.reader.reduce_motion,
        group="drawing",
    ),
    _overlay("landmarks", "Landmarks", "M"),
    _overlay("points", "Acupuncture points", "P"),
    _overlay("ten_ten", "Electrode sites (10-20, 10-10)", "T"),
    _overlay("lines", "Reference lines", "E"),
    _overlay("scale", "Scale in cm", "K"),
    _overlay("spread", "Where sources differ", "U"),
    _theme("system", "Colours as the system"),
    _theme("light", "Light"),
    _theme("dark", "Dark"),
    _skin("light", "Light skin"),
    _skin("golden", "Golden skin"),
    _skin("medium", "Medium skin"),
    _skin("brown", "Brown skin"),
    _skin("deep", "Deep skin"),
    _skin("dark", "Dark skin"),
    _skin("porcelain", "Porcelain"),
    _hair("shaved", "Shaved head"),
    _hair("short", "Short hair"),
    _hair("none", "No hair"),
    Command("text-larger", "Larger text", "View", "Ctrl++", None, group="text"),
    Command("text-smaller", "Smaller text", "View", "Ctrl+-", None, group="text"),
    Command("side-left", "Left side", "Zone", "Ctrl+Left", SetSide("left"), group="side"),
    Command("side-right", "Right side", "Zone", "Ctrl+Right", SetSide("right"), group="side"),
    Command("side-both", "Both sides", "Zone", "Ctrl+B", SetSide("both"), group="side"),
    Command("cautions", "All cautions", "Zone", "Alt+C", None, group="cautions"),
    Command("clear", "Leave, or clear the selection", "Zone", "Esc", StepOut(), group="clear"),
)
_AFTER_MODES: tuple[Command, ...] = (
    Command("schools-beside", "Schools beside each other", "Tools", "", CompareSchools(), group="modes"),
    Command("tour-next", "Next stop", "Tools", "Ctrl+PgDown", GoByStops(1), group="tour"),
    Command("tour-back", "Stop before", "Tools", "Ctrl+PgUp", GoByStops(-1), group="tour"),
    Command("add-stop", "Add stop to the tour", "Tools", "Ctrl+D", None, group="tour"),
    Command("present", "Present to a class", "Tools", "F5", None, group="tour"),
    Command(
        "measure",
        "Measure on the skin",
        "Tools",
        "Ctrl+M",
        ToggleTape(),
        lambda state: state.measurement.is_on,
        group="tape",
    ),
    Command(
        "measure-back",
        "Take the tape's last point back",
        "Tools",
        "Backspace",
        TakeTapePointBack(),
        group="tape",
    ),
    Command(
        "scaled-cm",
        "Scale centimetres to the head",
        "Tools",
        "",
        ToggleScaledCm(),
        lambda state: state.rules.has_scaled_cm,
        group="tape",
    ),
    Command(
        "professional-words",
        "Professional words",
        "View",
        "W",
        ToggleWords(),
        lambda state: state.reader.words == "professional",
        group="text",
    ),
    Command("next-pane", "Next pane", "Help", "F6", None, group="help"),
    Command("keys", "Keys", "Help", "F1", None, group="help"),
    Command("differs", "How it differs from body acupuncture…", "Help", "", None, group="help"),
    Command("safe-needling", "Safe needling…", "Help", "", None, group="help"),
    Command("left-out", "What we left out and why…", "Help", "", None, group="help"),
    Command("bibliography", "Save the bibliography…", "Help", "", None, group="help"),
    Command("problems", "Problems in the content", "Help", "", None, group="help"),
    Command("grading", "How sure one can be…", "Help", "", None, group="help"),
    Command("about", "About, licence and disclaimer", "Help", "", None, group="about"),
)


def commands() -> tuple[Command, ...]:
    """Return all commands, in the order of their menus; those of modes as the register has them."""
    return (*_BEFORE_MODES, *map(mode_command, modes.MODES), *_AFTER_MODES)
