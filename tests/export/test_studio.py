"""Many pictures of one scene, and large ones in tiles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SchoolId, ZoneId
from viewer.errors import ExportError
from viewer.export import studio
from viewer.export.studio import ImageStyle, Studio
from viewer.geometry.head import Head
from viewer.scene.lettering import Fonts
from viewer.scene.pose import Pose
from viewer.state.view_state import CameraOrder, Reader, Selection, ViewState

STATE = ViewState(
    school=SchoolId("jiao"), selection=Selection(zone=ZoneId("jiao.motor")), camera=CameraOrder("left", 1)
)


@pytest.fixture
def opened(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> Iterator[list[Studio]]:
    """Studios that were opened; closed in the end."""
    studios: list[Studio] = []
    yield studios
    for each in studios:
        each.close()


def open_studio(opened: list[Studio], head: Head, catalog: Catalog, atlas: Atlas, style: ImageStyle) -> Studio:
    opened.append(Studio(head, catalog, atlas, Fonts.shipped(assets_folder()), style, Reader()))
    return opened[-1]


@pytest.mark.parametrize("background", ["view", "white", "transparent"])
def test_tiles_join_to_the_very_picture(
    opened: list[Studio],
    shipped_head: Head,
    catalog: Catalog,
    shipped_atlas: Atlas,
    monkeypatch: pytest.MonkeyPatch,
    background: str,
) -> None:
    style = ImageStyle(331, 254, 0.6, background)  # type: ignore[arg-type]  # sides that no number of tiles divides
    whole = open_studio(opened, shipped_head, catalog, shipped_atlas, style).picture(STATE)
    monkeypatch.setattr(studio, "_TILE_PX", 240)
    joined = open_studio(opened, shipped_head, catalog, shipped_atlas, style).picture(STATE)
    assert joined.shape == whole.shape == (254, 331, 4)
    difference = np.abs(joined.astype(int) - whole).max(axis=2)
    assert (difference > 8).sum() <= 5


def test_after_tiles_the_eye_sees_as_before(
    opened: list[Studio],
    shipped_head: Head,
    catalog: Catalog,
    shipped_atlas: Atlas,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = open_studio(opened, shipped_head, catalog, shipped_atlas, ImageStyle(200, 200, 1.0))
    first = there.picture(STATE)
    monkeypatch.setattr(studio, "_TILE_PX", 128)
    there.picture(STATE)
    monkeypatch.undo()
    assert np.array_equal(there.picture(STATE), first)


def test_one_scene_shows_one_state_after_the_other(
    opened: list[Studio], shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas
) -> None:
    there = open_studio(opened, shipped_head, catalog, shipped_atlas, ImageStyle(400, 400, 1.0))
    left = there.picture(STATE)
    back = there.picture(replace(STATE, camera=CameraOrder("back", 1)))
    turned = there.picture(STATE, Pose(40.0, 10.0, 900.0, (0.0, 8.0, 20.0)))
    assert there.pose.azimuth_deg == 40.0
    for other in (back, turned):
        assert (np.abs(left.astype(int) - other).max(axis=2) > 30).mean() > 0.1
    assert np.array_equal(there.picture(STATE), left)


def test_larger_names_and_no_marks(
    opened: list[Studio], shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas
) -> None:
    bare = replace(STATE, drawing=replace(STATE.drawing, labels=False))
    style = ImageStyle(300, 300, 1.0)
    plain, larger, none = (
        open_studio(opened, shipped_head, catalog, shipped_atlas, each).picture(bare)[..., :3].astype(int)
        for each in (style, replace(style, text_scale=1.6), replace(style, has_marks=False))
    )
    changed, more = ((np.abs(each - none).max(axis=2) > 30).sum() for each in (plain, larger))
    assert more > 1.3 * changed > 0  # side marks, and the plate that says which side it is


def test_a_large_picture_of_a_construction_is_refused(
    opened: list[Studio], shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas
) -> None:
    there = open_studio(opened, shipped_head, catalog, shipped_atlas, ImageStyle(9000, 200))
    with pytest.raises(ExportError, match="at most 8192 pixels"):
        there.picture(replace(STATE, mode="build"))
