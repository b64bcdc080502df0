"""The page on safe needling, for the clinic."""

from __future__ import annotations

from pathlib import Path

from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Progress, Request

_EXAMPLES = """\
  {prog} -o safe-needling.pdf
  {prog} --paper Letter --practice "Practice at the Mill" --logo logo.png
"""


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the page."""
    from viewer.export.ground import shipped_catalog
    from viewer.export.page_fonts import page_fonts
    from viewer.export.requested_letterhead import letterhead_of
    from viewer.export.writing import write
    from viewer.presentation.pages.safety import safety_paper

    head = letterhead_of(request)
    catalog = shipped_catalog(progress.note)
    with page_fonts() as families:
        from viewer.export.pdf_paper import Sheet, page_pdf

        sheet = Sheet(safety_paper(catalog), families, letterhead=head)
        content = page_pdf(sheet, request.paper)
    write(into, content, progress)
    return True


SAFETY = Export(
    id="safety",
    words="Page on safe needling",
    about="make the page on safe needling, for the clinic",
    what="the page",
    proposed="safe-needling.pdf",
    endings=(Ending(".pdf", "PDF"),),
    make=make,
    examples=_EXAMPLES,
    options=shared.LETTERHEAD,
)
