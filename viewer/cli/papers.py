"""The commands ``sheet``, ``handout``, ``safety`` and ``cite``: pages that Qt sets without a window, and citations.

May import: `viewer.cli.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from viewer.cli.call import (
    OK,
    WrongCall,
    chosen_zones,
    code_of,
    content_with,
    ground,
    known,
    known_zone,
    refuse_other_ending,
    say,
    shipped_catalog,
    write,
)
from viewer.cli.export_arguments import ALL_SYSTEMS
from viewer.domain.acupoint import is_point
from viewer.domain.caution_rule import ruling_out
from viewer.domain.identity import ComplaintId, PointId, ZoneId
from viewer.errors import ExportError
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.domain.catalog import Catalog

_ENDINGS = {"text": ".txt", "bibtex": ".bib", "ris": ".ris", "csl": ".json", "pdf": ".pdf"}


def sheet(order: argparse.Namespace) -> int:
    """Make the page with five views and a legend."""
    is_all = order.system == ALL_SYSTEMS
    order.system = None if is_all else order.system
    catalog = content_with(order)
    if not order.zones and not is_all:
        order.system = order.system or next(iter(catalog.schools), None)
    zones = chosen_zones(catalog, order)
    there = ground(catalog, order.head)
    from viewer.data.paths import assets_folder
    from viewer.export.sheet import legend_rows, make_sheet
    from viewer.scene.lettering import Fonts

    with _paper() as families:
        from viewer.export.sheet_file import FontFile, sheet_file
        from viewer.export.sheet_plan import view_size_px

        size_px = view_size_px(order.paper, len(legend_rows(catalog, zones)), round(order.dpi))
        fonts = Fonts.shipped(assets_folder())
        drawn = make_sheet(there.head, catalog, there.atlas, zones, fonts, size_px, order.skin)
        form = order.output.suffix.lower().removeprefix(".")
        folder = assets_folder() / "fonts"
        carried = (
            FontFile("Scalp Map Sans", 400, folder / "text-regular.otf"),
            FontFile("Scalp Map Sans", 600, folder / "text-semibold.otf"),
            FontFile("Scalp Map Labels", 400, fonts.regular),
        )
        content = sheet_file(drawn, families, order.paper, form, round(order.dpi), carried)
    write(order.output, content)
    return code_of(there)


def handout(order: argparse.Namespace) -> int:
    """Make the page that a patient takes home."""
    catalog = shipped_catalog()
    _refuse_cut_name(order.practice)
    if order.complaint is None and order.zone is None:
        raise WrongCall("say what is to be explained: --complaint, --zone, or both")
    if order.complaint is not None:
        known(order.complaint, catalog.complaints, "complaint")
        forbidding = ruling_out(catalog, ComplaintId(order.complaint))
        if forbidding is not None:
            raise WrongCall(f"{order.complaint}: no hand-out is made for it. {forbidding.plain}")
    if order.zone is not None:
        named = catalog.zones_for(ComplaintId(order.complaint)) if order.complaint is not None else ()
        zones = [zone.id for zone in named or catalog.zones.values() if zone.place is not None]
        known(order.zone, zones, "zone that can be explained for it" if named else "zone that can be explained")
    from viewer.data.logo_file import read_logo

    logo = read_logo(order.logo) if order.logo is not None else None
    from viewer.data.paths import assets_folder
    from viewer.export.handout_picture import explained_state, handout_picture
    from viewer.presentation.explain import explain_view
    from viewer.presentation.handout import handout
    from viewer.scene.lettering import Fonts

    state = explained_state(catalog, order.complaint, order.zone, order.side)
    there = ground(catalog, order.head or state.head)
    view = explain_view(catalog, state.complaint, state.selected, state.affected)
    if view is None:
        raise ExportError("the content has no page of explanation")
    picture = handout_picture(there.head, catalog, there.atlas, state, Fonts.shipped(assets_folder()))
    with _paper() as families:
        from viewer.export.handout import handout_pdf

        content = handout_pdf(handout(view, order.practice), picture, families, order.paper, logo)
    write(order.output, content)
    return code_of(there)


def safety(order: argparse.Namespace) -> int:
    """Make the page on safe needling, for the clinic."""
    _refuse_cut_name(order.practice)
    catalog = shipped_catalog()
    from viewer.data.logo_file import read_logo
    from viewer.presentation.safety import safety_page

    logo = read_logo(order.logo) if order.logo is not None else None
    with _paper() as families:
        from viewer.export.handout import handout_pdf

        content = handout_pdf(safety_page(catalog, order.practice), None, families, order.paper, logo)
    write(order.output, content)
    return OK


def _refuse_cut_name(name: str) -> None:
    from viewer.presentation.handout import cut_name

    if cut_name(name):
        raise WrongCall(cut_name(name))


def cite(order: argparse.Namespace) -> int:
    """Write citations."""
    refuse_other_ending(order.output, order.format, _ENDINGS[order.format])
    from viewer.export import citations
    from viewer.presentation.presenter import Presenter

    catalog = shipped_catalog()
    if order.zone is not None:
        known_zone(order.zone, catalog)
        chosen = {"point": PointId(order.zone)} if is_point(order.zone) else {"selected": ZoneId(order.zone)}
        keys = Presenter(catalog).cited(ViewState(**chosen))
    elif order.study is not None:
        known(order.study, [*catalog.studies, *catalog.sources], "study")
        keys = (order.study,)
    else:
        keys = citations.all_keys(catalog)
    if order.format == "pdf":
        if order.output is None:
            raise WrongCall("a PDF is not printed here; name a file for it with -o")
        content = _bibliography(catalog, keys)
    else:
        content = citations.cite(catalog, keys, order.format).encode()
    if order.output is None:
        say(content.decode().rstrip("\n"))
        return OK
    write(order.output, content)
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
