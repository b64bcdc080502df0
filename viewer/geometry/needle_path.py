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

Where no layer is known in which it could be laid flat, over the nape, it goes straight on at its angle: nothing stops
it there but the end of the zone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.curve import Curve, arc_lengths
from viewer.geometry.head import Point, Points
from viewer.geometry.needle_depth_profile import cut_short, way_in
from viewer.geometry.needle_layers import ScalpLayers
from viewer.geometry.needle_place import NeedlePlace
from viewer.geometry.needle_skin import NeedleSkin, SkinProfile

HANDLE_MM = 24.0
"""Length of the handle. A choice of drawing."""

BESIDE_MM, BEYOND_MM = 6.0, 1.0
"""What lies no further beside the line of a zone, or beyond its end, is on it. Choices: the width in which bands are
drawn, for a straight needle cannot follow every bend of a line; and hardly anything."""

_BEHIND_MM = 40.0
_AHEAD_MM = 40.0

Ending = Literal["length", "bone", "edge", "zone"]
"""Why a needle goes no further: all of its length is in; it meets bone; the skin ends or folds ahead of it; the zone
ends over the nape."""


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
        The layer of each piece between two points, counted in the layers of its place.
    profile : SkinProfile
        The skin along the cut.
    places : tuple of str
        Where on the head each sample of the profile lies.
    direction : array, shape (3,)
        Unit vector of the part outside, toward the tip.
    angle_deg : float
        Between needle and skin at the entry.
    drop : int or None
        The point at which the resistance drops: entry into the loose layer; None if it is not reached.
    ending : {"length", "bone", "edge", "zone"}
        Why it ends where it ends.
    tip_layer : int
        The layer in which the tip lies, in the layers of its place; if it ends at bone, the bone.
    on_zone_mm : float
        How much of it lies under the zone, from the entry on; all of it if no zone was given.
    """

    points_mm: Points
    arcs_mm: NDArray[np.float64]
    depths_mm: NDArray[np.float64]
    stretches: tuple[int, ...]
    profile: SkinProfile
    places: tuple[NeedlePlace, ...]
    direction: Point
    angle_deg: float
    drop: int | None
    ending: Ending
    tip_layer: int
    on_zone_mm: float

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
    def entry_place(self) -> NeedlePlace:
        """Where on the head it enters."""
        return _place_at(self.profile, self.places, 0.0)

    @property
    def tip_place(self) -> NeedlePlace:
        """Where on the head its tip lies."""
        return _place_at(self.profile, self.places, float(self.arcs_mm[-1]))

    @property
    def is_over_nape(self) -> bool:
        """Whether any of it lies where no skull is promised."""
        return "nape" in (self.entry_place, self.tip_place)

    @property
    def past_zone_mm(self) -> float:
        """How much of it lies under the skin outside the zone."""
        return max(self.length_mm - self.on_zone_mm, 0.0)

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
    scalp: ScalpLayers,
    *,
    angle_deg: float,
    length_mm: float,
    turn_deg: float = 0.0,
    ahead_mm: Points | None = None,
) -> NeedlePath:
    """Push a needle in.

    Parameters
    ----------
    entry : array, shape (3,)
        On the skin, head frame, mm.
    toward : array, shape (3,)
        The direction along the zone; only its part along the skin counts.
    scalp : ScalpLayers
        What lies under the skin.
    angle_deg : float
        Between needle and skin, 0 to 90. The skin's normal there is the mean over 5 mm, by area.
    length_mm : float
        Length to be pushed under the skin. Less goes in where bone, the end of the skin or that of a zone over the nape
        stops it.
    turn_deg : float
        Direction turned away from the zone, counter-clockwise seen from outside.
    ahead_mm : array, shape (n, 3), optional
        The rest of the zone's line from the entry on, one point at its end. A needle that would come to lie in the nape
        ends with the zone; any other may run on past it.

    Raises
    ------
    MeshError
        If there is no skin at the entry, or the direction points straight in or out.
    """
    if turn_deg:
        up = skin.normal(entry)
        turn = np.radians(turn_deg)
        toward = np.cos(turn) * toward + np.sin(turn) * np.cross(up, toward)
    profile = skin.profile(entry, toward, _BEHIND_MM, length_mm + _AHEAD_MM)
    pushed = _Pushed(profile, scalp.places_along(profile), scalp, np.radians(min(max(angle_deg, 0.0), 90.0)))
    path = pushed.path(angle_deg, length_mm, ahead_mm)
    if ahead_mm is None or not path.is_over_nape:
        return path
    zone_mm = min(path.on_zone_mm, _length_mm(ahead_mm))
    return path if path.length_mm <= zone_mm else replace(pushed.path(angle_deg, zone_mm, ahead_mm), ending="zone")


class _Pushed:
    """A needle pushed in at one place and angle, for any length."""

    def __init__(self, profile: SkinProfile, places: tuple[NeedlePlace, ...], scalp: ScalpLayers, angle: float) -> None:
        self._profile, self._places, self._scalp, self._angle = profile, places, scalp, angle

    def path(self, angle_deg: float, length_mm: float, ahead_mm: Points | None) -> NeedlePath:
        profile, angle = self._profile, np.radians(angle_deg)
        arcs, depths, ending = self._way(length_mm)
        points = profile.at(arcs, depths)
        lengths = arc_lengths(points)
        if lengths[-1] > length_mm:
            arcs, depths = cut_short(lengths, arcs, depths, max(length_mm, 0.0))
            points, ending = profile.at(arcs, depths), "length"
        middles = zip((arcs[1:] + arcs[:-1]) / 2, (depths[1:] + depths[:-1]) / 2, strict=True)
        pieces = [(self._scalp.layers[self._place(arc)], float(depth)) for arc, depth in middles]
        stretches = tuple(layers.at(depth) for layers, depth in pieces)
        loose = (
            index
            for index, ((layers, _), layer) in enumerate(zip(pieces, stretches, strict=True))
            if layers.loose is not None and layer >= layers.loose
        )
        tip = self._scalp.layers[self._place(arcs[-1])]
        return NeedlePath(
            points,
            arcs,
            depths,
            stretches,
            profile,
            self._places,
            np.cos(angle) * profile.forward - np.sin(angle) * profile.up,
            angle_deg,
            next(loose, None),
            ending,
            tip.bone if ending == "bone" and tip.bone is not None else (stretches[-1] if stretches else 0),
            _on_zone_mm(points, profile.at(arcs, np.zeros(len(arcs))), ahead_mm),
        )

    def _way(self, length_mm: float) -> tuple[NDArray[np.float64], NDArray[np.float64], Ending]:
        layers = self._scalp.layers
        arcs, depths, meets_bone = way_in(layers[self._place(0.0)], self._angle, length_mm)
        if meets_bone and self._place(arcs[-1]) == "nape":  # bone where it enters is none where its tip would be
            arcs, depths, meets_bone = way_in(layers["nape"], self._angle, length_mm)
        ending: Ending = "bone" if meets_bone else "length"
        bones = np.array([layers[self._place(arc)].bone_mm for arc in arcs])
        deeper = np.flatnonzero(depths > bones + 1e-6)
        if len(deeper):
            arcs, depths, ending = arcs[: max(deeper[0], 1)], depths[: max(deeper[0], 1)], "bone"
        if arcs[-1] > self._profile.ahead_mm:
            arcs, depths, ending = *cut_short(arcs, arcs, depths, self._profile.ahead_mm), "edge"
        return arcs, depths, ending

    def _place(self, arc_mm: float) -> NeedlePlace:
        return _place_at(self._profile, self._places, arc_mm)


def _place_at(profile: SkinProfile, places: tuple[NeedlePlace, ...], arc_mm: float) -> NeedlePlace:
    return places[min(int(np.searchsorted(profile.arcs_mm, arc_mm - 1e-6)), len(places) - 1)]


def _on_zone_mm(points: Points, over: Points, ahead_mm: Points | None) -> float:
    """Length of a way up to where the skin above it is no longer on the zone's line."""
    lengths = arc_lengths(points)
    if ahead_mm is None:
        return float(lengths[-1])
    off = np.flatnonzero([not _is_on(place, ahead_mm) for place in over])
    return float(lengths[-1] if not len(off) else lengths[max(off[0] - 1, 0)])


def _is_on(place: Point, line: Points) -> bool:
    if len(line) < 2:
        return float(np.linalg.norm(place - line[0])) <= BEYOND_MM
    curve = Curve.of(line)
    arc_mm, away_mm = curve.locate(place)
    return away_mm <= (BEYOND_MM if arc_mm >= curve.length_mm - 1e-6 else BESIDE_MM)


def _length_mm(line: Points) -> float:
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
