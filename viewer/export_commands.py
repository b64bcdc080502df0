"""The commands that make something to take away: pictures, tables and what other programs open.

May import: `viewer.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from viewer.call import FAILED, OK, Ground, WrongCall, ground, head_folder, known, say, shipped_catalog
from viewer.domain.acupoint import is_point
from viewer.domain.identity import ComplaintId, PointId, SchoolId, ZoneId
from viewer.domain.variant import variants_of
from viewer.errors import ExportError
from viewer.export_arguments import ALL_STEPS, ALL_SYSTEMS
from viewer.state.view_state import CameraOrder, ViewState

if TYPE_CHECKING:
    from viewer.domain.catalog import Catalog
    from viewer.domain.zone import Zone

_PLAIN_SIDE_PX = 800
_LEAST_RATIO = 0.7  # letters of 10 pixels, the smallest that can be read


def _image(order: argparse.Namespace) -> int:
    catalog = _catalog_with(order)
    if order.build is not None and not [name for name in order.zones if not is_point(name)]:
        raise WrongCall("--build needs a zone; name one with --zone")
    for variant in order.variants:
        known(variant, variants_of(catalog), "variant")
    there = ground(catalog, order.head, frozenset(order.variants))
    from viewer.data.paths import assets_folder
    from viewer.export.image import ImageStyle, render_image, write_image
    from viewer.scene.lettering import Fonts

    width_px, height_px = order.size
    # Labels grow with the picture, so that it looks the same at any size.
    ratio = max(_LEAST_RATIO, min(width_px, height_px) / _PLAIN_SIDE_PX)
    style = ImageStyle(width_px, height_px, ratio, order.background, order.theme, order.scale)
    fonts = Fonts.shipped(assets_folder())
    state = _state(catalog, order)
    if order.build is not None:
        from viewer.export.build_pictures import BuildOrder, build_pictures

        camera = CameraOrder(order.view or "step", 1)
        state = replace(state, lit=(), camera=camera, variants=frozenset(order.variants))
        steps = BuildOrder(order.output, None if order.build == ALL_STEPS else order.build)
        for path, picture in build_pictures(there.head, catalog, there.atlas, state, fonts, style, steps):
            write_image(path, picture, order.dpi)
            say(str(path))
            sys.stdout.flush()  # who waits for the next one sees how far it is
        return OK
    write_image(order.output, render_image(there.head, catalog, there.atlas, state, fonts, style), order.dpi)
    say(str(order.output))
    return OK


def _state(catalog: Catalog, order: argparse.Namespace) -> ViewState:
    """Return what a picture is to show."""
    from viewer.domain.point_use import lines_of

    zones = tuple(ZoneId(name) for name in order.zones if not is_point(name))
    point = next((PointId(name) for name in order.zones if is_point(name)), None)
    overlays: set[str] = {name.replace("-", "_") for name in order.overlays}
    first = catalog.school_of(zones[0]).id if zones else next(iter(catalog.schools), None)
    school = first if order.system is None else SchoolId(order.system)
    return ViewState(
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


def _zones(order: argparse.Namespace) -> int:
    catalog = shipped_catalog()
    if order.form == "list":
        head_folder(order.head)
        rows = [_row(zone) for zone in catalog.zones.values()]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows)
        return _hand_over(order, "\n".join(line.rstrip() for line in lines))
    there = ground(catalog, order.head)
    if order.form == "json":
        from viewer.export.zone_table import zone_table

        _hand_over(order, json.dumps(zone_table(catalog, there.atlas), ensure_ascii=False, allow_nan=False))
    else:
        from viewer.export.place_table import place_table

        _hand_over(order, place_table(catalog, there.atlas).rstrip("\n"))
    return _code(there)


def _hand_over(order: argparse.Namespace, text: str) -> int:
    """Write a text to the file that was named, or as the answer."""
    if order.output is None:
        say(text)
        return OK
    from viewer.data.atomic import write_atomic

    # Spreadsheets take a file without this mark for one without Chinese.
    mark = "\ufeff" if order.form == "csv" else ""
    try:
        write_atomic(order.output, f"{mark}{text}\n".encode())
    except OSError as error:
        raise ExportError(f"{order.output}: {error.strerror}") from error
    say(str(order.output))
    return OK


def _row(zone: Zone) -> tuple[str, ...]:
    # Chinese last: its characters are two columns wide.
    return zone.id, zone.code, zone.name.en, zone.name.pinyin, zone.name.han


def _mesh(order: argparse.Namespace) -> int:
    catalog = _catalog_with(order)
    there = ground(catalog, order.head)
    from viewer.export.mesh import mesh_file, write_mesh

    zones = _chosen(catalog, order)
    content = mesh_file(there.head, catalog, there.atlas, zones, order.side, skin=order.skin, detail=order.detail)
    write_mesh(order.output, content)
    say(str(order.output))
    return _code(there)


def _electrodes(order: argparse.Namespace) -> int:
    catalog = shipped_catalog()
    there = ground(catalog, order.head)
    from viewer.export.electrodes import electrode_files, write_electrodes

    for path in write_electrodes(order.output, electrode_files(catalog, there.atlas)):
        say(str(path))
    return _code(there)


def _sheet(order: argparse.Namespace) -> int:
    is_all = order.system == ALL_SYSTEMS
    order.system = None if is_all else order.system
    catalog = _catalog_with(order)
    if not order.zones and not is_all:
        order.system = order.system or next(iter(catalog.schools), None)
    zones = _chosen(catalog, order)
    there = ground(catalog, order.head)
    from viewer.data.atomic import write_atomic
    from viewer.data.paths import assets_folder
    from viewer.export.sheet import legend_rows, make_sheet
    from viewer.scene.lettering import Fonts

    with _paper() as families:
        from viewer.export.sheet_file import FontFile, sheet_file
        from viewer.export.sheet_plan import view_size_px

        size_px = view_size_px(order.paper, len(legend_rows(catalog, zones)), round(order.dpi))
        fonts = Fonts.shipped(assets_folder())
        sheet = make_sheet(there.head, catalog, there.atlas, zones, fonts, size_px, order.skin)
        form = order.output.suffix.lower().removeprefix(".")
        folder = assets_folder() / "fonts"
        carried = (
            FontFile("Scalp Map Sans", 400, folder / "text-regular.otf"),
            FontFile("Scalp Map Sans", 600, folder / "text-semibold.otf"),
            FontFile("Scalp Map Labels", 400, fonts.regular),
        )
        content = sheet_file(sheet, families, order.paper, form, round(order.dpi), carried)
    try:
        write_atomic(order.output, content)
    except OSError as error:
        raise ExportError(f"{order.output}: {error.strerror}") from error
    say(str(order.output))
    return _code(there)


def _video(order: argparse.Namespace) -> int:
    is_film = order.output.suffix.lower() == ".mp4"
    catalog = _catalog_with(order)
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
    ratio = max(_LEAST_RATIO, min(width_px, height_px) / _PLAIN_SIDE_PX)
    style = ImageStyle(width_px, height_px, ratio, order.background, order.theme, samples=1)
    fps = round(order.fps or (25 if is_film else 12))
    fonts = Fonts.shipped(assets_folder())
    state = _state(catalog, order)
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
    return _code(there)


def _input_ends() -> threading.Event:
    """Return what is set when the standard input ends: who asked for this has stopped it, or is gone."""
    ended = threading.Event()

    def watch() -> None:
        while os.read(0, 4096):  # below sys.stdin, whose lock must be free when the program ends
            pass
        ended.set()

    threading.Thread(target=watch, daemon=True).start()
    return ended


@contextmanager
def _paper() -> Iterator[tuple[str, ...]]:
    """Let Qt set pages without a window while this lasts; gives the font families."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from viewer.data.paths import assets_folder
    from viewer.widgets.theme import load_fonts

    there = QGuiApplication.instance() or QGuiApplication([])
    yield load_fonts(assets_folder() / "fonts")
    del there  # it has to live until the page is set


