"""The cut along a needle in figures and words: true to the path, honest about what it finds."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.resolve import resolve
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.cross_section import CrossSectionView, cross_section
from viewer.state.view_state import ViewState

ADULT = Path(assets_folder()) / "meshes" / "adult-man"
STATE = ViewState(selected="jiao.motor", part="middle")


@pytest.fixture(scope="module")
def head() -> Head:
    return load_head(ADULT)


@pytest.fixture(scope="module")
def atlas(catalog: Catalog, head: Head) -> Atlas:
    return resolve(catalog, head)


@pytest.fixture(scope="module")
def skin(head: Head) -> NeedleSkin:
    return NeedleSkin(head.mesh)


@pytest.fixture
def cut(catalog: Catalog, atlas: Atlas, skin: NeedleSkin):
    def make(**changes: object) -> CrossSectionView:
        view = cross_section(catalog, atlas, skin, replace(STATE, **changes))  # type: ignore[arg-type]
        assert view is not None
        return view

    return make


def test_it_is_drawn_to_scale(cut) -> None:
    view = cut()
    length = sum(math.dist(a, b) for a, b in zip(view.under, view.under[1:], strict=False))
    assert length == pytest.approx(30.0, abs=0.1)
    assert view.under[0] == pytest.approx((0.0, 0.0), abs=0.02)
    end, begin, entry = view.outside
    assert math.dist(begin, entry) == pytest.approx(10.0, abs=0.1)
    for layer, thickness in zip(view.layers, (1.35, 3.0, 0.5, 1.25, 0.75, 7.4), strict=True):
        assert len(layer.upper) == len(layer.lower)
        gaps = [math.dist(a, b) for a, b in zip(layer.upper, layer.lower, strict=True)]
        assert np.median(gaps) == pytest.approx(thickness, abs=0.05)
    assert end[1] > begin[1] > 0.0
    assert view.gauge_mm == 0.30


@pytest.mark.parametrize("angle", [10.0, 20.0, 45.0, 80.0])
def test_the_angle_in_the_drawing_is_the_angle(cut, angle: float) -> None:
    view = cut(needle_angle_deg=angle)
    _, begin, entry = view.outside
    slope = math.degrees(math.atan2(begin[1] - entry[1], entry[0] - begin[0]))
    assert slope + view.skin_deg == pytest.approx(angle, abs=0.1)


def test_the_skin_lies_level_halfway_along_the_needle(cut) -> None:
    view = cut()
    middle = view.under[-1][0] / 2
    skin = [point for point in view.layers[0].upper if abs(point[0] - middle) < 6.0]
    assert skin[0][1] == pytest.approx(skin[-1][1], abs=0.3)


def test_within_the_range_the_tip_lies_in_the_loose_layer(cut) -> None:
    for angle in (15.0, 20.0, 30.0):
        view = cut(needle_angle_deg=angle)
        assert view.is_within
        assert view.is_reached
        assert [layer.id for layer in view.layers if layer.holds_tip] == ["loose"]
        assert [callout.title for callout in view.callouts] == [
            f"Enters at {angle:.0f}°",
            "Resistance drops",
            "Tip: loose layer",
        ]
        assert view.chip == f"{angle:.0f}° lies within 15 to 30°"


def test_too_steep_it_meets_bone_and_no_depth_is_given(cut) -> None:
    view = cut(needle_angle_deg=60.0)
    assert not view.is_within
    assert not view.is_reached
    assert [layer.id for layer in view.layers if layer.holds_tip] == ["skull"]
    assert "meets bone" in view.verdict
    assert view.callouts[-1].title == "Tip: on the skull"
    # A depth without its range and source is never said.
    assert not any("mm" in text for text in (view.verdict, view.chip, *(each.second for each in view.callouts)))


def test_too_flat_it_stays_in_the_upper_layers(cut) -> None:
    view = cut(needle_angle_deg=5.0)
    assert view.verdict.startswith("Too flat")
    assert [layer.id for layer in view.layers if layer.holds_tip] == ["dense"]
    assert view.drop is None
    assert cut(needle_angle_deg=0.0).verdict == "It lies on the skin and does not enter."


def test_too_short_is_said_without_blaming_the_angle(cut) -> None:
    view = cut(needle_length_mm=6.0)
    assert view.is_within
    assert not view.is_reached
    assert "loose layer is not reached" in view.verdict
    assert "flat" not in view.verdict


def test_every_text_has_its_source_and_every_source_is_listed(cut, catalog: Catalog) -> None:
    view = cut()
    texts = [view.subtitle, view.direction, *view.feel, *view.places, *view.dangers]
    texts += [each for layer in view.layers for each in (layer.about, layer.thickness_note)]
    assert all(text.marks for text in texts)
    listed = {source.number: source.key for source in view.sources}
    assert all(listed[mark.number] == mark.key for text in texts for mark in text.marks)
    # What has no measured source says so.
    assert all("no measured source" in layer.thickness_note.doubt for layer in view.layers if layer.id == "dense")


def test_where_layers_differ_it_says_so(cut) -> None:
    assert cut(part="upper").places == ()
    assert "temple" in cut(part="lower").places[0].text
    assert "forehead" in cut(selected="jiao.thoracic", part=None, needle_entry=0.6).places[0].text
    nape = cut(selected="jiao.balance", part=None)
    assert "no bone protects" in nape.places[0].text
    assert nape.dangers
    assert not cut().dangers


def test_there_is_no_cut_without_a_needle(catalog: Catalog, atlas: Atlas, skin: NeedleSkin) -> None:
    assert cross_section(catalog, atlas, skin, ViewState()) is None
    records = [zone.id for zone in catalog.zones.values() if zone.is_record]
    assert records
    assert all(cross_section(catalog, atlas, skin, ViewState(selected=zone)) is None for zone in records)
    assert cross_section(replace(catalog, tissue=None), atlas, skin, STATE) is None


def test_thickness_is_a_range_and_never_one_bare_figure(cut) -> None:
    assert [layer.thickness for layer in cut().layers] == [
        "1.2 to 1.5 mm",
        "2 to 4 mm",
        "about 0.5 mm",
        "0.5 to 2 mm",
        "0.5 to 1 mm",
        "5.4 to 9.4 mm",
    ]
