"""The 10-10 grid of electrode positions, by its rule, on any head.

The rule: V. Jurcak, D. Tsuzuki, I. Dan, 10/20, 10/10, and 10/5 systems revisited, NeuroImage 34:1600, 2007; names:
R. Oostenveld, P. Praamstra, The five percent electrode system, Clin Neurophysiol 112:713, 2001. It measures from
nasion (Nz), inion (Iz) and the two pre-auricular points in percent of arcs over the head. What it leaves open is
decided here:

- an arc through three points is the flat cut through them, and keeps to the head where the ear is (`arc_over`);
- T7 and T8 lie at 10 % of the arc from ear to ear. They divide each half of the ring, and front and rear quarter are
  cut in fifths; the ring's own half-way point may lie a little off;
- the lowest row runs from nasion over the pre-auricular point, which is T9 or T10, to the inion, divided alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from viewer.errors import MeshError
from viewer.geometry.curve import Curve
from viewer.geometry.head import Point
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.skin_arc import arc_over, ear_boxes

TEN_TWENTY = (
    "Fp1", "Fpz", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz", "C4", "T8",
    "P7", "P3", "Pz", "P4", "P8", "O1", "Oz", "O2",
)  # fmt: skip
"""The 21 sites of the older and coarser 10-20 system, which are sites of this grid as well."""

VERTEX_TOLERANCE_MM = 0.01
_MOST_ROUNDS = 20

_MIDLINE = ("Fpz", "AFz", "Fz", "FCz", "Cz", "CPz", "Pz", "POz", "Oz")
_CORONAL = ("T7", "C5", "C3", "C1", "Cz", "C2", "C4", "C6", "T8")
# The left of both rings, before and behind the ear.
_RING = (("Fp1", "AF7", "F7", "FT7"), ("TP7", "P7", "PO7", "O1"))
_LOWEST = (("N1", "AF9", "F9", "FT9"), ("TP9", "P9", "PO9", "I1"))
_ROWS = (("AF", "AF"), ("F", "F"), ("FC", "FT"), ("CP", "TP"), ("P", "P"), ("PO", "PO"))
"""Name of a row at the top and where it meets the ring."""
_INNER = (5, 3, 1)


def ten_ten_sites(head: MeasuredHead) -> dict[str, Point]:
    """All sites of the 10-10 grid.

    Parameters
    ----------
    head : MeasuredHead
        The head; its ``nasion``, ``inion``, ``lpa`` and ``rpa`` are measured from.

    Returns
    -------
    dict of str to array, shape (3,)
        89 sites on the skin, head frame, mm. Odd numbers left, even right, z on the midline. Without the lowest row of
        a side where the skin has a gap on its way.

    Raises
    ------
    MeshError
        If the skin has a gap where another arc runs.
    """
    return _Grid(head).sites()


class _Grid:
    """The arcs of the grid on one head, each from places found on those before it."""

    def __init__(self, head: MeasuredHead) -> None:
        self._surface = head.surface
        marks, _, _ = head.surface.closest(np.array([head.place(name) for name in ("nasion", "inion", "lpa", "rpa")]))
        self._places: dict[str, Point] = dict(zip(("Nz", "Iz", "T9", "T10"), marks, strict=True))
        self._middle = (self._places["T9"] + self._places["T10"]) / 2
        self._ears = ear_boxes(head)

    def sites(self) -> dict[str, Point]:
        midline, coronal = self._crossing_arcs()
        self._divide(midline, _MIDLINE)
        self._divide(coronal, _CORONAL)
        for side in (_left, _right):
            self._half_ring("Fpz", side("T7"), "Oz", [[side(name) for name in row] for row in _RING])
            with suppress(MeshError):  # it runs over the eyes, where a scan is often open: all others do without it
                self._half_ring("Nz", side("T9"), "Iz", [[side(name) for name in row] for row in _LOWEST])
        for top, outer in _ROWS:
            self._row(top, outer)
        places, _, _ = self._surface.closest(np.array(list(self._places.values())))
        return dict(zip(self._places, places, strict=True))

    def _crossing_arcs(self) -> tuple[Curve, Curve]:
        """The arcs from nasion to inion and from ear to ear that halve each other."""
        vertex = self._surface.first_exit(self._middle, np.array([0.0, 0.0, 1.0]))
        for _ in range(_MOST_ROUNDS):
            before = vertex
            midline = self._arc("Nz", vertex, "Iz", self._middle)
            vertex = midline.point_at(midline.length_mm / 2)
            coronal = self._arc("T9", vertex, "T10", self._middle)
            vertex = coronal.point_at(coronal.length_mm / 2)
            if np.linalg.norm(vertex - before) < VERTEX_TOLERANCE_MM:
                return midline, coronal
        raise MeshError("no place halves both the arc from nasion to inion and the arc from ear to ear")

    def _half_ring(self, front: str, side: str, rear: str, names: Sequence[Sequence[str]]) -> None:
        """A ring on one side: the quarters before and behind the ear, each cut in fifths."""
        seen_from = (self._places[front] + self._places[rear]) / 2 if front == "Fpz" else self._middle
        arc = self._arc(front, self._places[side], rear, seen_from)
        side_mm, _ = arc.locate(self._places[side])
        self._divide(arc.between(0.0, side_mm), names[0])
        self._divide(arc.between(side_mm, arc.length_mm), names[1])

    def _row(self, top: str, outer: str) -> None:
        """A row from the left of the ring over the midline to the right, each half cut in quarters."""
        ends = f"{outer}7", f"{outer}8"
        middle = self._places[f"{top}z"]
        arc = self._arc(ends[0], middle, ends[1], (self._places[ends[0]] + self._places[ends[1]]) / 2)
        middle_mm, _ = arc.locate(middle)
        names = [f"{top}{number}" for number in _INNER]
        self._divide(arc.between(0.0, middle_mm), names)
        self._divide(arc.between(arc.length_mm, middle_mm), [_right(name) for name in names])

    def _arc(self, start: str, over: Point, end: str, seen_from: Point) -> Curve:
        return arc_over(self._surface, (self._places[start], self._places[end]), over, seen_from, self._ears)

    def _divide(self, arc: Curve, names: Sequence[str]) -> None:
        """Put names at even distances between the ends of an arc."""
        arcs_mm = np.linspace(0.0, arc.length_mm, len(names) + 2)[1:-1]
        self._places |= dict(zip(names, arc.points_at(arcs_mm), strict=True))


def _left(name: str) -> str:
    return name


def _right(name: str) -> str:
    """The right-hand neighbour of a name on the left: its number is one higher."""
    letters = name.rstrip("0123456789")
    return f"{letters}{int(name.removeprefix(letters)) + 1}"
