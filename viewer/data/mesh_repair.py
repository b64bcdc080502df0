"""Makes a sound skin of the triangles that a foreign file holds, and says what had to be done.

Nothing is invented: no hole is filled, nothing is smoothed. What cannot be used is left out and told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.errors import DataError, Problem
from viewer.geometry.head import Points

MOST_UNSOUND = 0.01
"""Share of vertices without a place, or of triangles without corners, above which a file counts as damaged."""
FLAT = 1e-7
"""A triangle whose height is less than this part of its longest side has no area."""
_MOST_ROUNDS = 8

Triangles = NDArray[np.int64]
"""Shape (m, 3), vertex indices."""


@dataclass(frozen=True, slots=True, eq=False)
class RawSkin:
    """Triangles in the head frame.

    Attributes
    ----------
    vertices_mm : array, shape (n, 3)
        Head frame, mm.
    faces : array, shape (m, 3)
        Vertex indices.
    problems : tuple of Problem
        What was left out on the way here.
    """

    vertices_mm: Points
    faces: Triangles
    problems: tuple[Problem, ...] = ()


def sound_triangles(file: str, vertices_mm: Points, faces: Triangles) -> RawSkin:
    """Leave out what is no triangle, and let triangles that touch share their corners.

    Parameters
    ----------
    file : str
        What problems call the mesh.
    vertices_mm : array, shape (n, 3)
        As read; may hold anything.
    faces : array, shape (m, 3)
        As read.

    Raises
    ------
    DataError
        If nothing or too little of it can be used.
    """
    if not len(vertices_mm) or not len(faces):
        message = f"holds {len(vertices_mm)} vertices and {len(faces)} triangles; a head needs a surface"
        raise DataError((Problem(file, "", message),))
    outside = np.flatnonzero((faces < 0).any(axis=1) | (faces >= len(vertices_mm)).any(axis=1))
    if len(outside):
        row = int(outside[0])
        message = (
            f"is {faces[row].tolist()}; there are {len(vertices_mm)} vertices, counted from 0. "
            f"{_count(len(outside), 'triangle')} of {len(faces)} can not be: the file may be damaged or cut short"
        )
        raise DataError((Problem(file, f"faces[{row}]", message),))
    faces, problems = _with_places(file, vertices_mm, faces)
    vertices_mm, faces = _with_shared_corners(vertices_mm, faces)
    faces, flat = _without_flat(vertices_mm, faces)
    if flat:
        problems = (*problems, Problem(file, "faces", f"{_count(flat, 'triangle')} without area left out", "warning"))
    if not len(faces):
        raise DataError((*problems, Problem(file, "faces", "no triangle has an area")))
    return RawSkin(*_without_pinches(*without_unused(vertices_mm, faces)), problems)


def wound_alike(faces: Triangles, file: str) -> tuple[Triangles, tuple[Problem, ...]]:
    """Turn triangles until neighbours run alike round their common edge; which side is outside stays open.

    Every triangle stands twice in a graph, as it is and turned over; neighbours link the copies that go together. Then
    each connected piece of skin appears as two pieces of the graph, one the other's back.

    Raises
    ------
    DataError
        If the surface has only one side.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    first, second, is_alike = _neighbours(faces)
    count = len(faces)
    turned = np.where(is_alike, 0, count)
    begin = np.concatenate([first, first + count])
    end = np.concatenate([second + turned, (second + count + turned) % (2 * count)])
    links = coo_array((np.ones(len(begin), np.int8), (begin, end)), shape=(2 * count, 2 * count))
    pieces = connected_components(links, directed=False)[1]
    one_sided = np.flatnonzero(np.equal(pieces[:count], pieces[count:]))
    if len(one_sided):
        row = int(one_sided[0])
        message = "belongs to a surface with one side only, so that no side of it is outside"
        raise DataError((Problem(file, f"faces[{row}]", message),))
    # Of the two copies of a piece, the one that keeps more of its triangles as they are.
    kept = np.bincount(pieces[:count], minlength=int(pieces.max()) + 1)
    over = kept[pieces[:count]] < kept[pieces[count:]]
    turns = int(over.sum())
    faces = np.where(over[:, None], faces[:, ::-1], faces)
    said = Problem(file, "faces", f"{_count(turns, 'triangle')} wound against their neighbours, turned", "warning")
    return faces, (said,) if turns else ()


def without_unused(vertices_mm: Points, faces: Triangles) -> tuple[Points, Triangles]:
    """Leave out vertices that belong to no triangle."""
    used, flat = np.unique(faces, return_inverse=True)
    return vertices_mm[used], flat.reshape(-1, 3)


def edge_keys(faces: Triangles) -> NDArray[np.int64]:
    """One number for each edge of each triangle, alike from both sides, shape (3 m,): edge j of face i at 3 i + j."""
    begin, end = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    keys: NDArray[np.int64] = np.minimum(begin, end) * (int(faces.max()) + 1) + np.maximum(begin, end)
    return keys


