"""The legend of doubt as a picture, for pictures that leave the program: there no panel explains how doubt is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.presentation.doubt import DOUBTS_TITLE, ORDER_TITLE, Doubt
from viewer.presentation.doubt_sample import SIZE, sample
from viewer.presentation.palette import Palette
from viewer.scene.colour import rgb
from viewer.scene.label_plate import Canvas, rounded
from viewer.scene.lettering import Lettering, Picture

_PAD_PX, _GAP_PX, _RADIUS_PX = 10.0, 8.0, 6.0
_TITLE_PX, _WORDS_PX, _ROW_PX = 12.0, 12.0, 20.0
_OPACITY = 0.94


def order_plate(lettering: Lettering, palette: Palette, names: Sequence[str], scale: float = 1.0) -> Picture:
    """Draw a row of chips: names in their order, front to back, of areas whose ends nobody gives."""
    unit = lettering.ratio * scale
    title = lettering.text(ORDER_TITLE, _TITLE_PX * scale, is_bold=True)
    words = [lettering.text(name, _WORDS_PX * scale) for name in names]
    pad, row = _PAD_PX * unit, (_ROW_PX + _GAP_PX / 2) * unit
    width = round(max(title.shape[1], *(each.shape[1] + pad for each in words)) + 2 * pad)
    height = round(row * (len(words) + 1) + 2 * pad)
    canvas = Canvas(width, height)
    canvas.paint(rounded(height, width, 0.0, _RADIUS_PX * unit) * _OPACITY, rgb(palette.plate))
    ink = rgb(palette.plate_ink)
    canvas.paint(title, ink, round(pad), round(pad + (row - title.shape[0]) / 2))
    for number, text in enumerate(words, start=1):
        top, high, wide = pad + row * number, round(row - _GAP_PX / 4 * unit), round(text.shape[1] + pad)
        frame = rounded(high, wide, 0.0, 4.0 * unit) - rounded(high, wide, max(1.0, unit), 3.0 * unit)
        canvas.paint(frame.clip(0.0, 1.0), ink, round(pad), round(top))
        canvas.paint(text, ink, round(pad * 1.5), round(top + (high - text.shape[0]) / 2))
    return canvas.picture()


def legend_plate(lettering: Lettering, palette: Palette, doubts: Sequence[Doubt], scale: float = 1.0) -> Picture:
    """Draw the legend: a title, and below it a sample and a name for each kind.

    Parameters
    ----------
    scale : float
        Of the whole plate, for large pictures.
    """
    unit = lettering.ratio * scale
    title = lettering.text(DOUBTS_TITLE, _TITLE_PX * scale, is_bold=True)
    words = [lettering.text(doubt.name, _WORDS_PX * scale) for doubt in doubts]
    samples = [sample(doubt.drawing, palette, unit) for doubt in doubts]
    left = (_PAD_PX + SIZE[0] + _GAP_PX) * unit
    wide = max(title.shape[1] + _PAD_PX * unit, *(left + each.shape[1] for each in words)) + _PAD_PX * unit
    row = _ROW_PX * unit
    width, height = round(wide), round(row * (len(words) + 1) + 2 * _PAD_PX * unit)
    canvas = Canvas(width, height)
    canvas.paint(rounded(height, width, 0.0, _RADIUS_PX * unit) * _OPACITY, rgb(palette.plate))
    ink = rgb(palette.plate_ink)
    canvas.paint(title, ink, round(_PAD_PX * unit), round(_PAD_PX * unit + (row - title.shape[0]) / 2))
    for number, (text, picture) in enumerate(zip(words, samples, strict=True), start=1):
        middle = _PAD_PX * unit + row * (number + 0.5)
        canvas.lay(picture, round(_PAD_PX * unit), round(middle - picture.shape[0] / 2))
        canvas.paint(text, ink, round(left), round(middle - text.shape[0] / 2))
    return canvas.picture()
