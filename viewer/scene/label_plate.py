"""Label plates as pictures: rounded, nearly opaque, a bold line and a plain one."""

from __future__ import annotations

import numpy as np

from viewer.presentation.palette import Palette
from viewer.scene.colour import Rgb, mix, rgb
from viewer.scene.lettering import Alpha, Lettering, Picture

_PAD_X_PX, _PAD_Y_PX = 10.0, 6.0
_RADIUS_PX = 6.0
_TITLE_PX, _SECOND_PX = 13.0, 12.0
_TITLE_LINE_PX, _SECOND_LINE_PX = 18.0, 16.0
_DESCENT = 0.26  # of the size, below the baseline
_OPACITY = 0.94
_SHADOW_PX = 5.0
_BADGE_PX = 18.0


class Canvas:
    """A picture that is painted on with coverages, back to front.

    Parameters
    ----------
    width_px, height_px : int
        Size in device pixels.
    """

    def __init__(self, width_px: int, height_px: int) -> None:
        self._colour = np.zeros((height_px, width_px, 3), np.float32)
        self._alpha = np.zeros((height_px, width_px), np.float32)

    def paint(self, cover: Alpha, colour: Rgb, left: int = 0, top: int = 0) -> None:
        """Lay a colour over the picture where `cover` says; what sticks out is cut off."""
        height, width = self._alpha.shape
        cover = cover[max(0, -top) : max(0, height - top), max(0, -left) : max(0, width - left)]
        left, top = max(0, left), max(0, top)
        place = (slice(top, top + cover.shape[0]), slice(left, left + cover.shape[1]))
        below = self._alpha[place] * (1 - cover)
        alpha = cover + below
        share = np.divide(cover, alpha, out=np.zeros_like(cover), where=alpha > 0)[..., None]
        self._colour[place] = colour * share + self._colour[place] * (1 - share)
        self._alpha[place] = alpha

    def lay(self, picture: Picture, left: int, top: int) -> None:
        """Lay a picture with straight alpha over this one."""
        height, width = picture.shape[:2]
        place = (slice(top, top + height), slice(left, left + width))
        cover = picture[..., 3].astype(np.float32) / np.float32(255)
        alpha = cover + self._alpha[place] * (1 - cover)
        share = np.divide(cover, alpha, out=np.zeros_like(cover), where=alpha > 0)[..., None]
        colour = picture[..., :3].astype(np.float32) / np.float32(255)
        self._colour[place] = colour * share + self._colour[place] * (1 - share)
        self._alpha[place] = alpha

    def picture(self) -> Picture:
        """Return the picture as RGBA."""
        rgba = np.dstack([self._colour, self._alpha])
        return np.rint(np.clip(rgba, 0, 1) * 255).astype(np.uint8)


def rounded(height: int, width: int, inset: float, radius: float, softness: float = 1.0) -> Alpha:
    """Return the coverage of a rounded rectangle, `inset` device pixels inside its picture."""
    y, x = np.mgrid[0:height, 0:width] + 0.5
    away_x = np.abs(x - width / 2) - (width / 2 - inset - radius)
    away_y = np.abs(y - height / 2) - (height / 2 - inset - radius)
    outside = np.hypot(np.maximum(away_x, 0), np.maximum(away_y, 0)) + np.minimum(np.maximum(away_x, away_y), 0)
    cover: Alpha = np.clip((radius - outside) / softness + 0.5, 0, 1).astype(np.float32)
    return cover


