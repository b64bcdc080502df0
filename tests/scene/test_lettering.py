"""Text and plates as pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont

from tests.shipped import shipped_catalog
from viewer.errors import ViewerError
from viewer.presentation.palette import DARK, LIGHT, Palette
from viewer.scene.label_plate import Canvas, mark, plate, rounded
from viewer.scene.lettering import Fonts, Lettering

SAMPLES = ("Upper 1/5", "leg, trunk", "Needle 20°", "16.9 cm on this head", "āáǎà ǖǘǚǜ", "运动区")


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 4.0, 6.0])
def test_text_grows_with_the_picture(fonts: Fonts, ratio: float) -> None:
    base = Lettering(fonts).text("Motor area", 13.0)
    large = Lettering(fonts, ratio).text("Motor area", 13.0)
    assert large.shape[1] == pytest.approx(base.shape[1] * ratio, rel=0.06)
    assert large.max() > 0.95


@pytest.mark.parametrize("words", SAMPLES)
def test_no_glyph_is_missing(fonts: Fonts, words: str) -> None:
    for path in (fonts.regular, fonts.bold):
        with TTFont(path) as font:
            assert {ord(letter) for letter in words} <= set(font.getBestCmap())
    lettering = Lettering(fonts, 2.0)
    unknown = lettering.text("\U000f0000", 20.0)
    for letter in words.replace(" ", ""):
        drawn = lettering.text(letter, 20.0)
        assert drawn.max() > 0.5
        assert drawn.shape != unknown.shape or not np.array_equal(drawn, unknown)


def test_every_name_that_a_label_can_show_has_its_glyphs(fonts: Fonts) -> None:
    catalog = shipped_catalog()
    words = [zone.name.en + zone.name.han + zone.name.pinyin for zone in catalog.zones.values()]
    words += [part.name + part.region for zone in catalog.zones.values() for part in zone.parts]
    for path in (fonts.regular, fonts.bold):
        with TTFont(path) as font:
            assert set(map(ord, "".join(words))) <= set(font.getBestCmap()), path.name


def test_the_bold_font_is_bolder(fonts: Fonts) -> None:
    lettering = Lettering(fonts, 2.0)
    thin, thick = (lettering.text("Motor", 20.0, is_bold=is_bold) for is_bold in (False, True))
    assert thick.sum() > 1.1 * thin.sum()


def test_no_words_are_no_error(fonts: Fonts) -> None:
    assert Lettering(fonts).text(" ", 13.0).sum() == 0.0


def test_a_missing_font_is_said(fonts: Fonts) -> None:
    with pytest.raises(ViewerError, match="nowhere"):
        Lettering(Fonts(Path("nowhere.ttf"), fonts.bold)).text("a", 13.0)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("ratio", [1.0, 2.0, 3.0])
def test_a_plate_holds_its_text(fonts: Fonts, palette: Palette, ratio: float) -> None:
    lettering = Lettering(fonts, ratio)
    picture = plate(lettering, palette, "Vertigo-auditory area", "4.0 cm on this head")
    is_ink = np.abs(picture[..., :3].astype(int) - picture[picture.shape[0] // 2, 8 * int(ratio), :3]).sum(2) > 200
    rows, columns = np.nonzero(is_ink & (picture[..., 3] > 200))
    height, width = picture.shape[:2]
    assert rows.min() > 8 * ratio
    assert rows.max() < height - 8 * ratio
    assert columns.min() > 10 * ratio
    assert columns.max() < width - 10 * ratio


def test_a_plate_grows_with_its_text(fonts: Fonts) -> None:
    lettering = Lettering(fonts)
    one = plate(lettering, LIGHT, "Optic area")
    two = plate(lettering, LIGHT, "Optic area", "3.9 cm on this head, both sides")
    badged = plate(lettering, LIGHT, "Optic area", badge="L", is_plain=True)
    assert two.shape[0] > one.shape[0]
    assert two.shape[1] > one.shape[1]
    assert badged.shape[1] > one.shape[1]


def test_a_mark_is_nothing_but_a_letter_a_word_and_a_casing(fonts: Fonts) -> None:
    picture = mark(Lettering(fonts), LIGHT, "L", "left")
    assert picture[0, 0, 3] < 40
    assert picture[..., 3].max() == 255


def test_what_sticks_out_of_a_canvas_is_cut_off() -> None:
    canvas = Canvas(4, 3)
    canvas.paint(np.ones((9, 9), np.float32), np.array([1.0, 0.0, 0.0], np.float32), -2, -2)
    assert (canvas.picture() == [255, 0, 0, 255]).all()


def test_a_rounded_box_has_soft_corners_only() -> None:
    cover = rounded(20, 30, 0.0, 6.0)
    assert cover[0, 0] == 0.0
    assert (cover[10] == 1.0).all()
    assert ((cover > 0.0) & (cover < 1.0)).any()
