"""Citations, as text, for reference programs, or on paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.domain.acupoint import is_point
from viewer.errors import RequestError
from viewer.export.export import PRINTED, Ending, Export, Option, Progress, Request
from viewer.export.screen import Screen
from viewer.presentation.question import Flag, Text, Value, choice
from viewer.state.view_state import Selection, ViewState

if TYPE_CHECKING:
    from viewer.domain.catalog import Catalog

_EXAMPLES = """\
  {prog} --zone jiao.motor                                  what its card cites, as text
  {prog} --study chen2025 --format bibtex                   one study
  {prog} --all --format pdf -o bibliography.pdf             everything, to print
"""


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Write citations."""
    from viewer.export import citations
    from viewer.export.ground import shipped_catalog
    from viewer.export.writing import refuse_other_ending, say_or_write, write
    from viewer.presentation.presenter import Presenter

    refuse_other_ending(into, request.format, {str(ending.sets["format"]): ending.suffix for ending in CITE.endings})
    catalog = shipped_catalog(progress.note)
    if request.is_all:
        keys = citations.all_keys(catalog)
    else:
        keys = Presenter(catalog).cited(_open_at(request, catalog))
        if not keys:
            raise RequestError("nothing is open that cites anything; choose a zone, a study or a complaint, or all")
    if request.format != "pdf":
        say_or_write(into, citations.cite(catalog, keys, request.format).rstrip("\n"), progress)
        return True
    if into == PRINTED:
        raise RequestError("a PDF is not printed here; name a file for it with -o")
    from viewer.export.page_fonts import page_fonts

    with page_fonts() as families:
        from viewer.export.bibliography import bibliography
        from viewer.export.pdf_paper import Sheet, page_pdf

        content = page_pdf(Sheet(bibliography(catalog, keys), families))
    write(into, content, progress)
    return True


def _open_at(request: Request, catalog: Catalog) -> ViewState:
    """Return the state in which that is open whose citations are asked for: in it, a study lies above all else."""
    from viewer.export.names import known, known_zone

    if request.study is not None:
        known(request.study, [*catalog.studies, *catalog.sources], "study")
    if request.zone is not None:
        known_zone(request.zone, catalog)
    if request.complaint is not None:
        known(request.complaint, catalog.complaints, "complaint")
    is_acupoint = request.zone is not None and is_point(request.zone)
    return ViewState(
        study=request.study,
        selection=Selection(
            zone=None if is_acupoint else request.zone,
            point=request.zone if is_acupoint else None,
            complaint=request.complaint,
        ),
    )


def _name(_screen: Screen, values: Mapping[str, Value]) -> str:
    return "bibliography" if values["is_all"] else "citations"


CITE = Export(
    id="cite",
    words="Citations",
    about="write citations of studies and sources",
    proposed="citations.pdf",
    proposed_here=_name,
    endings=(
        Ending(".pdf", "PDF to print", {"format": "pdf"}),
        Ending(".txt", "Text", {"format": "text"}),
        Ending(".bib", "BibTeX", {"format": "bibtex"}),
        Ending(".ris", "RIS", {"format": "ris"}),
        Ending(".json", "CSL-JSON", {"format": "csl"}),
    ),
    make=make,
    examples=_EXAMPLES,
    group="data",
    options=(
        Option("zone", Text("ID"), "all that the card of a zone or point cites", exclusive="which"),
        Option("complaint", Text("ID"), "all that the page of a complaint cites", exclusive="which"),
        Option("study", Text("KEY"), "one study or other source", exclusive="which"),
        Option(
            "is_all", Flag(), "everything", False, "All, not only what is open", spelling="--all", exclusive="which"
        ),
        Option("format", choice("text", "bibtex", "ris", "csl", "pdf"), "text by default", "text"),
    ),
)
