"""Finds the zones at a place on the skin."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.atlas.placed import PlacedZone
from viewer.domain.identity import PartId
from viewer.geometry.head import Point

TIE_MM = 0.1
"""Lines closer to each other than this are taken as lying on each other: then the order of the catalogue decides."""


class ZoneIndex:
    """All lines of an atlas as chords, laid out once so that a question is a few array operations.

    Parameters
    ----------
    zones : sequence of PlacedZone
        In catalogue order.
    """

    def __init__(self, zones: Sequence[PlacedZone]) -> None:
        firsts, chords, starts, shares = [], [], [], []
        count = 0
        for zone in zones:
            starts.append(count)
            passed_mm = 0.0
            total_mm = sum(_chord_length_mm(line.points_mm) for line in zone.lines) or 1.0
            for line in zone.lines:
                # A line of a single point is one chord of no length.
                points = line.points_mm if len(line.points_mm) > 1 else np.repeat(line.points_mm, 2, axis=0)
                steps = np.diff(points, axis=0)
                arcs = passed_mm + np.concatenate(([0.0], np.cumsum(np.linalg.norm(steps, axis=1))))
                passed_mm = float(arcs[-1])
                firsts.append(points[:-1])
                chords.append(steps)
                shares.append(np.column_stack([arcs[:-1], np.diff(arcs)]) / total_mm)
                count += len(steps)
        self._zones = tuple(zones)
        self._halves_mm = np.array([zone.form.half_mm or 0.0 for zone in zones])
        self._firsts = np.vstack(firsts) if firsts else np.zeros((0, 3))
        self._chords = np.vstack(chords) if chords else np.zeros((0, 3))
        self._shares = np.vstack(shares) if shares else np.zeros((0, 2))
        self._squares = np.maximum((self._chords * self._chords).sum(axis=1), 1e-18)
        self._starts = np.array(starts, dtype=np.int64)

    def near(self, point_mm: Point, tolerance_mm: float) -> tuple[tuple[PlacedZone, PartId | None, float], ...]:
        """Zones within a distance of a point: each with its part there and the distance; nearest first.

        Parameters
        ----------
        point_mm : array, shape (3,)
            Head frame, mm.
        tolerance_mm : float
            How far a line may be; one of a zone with a width of its own, half that width.

        Returns
        -------
        tuple of (PlacedZone, PartId or None, float)
            Lines that lie on each other come in the order of the catalogue.
        """
        if not self._zones:
            return ()
        offsets = point_mm - self._firsts
        along = np.clip(np.einsum("ij,ij->i", offsets, self._chords) / self._squares, 0.0, 1.0)
        gaps = offsets - along[:, None] * self._chords
        squares = np.einsum("ij,ij->i", gaps, gaps)
        nearest = np.minimum.reduceat(squares, self._starts)
        found = []
        for order in np.flatnonzero(nearest <= np.maximum(self._halves_mm, tolerance_mm) ** 2).tolist():
            begin = int(self._starts[order])
            end = int(self._starts[order + 1]) if order + 1 < len(self._starts) else len(squares)
            chord = begin + int(np.argmin(squares[begin:end]))
            # Sums of chords can miss the whole by a rounding: the last point is still on the line.
            share = min(1.0, float(self._shares[chord, 0] + along[chord] * self._shares[chord, 1]))
            distance_mm = float(np.sqrt(nearest[order]))
            found.append((round(distance_mm / TIE_MM), order, _part_at(self._zones[order], share), distance_mm))
        found.sort(key=lambda hit: hit[:2])
        return tuple((self._zones[order], part, distance_mm) for _, order, part, distance_mm in found)


def _part_at(zone: PlacedZone, share: float) -> PartId | None:
    return next((part.id for part in zone.parts if part.start <= share <= part.end), None)


def _chord_length_mm(points: Point) -> float:
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
