"""A film: the head turning, a construction or a tour."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.domain.acupoint import is_point
from viewer.errors import RequestError
from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.export.screen import Screen
from viewer.presentation.question import Choice, Number, Pick, Text, Value, choice
from viewer.state.view_state import CameraOrder, Drawing, Reader, ViewState

if TYPE_CHECKING:
    from viewer.atlas.atlas import Atlas
    from viewer.export.film_frames import FilmFrames
    from viewer.geometry.head import Head

_EXAMPLES = """\
  {prog} -o turn.mp4                                           once round the head, in 8 seconds
  {prog} --zone jiao.motor --size 1920x1080 -o motor.mp4
  {prog} --zone jiao.motor --seconds 6 -o motor.gif            for a page or a slide
  {prog} --what build --zone jiao.motor -o build.mp4           the construction, step by step
  {prog} --tour safe-needling -o tour.mp4                      a tour, each stop with its words
"""
_ORBIT_S = 8.0
_LENGTHS = Choice(
    (
        Pick(None, "As long as it takes"),
        *(Pick(float(seconds), f"{seconds} seconds") for seconds in (5, 10, 20, 30, 60)),
        *(Pick(60.0 * minutes, f"{minutes} minutes") for minutes in (2, 5)),
    )
)
_FPS, _ANIMATED_FPS = 25, 12


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the film."""
    what = request.what or ("orbit" if request.tour is None else "tour")
    if what == "tour" and request.tour is None:
        raise RequestError("--what tour needs a tour; name one with --tour")
    if what != "tour" and request.tour is not None:
        raise RequestError(f"--what {what} shows no tour; leave --tour out, or say --what tour")
    if what == "tour" and (request.zones or request.system is not None):
        raise RequestError("a tour says itself which zones are shown; leave --zone and --system out")
    return _tour_film(request, into, progress) if what == "tour" else _head_film(request, what, into, progress)


def _head_film(request: Request, what: str, into: Path, progress: Progress) -> bool:
    from viewer.export.ground import ground_for
    from viewer.export.requested_view import requested_style, requested_view

    if what == "build" and not [name for name in request.zones if not is_point(name)]:
        raise RequestError("--what build needs a zone; name one with --zone")
    there = ground_for(request, progress.note)
    catalog = there.catalog
    from viewer.data.paths import assets_folder
    from viewer.export.film_frames import build, orbit
    from viewer.scene.lettering import Fonts

    style, fps = requested_style(request, _size_px(request, into, (640, 480)), samples=1), _fps(request, into)
    fonts = Fonts.shipped(assets_folder())
    state = requested_view(catalog, request)
    if what == "build":
        state = replace(
            state, camera=CameraOrder(request.view or "step", 1), selection=replace(state.selection, lit=())
        )
        frames = build(there.head, catalog, there.atlas, state, fonts, style, request.seconds, fps)
    else:
        seconds = request.seconds or _ORBIT_S
        frames = orbit(there.head, catalog, there.atlas, state, fonts, style, seconds, fps)
    _write(
        into,
        frames,
        fps,
        None if state.selection.zone is None else catalog.zones[state.selection.zone].name.en,
        progress,
    )
    return there.is_whole


def _tour_film(request: Request, into: Path, progress: Progress) -> bool:
    from viewer.data.available_tours import open_tour
    from viewer.domain.tour_reference import lost_in
    from viewer.export.ground import content_for, ground
    from viewer.export.names import tour_file
    from viewer.export.page_fonts import page_fonts

    tour, _ = open_tour(tour_file(request.tour))
    catalog = content_for(request, progress.note)
    from viewer.data.paths import assets_folder, head_folders
    from viewer.export.tour_film import tour_frames
    from viewer.export.tour_plan import beats
    from viewer.presentation.palette import palette_for
    from viewer.scene.lettering import Fonts
    from viewer.widgets.theme import Look

    heads = tuple(folder.name for folder in head_folders())
    for sentence in lost_in(tour, catalog, heads):
        progress.note(sentence)
    reader, drawing = Reader(skin=request.skin, hair=request.hair), Drawing(labels=request.labels)
    plan = beats(tour, catalog, heads, ViewState(head=request.head, reader=reader, drawing=drawing), request.seconds)
    is_whole = True

    def grounds(head: str, variants: frozenset[str]) -> tuple[Head, Atlas]:
        nonlocal is_whole
        there = ground(catalog, head, progress.note, variants)
        is_whole = is_whole and there.is_whole
        return there.head, there.atlas

    fps, size_px = _fps(request, into), _size_px(request, into, (960, 540))
    folder = assets_folder()
    with page_fonts() as families:
        look = Look(palette_for(request.theme), folder / "icons", families)
        frames = tour_frames(plan, catalog, grounds, Fonts.shipped(folder), look, size_px, request.theme, fps)
        _write(into, frames, fps, tour.title, progress)
    return is_whole


