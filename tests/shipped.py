"""The shipped content, read once for all tests of a process: it is a frozen value."""

from __future__ import annotations

from functools import cache

from viewer.data.content import load_catalog
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog


@cache
def shipped_catalog() -> Catalog:
    """All that is shipped; nothing of it may be left out."""
    catalog, problems = load_catalog(zones_folder())
    assert problems == ()
    return catalog
