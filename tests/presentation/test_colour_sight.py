"""Groups of zones stay apart by colour for eyes of every kind."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.presentation.colour_sight import SIGHTS, apart, lab
from viewer.domain.catalog import Catalog

LEAST = 20.0
"""CIELAB distance; 2 is just seen side by side, and zones lie far from each other among shades of skin."""


def test_the_measure_knows_black_white_and_what_red_and_green_become() -> None:
    assert lab("#FFFFFF") == pytest.approx([100.0, 0.0, 0.0], abs=0.1)
    assert lab("#000000") == pytest.approx([0.0, 0.0, 0.0], abs=1e-6)
    assert lab("#FF0000") == pytest.approx([53.2, 80.1, 67.2], abs=0.1)
    assert apart("#B04020", "#607020") > 60 > 15 > apart("#B04020", "#607020", "deutan")


@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_groups_look_alike(catalog: Catalog, sight: str) -> None:
    pairs = combinations(catalog.groups.values(), 2)
    alike = [(one.id, other.id) for one, other in pairs if apart(one.fill, other.fill, sight) < LEAST]
    assert alike == []
