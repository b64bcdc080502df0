"""Icons: drawings of our own, tinted with the colours of the scheme."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

IconName = Literal[
    "back", "build", "check", "chevron", "clear", "compare", "copy", "danger", "explain", "eye", "info", "label",
    "larger", "learn", "link_out", "map", "measure", "needle", "next", "pause", "play", "present", "print", "reset",
    "search", "tick_dark", "tick_light", "turn_left", "turn_right", "warning", "words", "zoom_in", "zoom_out",
]  # fmt: skip
ICON_NAMES: tuple[IconName, ...] = get_args(IconName)
GRID_PX = 18
_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


class Icons:
    """The icons of a folder.

    Parameters
    ----------
    folder : Path
        Holds ``<name>.svg`` on a grid of 18 by 18, drawn in ``currentColor``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sources: dict[IconName, bytes] = {}
        self._drawings: dict[tuple[IconName, str], QSvgRenderer] = {}

    def path(self, name: IconName) -> str:
        """Return the file of an icon as a style sheet names it."""
        return (self.folder / f"{name}.svg").as_posix()

    def paint(self, painter: QPainter, name: IconName, rect: QRectF, colour: QColor) -> None:
        """Draw an icon into a rectangle, sharp at any scale."""
        self._drawing(name, colour).render(painter, rect)

    def icon(
        self,
        name: IconName,
        colour: QColor,
        checked: QColor | None = None,
        disabled: QColor | None = None,
        *,
        size_px: int = GRID_PX,
        gap_px: int = 0,
    ) -> QIcon:
        """Return an icon for Qt's own buttons and menus.

        Parameters
        ----------
        colour, checked, disabled : QColor
            Ink at rest; while the button is on; while it cannot be used. Left out: the ink at rest.
        size_px : int
            Height and width, logical pixels.
        gap_px : int
            Empty room at the right, for buttons that set words closer than the design.
        """
        icon = QIcon()
        inks = (
            (QIcon.Mode.Normal, QIcon.State.Off, colour),
            (QIcon.Mode.Normal, QIcon.State.On, checked or colour),
            (QIcon.Mode.Disabled, QIcon.State.Off, disabled or colour),
        )
        for mode, state, ink in inks:
            for ratio in _RATIOS:
                icon.addPixmap(self.pixmap(name, ink, size_px, ratio, gap_px), mode, state)
        return icon

    def pixmap(self, name: IconName, colour: QColor, size_px: int, ratio: float, gap_px: int = 0) -> QPixmap:
        """Return an icon as a picture for a screen of the given ratio; sizes in logical pixels."""
        pixels = round(size_px * ratio)
        pixmap = QPixmap(QSize(pixels + round(gap_px * ratio), pixels))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._drawing(name, colour).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _drawing(self, name: IconName, colour: QColor) -> QSvgRenderer:
        key = (name, colour.name())
        if key not in self._drawings:
            if name not in self._sources:
                self._sources[name] = (self.folder / f"{name}.svg").read_bytes()
            tinted = self._sources[name].replace(b"currentColor", colour.name().encode())
            self._drawings[key] = QSvgRenderer(QByteArray(tinted))
        return self._drawings[key]
