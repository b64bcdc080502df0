"""Clean edges at rest: the mean of sixteen pictures, each from another place in the pixel."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scene.conftest import World
from viewer.presentation.palette import LIGHT, skin_for
from viewer.scene.lettering import Fonts
from viewer.scene.offscreen import close_offscreen, offscreen_window, picture_of
from viewer.scene.scene import Scene
from viewer.scene.smoothing import FRAMES, places

SIZE = (120, 140)


class Rested:
    """A scene as a window has it, in a window without a screen."""

    def __init__(self, world: World, fonts: Fonts) -> None:
        self.window = offscreen_window()
        self.scene = Scene(self.window, fonts, lambda: None)
        self.scene.set_size(*SIZE)
        self.scene.set_marks(False)
        self.scene.set_head(world.head)
        self.scene.set_palette(LIGHT, skin_for("dark", "light"))
        self.scene.set_background("#FFFFFF")

    def first(self) -> NDArray[np.uint8]:
        self.scene.render()
        return picture_of(self.window)

    def refined(self) -> NDArray[np.uint8]:
        while self.scene.refine():
            pass
        return picture_of(self.window)


@pytest.fixture
def rested(world: World, fonts: Fonts) -> Iterator[Rested]:
    made = Rested(world, fonts)
    yield made
    made.scene.close()
    close_offscreen(made.window)


def _shades(picture: NDArray[np.uint8]) -> int:
    """How many different steps between head and ground the outline's pixels have."""
    row = picture[SIZE[1] // 3 : 2 * SIZE[1] // 3, : SIZE[0] // 3, 1].astype(int)
    return len(np.unique(row[(row > 150) & (row < 252)]))


def test_every_row_and_column_of_the_pixel_has_its_one() -> None:
    for count in (4, FRAMES):
        for axis in places()[:count].T:
            assert sorted(np.floor((axis + 0.5) * count)) == list(range(count))


def test_edges_have_shades_between_head_and_ground(rested: Rested) -> None:
    rested.scene.set_moving(True)
    rough = _shades(rested.first())
    rested.scene.set_moving(False)
    rested.first()
    assert _shades(rested.refined()) > rough + 8


def test_what_is_shown_is_the_mean(rested: Rested, monkeypatch: pytest.MonkeyPatch) -> None:
    from viewer.scene import smoothing

    seen = []

    def watched(window: object) -> NDArray[np.uint8]:
        seen.append(picture_of(window))  # type: ignore[arg-type]
        return seen[-1]

    rested.first()
    monkeypatch.setattr(smoothing, "picture_of", watched)
    last = rested.refined()
    frames = np.array(seen[1:], float)  # the first is the picture as it was
    assert len(frames) == FRAMES
    assert (frames[0] != frames[1]).any()
    assert np.abs(last - frames.mean(axis=0)).max() <= 0.5


def test_the_first_picture_stays_until_the_mean_is_better(rested: Rested) -> None:
    first = rested.first()
    for _ in range(3):
        assert rested.scene.refine()
        assert (picture_of(rested.window) == first).all()
    rested.scene.refine()
    assert (picture_of(rested.window) != first).any()


def test_the_same_state_is_the_same_picture_and_a_new_one_begins_anew(rested: Rested) -> None:
    first = rested.first()
    once = rested.refined()
    assert not rested.scene.refine()
    assert (rested.first() == first).all()
    rested.scene.refine()
    assert (rested.first() == first).all()
    assert (rested.refined() == once).all()
