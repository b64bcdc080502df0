"""The command line: what can be asked, and how a fault is told. Heavy imports stand inside the functions.

Exit codes: 0 done, 1 something is wrong or failed, 2 the call itself is wrong.
"""

from __future__ import annotations

import argparse
import difflib
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.arguments import DEFAULT_HEAD, make_parser
from viewer.domain.acupoint import is_point
from viewer.domain.identity import PointId, SchoolId, ZoneId
from viewer.errors import DataError, Problem, ViewerError
from viewer.state.view_state import CameraOrder, ViewState

if TYPE_CHECKING:
    from viewer.domain.catalog import Catalog
    from viewer.domain.zone import Zone

OK, FAILED, WRONG_CALL = 0, 1, 2

_PLAIN_SIDE_PX = 800
_NO_SCREEN = (
    "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open. "
    "These commands need none: image, zones, check, report"
)


class _WrongCall(ViewerError):
    """The call asks for something that does not exist."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the program's name; by default those of this process.

    Returns
    -------
    int
        0 done, 1 something is wrong or failed, 2 the call itself is wrong.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show Chinese is no reason to fail
    try:
        order = make_parser().parse_args(arguments)
    except SystemExit as leaving:  # argparse has said why
        return leaving.code if isinstance(leaving.code, int) else WRONG_CALL
    try:
        code = _COMMANDS[order.command](order)
        sys.stdout.flush()
    except _WrongCall as error:
        return _tell([str(error)], WRONG_CALL)
    except DataError as error:
        return _tell([str(problem) for problem in error.problems], FAILED)
    except ViewerError as error:
        return _tell([str(error)], FAILED)
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:  # the reader has seen enough, as in `zones | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _tell(sentences: Iterable[str], code: int) -> int:
    for sentence in sentences:
        sys.stderr.write(f"scalp-map-viewer: {sentence}\n")
    return code


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


# What is done -----------------------------------------------------------------------------------------------------


def _open(order: argparse.Namespace) -> int:
    import gc

    gc.disable()  # until the window is complete: while everything is made there is no rubbish to collect

    from viewer.data.crash_log import install_crash_log
    from viewer.data.paths import log_folder

    install_crash_log(log_folder())
    if order.zone is not None or order.system is not None:
        catalog = _shipped_catalog()
        if order.zone is not None:
            _known(order.zone, [*catalog.zones, *catalog.points], "zone")
        if order.system is not None:
            _known(order.system, catalog.schools, "system")
    head = order.head
    if head != DEFAULT_HEAD:
        folder = _head_folder(head)
        if folder.name != head:
            from viewer.data.head_file import load_head
            from viewer.data.paths import cache_folder

            head = str(folder)
            load_head(folder, cache_folder())  # a head of one's own that cannot be read is not replaced by another
    if not _has_screen():
        return _tell([_NO_SCREEN], FAILED)
    from viewer.app.options import OpenOptions
    from viewer.app.program import run

    return run(
        OpenOptions(
            zone=None if order.zone is None or is_point(order.zone) else ZoneId(order.zone),
            point=PointId(order.zone) if order.zone is not None and is_point(order.zone) else None,
            school=None if order.system is None else SchoolId(order.system),
            side=order.side,
            view=order.view,
            head=head,
            picture=order.picture,
        )
    )


def _image(order: argparse.Namespace) -> int:
    catalog = _shipped_catalog()
    for name in order.zones:
        _known(name, [*catalog.zones, *catalog.points], "zone")
    if order.system is not None:
        _known(order.system, catalog.schools, "system")
    folder = _head_folder(order.head)
    from viewer.atlas.cached import atlas_for
    from viewer.data.head_file import load_head
    from viewer.data.paths import assets_folder, cache_folder
    from viewer.domain.point_use import lines_of
    from viewer.export.image import ImageStyle, render_image, write_image
    from viewer.scene.lettering import Fonts

    head = load_head(folder, cache_folder())
    atlas = atlas_for(catalog, head, cache_folder())
    _tell((str(problem) for problem in atlas.problems), FAILED)
    zones = tuple(ZoneId(name) for name in order.zones if not is_point(name))
    point = next((PointId(name) for name in order.zones if is_point(name)), None)
    overlays: set[str] = {name.replace("-", "_") for name in order.overlays}
    first = catalog.school_of(zones[0]).id if zones else next(iter(catalog.schools), None)
    school = first if order.system is None else SchoolId(order.system)
    state = ViewState(
        school=school,
        selected=zones[0] if zones else None,
        point=point if not zones else None,
        lit=zones[1:] if zones else lines_of(catalog, point) if point is not None else (),
        zone_opacity=0.0 if order.is_bare else 1.0,
        side=order.side,
        camera=CameraOrder(order.view or ("zone" if order.zones else "reset"), 1),
        skin=order.skin,
        labels=order.labels,
        overlays=frozenset(overlays | {"points"} if point is not None else overlays),  # type: ignore[arg-type]
    )
    width_px, height_px = order.size
    # Labels grow with the picture, so that it looks the same at any size.
    ratio = max(1.0, min(width_px, height_px) / _PLAIN_SIDE_PX)
    style = ImageStyle(width_px, height_px, ratio, order.background, order.theme)
    fonts = Fonts.shipped(assets_folder())
    write_image(order.output, render_image(head, catalog, atlas, state, fonts, style))
    _say(str(order.output))
    return OK


def _zones(order: argparse.Namespace) -> int:
    catalog = _shipped_catalog()
    folder = _head_folder(order.head)
    if not order.as_json:
        rows = [_row(zone) for zone in catalog.zones.values()]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            _say("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
        return OK
    from viewer.atlas.cached import atlas_for
    from viewer.data.head_file import load_head
    from viewer.data.paths import cache_folder
    from viewer.export.zone_table import zone_table

    atlas = atlas_for(catalog, load_head(folder, cache_folder()), cache_folder())
    _say(json.dumps(zone_table(catalog, atlas), ensure_ascii=False, allow_nan=False))
    _tell((str(problem) for problem in atlas.problems), FAILED)
    return FAILED if any(problem.severity == "error" for problem in atlas.problems) else OK


def _check(order: argparse.Namespace) -> int:
    from viewer.atlas.resolve import resolve
    from viewer.checks.run import check_claims, run_checks
    from viewer.data.claims import load_claims
    from viewer.data.content import CLAIMS, load_catalog
    from viewer.data.head_file import load_head
    from viewer.data.paths import head_folders, zones_folder

    folder = zones_folder() if order.path is None else _content_folder(order.path)
    catalog, unread = load_catalog(folder)
    problems: list[Problem] = [*unread]
    heads = head_folders() if order.on_heads else ()
    # What lies between files is judged once; each head adds what came out on it.
    problems += run_checks(catalog)
    if (folder / CLAIMS).is_dir():  # a folder of one's own need not have it
        ledger, unread = load_claims(folder)
        problems += (*unread, *check_claims(ledger, catalog))
    for head_folder in heads:
        try:
            head = load_head(head_folder)
        except DataError as error:
            problems += error.problems
            continue
        problems += [
            problem for problem in run_checks(catalog, resolve(catalog, head), head.mesh) if problem not in problems
        ]
    for problem in problems:
        _say(f"{problem.severity}: {problem}")
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    _say(
        f"Errors: {errors}, warnings: {warnings}. "
        f"Looked at zones: {len(catalog.zones)}, studies: {len(catalog.studies)}, "
        f"sources: {len(catalog.sources)}, heads: {len(heads)}."
    )
    return FAILED if errors or (warnings and order.strict) else OK


def _bench(order: argparse.Namespace) -> int:
    from viewer.bench import run_bench

    return run_bench(as_json=order.as_json)


def _report(order: argparse.Namespace) -> int:
    from viewer.report import make_report

    _say(make_report())
    return OK


# What several of them need ----------------------------------------------------------------------------------------


def _has_screen() -> bool:
    """Whether Qt can find a screen; where there is none it ends the process with a message that misleads."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in wanted)


