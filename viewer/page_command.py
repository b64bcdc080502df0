"""The command ``page``: the atlas as one file for a browser.

May import: `viewer.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse

from viewer.call import code_of, ground, known, say, shipped_catalog
from viewer.domain.identity import SchoolId


def page(order: argparse.Namespace) -> int:
    """Write the page."""
    catalog = shipped_catalog()
    if order.system is not None:
        known(order.system, catalog.schools, "system")
    tour = None
    if order.tour is not None:
        from viewer.data.tour_file import read_tour

        tour = read_tour(order.tour)
    there = ground(catalog, order.head)
    from viewer.data.paths import assets_folder
    from viewer.export.web_page import web_page, write_web_page
    from viewer.export.web_page_parts import PageParts

    school = None if order.system is None else SchoolId(order.system)
    parts = PageParts.shipped(assets_folder())
    write_web_page(order.output, web_page(catalog, there.atlas, there.head, parts, school, tour, order.skin))
    say(str(order.output))
    return code_of(there)
