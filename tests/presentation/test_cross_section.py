"""The cut along a needle in figures and words: true to the path, honest about what it finds."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.head_and_atlas import HeadAndAtlas
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.cross_section import CrossSectionView, cross_section
from viewer.presentation.presenter import Presenter
from viewer.state.view_state import Needling, Selection, ViewState

ADULT = Path(assets_folder()) / "meshes" / "adult-man"
STATE = ViewState(selection=Selection(zone="jiao.motor", part="middle"))


@pytest.fixture(scope="module")
def skin(head: Head) -> NeedleSkin:
    return NeedleSkin(head.mesh)


@pytest.fixture
def cut(catalog: Catalog, atlas: Atlas, skin: NeedleSkin):
    def make(selected: str = "jiao.motor", part: str | None = "middle", **needle: object) -> CrossSectionView:
        state = ViewState(selection=Selection(selected, part), needle=Needling(**needle))  # type: ignore[arg-type]
        view = cross_section(catalog, atlas, skin, state)
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
    view = cut(angle_deg=angle)
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
        view = cut(angle_deg=angle)
        assert view.grade == "right"
        assert [layer.id for layer in view.layers if layer.holds_tip] == ["loose"]
        assert [callout.title for callout in view.callouts] == [
            f"Enters at {angle:.0f}°",
            "Resistance drops",
            "Tip: loose layer",
        ]
        assert view.chip == f"{angle:.0f}° lies within 15 to 30°"


def test_too_steep_it_meets_bone_and_no_depth_is_given(cut) -> None:
    view = cut(angle_deg=60.0)
    assert view.grade == "caution"
    assert [layer.id for layer in view.layers if layer.holds_tip] == ["skull"]
    assert "over bone" in view.verdict
    assert view.callouts[-1].title == "Tip: on the skull"
    # A depth without its range and source is never said.
    assert not any("mm" in text for text in (view.verdict, view.chip, *(each.second for each in view.callouts)))


def test_too_flat_it_stays_in_the_upper_layers(cut) -> None:
    view = cut(angle_deg=5.0)
    assert view.verdict.startswith("Too flat")
    assert [layer.id for layer in view.layers if layer.holds_tip] == ["dense"]
    assert view.drop is None
    assert cut(angle_deg=0.0).verdict == "It lies on the skin and does not enter."


def test_too_short_is_said_without_blaming_the_angle(cut) -> None:
    view = cut(length_mm=6.0)
    assert view.grade == "caution"
    assert view.chip == "The tip does not lie in the loose layer"
    assert "loose layer is not reached" in view.verdict
    assert "flat" not in view.verdict


def test_every_text_has_its_source(cut) -> None:
    view = cut()
    texts = [view.subtitle, *view.feel, *view.places, *view.dangers]
    texts += [layer.thickness_note for layer in view.layers]
    assert all(text.marks for text in texts)
    # What has no measured source says so.
    assert all("no measured source" in layer.thickness_note.doubt for layer in view.layers if layer.id == "dense")


def test_what_is_not_sure_about_a_thickness_is_said_once_with_its_layers_and_sources(cut) -> None:
    view = cut()
    doubts = {layer.thickness_note.doubt: layer.name.lower() for layer in view.layers if layer.thickness_note.doubt}
    assert [note.doubt for note in view.thickness_notes] == list(doubts)
    assert all(doubts[note.doubt] in note.text and note.marks for note in view.thickness_notes)


def test_where_layers_differ_it_says_so(cut) -> None:
    assert cut(part="upper").places == ()
    assert "temple" in cut(part="lower", entry=0.5).places[0].text
    assert "forehead" in cut(selected="jiao.thoracic", part=None, entry=0.6).places[0].text
    nape = cut(selected="jiao.balance", part=None)
    assert "no bone protects" in nape.places[0].text
    assert nape.dangers
    assert not cut().dangers


def ids(view: CrossSectionView) -> list[str]:
    return [layer.id for layer in view.layers]


@pytest.mark.parametrize(("zone", "is_taught"), [("who.ms10", False), ("jiao.motor", True)])
def test_no_angle_is_marked_where_no_layer_is_taught(cut, zone: str, is_taught: bool) -> None:
    view = cut(selected=zone, part=None, angle_deg=20.0)
    assert view.is_marked is is_taught
    assert (view.grade == "right") is is_taught


NAPE = ("jiao.balance", "who.ms14")


@pytest.mark.parametrize("zone", NAPE)
@pytest.mark.parametrize("entry", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("angle", [0.0, 20.0, 90.0])
@pytest.mark.parametrize("is_reversed", [False, True])
def test_over_the_nape_nothing_is_right_and_nothing_stops_the_needle(
    cut, zone: str, entry: float, angle: float, is_reversed: bool
) -> None:
    changes = {"entry": entry, "angle_deg": angle, "is_reversed": is_reversed}
    view = cut(selected=zone, part=None, **changes)
    assert view.grade == "danger"
    assert not view.is_marked
    if zone == "who.ms14" and "nape" in view.chip:  # it begins above the bump
        return
    assert "no skull is promised" in view.chip
    assert "nothing in this drawing stops the needle" in view.verdict
    assert not any(layer.holds_tip for layer in view.layers if layer.id == "skull")
    said = " ".join((view.verdict, *(f"{each.title} {each.second}" for each in view.callouts)))
    assert "on the skull" not in said
    assert "loose" not in said


def test_over_the_nape_muscle_is_drawn_and_what_lies_beneath(cut) -> None:
    view = cut(selected="jiao.balance", part=None, entry=0.25)
    assert ids(view) == ["skin", "dense", "nape-muscle", "beneath"]
    assert [layer.thickness for layer in view.layers[1:]] == ["not known"] * 3
    assert view.drop is None
    assert "In the nape no drop of resistance is described" in view.feel[0].text


def test_the_end_of_a_zone_over_the_nape_ends_the_needle(cut) -> None:
    at_end = cut(selected="jiao.balance", part=None, entry=1.0, angle_deg=90.0, length_mm=30.0)
    assert len(at_end.under) == 1
    assert at_end.callouts[0].title == "The zone ends here"
    halfway = cut(selected="jiao.balance", part=None, entry=0.5, length_mm=40.0)
    length = sum(math.dist(a, b) for a, b in zip(halfway.under, halfway.under[1:], strict=False))
    assert length == pytest.approx(20.0, abs=0.5)
    assert "to the end of the zone" in halfway.callouts[-1].second


def test_a_needle_that_would_run_on_into_the_nape_ends_with_its_zone(cut) -> None:
    view = cut(selected="who.ms13", part=None, entry=0.5, length_mm=40.0)
    assert view.grade == "caution"
    assert view.chip == "It ends with the zone: the nape lies beyond"
    assert [each.place for each in view.stretches] == ["occiput", "nape"]
    assert cut(selected="who.ms13", part=None).grade == "right"


def test_what_runs_past_the_end_of_a_zone_is_told(cut) -> None:
    view = cut(selected="jiao.stomach", part=None, length_mm=30.0)
    assert view.grade == "caution"
    assert view.chip == "10 mm of it lie outside the zone"
    assert "It leaves the zone after 20 mm" in view.verdict
    assert cut(selected="jiao.stomach", part=None).grade == "right"  # unasked it goes as far as the zone
    turned = cut(turn_deg=60.0)
    assert turned.grade == "caution"
    assert "outside the zone" in turned.chip


@pytest.mark.parametrize(("length", "chip"), [(40.0, "In up to its handle"), (37.0, "Nearly in up to its handle")])
def test_in_up_to_the_handle_is_warned(cut, length: float, chip: str) -> None:
    view = cut(length_mm=length)
    assert view.grade == "caution"
    assert view.chip == chip
    assert cut(length_mm=35.0).grade == "right"


def test_at_the_temple_no_layer_is_taught_so_none_is_right(cut) -> None:
    view = cut(selected="jiao.speech-3", part=None)
    assert ids(view)[2:] == ["upper-sheet", "between-sheets", "deep-sheet", "temporalis", "skull"]
    assert view.grade == "caution"
    assert view.chip == "Temple: no layer is taught"
    assert not any(callout.title == "Resistance drops" for callout in view.callouts)
    steep = cut(selected="jiao.speech-3", part=None, angle_deg=80.0)
    assert steep.callouts[-1].second == "Temple"


def test_a_childs_layers_are_not_known_and_it_gets_a_short_needle(
    catalog: Catalog, atlas: Atlas, skin: NeedleSkin
) -> None:
    child = replace(atlas, person="child")
    view = cross_section(catalog, child, skin, STATE)
    assert view is not None
    assert {layer.thickness for layer in view.layers} == {"not known"}
    assert view.grade == "caution"
    assert view.person is not None
    assert "those of adults are drawn" in view.person.text
    _, begin, entry = view.outside
    assert math.dist(begin, entry) == pytest.approx(5.0, abs=0.1)
    for angle in range(0, 91, 10):
        judged = cross_section(
            catalog, child, skin, replace(STATE, needle=replace(STATE.needle, angle_deg=float(angle)))
        )
        assert judged is not None
        assert judged.grade != "right"


def test_no_needle_is_drawn_on_an_infants_head(catalog: Catalog, head: Head, atlas: Atlas, skin: NeedleSkin) -> None:
    infant = replace(atlas, person="infant")
    assert cross_section(catalog, infant, skin, STATE) is None
    presenter = Presenter(catalog)
    presenter.head_and_atlas = HeadAndAtlas(replace(head, person="infant"), infant)
    assert "fontanelles" in presenter.no_needle()
    presenter.head_and_atlas = HeadAndAtlas(head, replace(atlas, person="child"))
    assert presenter.no_needle() == ""


def test_there_is_no_cut_without_a_needle(catalog: Catalog, atlas: Atlas, skin: NeedleSkin) -> None:
    assert cross_section(catalog, atlas, skin, ViewState()) is None
    records = [zone.id for zone in catalog.zones.values() if zone.is_record]
    assert records
    assert all(
        cross_section(catalog, atlas, skin, ViewState(selection=Selection(zone=zone))) is None for zone in records
    )
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
