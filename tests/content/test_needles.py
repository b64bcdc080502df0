"""Every needle on every head: it neither pokes out of the skin nor goes into the bone, at any angle."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.atlas.resolve import resolve
from viewer.data.content import load_catalog
from viewer.data.head_file import load_head
from viewer.data.paths import head_folders, zones_folder
from viewer.domain.catalog import Catalog
from viewer.geometry.needle_path import entry_on, needle_path
from viewer.geometry.needle_skin import NeedleSkin
from viewer.geometry.surface import Surface
from viewer.presentation.needle import layers_of

SLACK_MM = 0.05


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(zones_folder())[0]


def test_the_layers_are_those_of_anatomy(catalog: Catalog) -> None:
    assert catalog.tissue is not None
    names = [layer.id for layer in catalog.tissue.layers]
    assert names == ["skin", "dense", "galea", "loose", "pericranium", "skull"]
    assert all(0.0 < layer.low_mm <= layer.high_mm for layer in catalog.tissue.layers)
    # The scalp as a whole, without bone, is as thick as sources give it away from the temple: 4 to 7 mm.
    assert 4.0 <= catalog.tissue.bottoms_mm[-2] <= 7.0


def test_the_angles_that_sources_give_lay_a_needle_flat(catalog: Catalog) -> None:
    assert catalog.tissue is not None
    layers = layers_of(catalog.tissue)
    for school in catalog.schools.values():
        assert layers.steepest_deg >= school.angle.high_deg
        reach_mm = layers.loose_top_mm / np.sin(np.radians(school.angle.low_deg))
        assert catalog.needles is not None
        assert reach_mm < catalog.needles.usual_under_mm


def test_sizes_are_those_that_sources_name(catalog: Catalog) -> None:
    assert catalog.needles is not None
    for size in catalog.needles.sizes:
        assert size.id == f"{size.gauge_mm:.2f}x{size.length_mm:.0f}"
        assert 0.25 <= size.gauge_mm <= 0.38
        assert 13 <= size.length_mm <= 75
    assert len({size.id for size in catalog.needles.sizes}) == len(catalog.needles.sizes)


@pytest.mark.parametrize("folder", head_folders(), ids=lambda folder: folder.name)
def test_no_needle_leaves_the_scalp_on_any_zone_side_or_angle(catalog: Catalog, folder: object) -> None:
    assert catalog.tissue is not None
    head = load_head(folder)  # type: ignore[arg-type]
    layers, skin = layers_of(catalog.tissue), NeedleSkin(head.mesh)
    places, depths, names = [], [], []
    lines = [(zone, line) for zone in resolve(catalog, head).zones for line in zone.lines]
    for number, (zone, line) in enumerate(lines):
        for turn, angle in enumerate(range(0, 91, 15)):
            # Both ways and all along the line, as numbers go by: every zone meets several of them.
            share, backward = ((number + turn) % 5) / 4, (number + turn) % 2 == 1
            entry, toward = entry_on(line.points_mm, share, is_backward=backward)
            path = needle_path(skin, entry, toward, layers, angle_deg=float(angle), length_mm=40.0)
            kept = [*range(0, len(path.points_mm), 6), len(path.points_mm) - 1]
            places.append(path.points_mm[kept])
            depths.append(path.depths_mm[kept])
            names += [(zone.zone, zone.side, angle)] * len(kept)
    points, wanted = np.vstack(places), np.concatenate(depths)
    foot, normals, _ = Surface(head.mesh).closest(points)
    deep = np.einsum("nx,nx->n", foot - points, normals)
    assert len(lines) > 70
    assert not [name for name, depth in zip(names, deep, strict=True) if depth < -SLACK_MM]
    assert not [name for name, depth in zip(names, deep, strict=True) if depth > layers.bone_mm + SLACK_MM]
    assert not [name for name, depth in zip(names, deep - wanted, strict=True) if depth > SLACK_MM]
