"""What lies beneath a zone: the electrode sites nearest to it, and the cortex under those as published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.cortex import CortexMap, CortexShare, CortexSite
from viewer.domain.statement import Statement
from viewer.domain.zone import Zone
from viewer.geometry.cortex import GlassHead
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Point
from viewer.presentation.citations import Citations
from viewer.presentation.cortex_geometry import GeometryView, cortex_geometry, needle_and_brain
from viewer.presentation.marked_text import MarkedText

NEAR_MM = 15.0
"""A site farther from a place than this says nothing about it: sites of the grid lie 25 to 40 mm apart."""


@dataclass(frozen=True, slots=True)
class BeneathRow:
    """What lies beneath one place of a zone.

    Attributes
    ----------
    place : str
        Which place: a part by name, or start, middle, end.
    site : str
        The nearest site and how far it is, in words.
    regions : MarkedText
        Regions under the site and how deep they lie; empty where no site is near.
    is_near : bool
        Whether a site is near enough to say something.
    """

    place: str
    site: str
    regions: MarkedText
    is_near: bool


@dataclass(frozen=True, slots=True)
class BeneathView:
    """What lies beneath a zone.

    Attributes
    ----------
    lead : MarkedText
        That it is about other heads.
    rows : tuple of BeneathRow
        From the zone's beginning to its end; the same site twice in a row is said once.
    limits : tuple of MarkedText
        How it came about, how far people differ.
    claim : MarkedText or None
        The cortex that the school says lies beneath.
    geometry : GeometryView or None
        What lies beneath by an average brain in this head; None until one is put into it.
    spread : MarkedText or None
        How far people differ; None where the table does not say.
    needle : str
        That the needle does not reach the brain.
    """

    lead: MarkedText
    rows: tuple[BeneathRow, ...]
    limits: tuple[MarkedText, ...]
    claim: MarkedText | None
    geometry: GeometryView | None = None
    spread: MarkedText | None = None
    needle: str = ""


SPREAD = "spread-between-people"
"""The statement of the table that says how far people differ."""


def spread_between_people(catalog: Catalog) -> Statement | None:
    """Return what the table of the cortex says of how far people differ; None without it."""
    limits = catalog.cortex.limits if catalog.cortex is not None else ()
    return next((limit for limit in limits if limit.id == SPREAD), None)


def beneath_view(
    catalog: Catalog,
    atlas: Atlas | None,
    placed: PlacedZone | None,
    citations: Citations,
    glass: GlassHead | None = None,
) -> BeneathView | None:
    """Return what lies beneath a zone as it is placed; None without a head, a table or sites.

    Parameters
    ----------
    placed : PlacedZone or None
        The zone on one side.
    citations : Citations
        Gives sources their numbers.
    glass : GlassHead, optional
        The head with an average brain in it.
    """
    cortex = catalog.cortex
    if cortex is None or atlas is None or placed is None or not atlas.sites_mm:
        return None
    zone = catalog.zones[placed.zone]
    claim = citations.marked(zone.cortex) if zone.cortex is not None else None
    spread = spread_between_people(catalog)
    said = citations.marked(spread) if spread is not None else None
    lead = citations.marked(cortex.lead)
    rows = _merged([_row(name, place, cortex, atlas, citations) for name, place in _places(zone, placed)])
    return BeneathView(
        lead,
        tuple(rows),
        tuple(citations.marked(limit) for limit in cortex.limits if limit.id != SPREAD),
        claim,
        cortex_geometry(catalog, glass, placed, atlas.person) if glass is not None and catalog.gyri else None,
        said,
        needle_and_brain(catalog, atlas.person, zone.id),
    )


def _places(zone: Zone, placed: PlacedZone) -> Iterator[tuple[str, Point]]:
    """The places of a zone that are asked about: the middle of each part, or start, middle and end."""
    if zone.parts and len(placed.lines) == 1:
        for part in zone.parts:
            yield part.name, _at(placed, 0, (part.start + part.end) / 2)
    elif len(placed.lines) > 1:
        for number in range(len(placed.lines)):
            yield _("Line {number}, middle").format(number=number + 1), _at(placed, number, 0.5)
    else:
        for name, share in ((_("Start"), 0.0), (_("Middle"), 0.5), (_("End"), 1.0)):
            yield name, _at(placed, 0, share)


def _at(placed: PlacedZone, line: int, share: float) -> Point:
    points = placed.lines[line].points_mm
    arcs = arc_lengths(points)
    return np.array([np.interp(share * arcs[-1], arcs, points[:, axis]) for axis in range(3)])


def _row(name: str, place: Point, cortex: CortexMap, atlas: Atlas, citations: Citations) -> BeneathRow:
    away, nearest = min((float(np.linalg.norm(at - place)), site) for site, at in atlas.sites_mm.items())
    site = cortex.site(nearest)
    words = _("{site}, {away:.0f} mm away").format(site=nearest, away=away)
    if away > NEAR_MM or site is None:
        return BeneathRow(name, _("no site near: {words}").format(words=words), MarkedText(""), is_near=False)
    marks = tuple(citations.mark(key) for key in site.sources)
    return BeneathRow(name, words, MarkedText(_regions(site), marks), is_near=True)


def _regions(site: CortexSite) -> str:
    if not site.shares:
        return _("No cerebral cortex: level of the cerebellum.")
    said = [_shares(site.shares)]
    if site.depth_mm is not None:
        said.append(_("about {depth:.0f} mm under the skin").format(depth=site.depth_mm))
    sentence = f"{_capital(', '.join(said))}."
    if site.average:
        sentence += " " + _("Average of 17 adults: {regions}.").format(regions=_shares(site.average))
    return sentence


def _shares(shares: Sequence[CortexShare]) -> str:
    return "; ".join(f"{share.region}, {share.side} {share.percent}%" for share in shares)


def _merged(rows: Sequence[BeneathRow]) -> Iterator[BeneathRow]:
    """Say once what neighbouring places have in common."""
    held: BeneathRow | None = None
    for row in rows:
        if held is not None and held.is_near and row.is_near and held.regions == row.regions:
            held = BeneathRow(f"{held.place}, {row.place.lower()}", f"{held.site}; {row.site}", held.regions, True)
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