def plate(
    lettering: Lettering,
    palette: Palette,
    title: str,
    second: str = "",
    *,
    badge: str = "",
    is_plain: bool = False,
    is_strong: bool = False,
    scale: float = 1.0,
) -> Picture:
    """Draw a plate; around it the picture has a margin of `margin_px` for the shadow.

    Parameters
    ----------
    title, second : str
        The bold line, and the plain one below it if not empty.
    badge : str
        A letter in a dark square before the text.
    is_plain : bool
        Whether the first line is not bold.
    is_strong : bool
        A bar of the accent colour at the left: the part that is pointed out.
    scale : float
        Of the whole plate, for large pictures.
    """
    unit = lettering.ratio * scale
    first = lettering.text(title, _TITLE_PX * scale, is_bold=not is_plain)
    below = lettering.text(second, _SECOND_PX * scale) if second else None
    before = (_BADGE_PX + 8.0) * unit if badge else 0.0
    text_width = max(first.shape[1], below.shape[1] if below is not None else 0)
    margin = round(_SHADOW_PX * unit)
    inner_width = round(before + text_width + 2 * _PAD_X_PX * unit)
    lines = _TITLE_LINE_PX + (_SECOND_LINE_PX if below is not None else 0.0)
    inner_height = round((lines + 2 * _PAD_Y_PX) * unit)
    width, height = inner_width + 2 * margin, inner_height + 2 * margin
    canvas = Canvas(width, height)
    strength = np.float32(0.16 if palette.scheme == "light" else 0.35)
    shadow = rounded(height, width, margin, _RADIUS_PX * unit, 2 * margin)
    canvas.paint(np.roll(shadow, max(1, round(unit)), axis=0) * strength, rgb("#101010"))
    body = rounded(height, width, margin, _RADIUS_PX * unit)
    canvas.paint(body * np.float32(_OPACITY), rgb(palette.plate))
    if is_strong:
        bar = body.copy()
        bar[:, margin + round(3.5 * unit) :] = 0
        canvas.paint(bar, rgb(palette.accent))
    ink = rgb(palette.plate_ink)
    left = margin + _PAD_X_PX * unit
    if badge:
        _paint_badge(canvas, lettering, palette, badge, round(left), round((height - _BADGE_PX * unit) / 2), scale)
    title_end = margin + (_PAD_Y_PX + _TITLE_LINE_PX) * unit
    size = _TITLE_PX * unit
    top = round(title_end - 0.5 * (_TITLE_LINE_PX * unit - size)) - first.shape[0] + _drop(size)
    canvas.paint(first, ink, round(left + before), top)
    if below is not None:
        size = _SECOND_PX * unit
        end = title_end + _SECOND_LINE_PX * unit
        top = round(end - 0.5 * (_SECOND_LINE_PX * unit - size)) - below.shape[0] + _drop(size)
        canvas.paint(below, mix(ink, rgb(palette.plate), 0.22), round(left + before), top)
    return canvas.picture()


def margin_px(scale: float = 1.0) -> float:
    """Width of the shadow's margin around a plate, logical pixels."""
    return _SHADOW_PX * scale


def _drop(size: float) -> int:
    """How far a line's picture reaches below the text box so that capitals sit in the middle."""
    return round(size * (_DESCENT - 0.12))


def _paint_badge(
    canvas: Canvas, lettering: Lettering, palette: Palette, letter: str, left: int, top: int, scale: float
) -> None:
    side = round(_BADGE_PX * lettering.ratio * scale)
    canvas.paint(rounded(side, side, 0, 4.0 * lettering.ratio * scale), rgb(palette.plate_ink), left, top)
    glyph = lettering.text(letter, _SECOND_PX * scale, is_bold=True)
    down = (side - glyph.shape[0]) // 2 + round(0.08 * side)
    canvas.paint(glyph, rgb(palette.plate), left + (side - glyph.shape[1]) // 2, top + down)


def mark(lettering: Lettering, palette: Palette, letter: str, word: str, *, scale: float = 1.0) -> Picture:
    """Draw a side mark: a letter of 18 px and a word of 11 px below it, with a pale or dark casing."""
    unit = lettering.ratio * scale
    big = lettering.text(letter, 18.0 * scale, is_bold=True)
    small = lettering.text(word, 11.0 * scale)
    gap, pad = round(3 * unit), max(2, round(2 * unit))
    width = max(big.shape[1], small.shape[1]) + 2 * pad
    height = big.shape[0] + gap + small.shape[0] + 2 * pad
    canvas = Canvas(width, height)
    cover = np.zeros((height, width), np.float32)
    for picture, top in ((big, pad), (small, pad + big.shape[0] + gap)):
        left = (width - picture.shape[1]) // 2
        cover[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    canvas.paint(_grown(cover, max(1, round(1.5 * unit))) * np.float32(0.75), rgb(palette.view_top))
    canvas.paint(cover, rgb(palette.text_2))
    return canvas.picture()


def cased(lettering: Lettering, words: str, size_px: float, ink: Rgb, casing: Rgb, *, is_bold: bool = False) -> Picture:
    """Draw words with a rim round each letter, to be read on any ground."""
    unit = lettering.ratio * size_px / _SECOND_PX
    letters = lettering.text(words, size_px, is_bold=is_bold)
    pad = max(2, round(2 * unit))
    canvas = Canvas(letters.shape[1] + 2 * pad, letters.shape[0] + 2 * pad)
    cover = np.pad(letters, pad)
    canvas.paint(_grown(cover, max(1, round(1.5 * unit))) * np.float32(0.8), casing)
    canvas.paint(cover, ink)
    return canvas.picture()


def _grown(cover: Alpha, by: int) -> Alpha:
    """Spread a coverage to all sides."""
    grown = cover
    for axis in (0, 1):
        for _ in range(by):
            grown = np.maximum.reduce([grown, np.roll(grown, 1, axis) * 0.8, np.roll(grown, -1, axis) * 0.8])
    return grown.astype(np.float32)
