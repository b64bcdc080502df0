"""Marked places on the head: landmarks as small balls, electrode sites as dots, acupuncture points as diamonds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.head import Point, Points
from viewer.presentation.landmarks import PlaceWords
from viewer.scene.label_text import LabelText
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose, project
from viewer.scene.skin_ink import SkinInk

_FACING = 0.10  # cosine: a place seen more slantingly than this counts as turned away
_HIDDEN_MM = 3.0  # skin this little in front of a place does not hide it: a landmark may lie in a fold
_CASING_MM = 0.55

Shape = Literal["ball", "diamond", "cross"]
"""What a mark looks like; told apart without colour."""

_AWAY = {
    "ball": "length(place)",
    "diamond": "(abs(place.x) + abs(place.y)) * 0.7071",
    # A ring, and a cross within it.
    "cross": "radius + min(abs(length(place) - 0.88 * radius) - 0.12 * radius,"
    " max(min(abs(place.x), abs(place.y)) - 0.11 * radius, length(place) - 0.6 * radius))",
}
_WIDEST = {"ball": 1.0, "diamond": 1.414, "cross": 1.0}  # from the middle to the farthest corner, in radii
_REACH = 1.5  # a quad's half side, in those: room for casing and soft border

# Full ink; an open ring where the place is uncertain.
_BODY = """
  vec2 place = inkPlaceVSOutput.xy;
  float radius = inkPlaceVSOutput.z, away = awayFromMiddle;
  float pixel = clamp(length(vec2(dFdx(away), dFdy(away))), 1e-3, 6.0);
  float covered = cover(radius + casingWidth - away, pixel);
  if (covered < 0.004) { discard; }
  float ink = cover(radius - away, pixel);
  if (inkPlaceVSOutput.w > 0.5) { ink *= 1.0 - cover(radius * 0.52 - away, pixel); }
  fragOutput0 = vec4(mix(casingTone, inkTone, ink), covered);
"""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A place to show.

    Attributes
    ----------
    words : PlaceWords
        What is said of it.
    point_mm, normal : array, shape (3,)
        On the skin, and the skin's unit normal there.
    """

    words: PlaceWords
    point_mm: Point
    normal: Point


@dataclass(frozen=True, slots=True)
class SeenMark:
    """A mark that is in sight, and where: logical pixels from the upper left."""

    mark: Mark
    x_px: float
    y_px: float
    radius_px: float


def marks_on(places: Sequence[tuple[PlaceWords, Point]], skin: NearestSkin) -> tuple[Mark, ...]:
    """Put places on the skin; each stays where it is, and gets the skin's normal."""
    if not places:
        return ()
    points = np.array([place for _, place in places])
    _, normals = skin.project(points)
    return tuple(Mark(words, point, up) for (words, _), point, up in zip(places, points, normals, strict=True))


def mark_text(mark: Mark, key: str = "mark") -> LabelText:
    """Return the label of a mark: what it is, and in one line more."""
    return LabelText(key, mark.words.title, mark.words.second, mark.point_mm[None], mark.normal[None])


class MarkLayer:
    """Draws marks of one kind by one actor, and knows which are in sight.

    Parameters
    ----------
    on_failure : callable
        Told when the shader cannot be used.
    marks : sequence of Mark
        All of them.
    radius_mm, weak_mm : float
        Of strong ones, and of others.
    lift_mm : float
        How far in front of the skin, in depth only: what lies in one place, as nasion and Nz, must not flicker.
    shape : {"ball", "diamond", "cross"}
        What they look like.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        on_failure: Callable[[str], None],
        marks: Sequence[Mark],
        radius_mm: float,
        weak_mm: float,
        lift_mm: float,
        shape: Shape = "ball",
    ) -> None:
        self.marks = tuple(marks)
        self._points = np.array([mark.point_mm for mark in marks]).reshape(-1, 3)
        self._normals = np.array([mark.normal for mark in marks]).reshape(-1, 3)
        self._radii_mm = np.array([radius_mm if mark.words.is_strong else weak_mm for mark in marks])
        self._widest = _WIDEST[shape]
        body = _BODY.replace("casingWidth", f"({_CASING_MM} * inkScale)").replace("awayFromMiddle", _AWAY[shape])
        self._ink = SkinInk(renderer, on_failure, body, lift_mm)
        self._drawn_for: tuple[Pose, float] | None = None

    def set_colours(self, ink: str, casing: str) -> None:
        """Take over the colours, ``#RRGGBB``."""
        self._ink.set_colours(ink, casing)

    def draw(self, pose: Pose, scale: float) -> None:
        """Turn the balls toward the eye, this much larger than life."""
        if self._drawn_for == (pose, scale):
            return
        right, up = pose.axes()
        radii = self._radii_mm * scale
        half = radii * (_REACH * self._widest)
        corners = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
        offsets = corners[None] * half[:, None, None]
        points = self._points[:, None] + offsets[..., :1] * right + offsets[..., 1:] * up
        if self._drawn_for is not None and self._drawn_for[1] == scale:
            self._ink.move(points.reshape(-1, 3))
        else:
            self._ink.set_scale(scale)
            self._ink.set_shapes(points.reshape(-1, 3), *self._places(offsets, radii))
        self._drawn_for = (pose, scale)

    def in_sight(self, pose: Pose, rays: SkinRays, width_px: float, height_px: float, scale: float) -> list[SeenMark]:
        """Return the marks that can be seen now."""
        eye = pose.eye_mm()
        places = project(pose, self._points, width_px, height_px)
        px_per_mm = height_px / pose.height_mm()
        reach_mm = self._radii_mm * self._widest
        return [
            SeenMark(self.marks[index], float(x), float(y), float(reach_mm[index] * scale * px_per_mm))
            for index in seen(self._points, self._normals, places, eye, rays, width_px, height_px)
            for x, y in (places[index],)
        ]

    def remove(self) -> None:
        """Take them off the screen."""
        self._ink.remove()

    def _places(
        self, offsets: NDArray[np.float64], radii: NDArray[np.float64]
    ) -> tuple[Points, Points, NDArray[np.int64]]:
        """Normals, places in the shader's terms, and faces of all quads."""
        count = len(radii)
        place = np.zeros((count, 4, 4))
        place[..., :2] = offsets
        place[..., 2] = radii[:, None]
        place[..., 3] = np.array([mark.words.is_uncertain for mark in self.marks], float)[:, None]
        faces = np.array([[0, 1, 2], [0, 2, 3]]) + 4 * np.arange(count)[:, None, None]
        return np.repeat(self._normals, 4, axis=0), place.reshape(-1, 4), faces.reshape(-1, 3)


def seen(
    points: Points,
    normals: Points,
    places: NDArray[np.float64],
    eye: Point,
    rays: SkinRays,
    width_px: float,
    height_px: float,
    facing: float = _FACING,
) -> Iterator[int]:
    """Find in order which places on the skin are in the view, turned to the eye, and not behind other skin.

    Parameters
    ----------
    points, normals : array, shape (n, 3)
        Places, and unit normals there.
    places : array, shape (n, 2)
        Where they appear, logical pixels.
    facing : float
        Cosine of the slant at which a place counts as turned away.
    """
    toward = eye - points
    cosines = np.einsum("nc,nc->n", normals, toward) / np.linalg.norm(toward, axis=1)
    is_in = (places >= 0.0).all(axis=1) & (places[:, 0] < width_px) & (places[:, 1] < height_px)
    wanted = np.flatnonzero((cosines > facing) & is_in)
    return (int(index) for index in wanted if not rays.is_hidden(points[index], eye, _HIDDEN_MM))
