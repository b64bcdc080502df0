"""Which gyrus a place of the surface belongs to: flooded from the crowns, held back by the traced sulci."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from tools.cortex.surface import links
from viewer.geometry.head import Faces, Points

TRACES = Path(__file__).parent / "sulci.toml"
NONE = "none"
"""Crowns of what no school names: their flood is given no name."""
_VIEWS = {
    "top": ((0, 1), 2, 1.0),
    "back": ((0, 2), 1, -1.0),
    "side": ((1, 2), 0, 1.0),
    "middle": ((1, 2), 0, -1.0),
    "below": ((0, 1), 2, -1.0),
}
"""Each view: the two axes of a point, the axis along which one looks, where the looker is. In order of a trace."""
_NEAR_MM = 3.0
_RELIEF_MM = 10.0
_WALL = 1e4
_STEEP = 12.0

View = Mapping[str, Sequence[Sequence[float]]]


class Tracing:
    """The surface that is traced on.

    Parameters
    ----------
    points_mm, faces
        The right half.
    hollow : array, shape (n,)
        0 on a crown .. 1 in the depth.
    """

    def __init__(self, points_mm: Points, faces: Faces, hollow: NDArray[np.float64]) -> None:
        self._points = points_mm
        self._hollow = hollow
        joined = links(faces, len(points_mm)).tocoo()
        self._ends = joined.row, joined.col
        self._length = np.linalg.norm(points_mm[joined.row] - points_mm[joined.col], axis=1)

    def nearest(self, view: str, at: Sequence[float], is_deep: bool) -> int:
        """The vertex that is seen at a point of a view: of those near it the deepest, or the nearest."""
        axes, away, sign = _VIEWS[view]
        off = np.linalg.norm(self._points[:, axes] - np.asarray(at, float), axis=1)
        seen = sign * self._points[:, away]
        near = np.flatnonzero(off <= max(_NEAR_MM, float(off.min()) + 0.01))
        near = near[seen[near] >= seen[near].max() - _RELIEF_MM]
        if is_deep:
            return int(near[np.argmax(self._hollow[near] - off[near] / (2 * _NEAR_MM))])
        return int(near[np.argmin(off[near] + np.maximum(0.0, seen[near].max() - seen[near]))])

    def trace(self, stops: Sequence[int], is_line: bool) -> list[int]:
        """The way from stop to stop: along the depth, or straight."""
        depth = (self._hollow[self._ends[0]] + self._hollow[self._ends[1]]) / 2
        graph = self._graph(self._length * (1.0 if is_line else 1.0 + 4.0 * (1.0 - depth)))
        way = [stops[0]]
        for start, end in pairwise(stops):
            _, before = dijkstra(graph, indices=start, return_predecessors=True)
            piece = [end]
            while piece[-1] != start:
                piece.append(int(before[piece[-1]]))
            way += piece[::-1][1:]
        return way

    def flood(self, seeds: Mapping[int, int], walls: Iterable[int]) -> NDArray[np.int64]:
        """The number of the seed that reaches each vertex by the easiest way: a slope is hard, a wall harder."""
        wall = np.zeros(len(self._points), bool)
        wall[list(walls)] = True
        first, last = self._ends
        depth = (self._hollow[first] + self._hollow[last]) / 2
        cost = self._length * (1.0 + _STEEP * depth) + _WALL * wall[last]
        _, _, source = dijkstra(self._graph(cost), indices=list(seeds), min_only=True, return_predecessors=True)
        return np.array([seeds[int(found)] for found in source])

    def _graph(self, cost: NDArray[np.float64]) -> csr_matrix:
        count = len(self._points)
        return csr_matrix((cost, self._ends), shape=(count, count))


def named_regions(traces: Path = TRACES) -> tuple[str, ...]:
    """Return the gyri that have a crown, in order."""
    return tuple(name for name in tomllib.loads(traces.read_text(encoding="utf-8"))["crowns"] if name != NONE)


def regions(
    points_mm: Points, faces: Faces, hollow: NDArray[np.float64], names: Sequence[str], traces: Path = TRACES
) -> tuple[NDArray[np.uint8], tuple[list[int], ...]]:
    """Return for each vertex 0, or the place of its region in names + 1; and the vertices of each trace.

    Raises
    ------
    ValueError
        If the traces name a region that is not there, or one has no crown.
    """
    told = tomllib.loads(traces.read_text(encoding="utf-8"))
    crowns = told["crowns"]
    if set(crowns) != {*names, NONE}:
        raise ValueError(f"{traces.name}: the crowns are not those of {', '.join(names)}")
    tracing = Tracing(points_mm, faces, hollow)
    ways = tuple(
        tracing.trace(_stops(tracing, entry, is_deep=not entry.get("is_line", False)), entry.get("is_line", False))
        for entry in told["sulci"]
    )
    numbers = {name: number for number, name in enumerate(names, start=1)} | {NONE: 0}
    seeds = {stop: numbers[name] for name, views in crowns.items() for stop in _stops(tracing, views, is_deep=False)}
    walls = {vertex for way in ways for vertex in way}
    return tracing.flood(seeds, walls - set(seeds)).astype(np.uint8), ways


def _stops(tracing: Tracing, views: View, is_deep: bool) -> list[int]:
    return [tracing.nearest(view, at, is_deep) for view in _VIEWS for at in views.get(view, ())]
