"""The command ``tour``: what tours there are, whether they hold, and pictures of all their stops.

May import: `viewer.cli.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.cli.call import FAILED, OK, content, say
from viewer.cli.export_arguments import make_export
from viewer.export.names import tour_file

if TYPE_CHECKING:
    from viewer.domain.tour import Tour


def tour(order: argparse.Namespace) -> int:
    """Do what the command asks."""
    acts: Mapping[str, Callable[[argparse.Namespace], int]] = {"list": _list, "check": _check, "show": make_export}
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

    catalog = content()
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


def _read(path: Path) -> Tour:
    from viewer.data.tour_file import read_tour

    return read_tour(path)
