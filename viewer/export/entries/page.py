"""The atlas as one file for a browser."""

from __future__ import annotations

from pathlib import Path

from viewer.domain.identity import SchoolId
from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.export.screen import schools_here
from viewer.presentation.question import Text

_EXAMPLES = """\
  {prog} -o atlas.html                         one file with the head, the zones and their cards
  {prog} --system jiao -o jiao.html            the zones of one system only
  {prog} --tour mine.scalptour -o tour.html    this tour stands open; without it the shipped ones are listed

The page needs no network and no other file: it works from a memory stick, in any browser of the last years.
"""
_BEGUN, _MADE = 0.1, 0.9


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Write the page."""
    from viewer.data.available_tours import open_tour, shipped_tours
    from viewer.export.ground import content_for, ground
    from viewer.export.names import tour_file

    catalog = content_for(request, progress.note)
    tour = None if request.tour is None else open_tour(tour_file(request.tour))[0]
    there = ground(catalog, request.head, progress.note, frozenset(request.variants), has_scaled_cm=request.scaled_cm)
    from viewer.data.paths import assets_folder
    from viewer.export.web_page import web_page, write_web_page
    from viewer.export.web_page_parts import PageParts

    progress.share(_BEGUN)
    school = None if request.system is None else SchoolId(request.system)
    parts = PageParts.shipped(assets_folder())
    tours = () if tour is not None else shipped_tours()
    page = web_page(catalog, there.atlas, there.head, parts, school, tour, request.skin, tours)
    progress.share(_MADE)
    write_web_page(into, page)
    progress.wrote(into)
    return there.is_whole


PAGE = Export(
    id="page",
    words="Web page",
    about="make one web page that needs no network",
    what="the page",
    proposed="scalp-map.html",
    endings=(Ending(".html", "Web page"), Ending(".htm", "Web page")),
    make=make,
    examples=_EXAMPLES,
    options=(
        Option(
            "system",
            Text("ID"),
            "the zones of one system; by default all",
            None,
            "Zones",
            here=schools_here,
            follows=False,
        ),
        Option("tour", Text("FILE"), "a tour that stands open: its file, or the name of one that is at hand"),
        shared.SKIN,
        *shared.RULES,
        shared.HEAD,
    ),
)
