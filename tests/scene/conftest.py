"""A round head with known geometry, a handful of zones on it, and a scene that draws without a screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest
import trimesh
from numpy.typing import NDArray

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedPart, PlacedZone
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.school import AngleRange, FunctionGroup, School
from viewer.domain.statement import Statement
from viewer.domain.technique import Needles, NeedleSize
from viewer.domain.tissue import PLACES, LayerHere, Tissue, TissueLayer, TissuePlace
from viewer.domain.zone import Laterality, NeedleDirection, Part, Zone, ZoneName
from viewer.geometry.head import Head, HeadMesh
from viewer.scene.lettering import Fonts
from viewer.scene.offscreen import offscreen_window, picture_of
from viewer.scene.scene import Scene
from viewer.state.view_state import ViewState

CENTRE = np.array([0.0, 0.0, 20.0])
RADIUS = 110.0
SAID = Statement("said", ("S1",))
_THICK_MM = {"skin": 1.3, "dense": 3.0, "galea": 0.5, "loose": 1.2, "pericranium": 0.8, "skull": 7.0}
_HERE = tuple(LayerHere(key, mm, SAID, mm, mm) for key, mm in _THICK_MM.items())
TISSUE = Tissue(
    tuple(TissueLayer(key, key, SAID) for key in _THICK_MM),
    SAID,
    tuple(TissuePlace(place, place, _HERE, SAID, "loose") for place in PLACES),
)
_SIZES = (NeedleSize("0.30x40", 0.3, 40.0, SAID), NeedleSize("0.30x75", 0.3, 75.0, SAID))
NEEDLES = Needles(_SIZES, 30.0, SAID, 5.0, SAID)


def on_ball(directions: NDArray[np.float64]) -> NDArray[np.float64]:
    unit = directions / np.linalg.norm(directions, axis=-1, keepdims=True)
    return CENTRE + RADIUS * unit


def ball(subdivisions: int) -> HeadMesh:
    mesh = trimesh.creation.icosphere(subdivisions=subdivisions)
    normals = np.asarray(mesh.vertices, float)
    return HeadMesh(on_ball(normals), np.asarray(mesh.faces, np.int32), normals.astype(np.float32))


def arc(start: tuple[float, float, float], end: tuple[float, float, float]) -> PlacedLine:
    """A great circle between two directions, 1 mm steps."""
    a, b = (np.array(each) / np.linalg.norm(each) for each in (start, end))
    angle = np.arccos(a @ b)
    share = np.linspace(0, 1, max(3, round(angle * RADIUS)))[:, None]
    ways = (np.sin((1 - share) * angle) * a + np.sin(share * angle) * b) / np.sin(angle)
    return PlacedLine(on_ball(ways), ways)


def mirrored(line: PlacedLine) -> PlacedLine:
    return PlacedLine(line.points_mm * [-1, 1, 1], line.normals * [-1, 1, 1])


def stretch(line: PlacedLine, start: float, end: float) -> PlacedLine:
    first, last = (round(share * (len(line.points_mm) - 1)) for share in (start, end))
    return PlacedLine(line.points_mm[first : last + 1], line.normals[first : last + 1])


FIFTHS = (
    Part("upper", "Upper 1/5", 0.0, 0.2, "leg"),
    Part("middle", "Middle 2/5", 0.2, 0.6, "arm"),
    Part("lower", "Lower 2/5", 0.6, 1.0, "face"),
)
LONG = arc((-0.02, 0.05, 1.0), (-1.0, 0.25, 0.15))
LINES: dict[str, tuple[str, list[PlacedLine]]] = {
    "jiao.long": ("movement", [LONG]),
    "jiao.crossing": ("feeling", [arc((-0.6, -0.5, 0.6), (-0.5, 0.8, 0.6))]),
    "jiao.shared": ("language", [stretch(LONG, 0.6, 1.0)]),
    "jiao.three": ("movement", [arc((-0.5, -0.8, 0.7), each) for each in ((-0.7, -0.8, 0.2), (-0.9, -0.5, 0.3))]),
    "jiao.nape": ("sight", [arc((-0.2, -1.0, 0.1), (-0.2, -1.0, -0.3))]),
    "who.line": ("mind", [arc((-0.3, 0.9, 0.5), (-0.3, 0.6, 0.9))]),
}
COLOURS = {
    "movement": ("#B9480F", "#532006"),
    "feeling": ("#398AC8", "#193E5A"),
    "language": ("#825782", "#3A273A"),
    "sight": ("#332291", "#160F41"),
    "mind": ("#9AAAC0", "#454C56"),
}


def zone(zone_id: str, group: str, order: int) -> Zone:
    return Zone(
        zone_id, "J1", group, order, ZoneName(zone_id, "区", "qū"), SAID, (), Laterality("opposite", SAID),
        NeedleDirection("backward" if zone_id == "jiao.nape" else "forward", SAID), (), "solid", "not known",
        parts=FIFTHS if zone_id == "jiao.long" else (),
        over=("nape",) if zone_id == "jiao.nape" else (),
    )  # fmt: skip


def school(school_id: str, line_kind: str, band_mm: float) -> School:
    angle = AngleRange(15.0, 30.0, 20.0, SAID)
    return School(school_id, school_id, school_id, 0, line_kind, band_mm, 40.0, (), (), angle, (), SAID)


@dataclass(frozen=True, eq=False)
class World:
    head: Head
    catalog: Catalog
    atlas: Atlas


@pytest.fixture(autouse=True)
def _no_lost_exception(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test during which one of our VTK callbacks raised: VTK goes on as if nothing had happened."""
    lost: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: lost.append(error))
    yield
    assert not lost, lost


