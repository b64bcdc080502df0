"""Where every zone and point lies, and by which rule, as a table for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.cortex_beneath import CortexBeneath, beneath_of
from viewer.atlas.placed import PlacedPoint, PlacedStep, PlacedZone
from viewer.domain.acupoint import Acupoint
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep, names_in
from viewer.domain.curve_steps import ScalpLine
from viewer.domain.drawing import as_number
from viewer.domain.named_area import NamedArea
from viewer.domain.point_steps import FindLandmark, ScalpPoint
from viewer.domain.zone import Zone
from viewer.export.beneath_table import BRAIN, beneath_entries
from viewer.geometry.cortex import GlassHead
from viewer.geometry.head import Point, Points

DECIMALS = 3
"""Micrometres: finer than any mesh."""


def zone_table(catalog: Catalog, atlas: Atlas, glass: GlassHead | None = None) -> dict[str, Any]:
    """The atlas as plain values that `json` can write.

    Parameters
    ----------
    catalog : Catalog
        Of which the atlas was made; gives the codes and the words of the rules.
    atlas : Atlas
        The placed zones.
    glass : GlassHead, optional
        The head with an average brain in it; without it nothing is said of what lies beneath.

    Returns
    -------
    dict
        ``frame``: what the coordinates mean. ``landmarks_mm`` and ``sites_mm`` (electrodes of the 10-10 grid): name to
        ``[x, y, z]``. ``cun_mm``: length of one cun of each kind. ``curves_mm``: reference curves. ``points``: one
        entry for each acupuncture point that is placed, and side. ``zones``: one entry for each side, with its lines,
        its length over the skin in mm, its parts as fractions of that length, the landmarks and the kinds of cun that
        its rule uses, how sure it is (``drawing``, ``uncertainty_mm``, and ``spread_mm`` where rules differ), its form,
        and the steps by which it was constructed, each with its words and sources. ``named``: areas without a place.
        ``unmapped``: schools without one.
    """
    inside = beneath_of(glass.cortex) if glass is not None else None
    points = {point.step: point for point in catalog.points.values() if point.step}
    return {
        "frame": "head RAS mm",
        "head": atlas.head,
        "landmarks_mm": {name: _row(place) for name, place in atlas.landmarks_mm.items()},
        "cun_mm": {kind: _length(length_mm) for kind, length_mm in atlas.cun_mm.items()},
        "sites_mm": {name: _row(place) for name, place in atlas.sites_mm.items()},
        "curves_mm": {name: _rows(curve) for name, curve in atlas.curves_mm.items()},
        "points": [_point_entry(points[placed.point], placed) for placed in atlas.points if placed.point in points],
        "brain": BRAIN if inside is not None else None,
        "zones": [_entry(catalog, atlas, zone, inside) for zone in atlas.zones],
        "named": [
            _named_entry(area)
            for areas in (
                *(school.named for school in catalog.schools.values()),
                *(school.named for school in catalog.unmapped.values()),
            )
            for area in areas
        ],
        "unmapped": [
            {"id": school.id, "name": school.name, "han": school.han, "drawing": "none", "text": school.not_drawn.text}
            for school in catalog.unmapped.values()
        ],
    }


def _entry(catalog: Catalog, atlas: Atlas, placed: PlacedZone, inside: CortexBeneath | None) -> dict[str, Any]:
    zone = catalog.zones[placed.zone]
    rules = _rules(catalog, placed)
    return {
        "id": zone.id,
        "code": zone.code,
        "side": placed.side,
        "polylines_mm": [_rows(line.points_mm) for line in placed.lines],
        "length_mm": _length(placed.length_mm),
        "parts": [{"id": part.id, "from": part.start, "to": part.end} for part in placed.parts],
        **_doubt(zone, placed, atlas),
        "beneath": beneath_entries(inside, placed) if inside is not None else None,
        "landmarks_mm": {name: _row(atlas.landmarks_mm[name]) for name in _landmarks(atlas, placed, rules)},
        "cun_mm": {kind: _length(atlas.cun_mm[kind]) for kind in _cun_kinds(rules) if kind in atlas.cun_mm},
        "steps": [_step_entry(step, rules.get(step.step)) for step in placed.steps],
    }


def _doubt(zone: Zone, placed: PlacedZone, atlas: Atlas) -> dict[str, Any]:
    """How sure a place is, and what is drawn for it."""
    form, spread_mm = placed.form, atlas.spread_mm(placed.zone, placed.side)
    return {
        "drawing": zone.drawing,
        "uncertainty_mm": as_number(zone.uncertainty_mm),
        "spread_mm": None if spread_mm is None else _length(spread_mm),
        "form": form.kind,
        "half_mm": None if form.half_mm is None else _length(form.half_mm),
        "depth_mm": zone.depth_mm,
        "cross_mm": None if form.cross_mm is None else _row(form.cross_mm),
        "cross_apart_mm": None if form.cross_apart_mm is None else _length(form.cross_apart_mm),
    }


def _named_entry(area: NamedArea) -> dict[str, Any]:
    return {
        "id": area.id,
        "name": area.name.en,
        "han": area.name.han,
        "drawing": area.drawing,
        "uncertainty_mm": None,
        "text": area.said.text,
        "sources": list(area.said.sources),
        "doubt": area.said.doubt,
    }


def _rules(catalog: Catalog, placed: PlacedZone) -> dict[str, AnyStep]:
    """The steps as they were carried out, by the names under which they were placed."""
    school = catalog.school_of(placed.zone)
    known = {
        f"{each.id}/{step.id}": step for each in catalog.schools.values() for step in each.steps if not step.variant
    }
    own = (*school.steps, *catalog.zones[placed.zone].steps)
    known |= {step.id: step for step in own if not step.variant}
    return {step.step: known[step.step] for step in placed.steps if step.step in known}


def _landmarks(atlas: Atlas, placed: PlacedZone, rules: dict[str, AnyStep]) -> Iterator[str]:
    """Yield the landmarks of this side that the steps name, each once, in the order of the steps."""
    names = dict.fromkeys(
        name
        for step in rules.values()
        for name in (*names_in(step), *((step.landmark,) if isinstance(step, FindLandmark) else ()))
        if name not in rules
    )
    for name in names:
        full = next((each for each in (name, f"{name}_{placed.side}") if each in atlas.landmarks_mm), None)
        if full is not None:
            yield full


def _cun_kinds(rules: dict[str, AnyStep]) -> dict[str, None]:
    """The kinds of cun in which the steps measure, each once; none for a rule in centimetres."""
    kinds: dict[str, None] = {}
    for step in rules.values():
        if isinstance(step, ScalpPoint | ScalpLine):
            ends = (step.s_cun,) if isinstance(step, ScalpPoint) else (step.s_from_cun, step.s_to_cun)
            kinds |= {"forehead" if end < 0 else "sagittal": None for end in ends}
            if step.l_cun:
                kinds[step.cun] = None
        elif any(getattr(step, field, None) for field in ("distance_cun", "up_cun", "forward_cun", "to_cun")):
            kinds[step.cun] = None  # type: ignore[union-attr]  # every step that measures in cun says in which
    return kinds


def _step_entry(placed: PlacedStep, rule: AnyStep | None) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": placed.step,
        "kind": placed.kind,
        "points_mm": _rows(placed.points_mm),
        "measure_mm": None if placed.measure_mm is None else _length(placed.measure_mm),
    }
    if rule is not None:  # another zone's line stands as one step, and has its own entry
        entry |= {
            "op": rule.op,
            "text": rule.text,
            "sources": list(rule.sources),
            "confidence": rule.confidence,
            "doubt": rule.doubt,
        }
    return entry


def _point_entry(point: Acupoint, placed: PlacedPoint) -> dict[str, Any]:
    return {
        "id": point.id,
        "code": point.code,
        "other_codes": list(point.other_codes),
        "pinyin": point.pinyin,
        "han": point.han,
        "side": placed.side,
        "position_mm": _row(placed.position_mm),
        "s_cun": point.s_cun,
        "l_cun": point.l_cun,
        "cun": point.cun if point.l_cun else None,
        "text": point.finding.text,
        "sources": list(point.finding.sources),
        "confidence": point.finding.confidence,
        "doubt": point.finding.doubt,
    }


def _length(length_mm: float) -> float:
    return round(length_mm, DECIMALS)


def _row(point: Point) -> list[float]:
    return _rows(point[None])[0]


def _rows(points: Points) -> list[list[float]]:
    # Adding zero turns -0.0 into 0.0.
    rows: list[list[float]] = (np.round(points, DECIMALS) + 0.0).tolist()
    return rows
