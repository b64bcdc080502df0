"""PNG files, read by a program that is not ours: Pillow."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from viewer.export.png import png


@pytest.mark.parametrize("size", [(1, 1), (37, 53), (64, 5), (65, 5), (200, 3)])
def test_every_row_comes_back(size: tuple[int, int]) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (*size, 4), np.uint8)
    content = png(picture)
    with Image.open(io.BytesIO(content)) as image:
        assert image.mode == "RGBA"
        assert np.array_equal(np.asarray(image), picture)
    with Image.open(io.BytesIO(content)) as image:
        image.verify()


def test_the_size_in_print_is_kept_if_it_is_known() -> None:
    picture = np.zeros((4, 4, 4), np.uint8)
    with Image.open(io.BytesIO(png(picture, 300))) as image:
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.02)
    with Image.open(io.BytesIO(png(picture))) as image:
        assert "dpi" not in image.info