def _page(order: argparse.Namespace) -> int:
    catalog = shipped_catalog()
    if order.system is not None:
        known(order.system, catalog.schools, "system")
    tour = None
    if order.tour is not None:
        from viewer.data.tour_file import read_tour

        tour = read_tour(order.tour)
    there = ground(catalog, order.head)
    from viewer.data.paths import assets_folder
    from viewer.export.web_page import web_page, write_web_page
    from viewer.export.web_page_parts import PageParts

    school = None if order.system is None else SchoolId(order.system)
    parts = PageParts.shipped(assets_folder())
    write_web_page(order.output, web_page(catalog, there.atlas, there.head, parts, school, tour, order.skin))
    say(str(order.output))
    return _code(there)


def _chosen(catalog: Catalog, order: argparse.Namespace) -> tuple[ZoneId, ...]:
    """Return the zones that were named, those of the system that was named, or all."""
    for name in order.zones:
        known(name, catalog.zones, "zone")  # a point is no zone here
    return tuple(
        zone
        for zone in catalog.zones
        if (not order.zones or zone in order.zones)
        and (order.system is None or catalog.school_of(zone).id == order.system)
    )


def _cite(order: argparse.Namespace) -> int:
    from viewer.export.citations import all_keys, cite
    from viewer.presentation.presenter import Presenter

    catalog = shipped_catalog()
    if order.zone is not None:
        known(order.zone, [*catalog.zones, *catalog.points], "zone")
        chosen = {"point": PointId(order.zone)} if is_point(order.zone) else {"selected": ZoneId(order.zone)}
        keys = Presenter(catalog).cited(ViewState(**chosen))
    elif order.study is not None:
        known(order.study, [*catalog.studies, *catalog.sources], "study")
        keys = (order.study,)
    else:
        keys = all_keys(catalog)
    if order.format == "pdf":
        if order.output is None:
            raise WrongCall("a PDF is not printed here; name a file for it with -o")
        content = _bibliography(catalog, keys)
    else:
        content = cite(catalog, keys, order.format).encode()
    if order.output is None:
        say(content.decode().rstrip("\n"))
        return OK
    from viewer.data.atomic import write_atomic

    try:
        write_atomic(order.output, content)
    except OSError as error:
        raise ExportError(f"{order.output} could not be written: {error.strerror}") from error
    say(str(order.output))
    return OK


