"""Where the codes of zones stand in a view: close to their zone, over no other code and little of any zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.placed import PlacedZone
from viewer.domain.identity import ZoneId
from viewer.geometry.head import Points
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose, project

Flat = NDArray[np.float64]
"""Shape (n, 2), in the units of the view, from its upper left."""

_FACING = 0.12  # cosine: what is seen more slantingly is not named here
_LEAST_SEEN = 0.3  # share of a zone that must be in sight
_STEP = 4  # every fourth point of a line, about 4 mm, is enough to see what a code would cover
_SHARES = (0.5, 0.35, 0.65, 0.2, 0.8)
_AWAY = (0.0, 1.1, 2.2, 3.6)  # heights of a plate, beyond the nearest place; from there a line leads back
_OVERLAP, _LATER, _FAR = 1000.0, 0.15, 4.0


@dataclass(frozen=True, slots=True)
class CodeSpot:
    """A code, the middle of its plate, and where a line leads to the zone; None for a plate right beside it."""

    zone: ZoneId
    x: float
    y: float
    lead: tuple[float, float] | None


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    zone: ZoneId
    share: float
    runs: tuple[Flat, ...]  # of each line, what is in sight

    @property
    def flat(self) -> Flat:
        return np.concatenate(self.runs)


def code_spots(
    zones: Sequence[PlacedZone],
    sizes: dict[ZoneId, tuple[float, float]],
    pose: Pose,
    rays: SkinRays,
    size: tuple[float, float],
    beside: float,
    kept_free: Sequence[tuple[float, float, float, float]] = (),
) -> tuple[CodeSpot, ...]:
    """Find a place for the code of every zone that is in sight, on the side that is seen better.

    Parameters
    ----------
    zones : sequence of PlacedZone
        What is drawn.
    sizes : mapping of zone to (float, float)
        Width and height of the plates.
    pose : Pose
        Where the eye stands.
    rays : SkinRays
        What hides a place.
    size : (float, float)
        Width and height of the view, in any unit; places and plates are in the same.
    beside : float
        From the middle of a zone to where its plate may begin.
    kept_free : sequence of (float, float, float, float)
        Boxes that no plate may cover: middle, width and height.
    """
    seen = [each for placed in zones if (each := _seen(placed, pose, rays, size)) is not None]
    covered = np.concatenate([each.flat for each in seen]) if seen else np.empty((0, 2))
    best: dict[ZoneId, _Seen] = {}
    for each in seen:
        # The left side comes second in the atlas; of two that are seen alike it is taken.
        if each.zone not in best or each.share >= best[each.zone].share - 0.02:
            best[each.zone] = each
    taken = list(kept_free)
    spots: list[CodeSpot] = []
    # Short zones first: they have the fewest places.
    for zone, each in sorted(best.items(), key=lambda item: len(item[1].flat)):
        width, height = sizes[zone]
        places = [place for run in each.runs for place in _places(run, width, height, beside)]
        costs = [
            _cost(middle, (width, height), covered, taken, size) + _LATER * order + _FAR * away
            for order, (middle, _, away) in enumerate(places)
        ]
        (x, y), lead, away = places[int(np.argmin(costs))]
        taken.append((x, y, width, height))
        spots.append(CodeSpot(zone, float(x), float(y), (float(lead[0]), float(lead[1])) if away else None))
    return tuple(spots)


def _seen(placed: PlacedZone, pose: Pose, rays: SkinRays, size: tuple[float, float]) -> _Seen | None:
    eye = pose.eye_mm()
    runs: list[Flat] = []
    count = shown = 0
    for line in placed.lines:
        points, normals = _thinned(line.points_mm), _thinned(line.normals)
        toward = eye - points
        cosines = np.einsum("nc,nc->n", normals, toward) / np.linalg.norm(toward, axis=1)
        is_seen = np.array(
            [cosine > _FACING and not rays.is_hidden(point, eye) for cosine, point in zip(cosines, points, strict=True)]
        )
        count, shown = count + len(points), shown + int(is_seen.sum())
        if is_seen.sum() > 1:
            runs.append(project(pose, points[is_seen], *size))
    if not runs or shown < _LEAST_SEEN * count:
        return None
    return _Seen(placed.zone, shown / count, tuple(runs))


def _thinned(points: Points) -> Points:
    kept: Points = points[np.unique(np.r_[0 : len(points) : _STEP, len(points) - 1])]
    return kept


def _places(run: Flat, width: float, height: float, beside: float) -> list[tuple[Flat, Flat, float]]:
    """Return middles for a plate, what they point to, and how far away they are.

    Past both ends first, then to both sides of the middle and of other places.
    """
    ways = [(run[-1], run[-1] - run[-2]), (run[0], run[0] - run[1])]
    for share in _SHARES:
        index = min(int(share * (len(run) - 1)), len(run) - 2)
        way = run[index + 1] - run[index]
        across = np.array([-way[1], way[0]])
        ways += [(run[index], across), (run[index], -across)]
    return [
        (_beyond(place, way, width, height, beside + away * height), place, away)
        for away in _AWAY
        for place, way in ways
    ]


def _beyond(place: Flat, way: Flat, width: float, height: float, beside: float) -> Flat:
    """Return the middle of a plate that touches a circle round a place, in a direction."""
    unit = way / max(float(np.linalg.norm(way)), 1e-9)
    reach = min(width / 2 / max(abs(unit[0]), 1e-9), height / 2 / max(abs(unit[1]), 1e-9))
    middle: Flat = place + unit * (beside + reach)
    return middle


def _cost(
    place: Flat,
    plate: tuple[float, float],
    covered: Flat,
    taken: Sequence[tuple[float, float, float, float]],
    size: tuple[float, float],
) -> float:
    half = np.array(plate) / 2
    cost = float((np.abs(covered - place) < half * 1.15).all(axis=1).sum())
    for x, y, width, height in taken:
        over = np.array([(width + plate[0]) / 2 - abs(place[0] - x), (height + plate[1]) / 2 - abs(place[1] - y)])
        if (over > 0).all():
            cost += _OVERLAP * float(over.prod()) / (plate[0] * plate[1])
    is_out = (place - half < 0).any() or (place + half > np.array(size)).any()
    return cost + (_OVERLAP if is_out else 0.0)
