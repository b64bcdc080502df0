"""The sheet: one page with five views and a legend."""

from __future__ import annotations

from pathlib import Path

from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.export.screen import zones_here
from viewer.presentation.question import Names
from viewer.state.view_state import Reader

_ALL_SYSTEMS = "all"
_EXAMPLES = """\
  {prog} -o sheet.pdf                              one page: five views and a legend of the first system
  {prog} --system who --paper Letter -o who.pdf
  {prog} --zone jiao.motor --zone jiao.sensory -o two.svg
  {prog} --system all --dpi 300 -o all.png
"""


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the page."""
    from viewer.export.ground import chosen_zones, ground_for

    is_all = request.system == _ALL_SYSTEMS
    request.system = None if is_all else request.system
    there = ground_for(request, progress.note)
    catalog = there.catalog
    if not request.zones and not is_all:
        request.system = request.system or next(iter(catalog.schools), None)
    zones = chosen_zones(catalog, request)
    from viewer.data.paths import assets_folder
    from viewer.export.page_fonts import page_fonts
    from viewer.export.sheet import legend_rows, make_sheet
    from viewer.export.writing import write
    from viewer.scene.lettering import Fonts

    with page_fonts() as families:
        from viewer.export.sheet_file import FontFile, sheet_file
        from viewer.export.sheet_plan import view_size_px

        progress.share(_BEGUN)
        size_px = view_size_px(request.paper, len(legend_rows(catalog, zones)), round(request.dpi))
        fonts = Fonts.shipped(assets_folder())
        reader = Reader(skin=request.skin, hair=request.hair)
        drawn = make_sheet(there.head, catalog, there.atlas, zones, fonts, size_px, reader)
        progress.share(_DRAWN)
        folder = assets_folder() / "fonts"
        carried = (
            FontFile("Scalp Map Sans", 400, folder / "text-regular.otf"),
            FontFile("Scalp Map Sans", 600, folder / "text-semibold.otf"),
            FontFile("Scalp Map Labels", 400, fonts.regular),
        )
        form = into.suffix.lower().removeprefix(".")
        content = sheet_file(drawn, families, request.paper, form, round(request.dpi), carried)  # type: ignore[arg-type]
    write(into, content, progress)
    return there.is_whole


_BEGUN, _DRAWN = 0.1, 0.7

SHEET = Export(
    id="sheet",
    words="Sheet with five views and a legend",
    about="make a page with five views and a legend",
    what="the page, by its ending a PDF, SVG or PNG",
    proposed="scalp-map-sheet.pdf",
    endings=(Ending(".pdf", "PDF"), Ending(".svg", "Drawing for other programs"), Ending(".png", "Picture")),
    make=make,
    examples=_EXAMPLES,
    options=(
        Option(
            "zones", Names("ID"), "can be given again", (), "Zones", spelling="--zone", here=zones_here, follows=False
        ),
        shared.system(f"the system shown, the first by default; {_ALL_SYSTEMS} for all"),
        shared.PAPER_SIZE,
        shared.dpi(72, 600, 300, "pixels per inch of the views, 300 by default"),
        shared.SKIN,
        shared.HAIR,
        *shared.RULES,
        shared.HEAD,
    ),
)
