"""Pictures of words are kept for some views, not for every measure that was ever read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.scene.close_up_frame import CloseUpFrame
from viewer.scene.labels import Labels, LabelView
from viewer.scene.lettering import Fonts, Lettering
from viewer.scene.screen_overlay import ScreenOverlay

MANY = 400


def _close_up(fonts: Fonts) -> tuple[dict[str, object], Callable[[str], object]]:
    frame = CloseUpFrame(vtkRenderer(), fonts, LabelView())
    return frame._pictures, frame._plate  # type: ignore[return-value]


def _plates(fonts: Fonts) -> tuple[dict[str, object], Callable[[str], object]]:
    labels = Labels(ScreenOverlay(vtkRenderer()), fonts)
    return labels._pictures, lambda words: labels._plate(words, "")  # type: ignore[return-value]


def _words(fonts: Fonts) -> tuple[dict[str, object], Callable[[str], object]]:
    lettering = Lettering(fonts)
    return lettering._set, lambda words: lettering.text(words, 12.0)  # type: ignore[return-value]


@pytest.mark.parametrize("made", [_close_up, _plates, _words])
def test_most_are_made_anew(
    made: Callable[[Fonts], tuple[dict[str, object], Callable[[str], object]]], fonts: Fonts
) -> None:
    kept, write = made(fonts)
    for number in range(MANY):
        write(f"{number} mm")
    assert 0 < len(kept) < MANY / 2
