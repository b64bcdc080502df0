"""What lies beneath must add up, and what is matched must be there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.checks.beneath import cortex_sites_lie_on_the_head
from viewer.checks.run import run_checks
from viewer.domain.catalog import Catalog
from viewer.domain.cortex import CortexShare
from viewer.domain.counterpart import Counterpart
from viewer.domain.identity import GyrusId, ZoneId


def said(catalog: Catalog) -> list[str]:
    return [str(problem) for problem in run_checks(catalog) if problem.file in (COUNTERPARTS, CORTEX, GYRI)]


COUNTERPARTS, CORTEX, GYRI = "zones/counterparts.toml", "zones/cortex.toml", "zones/gyri.toml"


def matched(catalog: Catalog, *zones: str) -> list[str]:
    match = replace(catalog.counterparts["ms6-motor"], zones=tuple(ZoneId(zone) for zone in zones))
    others: dict[str, Counterpart] = {key: each for key, each in catalog.counterparts.items() if key != "ms6-motor"}
    return said(replace(catalog, counterparts={**others, "ms6-motor": match}))


def with_first_site(catalog: Catalog, **changes: object) -> list[str]:
    assert catalog.cortex is not None
    first, *rest = catalog.cortex.sites
    cortex = replace(catalog.cortex, sites=(replace(first, **changes), *rest))  # type: ignore[arg-type]
    return said(replace(catalog, cortex=cortex))


def test_what_is_shipped_is_sound(catalog: Catalog) -> None:
    assert catalog.counterparts
    assert catalog.cortex is not None
    assert said(catalog) == []


@pytest.mark.parametrize(
    ("zones", "words"),
    [
        (("jiao.motor", "who.ms66"), "there is no zone “who.ms66”; did you mean “who.ms6”?"),
        (("jiao.motor", "jiao.sensory"), "it takes two zones, of two schools"),
        (("jiao.motor",), "it takes two zones, of two schools"),
        (("jiao.sensory", "who.ms7"), "these two are matched already"),
    ],
)
def test_a_match_takes_two_zones_of_two_schools_once(catalog: Catalog, zones: tuple[str, ...], words: str) -> None:
    assert any(words in problem for problem in matched(catalog, *zones))


def test_shares_are_no_more_than_the_whole(catalog: Catalog) -> None:
    shares = (CortexShare("cuneus", "left", 60), CortexShare("precuneus", "left", 50))
    assert any("the shares come to 110 percent" in problem for problem in with_first_site(catalog, shares=shares))


def test_a_region_is_named_once(catalog: Catalog) -> None:
    shares = (CortexShare("cuneus", "left", 40), CortexShare("cuneus", "left", 30))
    assert any("a region is named twice" in problem for problem in with_first_site(catalog, average=shares))


def test_a_site_comes_once_and_names_a_source_that_is_listed(catalog: Catalog) -> None:
    assert any("the site “Fpz” is there 2 times" in problem for problem in with_first_site(catalog, id="Fpz"))
    assert any("it names no source" in problem for problem in with_first_site(catalog, sources=()))
    assert any("no source or study “nobody”" in problem for problem in with_first_site(catalog, sources=("nobody",)))


def test_a_site_is_one_of_the_grid(catalog: Catalog) -> None:
    assert catalog.cortex is not None
    places = {site.id: np.zeros(3) for site in catalog.cortex.sites if site.id != "C3"}
    atlas = Atlas("ball", {}, (), (), sites_mm=places)
    (problem,) = cortex_sites_lie_on_the_head(catalog, atlas, None)  # type: ignore[arg-type]
    assert "there is no site “C3”" in str(problem)
    assert list(cortex_sites_lie_on_the_head(catalog, replace(atlas, sites_mm={}), None)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"group": "movment"}, "did you mean “movement”?"),
        ({"claimed_by": ("jiao.motr",)}, "did you mean “jiao.motor”?"),
        ({"claimed_by": ()}, "“jiao.motor” is placed over the cortex by its school, and no gyrus names it"),
    ],
)
def test_a_gyrus_names_groups_and_zones_that_exist(catalog: Catalog, changes: dict[str, object], words: str) -> None:
    gyrus = replace(catalog.gyri[GyrusId("precentral")], **changes)  # type: ignore[arg-type]
    found = said(replace(catalog, gyri={**catalog.gyri, gyrus.id: gyrus}))
    assert any(words in each for each in found), found
