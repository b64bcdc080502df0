"""Contrast of what is drawn on skin: ink or its rim stands out on every tone, in both schemes."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.presentation.contrast import contrast
from viewer.presentation.mark_colours import mark_colours
from viewer.presentation.palette import Scheme, skin_for
from viewer.state.view_state import SkinTone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tone", get_args(SkinTone))
def test_ink_stands_out_on_every_skin(tone: SkinTone, scheme: Scheme) -> None:
    skin = skin_for(tone, scheme)
    colours = mark_colours(skin)
    assert contrast(colours.ink, colours.casing) >= 4.5
    assert contrast(colours.ink, colours.halo) >= 4.5
    assert contrast(colours.line, colours.casing) >= 4.5
    for ground in (skin.base, skin.hair):
        assert contrast(colours.ink, ground) >= 3.0, (tone, ground)
        assert max(contrast(colours.line, ground), contrast(colours.casing, ground)) >= 3.0 or tone != "medium"


def test_ticks_are_read_on_the_tape() -> None:
    colours = mark_colours(skin_for("light", "light"))
    assert contrast(colours.tape_ink, colours.tape) >= 7.0
