from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.domain.statement import Statement
from viewer.domain.technique import Needles, NeedleSize
from viewer.domain.tissue import PLACES, LayerHere, PersonNote, Tissue, TissueLayer, TissuePlace

SAID = Statement("said", ("S1",))
LAYERS = tuple(TissueLayer(key, key, SAID) for key in ("skin", "dense", "loose", "skull", "beneath"))
OVER_BONE = tuple(LayerHere(key, 1.5, SAID, 1.0, 2.0) for key in ("skin", "dense", "loose", "skull"))
NAPE = (LayerHere("skin", 1.5, SAID, 1.0, 2.0), LayerHere("beneath", 30.0, SAID))


def tissue(*nape: LayerHere) -> Tissue:
    places = tuple(TissuePlace(place, place, OVER_BONE, SAID, "loose") for place in PLACES if place != "nape")
    return Tissue(LAYERS, SAID, (*places, TissuePlace("nape", "nape", nape or NAPE, SAID)))


def test_depths_add_up_from_the_skin() -> None:
    vault = tissue().at("vault")
    assert vault.bottoms_mm == (1.5, 3.0, 4.5, 6.0)
    assert vault.index("loose") == 2
    assert vault.index("beneath") is None
    assert vault.is_taught
    with pytest.raises(KeyError):
        replace(tissue(), places=()).at("vault")
    with pytest.raises(KeyError):
        tissue().layer("galea")


def test_over_the_nape_there_is_neither_bone_nor_a_layer_to_lie_in() -> None:
    nape = tissue().at("nape")
    assert nape.index("skull") is None
    assert nape.index(nape.bed) is None
    assert not nape.is_taught


def test_it_is_whole_only_with_every_place_of_layers_that_can_be_drawn() -> None:
    whole = tissue()
    assert whole.is_whole
    assert not replace(whole, places=whole.places[1:]).is_whole
    assert not replace(whole, places=(*whole.places, whole.places[0])).is_whole
    assert not replace(whole, layers=LAYERS[1:]).is_whole
    assert not tissue(LayerHere("skin", 5.0, SAID, 1.0, 2.0)).is_whole  # drawn beyond its range
    assert not tissue(LayerHere("skin", 1.0, SAID, 1.0)).is_whole  # half a range
    assert not tissue(LayerHere("skull", 5.0, SAID), *NAPE).is_whole  # something below bone
    lost = replace(whole.places[0], bed="beneath")
    assert not replace(whole, places=(lost, *whole.places[1:])).is_whole


def test_who_is_no_adult_has_a_note() -> None:
    noted = replace(tissue(), persons=(PersonNote("infant", False, SAID),))
    assert noted.note_on("adult") is None
    assert noted.note_on("infant") is noted.persons[0]


def test_an_unknown_size_is_the_first_one() -> None:
    thin, thick = NeedleSize("0.30x40", 0.3, 40.0, SAID), NeedleSize("0.38x50", 0.38, 50.0, SAID)
    small = NeedleSize("0.30x13", 0.3, 13.0, SAID, ("adult", "child"))
    needles = Needles((thin, thick, small), 30.0, SAID, 5.0, SAID)
    assert needles.size("0.38x50") is thick
    assert needles.size("9.99x400") is thin


def test_nobody_gets_a_needle_that_is_not_named_for_them() -> None:
    thin = NeedleSize("0.30x40", 0.3, 40.0, SAID)
    small = NeedleSize("0.30x13", 0.3, 13.0, SAID, ("adult", "child"))
    needles = Needles((thin, small), 30.0, SAID, 5.0, SAID)
    assert needles.size("0.30x40", "child") is small
    assert needles.size("0.30x40", "infant") is None
