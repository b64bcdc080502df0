"""A picture of every stop of a tour."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from viewer.export.entries import options as shared
from viewer.export.export import Export, Option, Progress, Request
from viewer.export.screen import Screen
from viewer.presentation.question import Text
from viewer.state.view_state import Reader, ViewState

_PLAIN_SIDE_PX = 800
_LONGEST_NAME = 40


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the pictures."""
    from viewer.data.available_tours import open_tour
    from viewer.data.paths import assets_folder, head_folders
    from viewer.domain.tour_reference import lost_in
    from viewer.export.ground import ground, shipped_catalog
    from viewer.export.names import tour_file
    from viewer.export.writing import folder_made

    shown = open_tour(tour_file(request.tour))[0]
    catalog = shipped_catalog(progress.note)
    from viewer.export.image import write_image
    from viewer.export.studio import ImageStyle, Studio
    from viewer.scene.lettering import Fonts
    from viewer.state.stop_view import state_at

    heads = tuple(each.name for each in head_folders())
    for sentence in lost_in(shown, catalog, heads):
        progress.note(sentence)
    ratio = max(1.0, min(request.size) / _PLAIN_SIDE_PX)
    style = ImageStyle(request.size[0], request.size[1], ratio, "view", request.theme)
    fonts = Fonts.shipped(assets_folder())
    folder = folder_made(into)
    with ExitStack() as studios:
        drawn: dict[tuple[str, frozenset[str], bool], Studio] = {}
        for number, stop in enumerate(shown.stops, start=1):
            state = state_at(
                ViewState(mode="learn", reader=Reader(skin=request.skin, hair=request.hair)), stop.view, catalog, heads
            )
            rules = state.rules
            key = (state.head, rules.variants, rules.has_scaled_cm)
            if key not in drawn:
                there = ground(catalog, state.head, progress.note, rules.variants, has_scaled_cm=rules.has_scaled_cm)
                drawn[key] = studios.enter_context(Studio(there.head, catalog, there.atlas, fonts, style, state.reader))
            drawn[key].begin_anew()
            picture = drawn[key].picture(replace(state, mode=state.shown_mode))
            name = re.sub(r"[^a-z0-9]+", "-", stop.title.lower()).strip("-")[:_LONGEST_NAME]
            target = folder / f"{number:02d}-{name or 'stop'}.png"
            write_image(target, picture)
            progress.wrote(target)
            progress.share(number / len(shown.stops))
    return True


def _name(screen: Screen, _values: object) -> str:
    return screen.tour.id if screen.tour is not None else ""


TOUR_PICTURES = Export(
    id="tour show",
    words="Pictures of the tour",
    about="make a picture of every stop",
    what="the folder",
    proposed="tour",
    proposed_here=_name,
    endings=(),
    make=make,
    examples="  {prog} 3-who-lines -o pictures --size 1920x1080\n",
    group="pictures",
    lacks=lambda screen: "" if screen.tour is not None else "Open a tour first.",
    options=(
        Option("tour", Text("FILE"), "a file, or the name of a tour", spelling="FILE"),
        shared.size(64, 8192, (1600, 1200), "in pixels, 1600x1200 by default", "Size"),
        shared.THEME,
        shared.SKIN,
        shared.HAIR,
    ),
)
