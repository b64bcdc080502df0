"""How sure a place is can be seen: whole and broken edges, soft areas, rings; sizes that a source states are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.presentation.contrast import contrast
from tests.scene.conftest import CENTRE, RADIUS, World, arc, on_ball, school, zone
from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedForm, PlacedLine, PlacedZone
from viewer.domain.drawing import Drawing, Form
from viewer.geometry.head import Point
from viewer.presentation.palette import skin_for
from viewer.presentation.shown import shown_roles
from viewer.presentation.shown_places import ShownPlaces
from viewer.scene.lettering import Fonts
from viewer.scene.offscreen import offscreen_window, picture_of
from viewer.scene.pose import project
from viewer.scene.scene import Scene
from viewer.scene.zone_look import zone_look
from viewer.state.view_state import CameraOrder, SkinTone, ViewState
from viewer.state.view_state import Drawing as Drawn

FRONT = {"solid": -40.0, "dashed": 0.0, "search-area": 40.0}
"""How far to the side of the middle each of three strips stands on the forehead, mm."""


def place(x_mm: float, z_mm: float) -> Point:
    """A place on the front of the ball, by how far it lies to the side and above the middle."""
    toward = np.array([x_mm, np.sqrt(RADIUS**2 - x_mm**2 - z_mm**2), z_mm])
    return on_ball(toward)


def spot(centre: Point) -> PlacedLine:
    """What an atlas gives for a disc or a ring: a line of 0.2 mm at its middle."""
    points = on_ball(np.array([centre - CENTRE - (0.1, 0, 0), centre - CENTRE + (0.1, 0, 0)]))
    return PlacedLine(points, (points - CENTRE) / RADIUS)


def upright(x_mm: float, half_mm: float) -> PlacedLine:
    low, high = (place(x_mm, z) - CENTRE for z in (-half_mm, half_mm))
    return arc(tuple(low), tuple(high))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def doubtful(world: World) -> World:
    zones, placed = {}, []

    def add(name: str, drawing: Drawing, line: PlacedLine, form: Form, half_mm: float, *, is_square: bool = False):  # type: ignore[no-untyped-def]
        zones[name] = replace(zone(name, "movement", len(zones)), drawing=drawing)
        placed.append(PlacedZone(name, "left", (line,), 1.0, (), (), PlacedForm(form, half_mm, is_square)))

    for drawing, x_mm in FRONT.items():
        add(f"area.{drawing}", drawing, upright(x_mm, 20.0), "strip", 8.0)  # type: ignore[arg-type]
    add("area.ring", "ring", spot(place(0.0, 60.0)), "ring", 10.0)
    add("area.square", "dashed", upright(-70.0, 10.0), "strip", 20.0, is_square=True)
    catalog = replace(world.catalog, zones=zones, schools={"area": school("area", "band", 6.0)})
    return World(world.head, catalog, Atlas("ball", {}, tuple(placed), ()))


Seen = Callable[[float, float], NDArray[np.float64]]


@pytest.fixture(scope="module")
def seen(doubtful: World, fonts: Fonts) -> Iterator[Seen]:
    """The colour in the picture at a place on the front of the ball, 0..255."""
    window = offscreen_window()
    scene = Scene(window, fonts)
    scene.set_size(700, 700)
    scene.set_head(doubtful.head)
    scene.set_atlas(doubtful.catalog, doubtful.atlas)
    scene.apply(ViewState(), ViewState(camera=CameraOrder("front", 1), drawing=Drawn(labels=False)))
    scene.camera.arrive()
    scene.render()
    picture = picture_of(window)[..., :3].astype(float)

    def at(x_mm: float, z_mm: float) -> NDArray[np.float64]:
        x_px, y_px = project(scene.camera.pose, place(x_mm, z_mm), 700, 700)
        colour: NDArray[np.float64] = picture[round(float(y_px)), round(float(x_px))]
        return colour

    yield at
    assert scene.problems == []
    scene.close()
    window.Finalize()


def edges(seen: Seen, x_mm: float) -> NDArray[np.float64]:
    """How bright the strip is at its darkest across its left edge, all along."""
    across = np.arange(-9.0, -6.0, 0.25)
    return np.array([min(seen(x_mm + x, z).sum() for x in across) for z in np.arange(-18.0, 18.0, 0.5)])


def test_an_edge_is_whole_where_two_sources_agree_and_broken_where_one_says_so(seen: Seen) -> None:
    whole, broken = edges(seen, FRONT["solid"]), edges(seen, FRONT["dashed"])
    assert np.ptp(whole) < 90
    assert np.ptp(broken) > 200
    assert 5 <= np.count_nonzero(np.diff((broken > broken.mean()).astype(int)) == 1) <= 9  # a dash every 5 mm


def test_a_soft_area_fades_in_steps_and_has_neither_an_edge_nor_a_middle(seen: Seen) -> None:
    row = np.array([seen(FRONT["search-area"] + x, 0.0).sum() for x in np.arange(0.0, 13.0, 0.25)])
    assert (np.diff(row) > -12).all()  # from the middle outward nothing is darker again
    assert np.ptp(row[: round(5 / 0.25)]) < 20  # nothing stands out in the middle
    assert np.count_nonzero(np.diff(row) > 12) >= 4  # it falls away in four steps


def test_a_ring_is_open_and_as_wide_as_it_says(seen: Seen) -> None:
    skin = seen(0.0, 76.0)
    assert np.abs(seen(0.0, 60.0) - skin).max() < 40
    assert np.abs(seen(-9.0, 60.0) - skin).max() > 60
    assert np.abs(seen(-12.0, 60.0) - seen(-14.0, 60.0)).max() < 12


def test_a_square_strip_has_flat_ends_and_reaches_as_far_as_it_is_wide(seen: Seen) -> None:
    inside, outside = seen(-81.0, 7.0), seen(-81.0, 14.0)
    assert np.abs(inside - outside).max() > 25


def test_what_is_stated_is_drawn_in_its_size_whatever_the_role(doubtful: World) -> None:
    ring = next(each for each in doubtful.atlas.zones if each.form.kind == "ring")
    looks = [
        zone_look(doubtful.catalog, ring, role, opacity=1.0, has_casing=False, gain=1.0)
        for role in ("rest", "hover", "selected", "back")
    ]
    assert {each.half_mm for each in looks} == {10.0}


def test_a_place_answers_as_far_as_it_is_drawn(doubtful: World) -> None:
    places = ShownPlaces(doubtful.catalog, doubtful.atlas, shown_roles(doubtful.catalog, doubtful.atlas, ViewState()))
    assert [hit.zone for hit in places.zones_at(place(-82.0, 0.0), 5.0)] == ["area.square"]
    assert [hit.zone for hit in places.zones_at(place(0.0, 67.0), 5.0)] == ["area.ring"]
    assert places.zones_at(place(0.0, 76.0), 5.0) == ()


@pytest.mark.parametrize("tone", get_args(SkinTone))
def test_a_soft_area_stands_out_from_the_skin_without_an_edge(doubtful: World, tone: SkinTone) -> None:
    placed = next(each for each in doubtful.atlas.zones if each.zone == "area.search-area")
    skin = skin_for(tone, "light")
    for group in doubtful.catalog.groups.values():
        of_group = replace(doubtful.catalog.zones[placed.zone], group=group.id)
        catalog = replace(doubtful.catalog, zones={placed.zone: of_group})
        look = zone_look(catalog, placed, "rest", opacity=1.0, has_casing=skin.is_darker, gain=1.0)
        core = "#" + "".join(f"{round(float(share) * 255):02X}" for share in look.fill)
        # On darker skin what fades is white: one of the two stands out, as edge and casing do elsewhere.
        inks = [core, "#FBFBFB"] if look.halo_mm > 0 else [core]
        for ground in (skin.base, skin.hair):
            assert max(contrast(ink, ground) for ink in inks) >= 3.0, (group.id, core, ground)


@pytest.mark.parametrize(("is_doubtful", "count"), [(True, 4), (False, 0)])
def test_a_picture_explains_how_doubt_is_drawn_where_there_is_any(
    doubtful: World, world: World, fonts: Fonts, is_doubtful: bool, count: int
) -> None:
    shown = doubtful if is_doubtful else world
    window = offscreen_window()
    scene = Scene(window, fonts)
    scene.set_size(600, 600)
    scene.set_head(shown.head)
    scene.set_atlas(shown.catalog, shown.atlas)
    pictures = []
    for has_legend in (False, True):
        scene.set_legend(has_legend)
        scene.render()
        pictures.append(picture_of(window)[..., :3].astype(int))
    corner = np.abs(pictures[0] - pictures[1])[-150:, -240:].max(axis=2)
    assert (np.count_nonzero(corner > 8) > 5_000) == bool(count)
    assert len(scene._labels.doubts) == count
    scene.close()
    window.Finalize()
