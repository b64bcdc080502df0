"""Zones and acupuncture points as rows of a spreadsheet: one for each side, with where it begins and ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedPoint, PlacedZone
from viewer.domain.acupoint import Acupoint
from viewer.domain.catalog import Catalog
from viewer.export.zone_table import DECIMALS
from viewer.geometry.head import Point

COLUMNS = (
    "kind", "id", "code", "name", "pinyin", "han", "system", "group", "side", "lines", "length_mm",
    "begin_x_mm", "begin_y_mm", "begin_z_mm", "end_x_mm", "end_y_mm", "end_z_mm",
)  # fmt: skip
"""Places are in the head's frame: x to the patient's right, y to the front, z up, from the middle between the ears."""

# A cell that begins so is worked out by spreadsheets instead of shown.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def place_table(catalog: Catalog, atlas: Atlas) -> str:
    """Return the table as CSV, with a row of headings.

    Parameters
    ----------
    catalog : Catalog
        Of which the atlas was made.
    atlas : Atlas
        The placed zones and points.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_zone_row(catalog, placed) for placed in atlas.zones)
    points = {point.step: point for point in catalog.points.values() if point.step}
    writer.writerows(_point_row(points[placed.point], placed) for placed in atlas.points if placed.point in points)
    return held.getvalue()


def _zone_row(catalog: Catalog, placed: PlacedZone) -> list[str]:
    zone = catalog.zones[placed.zone]
    words = (zone.id, zone.code, zone.name.en, zone.name.pinyin, zone.name.han, catalog.school_of(zone.id).name)
    begin, end = placed.lines[0].points_mm[0], placed.lines[-1].points_mm[-1]
    return [
        "zone",
        *map(_inert, words),
        _inert(catalog.groups[zone.group].name),
        placed.side,
        str(len(placed.lines)),
        _number(placed.length_mm),
        *_place(begin),
        *_place(end),
    ]


def _point_row(point: Acupoint, placed: PlacedPoint) -> list[str]:
    words = (point.id, point.code, "", point.pinyin, point.han)
    return ["point", *map(_inert, words), "", "", placed.side, "", "", *_place(placed.position_mm), "", "", ""]


def _place(point: Point) -> Iterator[str]:
    return (_number(float(value)) for value in point)


def _number(value: float) -> str:
    return f"{round(value, DECIMALS) + 0.0:.{DECIMALS}f}"


def _inert(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_FORMULAS) else words