def _shipped_catalog() -> Catalog:
    """Return the sound part of the shipped content; tell what is left out."""
    from viewer.checks.opening import opened_content
    from viewer.data.paths import cache_folder, zones_folder

    catalog, problems = opened_content(zones_folder(), cache_folder())
    _tell((str(problem) for problem in problems if problem.severity == "error"), FAILED)
    return catalog


def _head_folder(name: str) -> Path:
    """Find a head by the id of a shipped one, or by the path of its folder."""
    from viewer.data.paths import head_folders

    folders = {folder.name: folder for folder in head_folders()}
    if name in folders:
        return folders[name]
    path = Path(name)
    if path.is_file() and path.name != "head.toml":
        raise _WrongCall(f"{path} is a file; --head takes the folder of a head: a mesh with its head.toml beside it")
    folder = path.parent if path.is_file() else path
    if folder.is_dir():
        if not (folder / "head.toml").is_file():
            raise _WrongCall(f"{folder}: there is no head.toml in this folder")
        return folder
    if len(path.parts) > 1 or path.is_absolute():
        raise _WrongCall(f"{path}: there is no such folder")
    _known(name, folders, "head")
    return path


def _row(zone: Zone) -> tuple[str, ...]:
    # Chinese last: its characters are two columns wide.
    return zone.id, zone.code, zone.name.en, zone.name.pinyin, zone.name.han


def _known(name: str, there: Iterable[str], noun: str) -> None:
    """Refuse a name that is not there, and say which was perhaps meant."""
    names = list(there)
    if name in names:
        return
    # Half a name is enough to be understood: motor means jiao.motor.
    by_end = {known.rpartition(".")[2]: known for known in names}
    near = [*difflib.get_close_matches(name, names, 3)]
    near += [by_end[end] for end in difflib.get_close_matches(name, by_end, 3) if by_end[end] not in near]
    hint = f"did you mean {' or '.join(near[:3])}?" if near else f"there are: {', '.join(names) or 'none'}"
    raise _WrongCall(f"there is no {noun} {name[:80]!r}; {hint}")


def _content_folder(path: Path) -> Path:
    """Find the content in a folder that was named: the folder itself, or ``zones`` in it."""
    if not path.is_dir():
        raise _WrongCall(f"{path}: there is no such folder")
    inner = path / "zones"
    return inner if inner.is_dir() and not (path / "groups.toml").exists() else path


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "open": _open,
    "image": _image,
    "zones": _zones,
    "check": _check,
    "bench": _bench,
    "report": _report,
}


if __name__ == "__main__":
    sys.exit(main())
