"""The tables of the page are those that the command makes, and no zone is missing from them."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.atlas.in_glass import placer
from tests.shipped import shipped_catalog
from tools.cortex.table import PAGE, with_tables
from viewer.atlas.zone_builder import ZoneBuilder
from viewer.domain.identity import ZoneId


def rows(page: str, begin: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith(begin)]


def test_the_command_writes_what_the_page_says() -> None:
    catalog = shipped_catalog()
    page = PAGE.read_text(encoding="utf-8")
    man = placer(catalog)("adult-man")
    motor, _ = ZoneBuilder(catalog, man.measured, frozenset(), is_mirrored=True).place(
        catalog.zones[ZoneId("jiao.motor")]
    )
    made = with_tables(page, catalog, {"adult-man": replace(man.atlas, zones=tuple(motor))})
    for begin in ("| adult-man |", "| **jiao.motor**", "| jiao.motor, "):
        assert rows(made, begin) == rows(page, begin) != [], "run: python -m tools.cortex.table"


def test_every_zone_has_its_row() -> None:
    told = re.findall(r"^\| \*\*([^*]+)\*\* \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(told) == set(shipped_catalog().zones), "run: python -m tools.cortex.table"
