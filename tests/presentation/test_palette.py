"""Contrast of the colour tokens, by the WCAG 2 formula."""

from __future__ import annotations

import pytest

from tests.presentation.contrast import contrast
from viewer.presentation.palette import DARK, LIGHT, Palette


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.scheme)
def test_every_text_reaches_four_and_a_half_to_one(palette: Palette) -> None:
    on_panel = (palette.text, palette.text_2, palette.text_3, palette.accent)
    pairs = [(ink, ground) for ink in on_panel for ground in (palette.panel, palette.window, palette.raised)]
    pairs += [
        (palette.text, palette.accent_soft),
        (palette.on_accent, palette.accent),
        (palette.within_ink, palette.within_fill),
        (palette.caution_ink, palette.caution_fill),
        (palette.danger_ink, palette.danger_fill),
        (palette.plate_ink, palette.plate),
        *(
            (c.ink, c.fill or palette.panel)
            for c in (palette.favours, palette.mixed, palette.no_difference, palette.taught, palette.not_seen)
        ),
    ]
    weak = [(ink, ground, round(contrast(ink, ground), 2)) for ink, ground in pairs if contrast(ink, ground) < 4.5]
    assert weak == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.scheme)
def test_borders_of_controls_and_bars_reach_three_to_one(palette: Palette) -> None:
    pairs = [
        (palette.line_strong, palette.panel),
        (palette.within_band, palette.panel),
        (palette.caution_bar, palette.panel),
        (palette.danger_bar, palette.danger_fill),
    ]
    weak = [(ink, ground, round(contrast(ink, ground), 2)) for ink, ground in pairs if contrast(ink, ground) < 3.0]
    assert weak == []