@pytest.fixture(scope="session")
def world() -> World:
    head = Head("ball", "Ball", "", "", (ball(5), ball(4)), {}, "1")
    groups = {key: FunctionGroup(key, key, i, *pair) for i, (key, pair) in enumerate(COLOURS.items())}
    zones = {key: zone(key, group, order) for order, (key, (group, _)) in enumerate(LINES.items())}
    schools = {"jiao": school("jiao", "band", 6.0), "who": school("who", "line", 4.5)}
    cautions = {"nape": Caution("nape", "danger", SAID, "danger", 1, "place", places=("nape",))}
    placed = []
    for key, (_, lines) in LINES.items():
        for side in ("left", "right"):
            drawn = tuple(line if side == "left" else mirrored(line) for line in lines)
            length = sum(float(np.linalg.norm(np.diff(line.points_mm, axis=0), axis=1).sum()) for line in drawn)
            parts = tuple(PlacedPart(p.id, p.start, p.end, length * (p.end - p.start)) for p in zones[key].parts)
            placed.append(PlacedZone(key, side, drawn, length, parts, ()))
    catalog = Catalog(schools, groups, zones, {}, {}, {}, cautions, tissue=TISSUE, needles=NEEDLES)
    return World(head, catalog, Atlas("ball", {}, tuple(placed), ()))


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    folder = assets_folder() / "fonts"
    return Fonts(folder / "labels-regular.ttf", folder / "labels-bold.ttf")


@dataclass(eq=False)
class Stage:
    """A scene in a window without a screen."""

    scene: Scene
    shoot: Callable[[], NDArray[np.uint8]]

    def go(self, state: ViewState) -> frozenset[str]:
        return self.scene.apply(ViewState(), state)


@pytest.fixture
def stage(world: World, fonts: Fonts) -> Iterator[Stage]:
    window = offscreen_window()
    scene = Scene(window, fonts)
    scene.set_size(360, 400)
    scene.set_head(world.head)
    scene.set_atlas(world.catalog, world.atlas)

    def shoot() -> NDArray[np.uint8]:
        scene.render()
        return picture_of(window)[..., :3]

    yield Stage(scene, shoot)
    assert scene.problems == []
    scene.close()
    window.Finalize()