def _bibliography(catalog: Catalog, keys: Sequence[str]) -> bytes:
    """Set the bibliography without a window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from viewer.data.paths import assets_folder
    from viewer.export.bibliography import bibliography_pdf
    from viewer.widgets.theme import load_fonts

    there = QGuiApplication.instance() or QGuiApplication([])
    content = bibliography_pdf(catalog, keys, load_fonts(assets_folder() / "fonts"))
    del there  # it has to live while the page is set
    return content


def _handout(order: argparse.Namespace) -> int:
    catalog = shipped_catalog()
    if order.complaint is None and order.zone is None:
        raise WrongCall("say what is to be explained: --complaint, --zone, or both")
    if order.complaint is not None:
        known(order.complaint, catalog.complaints, "complaint")
    if order.zone is not None:
        named = catalog.zones_for(ComplaintId(order.complaint)) if order.complaint is not None else ()
        zones = [zone.id for zone in named or catalog.zones.values() if zone.place is not None]
        known(order.zone, zones, "zone that can be explained for it" if named else "zone that can be explained")
    from viewer.data.logo_file import read_logo

    logo = read_logo(order.logo) if order.logo is not None else None
    there = ground(catalog, order.head)
    from viewer.data.atomic import write_atomic
    from viewer.data.paths import assets_folder
    from viewer.export.handout_picture import explained_state, handout_picture
    from viewer.presentation.explain import explain_view
    from viewer.presentation.handout import handout
    from viewer.scene.lettering import Fonts

    state = explained_state(catalog, order.complaint, order.zone, order.side)
    view = explain_view(catalog, state.complaint, state.selected, state.affected)
    if view is None:
        raise ExportError("the content has no page of explanation")
    picture = handout_picture(there.head, catalog, there.atlas, state, Fonts.shipped(assets_folder()))
    with _paper() as families:
        from viewer.export.handout import handout_pdf

        content = handout_pdf(handout(view, order.practice), picture, families, order.paper, logo)
    try:
        write_atomic(order.output, content)
    except OSError as error:
        raise ExportError(f"{order.output}: {error.strerror}") from error
    say(str(order.output))
    return _code(there)


def _catalog_with(order: argparse.Namespace) -> Catalog:
    """Return the content; refuse zones, points and systems that are not in it."""
    catalog = shipped_catalog()
    for name in order.zones:
        known(name, [*catalog.zones, *catalog.points], "zone")
    if order.system is not None:
        known(order.system, catalog.schools, "system")
    return catalog


def _code(there: Ground) -> int:
    return FAILED if any(problem.severity == "error" for problem in there.atlas.problems) else OK


EXPORT_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "image": _image,
    "zones": _zones,
    "cite": _cite,
    "handout": _handout,
    "mesh": _mesh,
    "electrodes": _electrodes,
    "page": _page,
    "sheet": _sheet,
    "video": _video,
}
