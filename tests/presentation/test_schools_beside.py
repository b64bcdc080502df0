"""Schools beside each other: what was not seen is said, and distances are told of the same idea alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.blocks import blocks_of
from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SchoolId
from viewer.presentation.blocks import Rows, Table
from viewer.presentation.pages.schools_beside import NOT_SEEN, ROWS, beside_page, row_page, zones_of_row
from viewer.presentation.shown import shown_roles
from viewer.state.compare_requests import Compare, CompareSchools, CompareZones
from viewer.state.view_state import ViewState


def test_every_school_with_a_column_says_something_in_every_row(catalog: Catalog) -> None:
    (table,) = blocks_of(beside_page(catalog), Table)
    assert [row.key for row in table.rows] == list(ROWS)
    for row in table.rows:
        assert len(row.cells) == len(table.columns)
        for cell in row.cells:
            assert cell.said.text  # “Not seen” is a value; no cell is empty
            assert cell.is_quiet == (cell.said.text in (NOT_SEEN, "–"))
            assert cell.is_quiet or row.key in ("arm", "leg", "speech") or cell.said.marks  # what is said has a source


@pytest.mark.parametrize("row", ["arm", "leg", "speech"])
def test_a_row_of_places_lights_what_each_school_uses_and_nothing_else(
    catalog: Catalog, atlas: Atlas, row: str
) -> None:
    state = CompareSchools(row).reduce(ViewState(), catalog)
    lit = {atlas.zones[index].zone for index in shown_roles(catalog, atlas, state)}
    assert lit
    assert lit <= set(zones_of_row(catalog, row, None))


def test_a_row_of_words_shows_the_school_that_is_pointed_out(catalog: Catalog, atlas: Atlas) -> None:
    state = CompareSchools("needle", SchoolId("who")).reduce(ViewState(), catalog)
    lit = {atlas.zones[index].zone for index in shown_roles(catalog, atlas, state)}
    assert lit
    assert {catalog.school_of(zone).id for zone in lit} == {"who"}


def test_distances_are_told_between_lines_over_the_cortex_alone(catalog: Catalog, atlas: Atlas) -> None:
    state = replace(ViewState(), compared=replace(ViewState().compared, row="arm"))
    rows = [row for block in blocks_of(row_page(catalog, atlas, state), Rows) for row in block.rows]
    told = {row.label: row.said.text for row in rows if " to " in row.label}
    for label, words in told.items():
        is_line = set(label.replace("J1", "").replace("MS6", "").replace(" to ", "").strip()) == set()
        assert ("mm on average" in words) == is_line


def test_two_zones_and_the_table_give_way_to_each_other(catalog: Catalog) -> None:
    table = CompareSchools("arm").reduce(ViewState(), catalog)
    assert CompareZones().reduce(table, catalog).compared.row == ""
    assert Compare(("jiao.motor",)).reduce(table, catalog).compared.row == ""  # type: ignore[arg-type]
