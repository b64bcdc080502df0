"""The shipped content, read once for all tests of wording and order."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.data.head_file import load_head
from viewer.data.paths import cache_folder
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head
from viewer.presentation.measure import SkinMeasure


@pytest.fixture(scope="session")
def head() -> Head:
    return load_head(Path(__file__).parents[2] / "assets" / "meshes" / "adult-man")


@pytest.fixture(scope="session")
def atlas(catalog: Catalog, head: Head) -> Atlas:
    return atlas_for(catalog, head, cache_folder())


@pytest.fixture(scope="session")
def measure(catalog: Catalog, head: Head, atlas: Atlas) -> SkinMeasure:
    return SkinMeasure(catalog, head, atlas)
