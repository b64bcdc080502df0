"""Finds the skin among the pieces of a foreign mesh, and judges it: outside, size, holes, roughness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from viewer.data.head_size import size_problems
from viewer.data.mesh_repair import RawSkin, Triangles, edge_keys, without_unused, wound_alike
from viewer.errors import DataError, MeshError, Problem
from viewer.geometry.facing import looks_backwards
from viewer.geometry.head import HeadMesh, Point, Points
from viewer.geometry.landmarks import REQUIRED
from viewer.geometry.midline import find_midline
from viewer.geometry.surface import Surface

SAID_FROM_MM = 0.5
"""A landmark this far off the skin is laid onto it without a word."""
OFF_SKIN_MM = 10.0
"""A landmark farther than this off the skin belongs to another mesh, frame or unit."""
NECK_MM = -20.0
"""A border that lies wholly lower than this is where the neck was cropped, not a hole."""
ROUGH = 1.01
"""Length of the midline arc against the same arc in 10 mm chords: above it the skin is so rough that lengths come out
too long. A scalp made of voxels reached 1.028, smooth ones stay below 1.005."""

BACKWARDS = (
    "the face seems to be behind: below the inion the skin stands out as a nose does, below the nasion it does not. "
    "Then front and back are swapped, and left and right with them: look at the landmarks before you trust a zone"
)
_MOST_HOLES_SAID = 3


def skin_with(raw: RawSkin, file: str, marks_mm: Mapping[str, Point], unit_mm: float = 1.0) -> RawSkin:
    """Choose the piece on which the landmarks lie, wound so that it faces outwards.

    Parameters
    ----------
    raw : RawSkin
        All pieces.
    file : str
        What problems call the mesh.
    marks_mm : mapping of str to array, shape (3,)
        Landmarks, head frame, mm.
    unit_mm : float
        What one unit of the file was taken for.

    Raises
    ------
    DataError
        If it is no head: wrong size, a surface with one side.
    """
    skin = _nearest_shell(raw, file, np.array(list(marks_mm.values())))
    problems = size_problems(file, skin.vertices_mm, unit_mm=unit_mm)
    if problems:
        raise DataError(problems)
    faces, turned = wound_alike(skin.faces, file)
    corners = skin.vertices_mm[faces]
    # Six times the volume between the surface and the middle of the head; negative when it faces inwards.
    if np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) < 0.0:
        faces = faces[:, ::-1]
    return replace(skin, faces=faces, problems=(*skin.problems, *turned, *_border_problems(file, skin)))


def laid_on_skin(
    mesh: HeadMesh, marks_mm: Mapping[str, Point], label: str
) -> tuple[dict[str, Point], tuple[Problem, ...]]:
    """Move landmarks onto the skin.

    Returns
    -------
    dict of str to array, shape (3,)
        Where they lie then, head frame, mm, without those that are too far off.
    tuple of Problem
        Warnings for those that moved by more than `SAID_FROM_MM`, errors for those that were left out.

    Raises
    ------
    DataError
        If one that every head needs, or every other one, lies farther off than `OFF_SKIN_MM`.
    """
    names = list(marks_mm)
    given = np.array([marks_mm[name] for name in names])
    places, _, _ = Surface(mesh).closest(given)
    gaps_mm = dict(zip(names, np.linalg.norm(places - given, axis=1).tolist(), strict=True))
    far = {name: gap for name, gap in gaps_mm.items() if gap > OFF_SKIN_MM}
    said = f"mm off the skin, more than {OFF_SKIN_MM:g}: another place, frame or unit?"
    if any(name in far for name in REQUIRED) or 2 * len(far) >= len(names):
        raise DataError(
            tuple(Problem(label, f"landmarks.{name}", f"lies {gap:.1f} {said}") for name, gap in far.items())
        )
    problems = [Problem(label, f"landmarks.{name}", f"left out: it lies {gap:.1f} {said}") for name, gap in far.items()]
    for name, gap in gaps_mm.items():
        if SAID_FROM_MM < gap <= OFF_SKIN_MM:
            message = f"lies {gap:.1f} mm off the skin; the nearest place on it is used"
            problems.append(Problem(label, f"landmarks.{name}", message, "warning"))
    return {name: place for name, place in zip(names, places, strict=True) if name not in far}, tuple(problems)


def facing_problems(label: str, mesh: HeadMesh, marks_mm: Mapping[str, Point]) -> tuple[Problem, ...]:
    """Say it where the face seems to be behind: then every zone would lie on the wrong side, too."""
    if not looks_backwards(mesh.vertices_mm, marks_mm["nasion"], marks_mm["inion"]):
        return ()
    return (Problem(label, "landmarks", BACKWARDS, "warning"),)


def roughness_problems(file: str, mesh: HeadMesh, marks_mm: Mapping[str, Point]) -> tuple[Problem, ...]:
    """Say it where the skin is so rough that lengths come out too long; nothing if no midline can be laid."""
    nasion, inion, left, right = (marks_mm[name] for name in ("nasion", "inion", "lpa", "rpa"))
    try:
        midline = find_midline(Surface(mesh), nasion, inion, (left, right), 0.0)
    except MeshError:
        return ()  # said when the zones are built
    arc = midline.curve.between(0.0, midline.inion_arc_mm)
    ratio = arc.length_mm / arc.resampled(10.0).length_mm
    if ratio <= ROUGH:
        return ()
    message = (
        f"the arc from nasion to inion is {100 * (ratio - 1):.1f} % longer than in chords of 10 mm, at most 1 % is "
        "usual: the skin is rough, and lengths come out too long. Smooth the mesh"
    )
    return (Problem(file, "vertices", message, "warning"),)


def _nearest_shell(raw: RawSkin, file: str, marks_mm: Points) -> RawSkin:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    begin, end = raw.faces.ravel(), np.roll(raw.faces, -1, axis=1).ravel()
    size = len(raw.vertices_mm)
    count, piece = connected_components(coo_array((np.ones(len(begin), np.int8), (begin, end)), shape=(size, size)))
    if count == 1:
        return raw
    of_face = piece[raw.faces[:, 0]]
    many = np.bincount(of_face, minlength=count)
    # Crumbs cannot be the skin: it is one of the pieces with a good part of the largest one's triangles.
    large = np.flatnonzero(many >= 0.1 * many.max())
    gaps = [cKDTree(raw.vertices_mm[piece == each]).query(marks_mm)[0].mean() for each in large]
    chosen = int(large[int(np.argmin(gaps))])
    others = sorted((int(number) for each, number in enumerate(many) if each != chosen), reverse=True)
    listed = ", ".join(str(number) for number in others[:3]) + (", ..." if len(others) > 3 else "")
    message = (
        f"{count} separate pieces; the one with the landmarks is used ({many[chosen]} triangles), "
        f"left out: {listed} triangles"
    )
    vertices, faces = without_unused(raw.vertices_mm, raw.faces[of_face == chosen])
    return RawSkin(vertices, faces, (*raw.problems, Problem(file, "faces", message, "warning")))


def _border_problems(file: str, skin: RawSkin) -> tuple[Problem, ...]:
    """Say where edges are shared by more than two triangles, and where the skin has holes."""
    keys = edge_keys(skin.faces)
    _, first, uses = np.unique(keys, return_index=True, return_counts=True)
    problems: list[Problem] = []
    knots = first[uses > 2]
    if len(knots):
        x, y, z = skin.vertices_mm[skin.faces.ravel()[knots[0]]]
        message = (
            f"{len(knots)} edges belong to more than two triangles, the first at [{x:.0f}, {y:.0f}, {z:.0f}] mm; "
            "a line that comes to one ends there"
        )
        problems.append(Problem(file, "faces", message, "warning"))
    open_sides = first[uses == 1]
    if len(open_sides):
        begin, end = skin.faces.ravel()[open_sides], np.roll(skin.faces, -1, axis=1).ravel()[open_sides]
        problems += _holes(file, skin.vertices_mm, begin, end)
    return tuple(problems)


def _holes(file: str, vertices_mm: Points, begin: Triangles, end: Triangles) -> list[Problem]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    used, flat = np.unique(np.concatenate([begin, end]), return_inverse=True)
    one, two = flat[: len(begin)], flat[len(begin) :]
    links = coo_array((np.ones(len(one), np.int8), (one, two)), shape=(len(used), len(used)))
    count, ring = connected_components(links, directed=False)
    places = vertices_mm[used]
    top: NDArray[np.float64] = np.full(count, -np.inf)
    np.maximum.at(top, ring, places[:, 2])
    holes = np.flatnonzero(top > NECK_MM)
    lengths = np.bincount(ring[one], np.linalg.norm(places[one] - places[two], axis=1), count)
    holes = holes[np.argsort(-lengths[holes], kind="stable")]
    said = []
    for hole in holes[:_MOST_HOLES_SAID]:
        x, y, z = places[ring == hole].mean(axis=0)
        message = (
            f"a hole of {lengths[hole]:.0f} mm around at [{x:.0f}, {y:.0f}, {z:.0f}] mm (right, front, up from between "
            "the ears); it stays open, and zones that would cross it are left out"
        )
        said.append(Problem(file, "faces", message, "warning"))
    if len(holes) > _MOST_HOLES_SAID:
        said.append(Problem(file, "faces", f"{len(holes) - _MOST_HOLES_SAID} smaller holes", "warning"))
    return said
