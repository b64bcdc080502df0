"""The page that a patient takes home."""

from __future__ import annotations

from pathlib import Path

from viewer.domain.identity import ComplaintId
from viewer.errors import ExportError, RequestError
from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.export.names import DEFAULT_HEAD
from viewer.export.screen import Screen
from viewer.presentation.question import SIDE, Text
from viewer.state.view_state import CHILD_HEAD

_EXAMPLES = """\
  {prog} --complaint tinnitus --side right -o tinnitus.pdf
  {prog} --complaint leg-weakness --zone who.ms6 --side left --paper Letter
  {prog} --zone jiao.optic --practice "Practice at the Mill" --logo logo.png
"""


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the page."""
    from viewer.export.ground import ground, shipped_catalog
    from viewer.export.names import known
    from viewer.export.requested_letterhead import letterhead_of

    catalog, head = shipped_catalog(progress.note), letterhead_of(request)
    if request.complaint is None and request.zone is None:
        raise RequestError("say what is to be explained: --complaint, --zone, or both")
    if request.complaint is not None:
        from viewer.domain.caution_rule import ruling_out

        known(request.complaint, catalog.complaints, "complaint")
        forbidding = ruling_out(catalog, ComplaintId(request.complaint))
        if forbidding is not None:
            raise RequestError(f"{request.complaint}: no hand-out is made for it. {forbidding.plain}")
    if request.zone is not None:
        named = catalog.zones_for(ComplaintId(request.complaint)) if request.complaint is not None else ()
        zones = [zone.id for zone in named or catalog.zones.values() if zone.place is not None]
        known(request.zone, zones, "zone that can be explained for it" if named else "zone that can be explained")
    from viewer.data.paths import assets_folder
    from viewer.export.handout_picture import explained_state, handout_picture
    from viewer.export.page_fonts import page_fonts
    from viewer.export.writing import write
    from viewer.presentation.pages.explanation import explain_view
    from viewer.presentation.pages.handout import handout_page, handout_title
    from viewer.scene.lettering import Fonts

    state = explained_state(catalog, request.complaint, request.zone, request.side)
    there = ground(catalog, request.head or state.head, progress.note)
    chosen = state.selection
    view = explain_view(catalog, chosen.complaint, chosen.zone, chosen.affected, atlas=there.atlas)
    if view is None:
        raise ExportError("the content has no page of explanation")
    picture = handout_picture(there.head, catalog, there.atlas, state, Fonts.shipped(assets_folder()))
    with page_fonts() as families:
        from viewer.export.pdf_paper import Sheet, page_pdf

        page = handout_page(view)
        content = page_pdf(Sheet(page, families, handout_title(page), head, picture), request.paper)
    write(into, content, progress)
    return there.is_whole


def _lacks(screen: Screen) -> str:
    is_there = screen.zone is not None or screen.values.get("complaint") is not None
    return "" if is_there else "Choose a complaint or a zone first."


HANDOUT = Export(
    id="handout",
    words="Hand-out for a patient",
    about="make the page that a patient takes home",
    what="the page",
    proposed="handout.pdf",
    endings=(Ending(".pdf", "PDF"),),
    make=make,
    examples=_EXAMPLES,
    lacks=_lacks,
    options=(
        Option("complaint", Text("ID"), "what is explained, for example tinnitus"),
        Option("zone", Text("ID"), "the zone; by default the first that is named for the complaint"),
        Option("side", SIDE, "the side that is affected, the patient's own"),
        *shared.LETTERHEAD,
        shared.head(None, f"{DEFAULT_HEAD} by default, {CHILD_HEAD} for what children have"),
    ),
)
