"""What a class reads at a stop, as pictures: the words and the bar of presentation mode, without a window."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from viewer.presentation.tour_view import StopPage
from viewer.scene.lettering import Picture
from viewer.widgets.present.foot import DESIGN_PX, PresentFoot
from viewer.widgets.present.words import PresentPanel
from viewer.widgets.theme import Look

WORDS_SHARE = 0.42
"""Of the width, as before a class."""

LEAST_WIDTH_PX = 1280
"""Narrower films are laid out at this width and made smaller, for words never fall below what a last row can read."""


class TourWords:
    """Words at the left of a film, and the bar below words and head.

    Parameters
    ----------
    look : Look
        Colours and families; a `QApplication` must be there.
    width_px, height_px : int
        Size of the film.

    Attributes
    ----------
    words_px, bar_px : int
        How wide the words and how high the bar are; the head has what is left.
    scale : float
        Width of the layout, as a share of the design's.
    unit : float
        Pixels of the film for one of the layout.
    """

    def __init__(self, look: Look, width_px: int, height_px: int) -> None:
        laid_out_px = max(width_px, LEAST_WIDTH_PX)
        self.unit = width_px / laid_out_px
        self.scale = laid_out_px / DESIGN_PX
        self._panel, self._foot = PresentPanel(look), PresentFoot(look, is_left=False)
        self._panel.words.set_scale(self.scale)
        for foot in (self._panel.foot, self._foot):
            foot.set_scale(self.scale)
        self.words_px = round(width_px * WORDS_SHARE)
        self.bar_px = round(self._foot.height() * self.unit)
        self._size = (width_px, height_px)
        self._panel.resize(round(laid_out_px * WORDS_SHARE), round(height_px / self.unit))
        self._panel.resizeEvent(None)
        self._foot.setFixedWidth(laid_out_px - self._panel.width())

    def picture(self, page: StopPage, *, is_answered: bool = False, has_words: bool = True) -> Picture:
        """Return the film's picture with words and bar; where the head belongs it is black.

        Parameters
        ----------
        page : StopPage
            The stop.
        is_answered : bool
            Whether the answer stands with the question.
        has_words : bool
            Whether there is more than the bar.

        Returns
        -------
        array of uint8, shape (height, width, 4)
            RGBA.
        """
        self._panel.words.show_page(page if has_words else None, is_answered=is_answered)
        for foot in (self._panel.foot, self._foot):
            foot.show_page(page)
        width, height = self._size
        image = QImage(width, height, QImage.Format.Format_RGBA8888)
        image.fill(0xFF000000)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self.unit, self.unit)
        self._paint(painter, self._panel, QPoint(0, 0))
        self._paint(painter, self._foot, QPoint(self._panel.width(), self._panel.height() - self._foot.height()))
        painter.end()
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
        return pixels[:, : width * 4].reshape(height, width, 4).copy()

    @staticmethod
    def _paint(painter: QPainter, widget: QWidget, place: QPoint) -> None:
        painter.save()
        painter.translate(place)
        widget.render(painter, QPoint(0, 0))
        painter.restore()
