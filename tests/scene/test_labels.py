"""Side marks and the sentence of a view."""

from __future__ import annotations

from unittest.mock import create_autospec

import numpy as np
import pytest

from viewer.data.paths import assets_folder
from viewer.scene.labels import Labels
from viewer.scene.lettering import Fonts
from viewer.scene.pose import Pose
from viewer.scene.screen_overlay import ScreenOverlay, Sprite


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_mark_at_the_lower_edge_and_the_sentence_do_not_meet(scale: float) -> None:
    overlay = create_autospec(ScreenOverlay, instance=True)
    labels = Labels(overlay, Fonts.shipped(assets_folder()))
    labels.view.width_px, labels.view.height_px, labels.view.scale = 640.0, 700.0, scale
    labels.draw(Pose(0.0, 48.0, 900.0, (0.0, 0.0, 60.0)), None, np.zeros((1, 3)))
    sprites: list[Sprite] = overlay.show.call_args.args[1]
    sentence, *marks = sprites
    right, top = sentence.left_px + sentence.picture.shape[1], sentence.top_px
    for mark in marks:
        is_above = mark.top_px + mark.picture.shape[0] <= top + 8 * scale  # the shadow of the plate
        assert mark.left_px >= right - 8 * scale or is_above
