"""The command ``video``: the head turning, or a construction, as a film.

May import: `viewer.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from contextlib import closing
from dataclasses import replace

from viewer.call import WrongCall, code_of, content_with, ground, say
from viewer.domain.acupoint import is_point
from viewer.errors import ExportError
from viewer.ordered_view import LEAST_RATIO, PLAIN_SIDE_PX, ordered_view
from viewer.state.view_state import CameraOrder


def video(order: argparse.Namespace) -> int:
    """Make the film."""
    is_film = order.output.suffix.lower() == ".mp4"
    catalog = content_with(order)
    if order.what == "build" and not [name for name in order.zones if not is_point(name)]:
        raise WrongCall("--what build needs a zone; name one with --zone")
    there = ground(catalog, order.head)
    from viewer.data.paths import assets_folder
    from viewer.export.film import save_film
    from viewer.export.studio import ImageStyle
    from viewer.export.turning import build, orbit
    from viewer.presentation.sentences import DISCLAIMER
    from viewer.scene.lettering import Fonts

    width_px, height_px = order.size or ((1280, 720) if is_film else (640, 480))
    if is_film:
        width_px, height_px = width_px // 2 * 2, height_px // 2 * 2  # what the format asks for
    ratio = max(LEAST_RATIO, min(width_px, height_px) / PLAIN_SIDE_PX)
    style = ImageStyle(width_px, height_px, ratio, order.background, order.theme, samples=1)
    fps = round(order.fps or (25 if is_film else 12))
    fonts = Fonts.shipped(assets_folder())
    state = ordered_view(catalog, order)
    if order.what == "build":
        state = replace(state, lit=(), camera=CameraOrder(order.view or "step", 1))
        frames = build(there.head, catalog, there.atlas, state, fonts, style, order.seconds, fps)
    else:
        frames = orbit(there.head, catalog, there.atlas, state, fonts, style, order.seconds or 8.0, fps)
    title = "Scalp Map Viewer"
    if state.selected is not None:
        title = f"{title}: {catalog.zones[state.selected].name.en}"
    ends = _input_ends() if order.watched else None
    with closing(save_film(order.output, frames.pictures, frames.count, fps, title=title, about=DISCLAIMER)) as film:
        for share in film:
            if ends is not None and ends.is_set() and share < 1.0:
                raise ExportError("stopped; nothing was saved")
            if order.progress:
                say(f"{100 * share:.0f} %")
                sys.stdout.flush()
    say(str(order.output))
    return code_of(there)


def _input_ends() -> threading.Event:
    """Return what is set when the standard input ends: who asked for this has stopped it, or is gone."""
    ended = threading.Event()

    def watch() -> None:
        while os.read(0, 4096):  # below sys.stdin, whose lock must be free when the program ends
            pass
        ended.set()

    threading.Thread(target=watch, daemon=True).start()
    return ended
