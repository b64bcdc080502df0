"""Where everything stands on the atlas sheet. Lengths are in hundredths of a millimetre.

::

    +----------------------------------------------------+
    | title                                              |
    | +---------+ +---------+ +---------+  legend        |
    | | left    | | front   | | right   |  swatch name   |
    | +---------+ +---------+ +---------+    汉字  code   |
    | +---------+ +---------+  how it is   ...           |
    | | back    | | top     |  read                      |
    | +---------+ +---------+                            |
    | sources, what it is not, licence                   |
    +----------------------------------------------------+
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from PySide6.QtCore import QRectF

from viewer.scene.side_marks import SideMark

Paper = Literal["A4", "Letter"]

MM = 100.0
PER_INCH = 2540
MARGIN = 9.0 * MM
HEAD = 13.0 * MM
CAPTION = 4.2 * MM
PAPERS_MM: dict[Paper, tuple[float, float]] = {"A4": (297.0, 210.0), "Letter": (279.4, 215.9)}
"""Width and height; the long side lies across."""

_GAP = 3.0 * MM
_FOOT = 14.0 * MM
_COLUMN, _COLUMN_OF_SEVERAL = 67.0 * MM, 60.0 * MM
_ROW_MOST, _ROW_LEAST = 5.6 * MM, 3.3 * MM
_MARK_HEIGHT = 0.8  # of the view: beside chin and neck, where there is room


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands.

    Attributes
    ----------
    views : tuple of QRectF
        The views of the head, in their order.
    legend : tuple of QRectF
        The columns of the legend.
    row : float
        Height of its rows.
    """

    width: float
    height: float
    views: tuple[QRectF, ...]
    notes: QRectF
    legend: tuple[QRectF, ...]
    row: float
    foot: QRectF


def view_size_px(paper: Paper, rows: int, dpi: int) -> tuple[int, int]:
    """Return the width and height in pixels of the views of a sheet with so many rows in its legend."""
    view = plan(paper, rows).views[0]
    return round(view.width() / PER_INCH * dpi), round(view.height() / PER_INCH * dpi)


def plan(paper: Paper, rows: int) -> Plan:
    """Lay the sheet out for a legend of so many rows."""
    width, height = (side * MM for side in PAPERS_MM[paper])
    top, bottom = MARGIN + HEAD, height - MARGIN - _FOOT - _GAP
    columns = max(1, ceil(rows * _ROW_LEAST / (bottom - top)))
    column_width = _COLUMN if columns == 1 else _COLUMN_OF_SEVERAL
    legend_left = width - MARGIN - columns * column_width - (columns - 1) * _GAP
    legend = tuple(
        QRectF(legend_left + index * (column_width + _GAP), top, column_width, bottom - top) for index in range(columns)
    )
    per_column = ceil(rows / columns)
    across = (legend_left - 2 * _GAP - MARGIN - 2 * _GAP) / 3
    down = (bottom - top - _GAP) / 2
    cells = [
        QRectF(MARGIN + column * (across + _GAP), top + row * (down + _GAP), across, down)
        for row in range(2)
        for column in range(3)
    ]
    views = tuple(cell.adjusted(0, 0, 0, -CAPTION) for cell in cells[:5])
    row = min(_ROW_MOST, (bottom - top) / max(per_column, 1))
    return Plan(width, height, views, cells[5], legend, row, QRectF(MARGIN, bottom + _GAP, width - 2 * MARGIN, _FOOT))


def mark_box(mark: SideMark, place: QRectF) -> QRectF:
    """Return where the letter and the word of a side stand in a view."""
    wide, tall = 8.0 * MM, 6.4 * MM
    left = {"left": place.left(), "right": place.right() - wide}.get(mark.edge, place.center().x() - wide / 2)
    top = {"top": place.top() + 0.6 * MM, "bottom": place.bottom() - tall}.get(
        mark.edge, place.top() + place.height() * _MARK_HEIGHT
    )
    return QRectF(left, top, wide, tall)