def _with_places(file: str, vertices_mm: Points, faces: Triangles) -> tuple[Triangles, tuple[Problem, ...]]:
    """Leave out triangles at vertices whose numbers are not finite."""
    unsound = np.asarray(np.logical_not(np.isfinite(vertices_mm)).any(axis=1), np.bool_)
    if not unsound.any():
        return faces, ()
    row, many = int(np.flatnonzero(unsound)[0]), int(unsound.sum())
    place, value = f"vertices[{row}]", [round(float(number), 3) for number in vertices_mm[row]]
    if many > MOST_UNSOUND * len(vertices_mm):
        message = f"is {value}; {many} of {len(vertices_mm)} vertices are not finite, the file is damaged"
        raise DataError((Problem(file, place, message),))
    gone = unsound[faces].any(axis=1)
    message = (
        f"is {value}; every number must be finite. {_count(many, 'such vertex', 'such vertices')} and "
        f"{_count(int(gone.sum()), 'triangle')} left out"
    )
    return faces[~gone], (Problem(file, place, message, "warning"),)


def _with_shared_corners(vertices_mm: Points, faces: Triangles) -> tuple[Points, Triangles]:
    """Make one vertex of those at the very same place: an STL file repeats each for every triangle."""
    placed = np.where(np.isfinite(vertices_mm), vertices_mm, 0.0) + 0.0  # no negative zeros: they sort apart
    order = np.lexsort(placed.T)
    ranked = placed[order]
    is_new: NDArray[np.bool_] = np.concatenate([[True], (ranked[1:] != ranked[:-1]).any(axis=1)])
    # In the order in which they first come: neighbours in the file stay neighbours.
    first_rows = order[is_new]
    rank = np.empty(len(first_rows), np.int64)
    rank[np.argsort(first_rows)] = np.arange(len(first_rows))
    number = np.empty(len(order), np.int64)
    number[order] = rank[np.cumsum(is_new) - 1]
    faces = number[faces]
    is_whole = (faces != np.roll(faces, 1, axis=1)).all(axis=1)
    faces = faces[is_whole]
    # The same three corners twice is one triangle.
    _, first = np.unique(np.sort(faces, axis=1), axis=0, return_index=True)
    return placed[np.sort(first_rows)], faces[np.sort(first)]


def _without_flat(vertices_mm: Points, faces: Triangles) -> tuple[Triangles, int]:
    """Leave out triangles whose three corners lie on one line, without tearing the skin.

    The corner in the middle divides the opposite side: the neighbour there is divided too, and the two fit again.
    """
    gone = 0
    for _ in range(_MOST_ROUNDS):
        sides = vertices_mm[np.roll(faces, -1, axis=1)] - vertices_mm[faces]
        lengths = np.linalg.norm(sides, axis=2)
        doubled = np.linalg.norm(np.cross(sides[:, 0], sides[:, 1]), axis=1)
        longest = lengths.argmax(axis=1)
        flat = np.flatnonzero(doubled <= FLAT * lengths.max(axis=1) ** 2)
        if not len(flat):
            break
        gone += len(flat)
        keys = edge_keys(faces)
        order = np.argsort(keys, kind="stable")
        drop, added, busy = set(flat.tolist()), [], set(flat.tolist())
        for row in flat.tolist():
            key = keys[3 * row + longest[row]]
            low, high = np.searchsorted(keys[order], [key, key + 1])
            middle = int(faces[row, (longest[row] + 2) % 3])
            for slot in order[low:high].tolist():
                other, side = divmod(slot, 3)
                if other in busy or middle in faces[other]:
                    continue
                busy.add(other)
                drop.add(other)
                a, b, c = (int(faces[other, (side + step) % 3]) for step in range(3))
                added += [(a, middle, c), (middle, b, c)]
        kept = np.delete(faces, sorted(drop), axis=0)
        faces = np.vstack([kept, np.array(added, np.int64).reshape(-1, 3)])
    return faces, gone


def _without_pinches(vertices_mm: Points, faces: Triangles) -> tuple[Points, Triangles]:
    """Give each fan of triangles that meets others in a single vertex a vertex of its own, at the same place.

    There no way leads over the skin from one to the other, and who looks for the shortest finds no surface.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    # Corner j of face i is number 3 i + j. Triangles that share an edge share the corners at both its ends.
    keys = edge_keys(faces)
    order = np.argsort(keys, kind="stable")
    same = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    ends = np.stack([order, order // 3 * 3 + (order + 1) % 3], axis=1)
    is_against = faces.ravel()[ends[same, 0]] != faces.ravel()[ends[same + 1, 0]]
    other = np.where(is_against[:, None], ends[same + 1][:, ::-1], ends[same + 1])
    links = (ends[same].ravel(), other.ravel())
    graph = coo_array((np.ones(len(links[0]), np.int8), links), shape=(faces.size, faces.size))
    count, fan = connected_components(graph, directed=False)
    if count == len(vertices_mm):
        return vertices_mm, faces
    _, first = np.unique(fan, return_index=True)
    return vertices_mm[faces.ravel()[first]], fan.reshape(-1, 3).astype(np.int64)


def _neighbours(faces: Triangles) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Pairs of triangles that alone share an edge, and whether they run alike (in opposite ways) along it."""
    keys = edge_keys(faces)
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    same = ranked[1:] == ranked[:-1]
    pair = same & ~np.append(same[1:], False) & ~np.insert(same[:-1], 0, False)
    one, two = order[:-1][pair], order[1:][pair]
    begin = faces.ravel()
    return one // 3, two // 3, begin[one] != begin[two]


def _count(number: int, noun: str, nouns: str = "") -> str:
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"
