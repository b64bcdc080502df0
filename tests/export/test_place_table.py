"""The spreadsheet of zones and points."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.export.place_table import COLUMNS, place_table


def rows(catalog: Catalog, atlas: Atlas) -> list[dict[str, str]]:
    return list(csv.DictReader(place_table(catalog, atlas).splitlines()))


def test_each_side_of_each_zone_and_point_is_a_row(catalog: Catalog, shipped_atlas: Atlas) -> None:
    found = rows(catalog, shipped_atlas)
    assert tuple(found[0]) == COLUMNS
    kinds = [row["kind"] for row in found]
    placed_points = [placed for placed in shipped_atlas.points if placed.point]
    assert (kinds.count("zone"), kinds.count("point")) == (len(shipped_atlas.zones), len(placed_points))


def test_a_zone_has_its_names_length_and_ends(catalog: Catalog, shipped_atlas: Atlas) -> None:
    placed = next(each for each in shipped_atlas.zones if (each.zone, each.side) == ("jiao.motor", "left"))
    row = next(each for each in rows(catalog, shipped_atlas) if (each["id"], each["side"]) == ("jiao.motor", "left"))
    assert (row["code"], row["han"], row["pinyin"], row["group"]) == ("J1", "运动区", "yùndòng qū", "Movement")
    assert float(row["length_mm"]) == pytest.approx(placed.length_mm, abs=0.0006)
    for end, place in (("begin", placed.lines[0].points_mm[0]), ("end", placed.lines[-1].points_mm[-1])):
        assert [float(row[f"{end}_{axis}_mm"]) for axis in "xyz"] == pytest.approx(list(place), abs=0.0006)


def test_a_point_has_a_place_and_no_end(catalog: Catalog, shipped_atlas: Atlas) -> None:
    row = next(each for each in rows(catalog, shipped_atlas) if each["id"] == "point.gv20")
    placed = next(each for each in shipped_atlas.points if each.point == "who/gv20")
    assert (row["han"], row["side"], row["length_mm"], row["end_x_mm"]) == ("百会", "midline", "", "")
    assert [float(row[f"begin_{axis}_mm"]) for axis in "xyz"] == pytest.approx(list(placed.position_mm), abs=0.0006)


def test_no_cell_is_a_formula_and_no_zero_has_a_sign(catalog: Catalog, shipped_atlas: Atlas) -> None:
    motor = ZoneId("jiao.motor")
    name = replace(catalog.zones[motor].name, en='=HYPERLINK("http://x","y")')
    spoiled = replace(catalog, zones={**catalog.zones, motor: replace(catalog.zones[motor], name=name)})
    line = shipped_atlas.zones[0].lines[0]
    placed = replace(shipped_atlas.zones[0], lines=(replace(line, points_mm=np.full((2, 3), -1e-9)),))
    atlas = replace(shipped_atlas, zones=(placed,), points=())
    (row,) = rows(spoiled, atlas)
    assert row["name"] == '\'=HYPERLINK("http://x","y")'
    assert row["begin_x_mm"] == "0.000"
