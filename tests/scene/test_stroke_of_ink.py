"""A zone that was just chosen is drawn on, once, in the direction in which it is needled."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scene.conftest import World
from viewer.scene.lettering import Fonts
from viewer.scene.offscreen import close_offscreen, offscreen_window, picture_of
from viewer.scene.pose import project
from viewer.scene.scene import Scene
from viewer.scene.stroke_of_ink import DURATION_S
from viewer.state.view_state import Drawing, Reader, Selection, ViewState

SIZE = (300, 300)


class Watched:
    """A scene as a window has it, and pictures of what it shows."""

    def __init__(self, world: World, fonts: Fonts) -> None:
        self.world, self.window = world, offscreen_window()
        self.scene = Scene(self.window, fonts, lambda: None)
        self.scene.set_size(*SIZE)
        self.scene.set_marks(False)
        self.scene.set_head(world.head)
        self.scene.set_atlas(world.catalog, world.atlas)

    def choose(self, zone: str, *, reduce_motion: bool = False) -> None:
        chosen = ViewState(
            selection=Selection(zone=zone),
            drawing=Drawing(labels=False),
            reader=Reader(reduce_motion=reduce_motion),
        )
        self.scene.apply(ViewState(), chosen)
        self.scene.camera.view("back" if zone == "jiao.nape" else "left", 0.0)

    def picture(self) -> NDArray[np.int64]:
        self.scene.render()
        return picture_of(self.window)[..., :3].astype(int)

    def shown_at(self, share: float, part: NDArray[np.int64], whole: NDArray[np.int64], zone: str) -> bool:
        """Whether at a place along the zone the picture is already the finished one."""
        placed = next(each for each in self.world.atlas.zones if each.zone == zone and each.side == "left")
        points = placed.lines[0].points_mm
        x, y = np.floor(project(self.scene.camera.pose, points[round(share * (len(points) - 1))], *SIZE)).astype(int)
        return bool(np.abs(part[y, x] - whole[y, x]).max() < 6)


@pytest.fixture
def watched(world: World, fonts: Fonts) -> Iterator[Watched]:
    made = Watched(world, fonts)
    yield made
    assert made.scene.problems == []
    made.scene.close()
    close_offscreen(made.window)


@pytest.mark.parametrize(("zone", "early", "late"), [("jiao.crossing", 0.25, 0.9), ("jiao.nape", 0.9, 0.25)])
def test_it_is_drawn_from_where_it_is_needled_first(watched: Watched, zone: str, early: float, late: float) -> None:
    watched.choose(zone)
    watched.scene.tick(10.0)
    watched.scene.tick(10.0 + 0.35 * DURATION_S)
    part = watched.picture()
    assert watched.scene.tick(10.0 + 2 * DURATION_S)
    watched.scene.set_moving(True)
    whole = watched.picture()
    assert watched.shown_at(early, part, whole, zone)
    assert not watched.shown_at(late, part, whole, zone)
    watched.scene.tick(11.0)
    assert (watched.picture() == whole).all()


def test_what_is_chosen_before_there_are_zones_is_seen_whole_with_the_first_picture(watched: Watched) -> None:
    watched.scene.set_head(watched.world.head)  # as at the start: zones of another head are gone
    watched.choose("jiao.crossing")
    watched.scene.set_atlas(watched.world.catalog, watched.world.atlas)
    watched.scene.set_moving(True)
    first = watched.picture()
    assert not watched.scene.tick(10.0)
    watched.scene.tick(11.0)
    assert (watched.picture() == first).all()


def test_once_and_not_where_motion_is_reduced(watched: Watched) -> None:
    watched.choose("jiao.crossing", reduce_motion=True)
    whole = watched.picture()
    assert not watched.scene.tick(10.0)
    assert (watched.picture() == whole).all()
