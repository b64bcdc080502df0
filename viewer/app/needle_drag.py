"""The needle under the hand: drag its entry along the zone, its handle to tilt it, its tip to push it."""

from __future__ import annotations

from typing import Literal

import numpy as np

from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Point, Points
from viewer.geometry.needle_path import HANDLE_MM, NeedlePath
from viewer.presentation.needle import entry_for
from viewer.presentation.placed_zone import placed_zone
from viewer.presentation.presenter import Presenter
from viewer.scene.pose import project
from viewer.scene.scene import Scene
from viewer.state.needle_requests import SetNeedleAngle, SetNeedleEntry, SetNeedleLength
from viewer.state.store import Store

NeedlePart = Literal["entry", "tip", "handle"]

_REACH_PX = 16.0
"""A part of the needle is meant when the pointer is this near to it."""

_ANGLES_DEG = np.arange(0.0, 91.0)


class NeedleDrag:
    """Takes hold of the needle while it is looked at; every drag has a number field beside it.

    Parameters
    ----------
    scene : Scene
        Where it is seen.
    presenter, store : Presenter, Store
        The zone it lies in, and how it changes.
    """

    def __init__(self, scene: Scene, presenter: Presenter, store: Store) -> None:
        self._scene, self._presenter, self._store = scene, presenter, store
        self._held: tuple[NeedlePart, NeedlePath] | None = None

    def is_over(self, x_px: float, y_px: float) -> bool:
        """Whether there is something to take hold of at a place in the view."""
        return self._part_at(x_px, y_px) is not None

    def press(self, x_px: float, y_px: float) -> bool:
        """Take hold of what lies there; says whether there is anything."""
        self._held = self._part_at(x_px, y_px)
        return self._held is not None

    def drag(self, x_px: float, y_px: float) -> None:
        """Move what is held to a place in the view."""
        if self._held is None:
            return
        part, path = self._held
        if part == "handle":
            self._tilt(path, x_px, y_px)
            return
        point_mm = self._scene.pick(x_px, y_px)
        if point_mm is None:
            return
        if part == "entry":
            self._enter(point_mm)
        else:
            self._push(path, point_mm)

    def drop(self) -> None:
        """Let go."""
        self._held = None

    def _part_at(self, x_px: float, y_px: float) -> tuple[NeedlePart, NeedlePath] | None:
        drawing = self._scene.needles
        if not self._store.state.entry.has_needle_in_hand or drawing.is_calm:
            return None
        found: list[tuple[float, NeedlePart, NeedlePath]] = []
        for path in drawing.paths:
            outside = path.outside_mm(drawing.whole_mm)
            spots: dict[NeedlePart, Points] = {
                "handle": np.linspace(outside[0], outside[1], 5),
                "entry": path.over_mm[:1],
                "tip": path.over_mm[-1:],
            }
            for part, places in spots.items():
                away = np.linalg.norm(self._seen(places) - (x_px, y_px), axis=1).min()
                found.append((float(away), part, path))
        nearest = min(found, key=lambda each: each[0], default=None)
        return nearest[1:] if nearest is not None and nearest[0] <= _REACH_PX else None

    def _enter(self, place: Point) -> None:
        state, atlas = self._store.state, self._presenter.atlas
        if state.selection.zone is None or atlas is None:
            return
        zone = self._presenter.catalog.zones[state.selection.zone]
        placed = placed_zone(atlas, zone, state.selection.side)
        if placed is None:
            return
        points = placed.lines[0].points_mm
        arcs = arc_lengths(points)
        nearest = int(np.argmin(np.linalg.norm(points - place, axis=1)))
        self._store.ask(SetNeedleEntry(entry_for(zone, state, float(arcs[nearest] / arcs[-1]))))

    def _push(self, path: NeedlePath, place: Point) -> None:
        ahead = path.profile.arcs_mm >= 0.0
        nearest = int(np.argmin(np.linalg.norm(path.profile.points_mm[ahead] - place, axis=1)))
        self._store.ask(SetNeedleLength(float(path.profile.arcs_mm[ahead][nearest])))

    def _tilt(self, path: NeedlePath, x_px: float, y_px: float) -> None:
        shaft_mm = max(self._scene.needles.whole_mm - path.length_mm, 0.0) + HANDLE_MM / 2
        angles = np.radians(_ANGLES_DEG)[:, None]
        ways = np.cos(angles) * path.profile.forward - np.sin(angles) * path.profile.up
        handles = path.entry_mm - shaft_mm * ways
        away = np.linalg.norm(self._seen(handles) - (x_px, y_px), axis=1)
        self._store.ask(SetNeedleAngle(float(_ANGLES_DEG[int(np.argmin(away))])))

    def _seen(self, places_mm: Points) -> Points:
        width_px, height_px = self._scene.size_px
        seen: Points = project(self._scene.camera.pose, places_mm, width_px, height_px)
        return seen
