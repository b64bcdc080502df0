"""Is there a screen? Asked before Qt is: where there is none, Qt ends the process with a message that misleads.

Only on Linux, where a screen is something that must be named and must answer.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_X, _WAYLAND = "xcb", "wayland"
_WAYLAND_NAMES = (_WAYLAND, "wayland-egl", "wayland-brcm")
_NEED_NO_SCREEN = ("offscreen", "minimal", "minimalegl", "eglfs", "linuxfb", "vnc", "vkkhrdisplay")
_PLATFORM = "QT_QPA_PLATFORM"


@dataclass(frozen=True, slots=True)
class Screen:
    """What a window would open on.

    Attributes
    ----------
    platform : str or None
        What to name to Qt in ``QT_QPA_PLATFORM``; None to leave it as it is.
    problem : str
        Why no window can open, or why it opens elsewhere than was asked for; empty if all is as it should be.
    is_there : bool
        Whether a window can open.
    """

    platform: str | None = None
    problem: str = ""
    is_there: bool = True


def find_screen(environ: Mapping[str, str]) -> Screen:
    """Find out on which screen a window can open.

    Parameters
    ----------
    environ : mapping
        The environment.
    """
    if not sys.platform.startswith("linux"):
        return Screen()
    asked = [name.partition(":")[0] for name in environ.get(_PLATFORM, "").split(";") if name]
    if any(name in _NEED_NO_SCREEN for name in asked):
        return Screen()
    answering = [name for name, answers in ((_WAYLAND, _wayland_answers), (_X, _x_answers)) if answers(environ)]
    if any(("wayland" if name in _WAYLAND_NAMES else name) in answering for name in asked):
        return Screen()
    if not answering:
        return Screen(None, _none_answers(environ), is_there=False)
    if asked:
        there = answering[0]
        return Screen(there, f"{_PLATFORM} asks for {' or '.join(asked)}, which does not answer; {there} is used", True)
    return Screen(answering[0] if len(answering) == 1 else None)


def _none_answers(environ: Mapping[str, str]) -> str:
    named = [f"{name}={environ[name]}" for name in ("DISPLAY", "WAYLAND_DISPLAY") if environ.get(name)]
    if not named:
        return "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open"
    if len(named) == 1:
        return f"the screen that is named here ({named[0]}) does not answer, so the window cannot open"
    return f"the screens that are named here ({' and '.join(named)}) do not answer, so the window cannot open"


def _x_answers(environ: Mapping[str, str]) -> bool:
    """Whether the X server that is named lets this program in."""
    if not environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says better what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(environ["DISPLAY"].encode(), None))
    is_there = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return is_there


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    """Whether there is a Wayland compositor where it is named."""
    name = environ.get("WAYLAND_DISPLAY") or ("wayland-0" if environ.get("XDG_SESSION_TYPE") == "wayland" else "")
    place = Path(environ.get("XDG_RUNTIME_DIR", "")) / name
    if not name or not place.is_absolute():
        return False
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False  # Qt needs it too
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = wayland.wl_display_connect(str(place).encode())
    if display:
        wayland.wl_display_disconnect(ctypes.c_void_p(display))
    return bool(display)
