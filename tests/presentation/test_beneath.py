"""What lies beneath is said of other heads, with its source, and only where a site is near."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedPart, PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PartId, ZoneId
from viewer.presentation.beneath import NEAR_MM, BeneathView, beneath_view
from viewer.presentation.citations import Citations

SITES = {"C3": np.array([-60.0, 0.0, 80.0]), "Cz": np.array([0.0, 0.0, 110.0]), "P9": np.array([-70.0, -60.0, -20.0])}


def line(*points: tuple[float, float, float]) -> PlacedLine:
    places = np.array(points, dtype=np.float64)
    return PlacedLine(places, places / np.linalg.norm(places, axis=1, keepdims=True))


def view_of(catalog: Catalog, zone: str, *lines: PlacedLine, parts: tuple[PlacedPart, ...] = ()) -> BeneathView:
    placed = PlacedZone(ZoneId(zone), "left", lines, 100.0, parts, ())
    atlas = Atlas("ball", {}, (placed,), (), sites_mm=SITES)
    view = beneath_view(catalog, atlas, placed, Citations(catalog))
    assert view is not None
    return view


def test_start_middle_and_end_have_the_nearest_site_with_its_region_and_depth(catalog: Catalog) -> None:
    near_c3 = (-60.0, 4.0, 80.0)
    view = view_of(catalog, "jiao.vertigo-auditory", line(near_c3, (-30.0, 0.0, 95.0), (0.0, 3.0, 110.0)))
    assert [row.place for row in view.rows] == ["Start", "Middle", "End"]
    assert [row.is_near for row in view.rows] == [True, False, True]
    first, middle, last = view.rows
    assert first.site == "C3, 4 mm away"
    assert "Postcentral gyrus, left 96%, about 13 mm under the skin." in first.regions.text
    assert "Average of 17 adults: postcentral gyrus, left 93%." in first.regions.text
    assert {mark.key for mark in first.regions.marks} == {"our-projection", "okamoto-2004"}
    assert middle.site.startswith("no site near: ")
    assert middle.regions.text == ""
    assert last.site == "Cz, 3 mm away"


def test_a_site_just_too_far_says_nothing(catalog: Catalog) -> None:
    near, far = ((-60.0, NEAR_MM + step, 80.0) for step in (-0.5, 0.5))
    rows = view_of(catalog, "jiao.optic", line(near, (0.0, 90.0, 0.0), far)).rows
    assert [row.is_near for row in rows] == [True, False, False]


def test_parts_are_asked_at_their_middles(catalog: Catalog) -> None:
    zone = catalog.zones[ZoneId("jiao.motor")]
    parts = tuple(PlacedPart(PartId(part.id), part.start, part.end, 1.0) for part in zone.parts)
    view = view_of(catalog, "jiao.motor", line((0.0, 0.0, 110.0), (-60.0, 0.0, 80.0)), parts=parts)
    assert [row.place for row in view.rows] == [part.name for part in zone.parts]


def test_one_site_under_neighbouring_places_is_said_once(catalog: Catalog) -> None:
    view = view_of(catalog, "jiao.optic", line((-60.0, -4.0, 80.0), (-60.0, 0.0, 80.0), (-60.0, 4.0, 80.0)))
    (row,) = view.rows
    assert row.place == "Start, middle, end"
    assert row.site == "C3, 4 mm away; C3, 0 mm away; C3, 4 mm away"


def test_where_no_cerebral_cortex_lies_it_says_so_and_gives_no_depth(catalog: Catalog) -> None:
    place = (-70.0, -58.0, -20.0)
    view = view_of(catalog, "jiao.balance", line(place, (0.0, 90.0, 0.0), (0.0, 95.0, 0.0)))
    assert view.rows[0].regions.text == "No cerebral cortex: level of the cerebellum."


def test_it_is_said_to_be_about_other_heads_and_the_claim_is_the_schools(catalog: Catalog) -> None:
    view = view_of(catalog, "jiao.motor", line((0.0, 0.0, 110.0), (-60.0, 0.0, 80.0)))
    assert "it may lie elsewhere" in view.lead.text
    assert view.lead.marks
    assert view.claim is not None
    assert view.claim.text.startswith("The school places it")
    assert all(limit.marks for limit in view.limits)
    assert view_of(catalog, "who.ms6", line((0.0, 0.0, 110.0), (-60.0, 0.0, 80.0))).claim is None


@pytest.mark.parametrize("missing", ["table", "sites", "zone", "head"])
def test_without_what_it_needs_there_is_none(catalog: Catalog, missing: str) -> None:
    placed = PlacedZone(ZoneId("jiao.motor"), "left", (line((0.0, 0.0, 110.0), (1.0, 0.0, 110.0)),), 1.0, (), ())
    atlas = Atlas("ball", {}, (placed,), (), sites_mm={} if missing == "sites" else SITES)
    content = replace(catalog, cortex=None) if missing == "table" else catalog
    zone = None if missing == "zone" else placed
    assert beneath_view(content, None if missing == "head" else atlas, zone, Citations(content)) is None


def test_the_left_and_the_right_brain_are_told_apart(catalog: Catalog) -> None:
    assert catalog.cortex is not None
    for site in catalog.cortex.sites:
        number = site.id.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZptz")
        if not number or not site.shares:
            continue
        wanted = "left" if int(number) % 2 else "right"
        assert {share.side for share in site.shares} == {wanted}
