"""Pictures of a construction: numbered, with the sentence below the head, and refused in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.export.build_pictures import BuildOrder, build_pictures
from viewer.export.image import ImageStyle
from viewer.geometry.head import Head
from viewer.presentation.palette import LIGHT
from viewer.scene.colour import rgb
from viewer.scene.lettering import Fonts, Picture
from viewer.state.view_state import CameraOrder, Selection, ViewState

STYLE = ImageStyle(480, 460, 1.0, "white", "light")


@pytest.fixture(scope="module")
def head() -> Head:
    return load_head(assets_folder() / "meshes" / "adult-man")


@pytest.fixture(scope="module")
def atlas(catalog: Catalog, head: Head) -> Atlas:
    return atlas_for(catalog, head, cache_folder())


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts.shipped(assets_folder())


def made(
    catalog: Catalog,
    head: Head,
    atlas: Atlas,
    fonts: Fonts,
    order: BuildOrder,
    zone: str | None,
    style: ImageStyle = STYLE,
) -> Iterator[tuple[Path, Picture]]:
    state = ViewState(camera=CameraOrder("step", 1), selection=Selection(zone=zone))  # type: ignore[arg-type]
    return build_pictures(head, catalog, atlas, state, fonts, style, order)


@pytest.fixture(scope="module")
def series(catalog: Catalog, head: Head, atlas: Atlas, fonts: Fonts) -> list[tuple[Path, Picture]]:
    return list(made(catalog, head, atlas, fonts, BuildOrder(Path("ms11.png")), "who.ms11"))


def test_all_steps_are_numbered_and_stand_over_their_sentence(series: list[tuple[Path, Picture]]) -> None:
    assert [path.name for path, _ in series] == ["ms11-1.png", "ms11-2.png", "ms11-3.png"]
    panel = np.rint(rgb(LIGHT.panel) * 255).astype(int)
    for _, picture in series:
        assert picture.shape == (460, 480, 4)
        strip = picture[-100:, :, :3].astype(int)
        assert (np.abs(strip - panel).max(axis=2) <= 1).mean() > 0.6, "a calm ground"
        assert (strip.max(axis=2) < 150).sum() > 150, "with letters on it"
    first, second = (picture.astype(int) for _, picture in series[:2])
    assert np.abs(first - second)[-110:].max() > 100, "each has its own sentence"


@pytest.mark.parametrize("step", [2, 3])
def test_one_step_is_the_picture_of_the_series_with_the_name_that_was_given(
    catalog: Catalog, head: Head, atlas: Atlas, fonts: Fonts, series: list[tuple[Path, Picture]], step: int
) -> None:
    ((path, picture),) = made(catalog, head, atlas, fonts, BuildOrder(Path("x.png"), step), "who.ms11")
    assert path == Path("x.png")
    assert np.array_equal(picture, series[step - 1][1])


def test_many_steps_are_numbered_with_as_many_digits(tmp_path: Path) -> None:
    names = [path.name for _, path in BuildOrder(tmp_path / "z.png").places(11)]
    assert names[0] == "z-01.png"
    assert names[-1] == "z-11.png"


@pytest.mark.parametrize(("step", "zone", "said"), [(4, "who.ms11", "from 1 to 3"), (1, None, "no zone is chosen")])
def test_what_is_not_there_is_said(
    catalog: Catalog, head: Head, atlas: Atlas, fonts: Fonts, step: int, zone: str | None, said: str
) -> None:
    with pytest.raises(ExportError, match=said):
        next(made(catalog, head, atlas, fonts, BuildOrder(Path("x.png"), step), zone))


def test_a_picture_too_small_for_sentences_is_refused(catalog: Catalog, head: Head, atlas: Atlas, fonts: Fonts) -> None:
    with pytest.raises(ExportError, match="leave no room"):
        next(made(catalog, head, atlas, fonts, BuildOrder(Path("x.png")), "who.ms11", ImageStyle(200, 200, 1.0)))
