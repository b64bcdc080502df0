"""Forms of zones on the skin: what each kind of step makes, on the shipped head and on its mirror side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.packing import pack, unpack
from viewer.atlas.placed import DOT_MM
from viewer.atlas.resolve import resolve
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head

CatalogOf = Callable[..., Catalog]

LINE = {"op": "scalp_line", "id": "line", "s_from_cun": 0.0, "s_to_cun": 4.0, "l_cun": 0.5}
HIGH = {"op": "ray", "id": "high", "level": "te20", "up_mm": 30.0}
BACK = {"op": "ray", "id": "back", "level": "te20", "up_mm": 30.0, "forward_mm": -15.0}
PEAK = {"op": "peak", "id": "peak", "mni_mm": (-56.0, -40.0, 2.0)}
ZONES: dict[str, list[dict[str, Any]]] = {
    "strip": [LINE, {"op": "strip", "id": "area", "curve": "line", "width_cun": 1.0, "is_square": True}],
    "disc": [HIGH, BACK, {"op": "disc", "id": "area", "centres": ("high", "back"), "radius_mm": 5.0}],
    "cells": [LINE, {"op": "cells", "id": "area", "curve": "line", "count": 12, "width_mm": 8.0}],
    "marks": [HIGH, BACK, {"op": "marks", "id": "area", "points": ("high", "back")}],
    "figure": [LINE, {"op": "figure", "id": "area", "curves": ("line",)}],
    "ring": [PEAK, HIGH, {"op": "ring", "id": "area", "centre": "peak", "radius_mm": 10.0, "cross": "high"}],
}


@pytest.fixture(scope="module")
def areas(catalog_of: CatalogOf, adult: Head) -> Atlas:
    catalog = catalog_of(ZONES)
    ring = replace(catalog.zones["test.ring"], only="left")
    return resolve(replace(catalog, zones={**catalog.zones, "test.ring": ring}), adult)


def of(areas: Atlas, name: str) -> list[Any]:
    return [placed for placed in areas.zones if placed.zone == f"test.{name}"]


def test_a_strip_has_its_own_width_and_flat_ends(areas: Atlas) -> None:
    right, left = of(areas, "strip")
    assert right.form.kind == "strip"
    assert right.form.half_mm == pytest.approx(areas.cun_mm["sagittal"] / 2)
    assert left.form.is_square


def test_round_areas_and_marks_are_places_in_order_on_both_sides(areas: Atlas) -> None:
    for name, half_mm in (("disc", 5.0), ("marks", None)):
        right, left = of(areas, name)
        assert (right.form.kind, right.form.half_mm) == (name, half_mm)
        assert [len(each.lines) for each in (right, left)] == [2, 2]
        first, second = (line.points_mm.mean(axis=0) for line in right.lines)
        assert second[1] == pytest.approx(first[1] - 15.0, abs=0.2)
        for line in right.lines:
            assert np.linalg.norm(line.points_mm[-1] - line.points_mm[0]) == pytest.approx(DOT_MM, rel=0.1)
        assert left.lines[0].points_mm.mean(axis=0) == pytest.approx(first * [-1, 1, 1])


def test_cells_lie_along_the_whole_strip(areas: Atlas) -> None:
    right, _ = of(areas, "cells")
    assert right.form.kind == "cells"
    assert right.length_mm == pytest.approx(4 * areas.cun_mm["sagittal"], rel=0.1)


def test_a_ring_lies_on_its_side_alone_with_the_place_its_source_prints(areas: Atlas) -> None:
    (ring,) = of(areas, "ring")
    assert (ring.side, ring.form.kind, ring.form.half_mm) == ("left", "ring", 10.0)
    centre = ring.lines[0].points_mm.mean(axis=0)
    assert centre[0] < 0
    straight_mm = float(np.linalg.norm(ring.form.cross_mm - centre))
    assert straight_mm <= ring.form.cross_apart_mm <= 1.2 * straight_mm


def test_a_place_in_the_brain_lies_where_its_electrodes_do(catalog_of: CatalogOf, adult: Head) -> None:
    """Projections worked out on the reference head: beside these sites of the grid."""
    near = {"AFz": (-2.0, 58.0, 20.0), "FCz": (-2.0, 10.0, 52.0), "POz": (2.0, -54.0, 24.0), "TP7": (-56.0, -40.0, 2.0)}
    zones = {
        site.lower(): [
            {"op": "peak", "id": "peak", "mni_mm": mni_mm},
            {"op": "ring", "id": "area", "centre": "peak", "radius_mm": 10.0},
        ]
        for site, mni_mm in near.items()
    }
    atlas = resolve(catalog_of(zones), adult)
    for site in near:
        (centre, *_) = (
            each.lines[0].points_mm.mean(axis=0) for each in atlas.zones if each.zone == f"test.{site.lower()}"
        )
        gaps = {name: float(np.linalg.norm(place - centre)) for name, place in atlas.sites_mm.items()}
        assert min(gaps, key=lambda name: gaps[name]) == site


def test_a_head_without_a_grid_says_so(catalog_of: CatalogOf, adult: Head) -> None:
    catalog = replace(catalog_of({"ring": ZONES["ring"]}), cortex=None)
    (problem,) = resolve(catalog, adult).problems
    assert "the electrode grid by which places of the brain are found is missing" in problem.message


def test_what_is_kept_has_the_same_forms(areas: Atlas, tmp_path: Path) -> None:
    back = unpack(*pack(areas))
    for before, after in zip(areas.zones, back.zones, strict=True):
        assert (after.form.kind, after.form.half_mm, after.form.is_square, after.form.cross_apart_mm) == (
            before.form.kind, before.form.half_mm, before.form.is_square, before.form.cross_apart_mm,
        )  # fmt: skip
        assert (after.form.cross_mm is None) == (before.form.cross_mm is None)
        if before.form.cross_mm is not None:
            assert np.array_equal(after.form.cross_mm, before.form.cross_mm)
