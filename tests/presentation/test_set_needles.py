"""Needles of all kinds of zones: each mark of a set its own, and none where none may be drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head
from viewer.geometry.needle_path import NeedlePath
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.needle import needle_paths
from viewer.presentation.needle_angle import has_angle
from viewer.presentation.set_needles import needle_words
from viewer.presentation.ties import middle_of
from viewer.state.view_state import Selection, ViewState


@pytest.fixture(scope="module")
def skin(head: Head) -> NeedleSkin:
    return NeedleSkin(head.mesh)


def _paths(catalog: Catalog, atlas: Atlas, placed: PlacedZone, skin: NeedleSkin) -> tuple[NeedlePath, ...]:
    return needle_paths(catalog, atlas, placed, skin, ViewState(mode="needle", selection=Selection(zone=placed.zone)))


def test_no_kind_of_zone_gets_a_needle_that_it_may_not_have(catalog: Catalog, atlas: Atlas, skin: NeedleSkin) -> None:
    for placed in atlas.zones:
        zone, paths = catalog.zones[placed.zone], _paths(catalog, atlas, placed, skin)
        is_proposed = catalog.school_of(zone.id).id in ("target", "fang", "tang")
        if is_proposed or not zone.is_needled or placed.form.kind in ("disc", "ring", "figure"):
            assert paths == (), placed.zone
            assert not zone.is_needled or not has_angle(catalog, zone), placed.zone
        if placed.form.kind == "marks":
            assert not any(path.is_over_nape for path in paths), placed.zone


def test_nobody_too_young_gets_any(catalog: Catalog, atlas: Atlas, skin: NeedleSkin) -> None:
    of_infant = replace(atlas, person="infant")
    assert all(_paths(catalog, of_infant, placed, skin) == () for placed in atlas.zones)


def test_each_mark_of_a_set_gets_its_own_needle_as_printed(catalog: Catalog, atlas: Atlas, skin: NeedleSkin) -> None:
    sets = [placed for placed in atlas.zones if catalog.zones[placed.zone].needles]
    assert sets
    for placed in sets:
        needles = catalog.zones[placed.zone].needles
        printed = [
            (middle_of(line), needle.range_mm)
            for line, needle in zip(placed.lines, needles, strict=False)
            if needle.toward is not None and needle.range_mm is not None
        ]
        for path in _paths(catalog, atlas, placed, skin):
            gaps = [float(np.linalg.norm(path.points_mm[0] - place)) for place, _ in printed]
            assert min(gaps) < 1.0, placed.zone
            _low, high = printed[int(np.argmin(gaps))][1]
            assert path.length_mm <= high + 0.5, placed.zone


def test_a_length_is_said_in_the_unit_in_which_it_is_printed(catalog: Catalog) -> None:
    said = {zone: needle_words(catalog.zones[zone].needles[0]) for zone in ("lin.temporal-three", "jin.nie-san")}  # type: ignore[index]
    assert said["lin.temporal-three"] == "3 cm as printed, backward, rising by 15 to 20 degrees"
    assert said["jin.nie-san"] == "0.8 to 1.2 cun as printed, about 20 to 30 mm, downward"


def test_a_needle_rises_as_its_text_says(catalog: Catalog, atlas: Atlas, skin: NeedleSkin) -> None:
    zone = catalog.zones["lin.temporal-three"]  # type: ignore[index]
    level = replace(zone, needles=tuple(replace(needle, rises_deg=None) for needle in zone.needles))
    placed = next(each for each in atlas.zones if each.zone == zone.id)
    rising = _paths(catalog, atlas, placed, skin)
    lying = _paths(replace(catalog, zones={**catalog.zones, zone.id: level}), atlas, placed, skin)
    higher = [up.points_mm[-1][2] - flat.points_mm[-1][2] for up, flat in zip(rising, lying, strict=True)]
    assert len(higher) == 3
    assert min(higher) > 2.0
