"""The way of a needle as arcs along the skin and depths below it, before it is laid on a head."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.needle_layers import BEND_RADIUS_MM, Layers

Numbers = NDArray[np.float64]

_STEP_MM = 0.5


def way_in(layers: Layers, angle: float, length_mm: float) -> tuple[Numbers, Numbers, bool]:
    """Return arcs and depths of a way in, at least `length_mm` of it, and whether it ends at bone.

    Parameters
    ----------
    angle : float
        Between needle and skin, radians, 0 to a right angle.
    """
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
    if straight_mm >= length_mm or is_steep or layers.loose is None:
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


def cut_short(scale: Numbers, arcs: Numbers, depths: Numbers, most: float) -> tuple[Numbers, Numbers]:
    """Return arcs and depths up to where `scale` reaches `most`."""
    kept = scale < most - 1e-9
    kept[0] = True
    if most <= 0.0:
        return arcs[:1], depths[:1]
    return (
        np.append(arcs[kept], np.interp(most, scale, arcs)),
        np.append(depths[kept], np.interp(most, scale, depths)),
    )
