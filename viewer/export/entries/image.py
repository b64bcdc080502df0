"""A picture of the head, or of a stop of a tour; or one of every step of a construction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from viewer.domain.acupoint import is_point
from viewer.domain.tour import STOPS_MOST
from viewer.errors import RequestError
from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.export.screen import Screen
from viewer.presentation.question import Flag, Names, Number, Text, Value, choice, shown
from viewer.state.view_state import CameraOrder, Overlay

ALL_STEPS = 0
"""What ``--build all`` is read as."""

_BEGUN = 0.1
_EXAMPLES = """\
  {prog} -o head.png                                              the head with every zone
  {prog} --zone jiao.motor --zone jiao.sensory --view left -o two.png
  {prog} --zone jiao.motor --size 3200x2400 --transparent -o motor.png
  {prog} --zone jiao.motor --size 3508x2480 --dpi 300 -o print.png    A4 in print
  {prog} --zone jiao.motor --scale 1.5 -o slide.png                   larger names, to be read from afar
  {prog} --view left --overlay landmarks --overlay ten-ten -o places.png
  {prog} --zone jiao.motor --glass 0.7 -o cortex.png                  the skin is glass, the cortex lies free
  {prog} --tour mine.scalptour --stop 3 --transparent -o stop.png    what a stop shows, with its needle or tape
  {prog} --zone jiao.motor --build all -o motor.png           how it is built: motor-1.png, motor-2.png, ...
"""

if TYPE_CHECKING:
    from viewer.domain.catalog import Catalog
    from viewer.export.build_pictures import BuildOrder


def _step(text: str) -> Value:
    """Read a step's number; 0 stands for all."""
    if text == "all":
        return ALL_STEPS
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) > 0):
        raise ValueError(f"{shown(text)} is neither the number of a step, counted from 1, nor all")
    return int(text)


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the picture, or one of each step."""
    _refuse_both(request)
    from viewer.export.ground import content_for, ground
    from viewer.export.requested_view import requested_style, requested_view, view_of_stop

    catalog = content_for(request, progress.note)
    if request.build is not None:
        from viewer.export.build_pictures import BuildOrder

        steps = None if request.build == ALL_STEPS else request.build
        return make_steps(request, catalog, BuildOrder(into, steps), progress)
    state = requested_view(catalog, request) if request.tour is None else view_of_stop(catalog, request, progress.note)
    there = ground(catalog, state.head, progress.note, state.rules.variants, has_scaled_cm=state.rules.has_scaled_cm)
    from viewer.data.paths import assets_folder
    from viewer.export.image import render_image, write_image
    from viewer.scene.lettering import Fonts

    progress.share(_BEGUN)
    style, fonts = requested_style(request, request.size), Fonts.shipped(assets_folder())
    write_image(into, render_image(there.head, catalog, there.atlas, state, fonts, style), request.dpi)
    progress.wrote(into)
    return True


def make_steps(request: Request, catalog: Catalog, order: BuildOrder, progress: Progress) -> bool:
    """Make pictures of the construction of the first zone of a request.

    Parameters
    ----------
    request : Request
        With what `requested_view` and `requested_style` ask, ``size`` and ``dpi``.
    order : BuildOrder
        Which steps, and where they are written.
    progress : Progress
        Hears of each picture.

    Raises
    ------
    RequestError
        If there is no zone.
    """
    if not [name for name in request.zones if not is_point(name)]:
        raise RequestError("--build needs a zone; name one with --zone")
    from viewer.data.paths import assets_folder
    from viewer.export.build_pictures import build_pictures
    from viewer.export.ground import ground
    from viewer.export.image import write_image
    from viewer.export.requested_view import requested_style, requested_view
    from viewer.presentation.construction import construction
    from viewer.scene.lettering import Fonts

    state = requested_view(catalog, request)
    state = replace(state, camera=CameraOrder(request.view or "step", 1), selection=replace(state.selection, lit=()))
    there = ground(catalog, state.head, progress.note, state.rules.variants, has_scaled_cm=state.rules.has_scaled_cm)
    style, fonts = requested_style(request, request.size), Fonts.shipped(assets_folder())
    view = construction(catalog, there.atlas, state)
    count = len(view.steps) if view is not None and order.step is None else 1
    pictures = build_pictures(there.head, catalog, there.atlas, state, fonts, style, order)
    for number, (path, picture) in enumerate(pictures, start=1):
        write_image(path, picture, request.dpi)
        progress.wrote(path)
        progress.share(number / max(count, number))
    return True


def _refuse_both(request: Request) -> None:
    """A stop says itself what is shown; what else was asked for would be dropped, so it is refused."""
    if request.tour is None:
        if request.stop is not None:
            raise RequestError("--stop needs a tour; name one with --tour")
        return
    asked = {
        "--zone": request.zones, "--system": request.system, "--overlay": request.overlays,
        "--no-zones": not request.has_zones, "--build": request.build is not None, "--variant": request.variants,
        "--scaled-cm": request.scaled_cm, "--glass": request.glass,
    }  # fmt: skip
    said = [name for name, value in asked.items() if value]
    if said:
        raise RequestError(f"a stop of a tour says itself what is shown; leave {' and '.join(said)} out")


BACKGROUND = Option(
    "background",
    choice("view", "white", "transparent", view="As in the window", transparent="None"),
    "that of the window, white, or none",
    "white",
    "Behind the head",
    short=(("--transparent", "transparent", "the same as --background transparent"),),
)


def _name(screen: Screen, values: Mapping[str, Value]) -> str:
    return f"{screen.zone or 'head'}-{values.get('build') or 1}".replace(".", "-")


IMAGE = Export(
    id="image",
    words="Picture",
    about="make a picture without a window",
    what="the picture",
    proposed="scalp-map.png",
    proposed_here=_name,
    fit=lambda values: {**values, "tour": None},
    endings=(Ending(".png", "Picture"),),
    make=make,
    examples=_EXAMPLES,
    group="pictures",
    options=(
        shared.ZONES,
        shared.system(),
        Option("tour", Text("FILE"), "show what a stop of a tour shows: a file, or the name of a tour"),
        Option("stop", Number(1, STOPS_MOST), "which stop; the first by default"),
        Option("has_zones", Flag(), "the head alone", True, spelling="--no-zones"),
        shared.side("left", "the side shown, always the patient's own"),
        shared.view("where to look from; by default, facing the first zone"),
        shared.size(64, 16384, (1600, 1200), "in pixels, 1600x1200 by default", "Size"),
        shared.dpi(1, 9600, None, "pixels per inch in print, kept in the file"),
        Option("scale", Number(0.5, 4), "names and lines this much larger; 1 by default", 1.0),
        Option(
            "ratio",
            Number(0.5, 16),
            "everything this much larger than in the window; by default a picture looks alike at any size",
        ),
        shared.THEME,
        shared.SKIN,
        shared.HAIR,
        shared.LABELS,
        shared.GLASS,
        Option(
            "overlays",
            Names(names=tuple(name.replace("_", "-") for name in get_args(Overlay))),
            "lay this over the head; can be given again",
            (),
            spelling="--overlay",
        ),
        BACKGROUND,
        Option(
            "build",
            Text("STEP", _step),
            "a step of the zone's construction with its sentence, counted from 1; all: one picture each",
        ),
        *shared.RULES,
        shared.HEAD,
    ),
)
