"""Draws a picture for every kind of step: what it takes, thin and blue; what it makes, thick and red.

Called by docs/pictures/make. The examples stand in rules.toml beside this file, in the rule language itself.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from areas import outlines
from pydantic import TypeAdapter

from viewer.atlas.side_builder import SideBuilder
from viewer.atlas.step_result import Shape
from viewer.data.content import load_catalog
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, zones_folder
from viewer.domain.area_steps import AREA_STEPS
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep, Step, names_in
from viewer.domain.curve_steps import ScalpLine, Slant, Walk
from viewer.domain.identity import SchoolId, ZoneId
from viewer.domain.point_steps import Crossing, ScalpPoint
from viewer.export.image import write_image
from viewer.geometry.curve import Curve, Plane
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import Head, Point, Points
from viewer.geometry.measured_head import MeasuredHead, measure_head
from viewer.presentation.landmarks import PlaceWords
from viewer.presentation.palette import palette_for, skin_for
from viewer.scene.lettering import Fonts, Picture
from viewer.scene.marks import MarkLayer, marks_on
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.offscreen import offscreen_window, picture_of
from viewer.scene.scene import Scene
from viewer.scene.skin_ink import SkinInk, ribbon
from viewer.state import view_state
from viewer.state.view_state import Reader, ViewState

HERE = Path(__file__).resolve().parent
WIDTH_PX, HEIGHT_PX = 420, 360
LEFT = -1
TAKEN, MADE, CASING = "#2B5C8A", "#B3261E", "#FFFFFF"
_SAMPLES = 3
_STEP_MM = 1.0
_LONG_MM = 180.0
_SCALE = 1.6  # larger than life, as the window draws ink at this size
_LINE = """
  vec2 place = inkPlaceVSOutput.xy;
  float half_ = inkPlaceVSOutput.z * inkScale, rim = 0.42 * inkScale;
  float away = abs(place.y);
  if (inkPlaceVSOutput.w > 0.5) {
    float off = abs(fract(place.x / 5.0) - 0.5) * 5.0;
    away = length(vec2(max(off - 1.3, 0.0), place.y));
  }
  float pixel = clamp(length(vec2(dFdx(place.y), dFdy(place.y))), 1e-3, 6.0);
  float covered = cover(half_ + rim - away, pixel);
  if (covered < 0.004) { discard; }
  fragOutput0 = vec4(mix(casingTone, inkTone, cover(half_ - away, pixel)), covered);
