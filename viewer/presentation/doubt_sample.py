"""Small samples of how doubt is drawn: one painter for the list, the legend, pictures, paper and the web page.

A sample is a picture, made of a few shapes on a grid of `SIZE` pixels::

    solid  (======)   line  (=>=>=)   dashed  (- -- -)   search-area  ( ((()) )
    rival  (=)--(..)  order [] [] []  ring  ( ) +        none  [---]      points  o-o-o      figure  )(
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from viewer.presentation.card_view import Swatch
from viewer.presentation.doubt import SampleKind
from viewer.presentation.palette import Palette

Picture = NDArray[np.uint8]
"""Shape (height, width, 4), RGBA, first row at the top."""

Numbers = NDArray[np.float64]

SIZE = (34, 16)
"""Width and height, logical pixels."""

_FILL, _EDGE = "#B9480F", "#532006"  # as zones for movement are drawn, the first of the groups
_FINE = 4  # places in each direction of a pixel that are looked at
_MIDDLE = SIZE[1] / 2


class _Sheet:
    """Paints shapes on each other; lengths in logical pixels."""

    def __init__(self, scale: float) -> None:
        width, height = (max(1, round(side * scale)) for side in SIZE)
        step = 1 / (_FINE * scale)
        self.x, self.y = np.meshgrid((np.arange(width * _FINE) + 0.5) * step, (np.arange(height * _FINE) + 0.5) * step)
        self._colour = np.zeros((*self.x.shape, 3))
        self._alpha = np.zeros(self.x.shape)

    def paint(self, cover: NDArray[np.bool_], colour: str, strength: float = 1.0) -> None:
        tone = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], float)
        share = cover * strength
        alpha = share + self._alpha * (1 - share)
        mixed = np.divide(share, alpha, out=np.zeros_like(alpha), where=alpha > 0)[..., None]
        self._colour = tone * mixed + self._colour * (1 - mixed)
        self._alpha = alpha

    def away(self, left: float, right: float) -> Numbers:
        """How far each place is from a stretch along the middle."""
        beyond = np.maximum(np.maximum(left - self.x, self.x - right), 0.0)
        away: Numbers = np.hypot(beyond, self.y - _MIDDLE)
        return away

    def box(self, left: float, right: float, half: float) -> NDArray[np.bool_]:
        inside: NDArray[np.bool_] = (np.abs(self.y - _MIDDLE) <= half) & (self.x >= left) & (self.x <= right)
        return inside

    def picture(self) -> Picture:
        rgba = np.dstack([self._colour * self._alpha[..., None], self._alpha * 255])
        height, width = self.x.shape[0] // _FINE, self.x.shape[1] // _FINE
        mean = rgba.reshape(height, _FINE, width, _FINE, 4).mean(axis=(1, 3))
        alpha = mean[..., 3:] / 255
        mean[..., :3] = np.divide(mean[..., :3], alpha, out=np.zeros_like(mean[..., :3]), where=alpha > 0)
        picture: Picture = np.rint(np.clip(mean, 0, 255)).astype(np.uint8)
        picture.setflags(write=False)
        return picture


@lru_cache(maxsize=32)  # a legend has one for each zone, in few colours
def sample(kind: SampleKind, palette: Palette, scale: float = 1.0, swatch: Swatch | None = None) -> Picture:
    """Return a sample, `scale` pixels to a logical pixel; in the dark scheme edges are light, or they would vanish.

    Parameters
    ----------
    swatch : Swatch, optional
        Whose colours it has; without it those of the first group, and ink for what stands for no zone.
    """
    sheet, fill = _Sheet(scale), _FILL if swatch is None else swatch.fill
    edge = (_EDGE if swatch is None else swatch.edge) if palette.scheme == "light" else palette.text_2
    ink = palette.text_2 if swatch is None else edge
    match kind:
        case "solid" | "line":
            _pill(sheet, fill, edge, has_core=kind == "line")
        case "dashed":
            away = sheet.away(6.0, 28.0)
            sheet.paint(away <= 5.0, fill, 0.32)
            sheet.paint((away <= 5.0) & (away >= 3.6) & _is_dash(sheet), edge)
        case "search-area":
            for reach, strength in ((8.0, 0.16), (6.6, 0.22), (5.2, 0.3), (3.6, 0.7)):
                sheet.paint(sheet.away(12.0, 22.0) <= reach, fill, strength)
        case "rival":
            sheet.paint(sheet.box(8.0, 21.0, 0.7), ink)
            sheet.paint(sheet.away(8.0, 8.0) <= 5.0, edge)
            sheet.paint(sheet.away(8.0, 8.0) <= 3.8, fill)
            away = sheet.away(26.0, 26.0)
            turn = np.arctan2(sheet.y - _MIDDLE, sheet.x - 26.0) / (2 * np.pi)
            sheet.paint(away <= 5.0, fill, 0.32)
            sheet.paint((away <= 5.4) & (away >= 3.8) & ((turn * 9) % 1.0 < 0.5), edge)
        case "order":
            for left in (2.0, 12.5, 23.0):
                sheet.paint(_frame(sheet, left, left + 9.0, 4.6), ink)
        case "ring":
            away = sheet.away(12.0, 12.0)
            sheet.paint((away <= 6.0) & (away >= 4.0), ink)
            sheet.paint(sheet.box(21.0, 29.0, 0.8) | _upright(sheet, 25.0, 4.0), ink)
        case "none":
            sheet.paint(_frame(sheet, 5.0, 29.0, 6.6), ink)
            for top in (-2.6, 0.0, 2.6):
                sheet.paint((np.abs(sheet.y - _MIDDLE - top) <= 0.5) & (sheet.x >= 9) & (sheet.x <= 25), ink, 0.8)
        case "points":
            places = ((6.0, 12.0), (17.0, 4.5), (28.0, 12.0))
            for (x, y), (far_x, far_y) in pairwise(places):
                sheet.paint(_between(sheet, x, y, far_x, far_y) <= 0.7, ink)
            for x, y in places:
                sheet.paint(np.hypot(sheet.x - x, sheet.y - y) <= 3.4, ink)
        case "figure":
            sheet.paint(np.abs(np.hypot(sheet.x - 17.0, sheet.y - 22.0) - 14.0) <= 0.8, ink)
            sheet.paint(_upright(sheet, 17.0, 7.0), ink)
    return sheet.picture()


def _pill(sheet: _Sheet, fill: str, edge: str, *, has_core: bool) -> None:
    away = sheet.away(6.0, 28.0)
    sheet.paint(away <= 5.0, edge)
    sheet.paint(away <= 3.8, fill)
    if has_core:
        sheet.paint(away <= 2.0, "#FFFFFF")
        for x in (11.0, 17.0, 23.0):
            sheet.paint((np.abs(sheet.x - x) <= 1.0) & (np.abs(sheet.y - _MIDDLE) <= 2.4), edge)


def _is_dash(sheet: _Sheet) -> NDArray[np.bool_]:
    """Whether a place is on a dash, counted along the outline of a pill."""
    round_end = np.where(sheet.x > 28.0, 28.0 + 5.0 * np.arctan2(sheet.x - 28.0, np.abs(sheet.y - _MIDDLE)), sheet.x)
    along = np.where(sheet.x < 6.0, 6.0 - 5.0 * np.arctan2(6.0 - sheet.x, np.abs(sheet.y - _MIDDLE)), round_end)
    dashes: NDArray[np.bool_] = ((along - 17.0) / 5.5 + 0.3) % 1.0 < 0.6
    return dashes


def _frame(sheet: _Sheet, left: float, right: float, half: float) -> NDArray[np.bool_]:
    return sheet.box(left, right, half) & ~sheet.box(left + 1.1, right - 1.1, half - 1.1)


def _upright(sheet: _Sheet, x: float, half: float) -> NDArray[np.bool_]:
    standing: NDArray[np.bool_] = (np.abs(sheet.x - x) <= 0.8) & (np.abs(sheet.y - _MIDDLE) <= half)
    return standing


def _between(sheet: _Sheet, x: float, y: float, far_x: float, far_y: float) -> Numbers:
    """How far each place is from a straight line."""
    way_x, way_y = far_x - x, far_y - y
    share = np.clip(((sheet.x - x) * way_x + (sheet.y - y) * way_y) / (way_x**2 + way_y**2), 0.0, 1.0)
    away: Numbers = np.hypot(sheet.x - x - share * way_x, sheet.y - y - share * way_y)
    return away
