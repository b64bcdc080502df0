"""Where every zone lies, as a table for other programs."""

from __future__ import annotations

from typing import Any

import numpy as np

from viewer.atlas.atlas import Atlas, PlacedZone
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Points

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
        ``frame``: what the coordinates mean. ``landmarks_mm``: name to ``[x, y, z]``. ``zones``: one entry for each
        side, with its lines, its length over the skin in mm, and its parts as fractions of that length.
    """
    return {
        "frame": "head RAS mm",
        "head": atlas.head,
        "landmarks_mm": {name: _rows(place[None])[0] for name, place in atlas.landmarks_mm.items()},
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
    }


def _rows(points: Points) -> list[list[float]]:
    # Adding zero turns -0.0 into 0.0.
    rows: list[list[float]] = (np.round(points, DECIMALS) + 0.0).tolist()
    return rows
