"""On an infant's head nothing opens without the caution about open fontanelles, before all others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head
from viewer.presentation.blocks import Cautions, Page
from viewer.presentation.presenter import HeadAndAtlas, Presenter
from viewer.state.view_state import Selection, ViewState

OPENED = [Selection(zone="jiao.motor"), Selection(zone="who.ms1"), Selection(zone="later.crown"),
          Selection(point="point.gv20"), Selection(complaint="tinnitus")]  # fmt: skip


@pytest.mark.parametrize("selection", OPENED, ids=str)
def test_it_comes_first_on_every_page(catalog: Catalog, head: Head, atlas: Atlas, selection: Selection) -> None:
    presenter = Presenter(catalog)
    told: dict[str, list[str]] = {}
    for person in ("adult", "infant"):
        presenter.head_and_atlas = HeadAndAtlas(head, replace(atlas, person=person))  # type: ignore[arg-type]
        state = ViewState(selection=selection)
        page = presenter.page(state)
        assert isinstance(page, Page)
        block = next(block for block in page.blocks if isinstance(block, Cautions))
        told[person] = [each.id for each in block.cautions]
        assert [each.id for each in presenter.cautions(state)] == told[person]
    assert told["infant"][0] == "open-fontanelle"
    assert told["adult"][0] != "open-fontanelle"
    assert set(told["adult"]) <= set(told["infant"])
    assert len(set(told["infant"])) == len(told["infant"])
