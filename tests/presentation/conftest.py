"""The shipped content, read once for all tests of wording and order."""

from __future__ import annotations

import pytest

from viewer.data.content import load_catalog
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    loaded, problems = load_catalog(zones_folder())
    assert problems == ()
    return loaded
