r"""The way of a needle under the skin: slanting in, then flat along the loose layer.

::

          handle
             \   angle
      skin ----\----------------------------------   depth 0
                 \    straight, as seen from the skin
      galea ------\--------------------------------
      loose         `--__________________  tip         follows the curve of the skin
      bone  ----------------------------------------

A needle keeps its angle to the skin until it meets the loose layer. A line straight in space would not do: on a head of
90 mm radius it comes no deeper than 90 mm · (1 - cos 15°) = 3 mm at 15 degrees, and so would never reach the layer that
needlers say they reach at that angle. The scalp gives way and the needle bends: by half a millimetre over 19 mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.curve import Curve
from viewer.geometry.head import Point, Points
from viewer.geometry.needle_skin import AVERAGE_MM, NeedleSkin, SkinProfile

BEND_RADIUS_MM = 9.0
"""How tightly the needle turns flat in the loose layer. A choice of drawing: the tightest turn with which 30 degrees,
the steepest entry that sources give, still ends inside a loose layer of middling thickness. No source gives a radius.
What is steeper than the turn allows goes on to the bone."""

HANDLE_MM = 24.0
"""Length of the handle. A choice of drawing."""

LEAST_RELAY_SHARE = 0.5
"""A relay ends when less of the line is left than this share of a needle."""

_BEHIND_MM = 40.0
_BEYOND_MM = 40.0
_STEP_MM = 0.5
_MOST_IN_RELAY = 24

Ending = Literal["length", "bone", "edge"]
"""Why a needle goes no further: all of its length is in; it meets bone; the skin ends or folds ahead of it."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers under the skin as depths.

    Attributes
    ----------
    bottoms_mm : tuple of float
        Depth of the lower side of each layer, from the skin down; rising.
    loose : int
        The layer in which a needle can be laid flat.
    bone : int
        The first layer that no needle enters.
    """

    bottoms_mm: tuple[float, ...]
    loose: int
    bone: int

    @property
    def loose_top_mm(self) -> float:
        """Depth at which the resistance drops."""
        return self.bottoms_mm[self.loose - 1] if self.loose else 0.0

    @property
    def bone_mm(self) -> float:
        """Depth of the surface of the bone."""
        return self.bottoms_mm[self.bone - 1] if self.bone else 0.0

    @property
    def steepest_deg(self) -> float:
        """The steepest entry from which a needle can still be laid flat, degrees."""
        room_mm = min(self.bottoms_mm[self.loose] - self.loose_top_mm, BEND_RADIUS_MM)
        return float(np.degrees(np.arccos(1.0 - room_mm / BEND_RADIUS_MM)))

    def at(self, depth_mm: float) -> int:
        """The layer at a depth; on a border the upper one."""
        return min(int(np.searchsorted(self.bottoms_mm, depth_mm - 1e-9)), len(self.bottoms_mm) - 1)


@dataclass(frozen=True, slots=True, eq=False)
class NeedlePath:
    """A needle in the scalp.

    Attributes
    ----------
    points_mm : array, shape (n, 3)
        From the entry to the tip, head frame. One point only if nothing of it is in.
    arcs_mm, depths_mm : array, shape (n,)
        For each point the length along the skin above it from the entry, and its depth straight below the skin.
    stretches : tuple of int
        The layer of each piece between two points.
    profile : SkinProfile
        The skin along the cut.
    direction : array, shape (3,)
        Unit vector of the part outside, toward the tip.
    angle_deg : float
        Between needle and skin at the entry.
    drop : int or None
        The point at which the resistance drops: entry into the loose layer; None if it is not reached.
    ending : {"length", "bone", "edge"}
        Why it ends where it ends.
    tip_layer : int
        The layer in which the tip lies; if it ends at bone, the bone.
    """

    points_mm: Points
    arcs_mm: NDArray[np.float64]
    depths_mm: NDArray[np.float64]
    stretches: tuple[int, ...]
    profile: SkinProfile
    direction: Point
    angle_deg: float
    drop: int | None
    ending: Ending
    tip_layer: int

    @property
    def entry_mm(self) -> Point:
        """Where it enters the skin."""
        first: Point = self.points_mm[0]
        return first

    @property
    def tip_mm(self) -> Point:
        """Where it ends."""
        last: Point = self.points_mm[-1]
        return last

    @property
    def tip_depth_mm(self) -> float:
        """How deep the tip lies straight below the skin."""
        return float(self.depths_mm[-1])

    @property
    def is_flat(self) -> bool:
        """Whether it was laid flat in the loose layer."""
        return self.drop is not None and self.ending != "bone"

    @property
    def length_mm(self) -> float:
        """Length under the skin."""
        return float(np.linalg.norm(np.diff(self.points_mm, axis=0), axis=1).sum())

    @property
    def over_mm(self) -> Points:
        """The skin right above each point, shape (n, 3)."""
        return self.profile.at(self.arcs_mm, np.zeros_like(self.arcs_mm))

    def outside_mm(self, needle_length_mm: float) -> Points:
        """Handle end, handle's beginning and entry of a needle of this whole length, shape (3, 3).

        What is longer under the skin than the needle leaves no shaft outside.
        """
        shaft_mm = max(needle_length_mm - self.length_mm, 0.0)
        back: Points = np.array([[shaft_mm + HANDLE_MM], [shaft_mm], [0.0]]) * -self.direction
        return self.entry_mm + back


def needle_path(
    skin: NeedleSkin,
    entry: Point,
    toward: Point,
    layers: Layers,
    *,
    angle_deg: float,
    length_mm: float,
    turn_deg: float = 0.0,
) -> NeedlePath:
    """Push a needle in.

    Parameters
    ----------
    entry : array, shape (3,)
        On the skin, head frame, mm.
    toward : array, shape (3,)
        The direction along the zone; only its part along the skin counts.
    angle_deg : float
        Between needle and skin, 0 to 90. The skin's normal there is the mean over 5 mm, by area.
    length_mm : float
        Length to be pushed under the skin. Less goes in where bone or the end of the skin stops it.
    turn_deg : float
        Direction turned away from the zone, counter-clockwise seen from outside.

    Raises
    ------
    MeshError
        If there is no skin at the entry, or the direction points straight in or out.
    """
    if turn_deg:
        up = skin.normal(entry)
        turn = np.radians(turn_deg)
        toward = np.cos(turn) * toward + np.sin(turn) * np.cross(up, toward)
    profile = skin.profile(entry, toward, _BEHIND_MM, length_mm + _BEYOND_MM)
    arcs, depths, meets_bone = _way(layers, np.radians(min(max(angle_deg, 0.0), 90.0)), length_mm)
    ending: Ending = "bone" if meets_bone else "length"
    if arcs[-1] > profile.ahead_mm:
        arcs, depths, ending = *_cut_short(arcs, arcs, depths, profile.ahead_mm), "edge"
    points = profile.at(arcs, depths)
    lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    if lengths[-1] > length_mm:
        arcs, depths = _cut_short(lengths, arcs, depths, max(length_mm, 0.0))
        points, ending = profile.at(arcs, depths), "length"
    angle = np.radians(angle_deg)
    stretches = tuple(layers.at(float(depth)) for depth in (depths[1:] + depths[:-1]) / 2)
    drop = next((index for index, layer in enumerate(stretches) if layer >= layers.loose), None)
    return NeedlePath(
        points,
        arcs,
        depths,
        stretches,
        profile,
        np.cos(angle) * profile.forward - np.sin(angle) * profile.up,
        angle_deg,
        drop,
        ending,
        layers.bone if ending == "bone" else (stretches[-1] if stretches else 0),
    )


def entry_on(points_mm: Points, share: float, *, is_backward: bool = False) -> tuple[Point, Point]:
    """Return the place at a share of a line, 0 to 1 from its first point, and the direction of needling there.

    Parameters
    ----------
    points_mm : array, shape (n, 3)
        The line, at least two points.
    is_backward : bool
        Whether the needle points against the order of the points.
    """
    curve = Curve.of(points_mm)
    arc = np.array([min(max(share, 0.0), 1.0) * curve.length_mm])
    tangent: Point = curve.tangents_at(arc, AVERAGE_MM)[0]
    place: Point = curve.points_at(arc)[0]
    return place, -tangent if is_backward else tangent


def relay(
    skin: NeedleSkin,
    points_mm: Points,
    layers: Layers,
    *,
    share: float,
    is_backward: bool,
    angle_deg: float,
    length_mm: float,
) -> tuple[NeedlePath, ...]:
    """Needle a long line with several needles, each entering where the tip of the last one lies.

    Parameters
    ----------
    points_mm : array, shape (n, 3)
        The line.
    share : float
        Where the first one enters, 0 to 1 from the line's first point.
    is_backward : bool
        Whether needles point against the order of the points.

    Returns
    -------
    tuple of NeedlePath
        At least one. The last one goes in no further than the line does. There is no second one if the first is not
        laid flat: its tip has not moved on along the line.

    Raises
    ------
    MeshError
        As `needle_path`.
    """
    curve = Curve.of(points_mm[::-1] if is_backward else points_mm)
    arc = min(max(1.0 - share if is_backward else share, 0.0), 1.0) * curve.length_mm
    paths: list[NeedlePath] = []
    while len(paths) < _MOST_IN_RELAY:
        left = curve.length_mm - arc
        if paths and left < LEAST_RELAY_SHARE * length_mm:
            break
        entry, toward = entry_on(curve.points_mm, arc / curve.length_mm)
        length = min(length_mm, left) if paths else length_mm
        path = needle_path(skin, entry, toward, layers, angle_deg=angle_deg, length_mm=length)
        paths.append(path)
        reached, _ = curve.locate(path.over_mm[-1])
        if not path.is_flat or path.ending != "length" or reached < arc + LEAST_RELAY_SHARE * length:
            break
        arc = reached
    return tuple(paths)


def _way(layers: Layers, angle: float, length_mm: float) -> tuple[NDArray[np.float64], NDArray[np.float64], bool]:
    """Arcs along the skin and depths of the way in, at least `length_mm` of it, and whether it ends at bone."""
    sine, cosine = float(np.sin(angle)), float(np.cos(angle))
    # The way is longer than it looks from the skin, never shorter: deeper layers of a round head are shorter.
    length_mm *= 1.25
    is_steep = np.degrees(angle) > layers.steepest_deg
    goal_mm = layers.bone_mm if is_steep else layers.loose_top_mm
    straight_mm = min(goal_mm / sine, length_mm) if sine > 1e-9 else length_mm
    borders = [depth / sine for depth in layers.bottoms_mm if depth < straight_mm * sine] if sine > 1e-9 else []
    at = np.sort(np.concatenate([np.arange(0.0, straight_mm, _STEP_MM), borders, [straight_mm]]))
    at = at[np.diff(at, prepend=-1.0) > 0.0]
    arcs, depths = at * cosine, np.minimum(at * sine, goal_mm)
    if straight_mm >= length_mm or is_steep:
        return arcs, depths, is_steep and straight_mm < length_mm
    room_mm = layers.bottoms_mm[layers.loose] - layers.loose_top_mm
    radius = max(BEND_RADIUS_MM, room_mm / 2 / (1.0 - cosine))
    turns = angle * (1.0 - np.arange(1, (steps := max(round(radius * angle / _STEP_MM), 4)) + 1) / steps)
    flat_mm = length_mm - straight_mm - radius * angle
    on = np.arange(1, max(int(flat_mm / _STEP_MM), 0) + 2) * _STEP_MM
    bend_arcs = arcs[-1] + radius * (sine - np.sin(turns))
    bend_depths = layers.loose_top_mm + radius * (np.cos(turns) - cosine)
    return (
        np.concatenate([arcs, bend_arcs, bend_arcs[-1] + on]),
        np.concatenate([depths, bend_depths, np.full(len(on), bend_depths[-1])]),
        False,
    )


def _cut_short(
    scale: NDArray[np.float64], arcs: NDArray[np.float64], depths: NDArray[np.float64], most: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Arcs and depths up to where `scale` reaches `most`."""
    kept = scale < most - 1e-9
    kept[0] = True
    if most <= 0.0:
        return arcs[:1], depths[:1]
    return (
        np.append(arcs[kept], np.interp(most, scale, arcs)),
        np.append(depths[kept], np.interp(most, scale, depths)),
    )
