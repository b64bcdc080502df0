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