def _size_px(request: Request, into: Path, animated: tuple[int, int]) -> tuple[int, int]:
    """Width and height: as asked for, or what suits the kind of file."""
    is_film = into.suffix.lower() == ".mp4"
    width_px, height_px = request.size or ((1280, 720) if is_film else animated)
    return (width_px // 2 * 2, height_px // 2 * 2) if is_film else (width_px, height_px)  # H.264 asks for even sides


def _fps(request: Request, into: Path) -> int:
    from viewer.export.film import GIF_MOST_FPS

    ending = into.suffix.lower()
    fps = round(request.fps or (_FPS if ending == ".mp4" else _ANIMATED_FPS))
    if ending == ".gif" and fps > GIF_MOST_FPS:
        raise RequestError(f"a GIF shows at most {GIF_MOST_FPS} pictures a second; --fps {fps} is for MP4 and PNG")
    return fps


def _write(into: Path, frames: FilmFrames, fps: int, name: str | None, progress: Progress) -> None:
    from viewer.export.film import save_film
    from viewer.presentation.sentences import DISCLAIMER

    title = "Scalp Map Viewer" if name is None else f"Scalp Map Viewer: {name}"
    film = save_film(into, frames.pictures, frames.count, fps, title=title, about=DISCLAIMER)
    with contextlib.closing(film):
        for share in film:
            progress.share(share)
    progress.wrote(into)


def _what_here(screen: Screen) -> Choice:
    """Return what can be filmed: the head always, a construction and a tour where there is one."""
    picks = [Pick("orbit", "The head, once round", "What is shown now, in 8 seconds.")]
    if screen.zone is not None:
        picks.append(Pick("build", "How the zone is built", "Step by step, 4 seconds each."))
    if screen.tour is not None:
        from viewer.export.tour_plan import MOVE_S, reading_s
        from viewer.presentation.sentences import counted

        stops = screen.tour.stops
        length_s = sum(MOVE_S + reading_s(stop, is_answered=False) for stop in stops)
        length_s += sum(reading_s(stop, is_answered=True) for stop in stops if stop.answer)
        minutes = counted(max(1, round(length_s / 60)), "minute", "minutes")
        detail = f"{counted(len(stops), 'stop', 'stops')} with their words, about {minutes}."
        picks.append(Pick("tour", f"The tour “{screen.tour.title}”", detail))
    return Choice(tuple(picks))


def _name(screen: Screen, values: Mapping[str, Value]) -> str:
    """Return a name that says what is in the film."""
    if values["what"] == "tour" and screen.tour is not None:
        return screen.tour.id
    return str(screen.zone) if values["what"] == "build" else "turning-head"


def _fit(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """A tour says itself which zones are shown; what is no tour shows none."""
    other: dict[str, Value] = {"tour": None} if values["what"] != "tour" else {"zones": [], "system": None}
    return {**values, **other}


VIDEO = Export(
    id="video",
    words="Film",
    about="make a film of the head turning, a construction or a tour",
    what="the film, by its ending MP4, GIF or animated PNG",
    proposed="scalp-map.mp4",
    proposed_here=_name,
    fit=_fit,
    endings=(
        Ending(".mp4", "Film"), Ending(".gif", "GIF"), Ending(".png", "Animated PNG"), Ending(".apng", "Animated PNG"),
    ),
    make=make,
    examples=_EXAMPLES,
    group="pictures",
    options=(
        Option(
            "what",
            choice("orbit", "build", "tour"),
            "once round the head by default; with --tour the tour",
            None,
            "What it shows",
            here=_what_here,
        ),
        Option("tour", Text("FILE"), "a tour: its file, or the name of one that is at hand"),
        shared.ZONES,
        shared.system(),
        shared.side("left", "the side shown, always the patient's own"),
        shared.view("where the turn begins"),
        Option(
            "seconds",
            Number(1, 1800, "seconds"),
            "how long it is; 8 by default, for a construction 4 a step, for a tour as long as it is read aloud",
            None,
            "Length",
            here=lambda _screen: _LENGTHS,
        ),
        Option("fps", Number(1, 60), "pictures a second; 25, in GIF and PNG 12"),
        shared.size(64, 4096, None, "in pixels; 1280x720 by default, in GIF and PNG 640x480"),
        shared.THEME,
        shared.SKIN,
        shared.HAIR,
        shared.LABELS,
        shared.GLASS,
        Option(
            "background",
            choice("view", "white", view="As in the window"),
            "that of the window, or white",
            "view",
            "Behind the head",
        ),
        *shared.RULES,
        shared.HEAD,
    ),
)  # fmt: skip
