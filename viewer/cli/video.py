"""The command ``video``: the head turning, a construction or a tour, as a film.

May import: `viewer.cli.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from viewer.cli.call import FAILED, OK, WrongCall, code_of, content_with, ground, say, tell, tour_file
from viewer.cli.ordered_view import LEAST_RATIO, PLAIN_SIDE_PX, ordered_view
from viewer.domain.acupoint import is_point
from viewer.errors import ExportError
from viewer.state.view_state import CameraOrder, ViewState

if TYPE_CHECKING:
    from viewer.atlas.atlas import Atlas
    from viewer.export.turning import FilmFrames
    from viewer.geometry.head import Head


def video(order: argparse.Namespace) -> int:
    """Make the film."""
    what = order.what or ("orbit" if order.tour is None else "tour")
    if what == "tour" and order.tour is None:
        raise WrongCall("--what tour needs a tour; name one with --tour")
    if what != "tour" and order.tour is not None:
        raise WrongCall(f"--what {what} shows no tour; leave --tour out, or say --what tour")
    if what == "tour" and (order.zones or order.system is not None):
        raise WrongCall("a tour says itself which zones are shown; leave --zone and --system out")
    return _tour_film(order) if what == "tour" else _head_film(order, what)


def _head_film(order: argparse.Namespace, what: str) -> int:
    catalog = content_with(order)
    if what == "build" and not [name for name in order.zones if not is_point(name)]:
        raise WrongCall("--what build needs a zone; name one with --zone")
    there = ground(catalog, order.head)
    from viewer.data.paths import assets_folder
    from viewer.export.studio import ImageStyle
    from viewer.export.turning import build, orbit
    from viewer.scene.lettering import Fonts

    width_px, height_px = _size_px(order, (640, 480))
    ratio = max(LEAST_RATIO, min(width_px, height_px) / PLAIN_SIDE_PX)
    style = ImageStyle(width_px, height_px, ratio, order.background, order.theme, samples=1)
    fps = _fps(order)
    fonts = Fonts.shipped(assets_folder())
    state = ordered_view(catalog, order)
    if what == "build":
        state = replace(state, lit=(), camera=CameraOrder(order.view or "step", 1))
        frames = build(there.head, catalog, there.atlas, state, fonts, style, order.seconds, fps)
    else:
        frames = orbit(there.head, catalog, there.atlas, state, fonts, style, order.seconds or 8.0, fps)
    _write(order, frames, fps, None if state.selected is None else catalog.zones[state.selected].name.en)
    return code_of(there)


def _tour_film(order: argparse.Namespace) -> int:
    from viewer.data.available_tours import open_tour
    from viewer.domain.tour_reference import lost_in

    tour, _ = open_tour(tour_file(order.tour))
    catalog = content_with(order)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from viewer.data.paths import assets_folder, head_folders
    from viewer.export.tour_film import tour_frames
    from viewer.export.tour_plan import beats
    from viewer.presentation.palette import palette_for
    from viewer.scene.lettering import Fonts
    from viewer.widgets.theme import Look, load_fonts

    heads = tuple(folder.name for folder in head_folders())
    tell(lost_in(tour, catalog, heads), FAILED)
    basis = ViewState(skin=order.skin, head=order.head, labels=order.labels)
    plan = beats(tour, catalog, heads, basis, order.seconds)
    code = OK

    def grounds(head: str, variants: frozenset[str]) -> tuple[Head, Atlas]:
        nonlocal code
        there = ground(catalog, head, variants)
        code = max(code, code_of(there))
        return there.head, there.atlas

    program = QApplication.instance() or QApplication([])
    folder = assets_folder()
    look = Look(palette_for(order.theme), folder / "icons", load_fonts(folder / "fonts"))
    fps = _fps(order)
    size_px = _size_px(order, (960, 540))
    frames = tour_frames(plan, catalog, grounds, Fonts.shipped(folder), look, size_px, order.theme, fps)
    _write(order, frames, fps, tour.title)
    del program  # it has to live while words are set
    return code


def _size_px(order: argparse.Namespace, animated: tuple[int, int]) -> tuple[int, int]:
    """Width and height: as ordered, or what suits the format."""
    is_film = order.output.suffix.lower() == ".mp4"
    width_px, height_px = order.size or ((1280, 720) if is_film else animated)
    return (width_px // 2 * 2, height_px // 2 * 2) if is_film else (width_px, height_px)  # H.264 asks for even sides


def _fps(order: argparse.Namespace) -> int:
    from viewer.export.film import GIF_MOST_FPS

    ending = order.output.suffix.lower()
    fps = round(order.fps or (25 if ending == ".mp4" else 12))
    if ending == ".gif" and fps > GIF_MOST_FPS:
        raise WrongCall(f"a GIF shows at most {GIF_MOST_FPS} pictures a second; --fps {fps} is for MP4 and PNG")
    return fps


def _write(order: argparse.Namespace, frames: FilmFrames, fps: int, name: str | None) -> None:
    from viewer.export.film import save_film
    from viewer.presentation.sentences import DISCLAIMER

    title = "Scalp Map Viewer" if name is None else f"Scalp Map Viewer: {name}"
    ends = _input_ends() if order.watched else None
    with contextlib.closing(
        save_film(order.output, frames.pictures, frames.count, fps, title=title, about=DISCLAIMER)
    ) as film:
        for share in film:
            if ends is not None and ends.is_set() and share < 1.0:
                raise ExportError("stopped; nothing was saved")
            if order.progress:
                say(f"{100 * share:.0f} %")
    say(str(order.output))


def _input_ends() -> threading.Event:
    """Return what is set when the standard input ends: who asked for this has stopped it, or is gone."""
    ended = threading.Event()

    def watch() -> None:
        with contextlib.suppress(OSError):  # there is no input: it has ended
            while os.read(0, 4096):  # below sys.stdin, whose lock must be free when the program ends
                pass
        ended.set()

    threading.Thread(target=watch, daemon=True).start()
    return ended
