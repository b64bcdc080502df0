"""The command ``tour``: what tours there are, whether they hold, and pictures of all their stops.

May import: `viewer.cli.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.cli.call import FAILED, OK, ground, say, shipped_catalog, tell, tour_file

if TYPE_CHECKING:
    from viewer.domain.tour import Tour

_PLAIN_SIDE_PX = 800


def tour(order: argparse.Namespace) -> int:
    """Do what the command asks."""
    acts: Mapping[str, Callable[[argparse.Namespace], int]] = {"list": _list, "check": _check, "show": _show}
    return acts[order.act](order)


def _list(order: argparse.Namespace) -> int:
    from viewer.data.available_tours import available_tours

    rows = [
        (entry.path.stem, f"{entry.stops} stops", entry.title, entry.problem or str(entry.path))
        for entry in available_tours()
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        say("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
    return OK


def _check(order: argparse.Namespace) -> int:
    from viewer.checks.tours import check_shipped_tours, check_tour
    from viewer.data.available_tours import shipped_tour_files
    from viewer.data.paths import head_folders

    catalog = shipped_catalog()
    shipped = shipped_tour_files()
    path = None if order.tour is None else tour_file(order.tour)
    if path is None:
        problems = check_shipped_tours(catalog)
    else:
        heads = tuple(folder.name for folder in head_folders())
        problems = check_tour(_read(path), path.name, catalog, heads, is_shipped=path in shipped)
    for problem in problems:
        say(f"{problem.severity}: {problem}")
    errors = sum(problem.severity == "error" for problem in problems)
    count = len(shipped) if path is None else 1
    say(f"Errors: {errors}, warnings: {len(problems) - errors}. Looked at tours: {count}.")
    return FAILED if errors else OK


def _show(order: argparse.Namespace) -> int:
    path = tour_file(order.tour)
    shown = _read(path)
    catalog = shipped_catalog()
    from viewer.data.paths import assets_folder, head_folders
    from viewer.domain.tour_reference import lost_in
    from viewer.export.image import ImageStyle, render_image, write_image
    from viewer.scene.lettering import Fonts
    from viewer.state.stop_view import state_at
    from viewer.state.view_state import ViewState

    heads = tuple(each.name for each in head_folders())
    tell(lost_in(shown, catalog, heads), FAILED)
    width_px, height_px = order.size
    style = ImageStyle(width_px, height_px, max(1.0, min(order.size) / _PLAIN_SIDE_PX), "view", order.theme)
    fonts = Fonts.shipped(assets_folder())
    order.output.mkdir(exist_ok=True)
    grounds = {}
    for number, stop in enumerate(shown.stops, start=1):
        state = state_at(ViewState(mode="learn"), stop.view, catalog, heads)
        key = (state.head, state.variants, state.has_scaled_cm)
        if key not in grounds:
            grounds[key] = ground(catalog, state.head, state.variants, has_scaled_cm=state.has_scaled_cm)
        there = grounds[key]
        picture = render_image(there.head, catalog, there.atlas, replace(state, mode=state.shown_mode), fonts, style)
        name = re.sub(r"[^a-z0-9]+", "-", stop.title.lower()).strip("-")[:40]
        target = order.output / f"{number:02d}-{name or 'stop'}.png"
        write_image(target, picture)
        say(str(target))
    return OK


def _read(path: Path) -> Tour:
    from viewer.data.tour_file import read_tour

    return read_tour(path)
