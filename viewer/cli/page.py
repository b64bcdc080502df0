"""The command ``page``: the atlas as one file for a browser.

May import: `viewer.cli.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse

from viewer.cli.call import code_of, ground, known, say, shipped_catalog, tour_file
from viewer.domain.identity import SchoolId


def page(order: argparse.Namespace) -> int:
    """Write the page."""
    catalog = shipped_catalog()
    if order.system is not None:
        known(order.system, catalog.schools, "system")
    from viewer.data.available_tours import open_tour, shipped_tours

    tour = None if order.tour is None else open_tour(tour_file(order.tour))[0]
    there = ground(catalog, order.head)
    from viewer.data.paths import assets_folder
    from viewer.export.web_page import web_page, write_web_page
    from viewer.export.web_page_parts import PageParts

    school = None if order.system is None else SchoolId(order.system)
    parts = PageParts.shipped(assets_folder())
    tours = () if tour is not None else shipped_tours()
    write_web_page(order.output, web_page(catalog, there.atlas, there.head, parts, school, tour, order.skin, tours))
    say(str(order.output))
    return code_of(there)
