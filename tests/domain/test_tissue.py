from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.domain.statement import Statement
from viewer.domain.technique import Needles, NeedleSize
from viewer.domain.tissue import LAYERS, Tissue, TissueLayer

SAID = Statement("said", ("S1",))


def test_the_middle_of_the_range_is_drawn() -> None:
    assert TissueLayer("dense", "Dense tissue", 2.0, 4.0, SAID, SAID).drawn_mm == 3.0


def test_depths_add_up_from_the_skin() -> None:
    skin, dense = (TissueLayer(key, key, low, high, SAID, SAID) for key, low, high in (("skin", 1, 2), ("dense", 2, 4)))
    tissue = Tissue((skin, dense), SAID, ())
    assert tissue.bottoms_mm == (1.5, 4.5)
    assert tissue.index("dense") == 1
    with pytest.raises(KeyError):
        tissue.index("skull")


def test_an_unknown_size_is_the_first_one() -> None:
    thin, thick = NeedleSize("0.30x40", 0.3, 40.0, SAID), NeedleSize("0.38x50", 0.38, 50.0, SAID)
    needles = Needles((thin, thick), 30.0, SAID)
    assert needles.size("0.38x50") is thick
    assert needles.size("9.99x400") is thin


def test_layers_are_whole_only_all_together_and_in_order() -> None:
    layers = tuple(TissueLayer(key, key, 1.0, 2.0, SAID, SAID) for key in LAYERS)
    assert Tissue(layers, SAID, ()).is_whole
    assert not Tissue(layers[:-1], SAID, ()).is_whole
    assert not Tissue(layers[::-1], SAID, ()).is_whole
    upside_down = replace(layers[0], low_mm=3.0)
    assert not Tissue((upside_down, *layers[1:]), SAID, ()).is_whole
