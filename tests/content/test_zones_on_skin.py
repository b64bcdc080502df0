"""Every zone stands out on every skin and on every kind of hair: by its dark edge, or by the white casing round it."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from tests.presentation.contrast import contrast
from viewer.checks.cached_content import cached_content
from viewer.data.paths import cache_folder, zones_folder
from viewer.presentation.palette import Scheme, SkinColours, skin_for
from viewer.state.view_state import Hair, SkinTone

CASING = "#FBFBFB"
LEAST = 3.0


def grounds(skin: SkinColours) -> tuple[str, ...]:
    """Skin, hair, and both at the hairline."""
    return skin.base, skin.hair, _between(skin.base, skin.hair)


def _between(one: str, other: str) -> str:
    return "#" + "".join(f"{(int(one[i : i + 2], 16) + int(other[i : i + 2], 16)) // 2:02X}" for i in (1, 3, 5))


@pytest.mark.parametrize("hair", get_args(Hair))
@pytest.mark.parametrize("tone", get_args(SkinTone))
def test_every_zone_stands_out(tone: SkinTone, hair: Hair) -> None:
    catalog, _ = cached_content(zones_folder(), cache_folder())
    for scheme in get_args(Scheme):
        skin = skin_for(tone, scheme, hair)
        for ground in grounds(skin):
            for group in catalog.groups.values():
                best = max(contrast(group.edge, ground), contrast(CASING, ground) if skin.is_darker else 0.0)
                assert best >= LEAST, (scheme, ground, group.id, best)


def test_there_are_six_tones_of_people_and_each_is_another() -> None:
    tones = [skin_for(tone, "light") for tone in get_args(SkinTone) if tone != "porcelain"]
    assert len(tones) >= 6
    for one, next_ in pairwise(tones):
        assert 1.1 < contrast(one.base, next_.base) < 2.2
