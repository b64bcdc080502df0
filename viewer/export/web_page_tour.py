"""A tour as the web page plays it: plain values, its sources by number, and what of a stop the page cannot show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from viewer.domain.catalog import Catalog
from viewer.domain.tour import Eye, Said, Stage, Stop, Tour
from viewer.domain.tour_reference import known_view
from viewer.export.web_page_ink import PageInk
from viewer.presentation.citations import Citations
from viewer.presentation.shown import while_asking
from viewer.presentation.tour_view import stop_page
from viewer.state.stop_view import state_at
from viewer.state.view_state import Lesson, ViewState

_ONLY_IN_THE_PROGRAM: Mapping[Stage, str] = {
    "build": "In the program this stop can be walked through step by step, with a tape and a close-up.",
    "needle": "In the program this stop shows the needle in a cut through the layers as well.",
    "compare": "In the program this stop compares the zones in a table as well.",
    "map": "In the program this stop shows the map of the evidence; here the card of the complaint lists the studies.",
}
_SKIN_STAYS = "In the program the skin of this stop turns to glass; here it stays whole."
_UNLIKE_HERE = "The page has built its zones by the usual rules and on one head; this stop asks for others."


def page_tour(tour: Tour, catalog: Catalog, ink: PageInk, head: str) -> dict[str, Any]:
    """Return a tour for the page.

    Parameters
    ----------
    tour : Tour
        Its texts are plain texts.
    catalog : Catalog
        What the page has: zones and complaints that are not in it leave nothing chosen.
    ink : PageInk
        Packs constructions and needles.
    head : str
        The id of the page's head.

    Returns
    -------
    dict
        ``id``, ``title``, ``words`` and ``stops``. Of each stop: its texts, with the numbers of their sources;
        ``sources``; ``limits``, what only the program can show; ``eye``; what is chosen; ``overlays``; ``build``
        and ``needle``, what is drawn; and ``asked``, what is otherwise while its question is open, or None. Notes for
        the teacher stay behind.
    """
    stops = [
        _stop(stop, catalog, ink, head) | {"asked": _asked(tour, place, catalog, head)}
        for place, stop in enumerate(tour.stops)
    ]
    return {"id": tour.id, "title": tour.title, "words": tour.words, "stops": stops}


def names_only(tour: Tour, catalog: Catalog) -> bool:
    """Say whether everything that a tour refers to is in a catalogue."""
    return not any(known_view(stop.view, catalog, (stop.view.head,))[1] for stop in tour.stops)


def _stop(stop: Stop, catalog: Catalog, ink: PageInk, head: str) -> dict[str, Any]:
    view, citations = known_view(stop.view, catalog, (stop.view.head,))[0], Citations(catalog)
    state = state_at(ViewState(mode="learn"), view, catalog, (head,))
    is_compared = view.stage == "compare" and bool(view.compared)
    lit = (*view.lit, *(view.compared if is_compared else ()))
    build = ink.construction(state) if view.stage == "build" else None
    needle = ink.needle(state) if view.stage == "needle" else None
    is_unlike = bool(view.variants) or stop.view.head != head
    glass = _SKIN_STAYS if view.glass > 0 else ""
    limits = [_ONLY_IN_THE_PROGRAM.get(view.stage, ""), glass, _UNLIKE_HERE if is_unlike else ""]
    complaint = view.complaint if view.selected is None else None
    if view.stage == "map" and view.cell:
        complaint = view.cell[0]  # type: ignore[assignment]  # known_view has looked it up
    return {
        "title": stop.title,
        "words": _said(stop.words, citations),
        "question": stop.question,
        "answer": _said(stop.answer, citations),
        "sources": [{"number": each.number, "citation": each.citation} for each in citations.listed()],
        "limits": " ".join(filter(None, limits)),
        "eye": _eye(view.eye),
        "zone": view.selected if not is_compared else None,
        "part": view.part,
        "point": view.point if view.selected is None else None,
        "complaint": complaint if complaint in catalog.complaints else None,
        "lit": list(dict.fromkeys(lit)),
        "school": view.school,
        "beside": list(view.beside),
        "side": view.side,
        "labels": view.labels,
        "overlays": [name for name in ("points", "ten_ten", "lines") if name in view.overlays],
        "bare": view.zone_opacity == 0.0 or (build is not None and not build["zone"]),
        "build": build,
        "needle": needle,
    }


def _asked(tour: Tour, place: int, catalog: Catalog, head: str) -> dict[str, Any] | None:
    """Return the title, the places of the paragraphs, the side and the eye that do not say the answer."""
    stop = tour.stops[place]
    if not (stop.question and stop.answer):
        return None
    view = known_view(stop.view, catalog, (stop.view.head,))[0]
    state = state_at(ViewState(mode="learn", lesson=Lesson(tour=tour, stop=place)), view, catalog, (head,))
    page = stop_page(catalog, state, (head,))
    if page is None:
        return None
    read, drawn = page.as_read(is_answered=False), while_asking(state, stop)
    return {
        "title": read.title,
        "words": [number for number, said in enumerate(page.words) if said in read.words],
        "side": drawn.selection.side,
        "eye": _eye(drawn.camera.eye if view.eye is not None else None),
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
