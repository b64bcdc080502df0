"""A hundred times as much is that, with words of its own."""

from __future__ import annotations

from tests.shipped import shipped_catalog
from tools.bench.reading import many_times
from viewer.presentation.search import SearchIndex


def test_there_are_as_many_times_as_many_zones_and_complaints_each_found_by_its_own_words() -> None:
    catalog = shipped_catalog()
    three = many_times(catalog, 3)
    assert len(three.zones) == 3 * len(catalog.zones)
    assert len(three.complaints) == 3 * len(catalog.complaints)
    index = SearchIndex(three)
    last = list(three.complaints.values())[-1]
    assert last.plain not in {complaint.plain for complaint in catalog.complaints.values()}
    found = index.find(last.plain)
    assert found.complaints[0].complaint == last.id
    assert {row.zone for row in found.zones} >= {zone.id for zone in three.zones_for(last.id)}
