"""Pictures without a screen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from viewer.atlas.atlas import Atlas
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.export.image import ImageStyle, render_image, write_image
from viewer.geometry.head import Head
from viewer.scene.lettering import Fonts
from viewer.scene.pose import Pose
from viewer.state.view_state import CameraOrder, ViewState

NOTHING = Catalog({}, {}, {}, {}, {}, {}, {})
STATE = ViewState(camera=CameraOrder("front", 1))


@pytest.fixture(scope="module")
def head() -> Head:
    return load_head(assets_folder() / "meshes" / "adult-man")


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    folder = assets_folder() / "fonts"
    return Fonts(folder / "labels-regular.ttf", folder / "labels-bold.ttf")


@pytest.fixture(scope="module")
def atlas(head: Head) -> Atlas:
    return Atlas(head.id, {}, (), ())


@pytest.mark.parametrize(("background", "corner"), [("white", [255, 255, 255, 255]), ("transparent", [0, 0, 0, 0])])
def test_the_background_is_the_one_asked_for(
    head: Head, atlas: Atlas, fonts: Fonts, background: str, corner: list[int]
) -> None:
    style = ImageStyle(240, 260, 1.0, background)  # type: ignore[arg-type]
    picture = render_image(head, NOTHING, atlas, STATE, fonts, style)
    assert picture.shape == (260, 240, 4)
    assert picture[2, 2].tolist() == corner
    assert picture[130, 120, 3] == 255


def test_a_transparent_outline_keeps_the_colour_of_skin(head: Head, atlas: Atlas, fonts: Fonts) -> None:
    style = ImageStyle(240, 260, 1.0, "transparent")
    picture = render_image(head, NOTHING, atlas, STATE, fonts, style)[:200].astype(int)
    is_soft = (picture[..., 3] > 60) & (picture[..., 3] < 200)
    is_skin = is_soft & (picture[..., 0] > picture[..., 2] + 8)
    assert is_skin.sum() > 50
    is_whole = (picture[..., 3] == 255) & (picture[..., 0] > picture[..., 2] + 8)
    # Not darkened by the nothing behind it: as light as the rest, but for the shade at the edge of a round thing.
    assert np.median(picture[is_skin][:, 0]) > 0.8 * np.median(picture[is_whole][:, 0])


def test_a_size_is_of_the_picture_whatever_the_ratio(head: Head, atlas: Atlas, fonts: Fonts) -> None:
    for ratio in (1.0, 2.5):
        picture = render_image(head, NOTHING, atlas, STATE, fonts, ImageStyle(203, 151, ratio))
        assert picture.shape == (151, 203, 4)


def test_a_pose_takes_the_place_of_the_order(head: Head, atlas: Atlas, fonts: Fonts) -> None:
    style = ImageStyle(200, 200, 1.0)
    front = render_image(head, NOTHING, atlas, STATE, fonts, style)
    near = render_image(head, NOTHING, atlas, STATE, fonts, style, Pose(90.0, 0.0, 500.0, (0.0, 0.0, 60.0)))
    assert (np.abs(front.astype(int) - near).max(axis=2) > 30).mean() > 0.2


def test_the_same_state_is_the_same_picture(head: Head, atlas: Atlas, fonts: Fonts) -> None:
    style = ImageStyle(160, 160, 1.0)
    first, second = (render_image(head, NOTHING, atlas, STATE, fonts, style) for _ in range(2))
    assert np.array_equal(first, second)


@pytest.mark.parametrize("size", [(0, 100), (100, 20000), (16000, 16000), (-5, 5)])
def test_an_impossible_size_is_said(head: Head, atlas: Atlas, fonts: Fonts, size: tuple[int, int]) -> None:
    with pytest.raises(ExportError, match="pixels"):
        render_image(head, NOTHING, atlas, STATE, fonts, ImageStyle(*size))


def test_what_is_written_is_what_was_drawn(tmp_path: Path) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (37, 53, 4), np.uint8)
    write_image(tmp_path / "a.png", picture, 300)
    with Image.open(tmp_path / "a.png") as image:
        assert np.array_equal(np.asarray(image), picture)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.02)
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No such file"):
        write_image(tmp_path / "no" / "a.png", np.zeros((20, 20, 4), np.uint8))
