"""The zones as they came out on a head: on the skin, of sane length, left the mirror of right."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.checks.registry import atlas_check
from viewer.data.content import file_of_zone
from viewer.domain.catalog import Catalog
from viewer.errors import Problem
from viewer.geometry.curve import Curve, arc_lengths
from viewer.geometry.head import Points
from viewer.geometry.surface import Surface

SKIN_TOLERANCE_MM = 0.05
MIRROR_TOLERANCE_MM = 0.1
HAIRLINE_TOLERANCE_MM = 1.0
_SYMMETRIC_WITHIN_MM = 0.1
_SHORTEST_MM, _LONGEST_MM = 7.5, 400.0
_WIDEST_GAP_MM = 3.0
_ANY_LENGTH = ("disc", "ring", "marks", "figure")
"""Forms whose lines are dots, or a scheme."""
_LENGTH_TOLERANCE = 0.01
_UNIT_TOLERANCE = 1e-3
_MIRROR = np.array([-1.0, 1.0, 1.0])


def _problem(atlas: Atlas, placed: PlacedZone, message: str) -> Problem:
    return Problem(file_of_zone(placed.zone), f"on {atlas.head}, {placed.side}", message)


@atlas_check
def every_zone_is_placed(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """Each zone came out, on both sides or on the midline; if not, the atlas says why.

    An infant's head is too small for some: those are left out, and said to whoever opens it.
    """
    yield from (each for each in atlas.problems if (atlas.person, each.severity) != ("infant", "warning"))
    sides: dict[str, set[str]] = {}
    for placed in atlas.zones:
        sides.setdefault(placed.zone, set()).add(placed.side)
    explained = {problem.file for problem in atlas.problems}
    for zone in catalog.zones.values():
        there, only = sides.get(zone.id, set()), zone.only
        expected = [{"left", "right"}, {"midline"}] if only is None else [{only}]
        if file_of_zone(zone.id) not in explained and there not in expected:
            found = " and ".join(sorted(there)) or "nowhere"
            wanted = only or "left and right or midline"
            yield Problem(file_of_zone(zone.id), f"on {atlas.head}", f"it lies {found}, instead of {wanted}")


@atlas_check
def lines_are_whole(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """Every zone has a line, and every line has points that are places, each with its normal."""
    for placed in atlas.zones:
        if not _is_whole(placed):
            figures = ", ".join(
                f"{len(line.points_mm)} points and {len(line.normals)} normals" for line in placed.lines
            )
            yield _problem(atlas, placed, f"it is no whole line: {figures or 'no points'}; all must be finite")


def _is_whole(placed: PlacedZone) -> bool:
    return bool(placed.lines) and all(
        len(line.points_mm) >= 2
        and line.points_mm.shape == line.normals.shape
        and np.isfinite(line.points_mm).all()
        and np.isfinite(line.normals).all()
        for line in placed.lines
    )


def _whole_zones(atlas: Atlas) -> list[PlacedZone]:
    return [placed for placed in atlas.zones if _is_whole(placed)]


@atlas_check
def zones_lie_on_the_skin(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """Every point is on the skin, and its normal points outwards."""
    for placed in _whole_zones(atlas):
        for line in placed.lines:
            on_skin, outward, _ = skin.closest(line.points_mm)
            away_mm = float(np.linalg.norm(on_skin - line.points_mm, axis=1).max())
            if away_mm > SKIN_TOLERANCE_MM:
                yield _problem(
                    atlas, placed, f"a point is {away_mm:.2f} mm off the skin; at most {SKIN_TOLERANCE_MM} mm is right"
                )
            if np.abs(np.linalg.norm(line.normals, axis=1) - 1.0).max() > _UNIT_TOLERANCE:
                yield _problem(atlas, placed, "a normal is not of unit length")
            elif (np.einsum("ij,ij->i", line.normals, outward) < 0.0).any():
                yield _problem(atlas, placed, "a normal points into the head")


@atlas_check
def lengths_are_sane(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """Lengths are those of something on a head, agree with the points, and parts add up to the whole."""
    for placed in _whole_zones(atlas):
        if placed.form.kind not in _ANY_LENGTH and not _SHORTEST_MM <= placed.length_mm <= _LONGEST_MM:
            yield _problem(
                atlas, placed, f"its length {placed.length_mm:.1f} mm is outside {_SHORTEST_MM:g}..{_LONGEST_MM:g}"
            )
        paces = [np.linalg.norm(np.diff(line.points_mm, axis=0), axis=1) for line in placed.lines]
        widest_mm = max(float(pace.max()) for pace in paces)
        if widest_mm > _WIDEST_GAP_MM:
            yield _problem(
                atlas,
                placed,
                f"two neighbouring points are {widest_mm:.1f} mm apart; at most {_WIDEST_GAP_MM:g} is right",
            )
        walked_mm = float(sum(pace.sum() for pace in paces))
        if abs(walked_mm - placed.length_mm) > _LENGTH_TOLERANCE * placed.length_mm:
            yield _problem(
                atlas, placed, f"its length is given as {placed.length_mm:.1f} mm, but its points make {walked_mm:.1f}"
            )
        whole_mm = sum(part.length_mm for part in placed.parts)
        if placed.parts and abs(whole_mm - placed.length_mm) > _LENGTH_TOLERANCE * placed.length_mm:
            yield _problem(atlas, placed, f"its parts add up to {whole_mm:.1f} mm of {placed.length_mm:.1f}")


@atlas_check
def left_mirrors_right(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """On a head that is its own mirror image, so are the zones."""
    if not is_symmetric(skin):
        return
    rights = {placed.zone: placed for placed in _whole_zones(atlas) if placed.side == "right"}
    for left in _whole_zones(atlas):
        right = rights.get(left.zone)
        if left.side != "left" or right is None:
            continue
        if len(left.lines) != len(right.lines):
            yield _problem(atlas, left, f"it has {len(left.lines)} lines, but {len(right.lines)} on the right")
            continue
        apart_mm = max(
            _apart_mm(one.points_mm, other.points_mm * _MIRROR)
            for one, other in zip(left.lines, right.lines, strict=True)
        )
        if apart_mm > MIRROR_TOLERANCE_MM:
            yield _problem(
                atlas,
                left,
                f"it is {apart_mm:.2f} mm from the mirror of the right; at most {MIRROR_TOLERANCE_MM} is right",
            )


@atlas_check
def hairline_is_where_the_hair_begins(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """The landmark from which zones are measured lies on the edge of the hair that is drawn."""
    edge, mark = atlas.curves_mm.get("hairline"), atlas.landmarks_mm.get("hairline")
    if edge is None or mark is None:
        return
    away_mm = Curve.of(edge).locate(mark)[1]
    if away_mm > HAIRLINE_TOLERANCE_MM:
        message = f"it lies {away_mm:.1f} mm from the edge of the hair; at most {HAIRLINE_TOLERANCE_MM} mm is right"
        yield Problem(f"assets/meshes/{atlas.head}/head.toml", "landmarks.hairline", message)


def is_symmetric(skin: Surface) -> bool:
    """Whether a head is its own mirror image, as far as its skin tells."""
    sample = skin.vertices_mm[:: max(1, len(skin.vertices_mm) // 500)] * _MIRROR
    places, _, _ = skin.closest(sample)
    return bool(np.linalg.norm(places - sample, axis=1).max() <= _SYMMETRIC_WITHIN_MM)


def _apart_mm(one: Points, other: Points) -> float:
    """How far two lines are apart at equal fractions of their length, at most, mm."""
    fractions = np.linspace(0.0, 1.0, 65)
    return float(np.linalg.norm(_at(one, fractions) - _at(other, fractions), axis=1).max())


def _at(points: Points, fractions: Points) -> Points:
    along = arc_lengths(points)
    return np.stack([np.interp(fractions * along[-1], along, points[:, axis]) for axis in range(3)], axis=1)
