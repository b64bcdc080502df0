"""What a stop refers to: found in the content, or taken out with a sentence that says so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, get_args

from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import is_ruled_out
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.domain.school import PLACE_ROWS, BesideRow
from viewer.domain.tour import Stop, StopView, Tour
from viewer.domain.variant_choice import variants_of


@dataclass(frozen=True, slots=True)
class Lost:
    """A name that nothing in the content answers to.

    Attributes
    ----------
    field : str
        The field of the view that holds it.
    noun, name : str
        What it was to be, and its name.
    """

    field: str
    noun: str
    name: str

    @property
    def sentence(self) -> str:
        """Say it for the reader of the tour."""
        return f"The {self.noun} “{self.name}” is not in this version; the stop is shown without it."


def known_view(view: StopView, catalog: Catalog, heads: Collection[str]) -> tuple[StopView, tuple[Lost, ...]]:
    """Return a view of which everything exists, and what was taken out of it.

    Parameters
    ----------
    view : StopView
        As read.
    heads : collection of str
        Heads that can be shown; a stop on another one is shown on the head that is there.
    """
    lost: list[Lost] = []

    def one(field: str, noun: str, there: Collection[Any]) -> Any:
        name = getattr(view, field)
        if name is None or name in there:
            return name
        lost.append(Lost(field, noun, name))
        return None

    def several(field: str, noun: str, there: Collection[Any]) -> tuple[Any, ...]:
        names = getattr(view, field)
        lost.extend(Lost(field, noun, name) for name in names if name not in there)
        return tuple(name for name in names if name in there)

    variants = variants_of(catalog)
    selected = one("selected", "zone", catalog.zones)
    parts = [part.id for part in catalog.zones[selected].parts] if selected is not None else []
    if view.head not in heads:
        lost.append(Lost("head", "head", view.head))
    known = replace(
        view,
        school=one("school", "school", catalog.schools),
        row=view.row if view.row in (*PLACE_ROWS, *get_args(BesideRow)) else "",
        column=one("column", "school", catalog.schools),
        beside=several("beside", "school", catalog.schools),
        selected=selected,
        part=one("part", "part", parts) if selected is not None else None,
        point=one("point", "point", catalog.points),
        complaint=one("complaint", "complaint", catalog.complaints),
        gyrus=one("gyrus", "part of the brain", catalog.gyri),
        lit=several("lit", "zone", catalog.zones),
        variants=several("variants", "variant", variants),
        rival=one("rival", "variant", variants),
        compared=several("compared", "zone", catalog.zones)[:2],
        cell=_known_cell(view, catalog, lost),
    )
    if known.complaint is not None:
        asked = known.complaint
        allowed = (zone for zone in known.lit if not is_ruled_out(catalog, catalog.zones[zone], asked))
        known = replace(known, lit=tuple(allowed))
    needs_zone = known.stage in ("build", "needle") and known.selected is None
    return (replace(known, stage="explore") if needs_zone else known), tuple(lost)


def lost_sources(stop: Stop, catalog: Catalog) -> tuple[str, ...]:
    """Return the keys of sources that a stop names and the content does not have."""
    there = {*map(str, catalog.sources), *map(str, catalog.studies)}
    named = [key for said in (*stop.words, *stop.answer) for key in said.sources]
    return tuple(dict.fromkeys(key for key in named if key not in there))


def lost_in(tour: Tour, catalog: Catalog, heads: Collection[str]) -> tuple[str, ...]:
    """Say for a whole tour what is not there, each with its stop."""
    sentences = []
    for number, stop in enumerate(tour.stops, start=1):
        lost = known_view(stop.view, catalog, heads)[1]
        sentences += [f"Stop {number}, “{stop.title}”: {each.sentence}" for each in lost]
        sentences += [
            f"Stop {number}, “{stop.title}”: the source “{key}” is not in this version."
            for key in lost_sources(stop, catalog)
        ]
    return tuple(sentences)


def _known_cell(view: StopView, catalog: Catalog, lost: list[Lost]) -> tuple[str, ...]:
    if not view.cell:
        return ()
    complaint, *zone = view.cell
    if ComplaintId(complaint) not in catalog.complaints:
        lost.append(Lost("cell", "complaint", complaint))
        return ()
    if zone and ZoneId(zone[0]) not in catalog.zones:
        lost.append(Lost("cell", "zone", zone[0]))
        return (complaint,)
    return view.cell[:2]
