"""A head, the content and the zones on it, as exports are given them."""

from __future__ import annotations

import pytest
from pyvista import MultiBlock

from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder
from viewer.domain.catalog import Catalog
from viewer.export.model import model
from viewer.geometry.head import Head


@pytest.fixture(scope="session")
def shipped_head() -> Head:
    return load_head(assets_folder() / "meshes" / "adult-man")


@pytest.fixture(scope="session")
def shipped_atlas(catalog: Catalog, shipped_head: Head) -> Atlas:
    return atlas_for(catalog, shipped_head, cache_folder())


@pytest.fixture(scope="session")
def whole(catalog: Catalog, shipped_head: Head, shipped_atlas: Atlas) -> MultiBlock:
    """The model of a head with everything on it."""
    return model(shipped_head, catalog, shipped_atlas, detail="light")
