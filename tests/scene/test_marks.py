"""Which marks are in sight: each reason for which one is not, by itself."""

from __future__ import annotations

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkPolyData

from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder
from viewer.geometry.head import Point
from viewer.scene.marks import seen
from viewer.scene.picking import SkinRays
from viewer.scene.pose import VIEWS, Framing, project
from viewer.scene.skin import poly_data

EYE = np.array([0.0, 1000.0, 0.0])
POINTS = np.array([[0.0, 100.0, 0.0], [50.0, 80.0, 0.0], [0.0, -100.0, 0.0]])
PLACES = np.array([[180.0, 200.0], [100.0, 200.0], [180.0, 200.0]])
FORWARD = np.tile([0.0, 1.0, 0.0], (3, 1))


class NothingHides(SkinRays):
    def __init__(self) -> None:
        super().__init__(vtkPolyData())

    def first(self, start_mm: Point, end_mm: Point) -> Point | None:
        return None


def test_all_that_face_the_eye_are_seen_in_order() -> None:
    assert list(seen(POINTS, FORWARD, PLACES, EYE, NothingHides(), 360, 400)) == [0, 1, 2]


def test_what_is_turned_away_or_beside_the_view_is_not_seen() -> None:
    normals = FORWARD * [[1], [1], [-1]]
    assert list(seen(POINTS, normals, PLACES, EYE, NothingHides(), 360, 400)) == [0, 1]
    assert list(seen(POINTS, FORWARD, PLACES - [150, 0], EYE, NothingHides(), 360, 400)) == [0, 2]
    assert list(seen(POINTS, FORWARD, PLACES - [0, 201], EYE, NothingHides(), 360, 400)) == []


def test_the_scalp_behind_an_ear_is_hidden_by_it() -> None:
    """The place where the ear apex touches the scalp faces a person at the side, who sees only the ear."""
    head = load_head(assets_folder() / "meshes" / "adult-man")
    rays = SkinRays(poly_data(head.mesh))
    behind = np.array([head.landmarks["te20_left"].position_mm, head.landmarks["ear_apex_left"].position_mm])
    outward = np.tile([-1.0, 0.0, 0.0], (2, 1))
    for azimuth, expected in ((VIEWS["left"][0], [1]), (-120.0, [0, 1])):
        pose = Framing.of(head).pose(azimuth, 0.0 if azimuth == -90.0 else 35.0, 700, 800)
        places = project(pose, behind, 700, 800)
        assert list(seen(behind, outward, places, pose.eye_mm(), rays, 700, 800)) == expected
