"""The front door: what another program gets of the atlas."""

from __future__ import annotations

import re

import numpy as np
import pytest

from viewer.api import ScalpAtlas, load
from viewer.errors import RequestError
from viewer.presentation.sentences import DISCLAIMER


@pytest.fixture(scope="module")
def scalp() -> ScalpAtlas:
    return load()


def test_zones_are_found_by_id_and_by_place(scalp: ScalpAtlas) -> None:
    assert scalp.zone("jiao.motor").name.han == "运动区"
    (placed,) = scalp.placed("jiao.motor", "left")
    middle = placed.lines[0].points_mm[len(placed.lines[0].points_mm) // 2]
    hit = scalp.zones_at(tuple(middle))[0]
    assert (hit.zone, hit.side) == ("jiao.motor", "left")
    assert hit.distance_mm < 0.1
    assert scalp.zones_at((0.0, 0.0, 500.0)) == ()
    assert scalp.notes == ()


def test_a_zone_of_the_midline_is_on_every_side(scalp: ScalpAtlas) -> None:
    midline = next(placed.zone for placed in scalp.atlas.zones if placed.side == "midline")
    for side in ("left", "right", "both"):
        assert [placed.side for placed in scalp.placed(midline, side)] == ["midline"]  # type: ignore[arg-type]
    assert [placed.side for placed in scalp.placed("jiao.motor", "right")] == ["right"]
    assert len(scalp.placed("jiao.motor")) == 2


@pytest.mark.parametrize("ask", ["zone", "placed", "card"])
def test_what_is_not_there_is_refused_with_what_was_meant(scalp: ScalpAtlas, ask: str) -> None:
    with pytest.raises(RequestError, match=r"jiao\.motor"):
        getattr(scalp, ask)("motor")
    with pytest.raises(RequestError, match=r"jiao\.motor"):
        scalp.to_pyvista(["motor"])


def test_no_such_head_or_variant_is_refused() -> None:
    with pytest.raises(RequestError, match="adult-man"):
        load("adult-men")
    with pytest.raises(RequestError, match="variant"):
        load(variants=["jiao.motor/nonsense"])


def test_meshes_are_those_that_are_asked_for(scalp: ScalpAtlas) -> None:
    blocks = scalp.to_pyvista(["jiao.motor", "who.ms5"], "left", detail="light")
    assert blocks["zones"].keys() == ["jiao.motor left", "who.ms5 midline"]
    assert blocks["skin"].n_points < 10_000


@pytest.mark.parametrize("name", ["jiao.motor", "who.ms5"])
def test_a_card_says_the_same_as_text_and_as_html(scalp: ScalpAtlas, name: str) -> None:
    text, page = scalp.card(name), scalp.card(name, form="html")
    assert scalp.zone(name).name.en in text
    assert DISCLAIMER in text
    assert page.startswith("<h1>")
    from html import unescape

    bare = unescape(re.sub(r"<[^<>]*>", "", page))
    signs = ("-", "•")
    assert [word for word in bare.split() if word not in signs] == [word for word in text.split() if word not in signs]


def test_a_still_picture_shows_the_zone_in_its_colour(scalp: ScalpAtlas) -> None:
    with_zone = np.asarray(scalp.plot(["jiao.motor"], view="left", size_px=(300, 240)))
    without = np.asarray(scalp.plot([], view="left", size_px=(300, 240)))
    changed = (with_zone != without).any(axis=2)
    assert with_zone.shape == (240, 300, 3)
    assert 200 < changed.sum() < 5000
    red, _, blue = with_zone[changed].mean(axis=0)
    assert red > 2 * blue  # it is orange
