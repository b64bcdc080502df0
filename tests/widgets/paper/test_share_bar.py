"""A bar of shares: each as long as its share, what is meant plain, its neighbour hatched, the rest grey."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor

from viewer.presentation.blocks import Share
from viewer.widgets.paper.share_bar import HEIGHT_PX, ShareBar
from viewer.widgets.theme import Look

MEANT, NEIGHBOUR = "#B9480F", "#398AC8"


def test_each_share_is_as_long_as_it_says(look: Look, shown: Callable[..., None]) -> None:
    bar = ShareBar(look, (Share(60.0, MEANT, True), Share(25.0, NEIGHBOUR), Share(15.0, "")))
    shown(bar, 400, HEIGHT_PX)
    image = bar.grab().toImage()
    row = [image.pixelColor(x, HEIGHT_PX // 2).name() for x in range(400)]
    plain = [x for x, colour in enumerate(row) if colour == QColor(MEANT).name()]
    assert (min(plain), max(plain)) == pytest.approx((1, 239), abs=2)
    hatched = row[244:336]
    assert len(set(hatched)) > 1, "told apart without colour"
    assert set(row[344:396]) == {look.colour("line").name()}


def test_it_is_as_high_as_designed_and_can_be_narrow(look: Look) -> None:
    bar = ShareBar(look, ())
    assert bar.sizeHint().height() == look.px(HEIGHT_PX)
    assert bar.minimumSizeHint().width() <= look.px(100)