"""


@dataclass(frozen=True, slots=True)
class Example:
    """One picture: a rule whose last step is shown, and from where."""

    op: str
    steps: tuple[AnyStep, ...]
    azimuth_deg: float
    elevation_deg: float
    nearness: float

    @property
    def file(self) -> Path:
        """Where its picture lies."""
        return HERE / f"rule-{self.op.replace('_', '-')}.png"


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """What a picture shows on the skin: the cut that is followed, what the step takes, and what it makes."""

    cut: tuple[Curve, ...]
    taken: tuple[Shape, ...]
    made: Shape


def examples() -> tuple[Example, ...]:
    """Read the examples."""
    reader: TypeAdapter[tuple[Step, ...]] = TypeAdapter(tuple[Step, ...])
    entries = tomllib.loads((HERE / "rules.toml").read_text(encoding="utf-8"))["pictures"]
    return tuple(
        Example(
            entry["op"],
            reader.validate_python(
                [{"id": "shown", "text": "…", "sources": ["example"], **step} for step in entry["steps"]]
            ),
            entry["azimuth"],
            entry["elevation"],
            entry.get("near", 1.0),
        )
        for entry in entries
    )


def drawing_of(example: Example, head: MeasuredHead) -> Drawing:
    """Carry an example out on the left side of a head."""
    line: dict[str, Any] = {"op": "tape", "id": "line-of-zone", "text": "…", "sources": ["example"]}
    last = TypeAdapter(tuple[Step, ...]).validate_python([{**line, "through": ["nasion", "glabella"]}])
    shown = example.steps[-1]
    unturned = (*example.steps[:-1], replace(shown, angle_deg=0.0)) if isinstance(shown, Slant) else last
    steps = example.steps if isinstance(shown, AREA_STEPS) else (*example.steps, *last)
    side_builder = SideBuilder(_catalog(zone=steps, unturned=unturned), head, LEFT, frozenset())
    _, history = side_builder.build(ZoneId("example.zone"))
    scope = side_builder.zone_scope(ZoneId("example.zone"))
    key = (scope.owner, shown.id)
    taken = [side_builder.shape(scope, key, name) for name in names_in(shown)]
    made: Shape = history[shown.id].shape
    if isinstance(shown, AREA_STEPS):
        made = outlines(shown, history[shown.id], head.surface)
    return Drawing(tuple(_cut(shown, side_builder, head)), (*taken, *_measured_along(shown, made, head)), made)


def _catalog(**rules: tuple[AnyStep, ...]) -> Catalog:
    """A catalogue of these rules and nothing else; whatever a zone has besides is borrowed."""
    shipped, _ = load_catalog(zones_folder())
    school, zone = next(iter(shipped.schools.values())), next(iter(shipped.zones.values()))
    zones = [replace(zone, id=ZoneId(f"example.{name}"), steps=steps, parts=()) for name, steps in rules.items()]
    schools = {SchoolId("example"): replace(school, id=SchoolId("example"), steps=())}
    return replace(shipped, schools=schools, zones={each.id: each for each in zones})


def _cut(step: AnyStep, side_builder: SideBuilder, head: MeasuredHead) -> list[Curve]:
    """The outline of the flat cut that a step follows; for a slant the way from which its angle counts."""
    if isinstance(step, Slant):
        return _curves_in([side_builder.build(ZoneId("example.unturned"))[0].shape])
    normals = {"sagittal": (1.0, 0.0, 0.0), "coronal": (0.0, 1.0, 0.0), "horizontal": (0.0, 0.0, 1.0)}
    name = step.start if isinstance(step, Walk) else step.at if isinstance(step, Crossing) else ""
    plane = step.plane if isinstance(step, Walk | Crossing) else None
    if not name or plane not in normals:
        return []
    scope = side_builder.zone_scope(ZoneId("example.zone"))
    at = side_builder.shape(scope, (scope.owner, step.id), name)
    outlines = head.surface.section(Plane(at, np.array(normals[plane]))) if isinstance(at, np.ndarray) else ()
    return list(outlines[:1])


def _measured_along(step: AnyStep, made: Shape, head: MeasuredHead) -> list[Shape]:
    """The tapes by which a step without names finds its place: along the midline, then sideways."""
    midline, cun = head.midline, head.cun
    if isinstance(step, ScalpPoint | ScalpLine):
        s_cun = step.s_cun if isinstance(step, ScalpPoint) else step.s_from_cun
        arc_mm = cun.arc_mm(s_cun)
        aside_mm = cun.length_mm(step.l_cun, step.cun)
        tapes: list[Shape] = [midline.curve.between(cun.hairline_arc_mm, arc_mm), head.place("hairline")]
        if isinstance(step, ScalpLine):
            tapes[0] = midline.curve.between(cun.hairline_arc_mm, cun.arc_mm(step.s_to_cun))
        return [*tapes, midline.sideways(head.surface, arc_mm, LEFT, aside_mm)]
    if step.op == "ray" and isinstance(made, np.ndarray):
        return [geodesic(head.surface, head.place("te20_left"), made)]
    return []


class Drawer:
    """Draws on one head."""

    def __init__(self, head: Head) -> None:
        self._window = offscreen_window()
        self._scene = Scene(self._window, Fonts.shipped(assets_folder()))
        self._scene.set_palette(palette_for("light"), skin_for("porcelain", "light"))
        self._scene.set_head(head)
        self._scene.set_size(WIDTH_PX, HEIGHT_PX, _SAMPLES)
        self._scene.set_marks(False)
        bare = ViewState(drawing=view_state.Drawing(labels=False), reader=Reader(reduce_motion=True))
        self._scene.apply(ViewState(), bare)
        self._skin = NearestSkin(head.mesh)
        self._problems: list[str] = []

    def draw(self, drawing: Drawing, example: Example) -> Picture:
        """Draw one picture, shape (height, width, 4)."""
        renderer = self._window.GetRenderers().GetFirstRenderer()
        camera = self._scene.camera
        camera.turn_to(example.azimuth_deg, example.elevation_deg, 0.0)
        pose = camera.pose
        if example.nearness > 1.0:
            middle = np.vstack(
                [*_points_in([drawing.made]), *(curve.points_mm for curve in _curves_in([drawing.made]))]
            ).mean(axis=0)
            toward = tuple(
                np.array(pose.target_mm) + (middle - np.array(pose.target_mm)) * (1.0 - 1.0 / example.nearness) * 1.6
            )
            pose = replace(pose, distance_mm=pose.distance_mm / example.nearness, target_mm=toward)
        camera.stand_at(pose)
        layers: list[SkinInk | MarkLayer] = []
        # From below upwards: lines, then points, so that no line runs over the point it starts from.
        for curves, colour, half_mm, is_dashed, lift_mm in (
            (drawing.cut, TAKEN, 0.28, True, 4.6),
            (_curves_in(drawing.taken), TAKEN, 0.5, False, 5.0),
            (_curves_in([drawing.made]), MADE, 1.15, False, 5.4),
        ):
            if curves:
                ink = SkinInk(renderer, self._problems.append, _LINE, lift_mm)
                ink.set_colours(colour, CASING)
                ink.set_scale(_SCALE)
                ink.set_shapes(*self._bands(curves, half_mm, is_dashed))
                layers.append(ink)
        for points, colour, radius_mm, lift_mm in (
            (_ends_in(drawing.taken), TAKEN, 1.4, 6.0),
            (_points_in([drawing.made]), MADE, 2.4, 6.6),
        ):
            if points:
                words = PlaceWords("", "", "", "", is_uncertain=False, is_strong=True)
                marks = marks_on([(words, point) for point in points], self._skin)
                spots = MarkLayer(renderer, self._problems.append, marks, radius_mm, radius_mm, lift_mm)
                spots.set_colours(colour, CASING)
                spots.draw(pose, _SCALE)
                layers.append(spots)
        self._scene.render()
        picture = picture_of(self._window)
        for layer in layers:
            layer.remove()
        if self._problems or self._scene.problems:
            raise SystemExit("; ".join([*self._problems, *self._scene.problems]))
        height, width = (side // _SAMPLES for side in picture.shape[:2])
        blocks = picture[: height * _SAMPLES, : width * _SAMPLES].reshape(height, _SAMPLES, width, _SAMPLES, 4)
        small: Picture = np.rint(blocks.mean(axis=(1, 3))).astype(np.uint8)
        small[..., 3] = 255
        return small

    def close(self) -> None:
        """Give everything back."""
        self._scene.close()
        self._window.Finalize()

    def _bands(self, curves: Sequence[Curve], half_mm: float, is_dashed: bool) -> tuple[Points, Points, Points, Any]:
        pieces, count = [], 0
        for curve in curves:
            even = curve.resampled(_STEP_MM)
            _, normals = self._skin.project(even.points_mm)
            corners, ups, place, faces = ribbon(even.points_mm, normals, even.arcs_mm, 3.2)
            place[:, 2], place[:, 3] = half_mm, float(is_dashed)
            pieces.append((corners, ups, place, faces + count))
            count += len(corners)
        corners, ups, place, faces = (np.concatenate(column) for column in zip(*pieces, strict=True))
        return corners, ups, place, faces


def _curves_in(shapes: Sequence[Shape]) -> list[Curve]:
    found: list[Curve] = []
    for shape in shapes:
        found += [shape] if isinstance(shape, Curve) else shape if isinstance(shape, tuple) else ()
    return found


def _points_in(shapes: Sequence[Shape]) -> list[Point]:
    return [shape for shape in shapes if isinstance(shape, np.ndarray)]


def _ends_in(shapes: Sequence[Shape]) -> list[Point]:
    """The points among shapes, and both ends of lines that are short enough to have them in the picture."""
    short = [curve for curve in _curves_in(shapes) if curve.length_mm < _LONG_MM]
    return [*_points_in(shapes), *(end for curve in short for end in (curve.start_mm, curve.end_mm))]


def main() -> None:
    """Draw all, or those named on the command line."""
    head = load_head(assets_folder() / "meshes" / "adult-man")
    measured = measure_head(head)
    drawer = Drawer(head)
    for example in examples():
        if not sys.argv[1:] or example.op in sys.argv[1:]:
            write_image(example.file, drawer.draw(drawing_of(example, measured), example))
            sys.stdout.write(f"{example.file.name}\n")
    drawer.close()


if __name__ == "__main__":
    main()
