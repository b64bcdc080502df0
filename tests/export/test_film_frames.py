"""The pictures of films."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SchoolId, ZoneId
from viewer.errors import ExportError
from viewer.export.film_frames import build, orbit
from viewer.export.studio import ImageStyle
from viewer.geometry.head import Head
from viewer.presentation.construction import construction
from viewer.scene.lettering import Fonts
from viewer.state.view_state import CameraOrder, Selection, ViewState

FONTS = Fonts.shipped(assets_folder())
STATE = ViewState(
    school=SchoolId("jiao"), selection=Selection(zone=ZoneId("jiao.motor")), camera=CameraOrder("left", 1)
)
STYLE = ImageStyle(120, 120, 0.5, samples=1, has_marks=False)


def changed(first: np.ndarray, second: np.ndarray) -> float:
    return float((np.abs(first.astype(int) - second).max(axis=2) > 25).mean())


def test_an_orbit_begins_where_it_is_told_and_comes_back(
    shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas
) -> None:
    state = replace(STATE, drawing=replace(STATE.drawing, labels=False))
    frames = orbit(shipped_head, catalog, shipped_atlas, state, FONTS, STYLE, 1.0, 12)
    pictures = list(frames.pictures)
    assert frames.count == len(pictures) == 12
    steps = [changed(a, b) for a, b in zip(pictures, [*pictures[1:], pictures[0]], strict=True)]
    assert max(steps) < 3 * min(steps)  # even, the last step home as well
    left, right = (picture[..., :3].min(axis=2) < 245 for picture in (pictures[0], pictures[6]))
    assert (left != right[:, ::-1]).mean() < 0.03 < (left != right).mean()  # half way round: from the other side


def test_the_turn_shows_the_back_of_the_head_after_its_left(
    shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas
) -> None:
    frames = orbit(
        shipped_head,
        catalog,
        shipped_atlas,
        replace(STATE, drawing=replace(STATE.drawing, labels=False)),
        FONTS,
        STYLE,
        1.0,
        4,
    )
    _, second, _, _ = frames.pictures
    back = replace(STATE, camera=CameraOrder("back", 1), drawing=replace(STATE.drawing, labels=False))
    first_of_back = next(orbit(shipped_head, catalog, shipped_atlas, back, FONTS, STYLE, 1.0, 4).pictures)
    assert changed(second, first_of_back) < 0.01


def test_a_construction_shows_each_step_as_long(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> None:
    style = ImageStyle(480, 400, 0.6, samples=1)
    view = construction(catalog, shipped_atlas, STATE)
    assert view is not None
    steps = len(view.steps)
    frames = build(shipped_head, catalog, shipped_atlas, STATE, FONTS, style, float(steps), 4)
    pictures = list(frames.pictures)
    assert frames.count == len(pictures) == 4 * steps
    assert all(picture.shape == (400, 480, 4) for picture in pictures)
    # Each step: two pictures that lead over to it, then it stands still.
    for number in range(4, len(pictures), 4):
        assert np.array_equal(pictures[number + 2], pictures[number + 3])
        before, between, after = pictures[number - 1], pictures[number], pictures[number + 2]
        assert 0 < changed(before, between) <= changed(before, after)


def test_without_a_length_a_step_can_be_read(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> None:
    view = construction(catalog, shipped_atlas, STATE)
    assert view is not None
    frames = build(shipped_head, catalog, shipped_atlas, STATE, FONTS, STYLE, None, 10)
    assert frames.count == 40 * len(view.steps)


def test_a_construction_without_a_zone_is_said(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> None:
    with pytest.raises(ExportError, match="no zone is chosen"):
        build(shipped_head, catalog, shipped_atlas, ViewState(), FONTS, STYLE, None, 10)
