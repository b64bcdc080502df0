"""Where every zone lies, as a table for other programs."""

from __future__ import annotations

from typing import Any

import numpy as np

from viewer.atlas.atlas import Atlas, PlacedPoint, PlacedStep, PlacedZone
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Point, Points

DECIMALS = 3
"""Micrometres: finer than any mesh."""


def zone_table(catalog: Catalog, atlas: Atlas) -> dict[str, Any]:
    """The atlas as plain values that `json` can write.

    Parameters
    ----------
    catalog : Catalog
        Of which the atlas was made; gives the codes.
    atlas : Atlas
        The placed zones.

    Returns
    -------
    dict
        ``frame``: what the coordinates mean. ``landmarks_mm`` and ``sites_mm`` (electrodes of the 10-10 grid): name to
        ``[x, y, z]``. ``cun_mm``: length of one cun of each kind. ``curves_mm``: reference curves. ``points``: one
        entry for each acupuncture point and side. ``zones``: one entry for each side, with its lines, its length over
        the skin in mm, its parts as fractions of that length, and the steps by which it was constructed.
    """
    return {
        "frame": "head RAS mm",
        "head": atlas.head,
        "landmarks_mm": {name: _row(place) for name, place in atlas.landmarks_mm.items()},
        "cun_mm": {kind: round(length_mm, DECIMALS) for kind, length_mm in atlas.cun_mm.items()},
        "sites_mm": {name: _row(place) for name, place in atlas.sites_mm.items()},
        "curves_mm": {name: _rows(curve) for name, curve in atlas.curves_mm.items()},
        "points": [_point_entry(point) for point in atlas.points],
        "zones": [_entry(catalog, zone) for zone in atlas.zones],
    }


def _entry(catalog: Catalog, zone: PlacedZone) -> dict[str, Any]:
    return {
        "id": zone.zone,
        "code": catalog.zones[zone.zone].code,
        "side": zone.side,
        "polylines_mm": [_rows(line.points_mm) for line in zone.lines],
        "length_mm": round(zone.length_mm, DECIMALS),
        "parts": [{"id": part.id, "from": part.start, "to": part.end} for part in zone.parts],
        "steps": [_step_entry(step) for step in zone.steps],
    }


def _step_entry(step: PlacedStep) -> dict[str, Any]:
    return {
        "id": step.step,
        "kind": step.kind,
        "points_mm": _rows(step.points_mm),
        "measure_mm": None if step.measure_mm is None else round(step.measure_mm, DECIMALS),
    }


def _point_entry(point: PlacedPoint) -> dict[str, Any]:
    return {"id": point.point, "side": point.side, "position_mm": _row(point.position_mm)}


def _row(point: Point) -> list[float]:
    return _rows(point[None])[0]


def _rows(points: Points) -> list[list[float]]:
    # Adding zero turns -0.0 into 0.0.
    rows: list[list[float]] = (np.round(points, DECIMALS) + 0.0).tolist()
    return rows
