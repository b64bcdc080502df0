"""A tour as the web page plays it: plain values, its sources by number, and what of a stop the page cannot show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from viewer.domain.catalog import Catalog
from viewer.domain.tour import Eye, Said, Stage, Stop, Tour
from viewer.presentation.citations import Citations

_ONLY_IN_THE_PROGRAM: Mapping[Stage, str] = {
    "build": "In the program this stop shows how the zone is constructed; here the zone alone is shown.",
    "needle": "In the program this stop shows the needle; here the zone alone is shown.",
    "compare": "In the program this stop compares the zones in a table; here they are shown on the head.",
    "map": "In the program this stop shows the map of the evidence; here only the head is shown.",
}


def page_tour(tour: Tour, catalog: Catalog) -> dict[str, Any]:
    """Return a tour for the page.

    Parameters
    ----------
    tour : Tour
        Its texts are plain texts.
    catalog : Catalog
        What the page has: zones and complaints that are not in it leave nothing chosen.

    Returns
    -------
    dict
        ``title``, ``words`` and ``stops``. Of each stop: its texts, with the numbers of their sources; ``sources``;
        ``limits``, what only the program can show; ``eye``; and what is chosen. Notes for the teacher stay behind.
    """
    return {"title": tour.title, "words": tour.words, "stops": [_stop(stop, catalog) for stop in tour.stops]}


def _stop(stop: Stop, catalog: Catalog) -> dict[str, Any]:
    view, citations = stop.view, Citations(catalog)
    is_compared = view.stage == "compare" and bool(view.compared)
    lit = (*view.lit, *(view.compared if is_compared else ()))
    return {
        "title": stop.title,
        "words": _said(stop.words, citations),
        "question": stop.question,
        "answer": _said(stop.answer, citations),
        "sources": [{"number": each.number, "citation": each.citation} for each in citations.listed()],
        "limits": _ONLY_IN_THE_PROGRAM.get(view.stage, ""),
        "eye": _eye(view.eye),
        "zone": view.selected if view.selected in catalog.zones and not is_compared else None,
        "part": view.part,
        "complaint": view.complaint if view.complaint in catalog.complaints and view.selected is None else None,
        "lit": [zone for zone in dict.fromkeys(lit) if zone in catalog.zones],
        "school": view.school if view.school in catalog.schools else None,
        "side": view.side,
        "labels": view.labels,
    }


def _said(paragraphs: Sequence[Said], citations: Citations) -> list[dict[str, Any]]:
    return [{"text": each.text, "marks": [citations.number(key) for key in each.sources]} for each in paragraphs]


def _eye(eye: Eye | None) -> dict[str, Any] | None:
    if eye is None:
        return None
    return {
        "angles": [eye.azimuth_deg, eye.elevation_deg],
        "distance": eye.distance_mm if eye.target_mm is not None else None,
        "target": list(eye.target_mm) if eye.target_mm is not None else None,
        "aspect": eye.aspect,
    }
