"""Every needle on every head: it neither pokes out of the skin nor goes into the bone, at any angle."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.atlas.cached import atlas_for
from viewer.data.head_file import describe_head, load_head
from viewer.data.paths import cache_folder, people_folders
from viewer.domain.catalog import Catalog
from viewer.geometry.needle_path import needle_path
from viewer.geometry.needle_relay import ahead_on, entry_on
from viewer.geometry.needle_skin import NeedleSkin
from viewer.geometry.surface import Surface
from viewer.presentation.needle import scalp_layers

SLACK_MM = 0.05


def test_the_layers_are_those_of_anatomy(catalog: Catalog) -> None:
    assert catalog.tissue is not None
    names = {each.place: [layer.layer for layer in each.layers] for each in catalog.tissue.places}
    assert names["vault"] == names["occiput"] == ["skin", "dense", "galea", "loose", "pericranium", "skull"]
    assert names["forehead"][2] == "frontalis"
    assert names["temple"][2:] == ["upper-sheet", "between-sheets", "deep-sheet", "temporalis", "skull"]
    assert names["nape"] == ["skin", "dense", "nape-muscle", "beneath"]
    # The scalp as a whole, without bone, is as thick as sources give it away from the temple: 4 to 7 mm.
    assert 4.0 <= catalog.tissue.at("vault").bottoms_mm[-2] <= 7.0


def test_what_no_source_gives_is_called_not_known(catalog: Catalog) -> None:
    assert catalog.tissue is not None
    for place in catalog.tissue.places:
        for layer in place.layers:
            is_known = layer.low_mm is not None
            assert is_known != layer.thickness.text.startswith("Not known"), (place.place, layer.layer)
    nape = catalog.tissue.at("nape")
    assert [layer.layer for layer in nape.layers if layer.low_mm is not None] == ["skin"]


def test_the_angles_that_sources_give_lay_a_needle_flat(catalog: Catalog) -> None:
    assert catalog.tissue is not None
    assert catalog.needles is not None
    for place, layers in scalp_layers(catalog.tissue, {}).layers.items():
        if not catalog.tissue.at(place).is_taught:
            continue
        for school in catalog.schools.values():
            assert layers.steepest_deg >= school.angle.high_deg
            reach_mm = layers.loose_top_mm / np.sin(np.radians(school.angle.low_deg))
            assert reach_mm < catalog.needles.usual_under_mm


def test_sizes_are_those_that_sources_name(catalog: Catalog) -> None:
    assert catalog.needles is not None
    for size in catalog.needles.sizes:
        assert size.id == f"{size.gauge_mm:.2f}x{size.length_mm:.0f}"
        assert 0.25 <= size.gauge_mm <= 0.38
        assert 13 <= size.length_mm <= 75
    assert len({size.id for size in catalog.needles.sizes}) == len(catalog.needles.sizes)


NEEDLED = [folder for folder in people_folders() if describe_head(folder).person != "infant"]


@pytest.mark.parametrize("folder", NEEDLED, ids=lambda folder: folder.name)
def test_no_needle_leaves_the_scalp_nor_the_zones_of_the_nape(catalog: Catalog, folder: object) -> None:
    assert catalog.tissue is not None
    head = load_head(folder)  # type: ignore[arg-type]
    atlas, skin = atlas_for(catalog, head, cache_folder()), NeedleSkin(head.mesh)
    scalp = scalp_layers(catalog.tissue, atlas.landmarks_mm)
    places, depths, names, bones = [], [], [], []
    # The other half of a head is its mirror image to the last bit, and what lies on it too.
    lines = [(zone, line) for zone in atlas.zones if zone.side != "right" for line in zone.lines]
    for number, (zone, line) in enumerate(lines):
        for turn, angle in enumerate(range(0, 91, 15)):
            # Both ways and all along the line, as numbers go by: every zone meets several of them.
            share, backward = ((number + turn) % 5) / 4, (number + turn) % 2 == 1
            entry, toward = entry_on(line.points_mm, share, is_backward=backward)
            ahead = ahead_on(line.points_mm, share, is_backward=backward)
            path = needle_path(skin, entry, toward, scalp, angle_deg=float(angle), length_mm=40.0, ahead_mm=ahead)
            if path.is_over_nape:
                assert path.ending != "bone", zone.zone
                assert path.past_zone_mm < 1.0, zone.zone
            kept = [*range(0, len(path.points_mm), 6), len(path.points_mm) - 1]
            places.append(path.points_mm[kept])
            depths.append(path.depths_mm[kept])
            bones += [max(scalp.layers[place].bone_mm for place in (path.entry_place, path.tip_place))] * len(kept)
            names += [(zone.zone, zone.side, angle)] * len(kept)
    points, wanted = np.vstack(places), np.concatenate(depths)
    foot, normals, _ = Surface(head.mesh).closest(points)
    deep = np.einsum("nx,nx->n", foot - points, normals)
    assert len(lines) > 40
    assert not [name for name, depth in zip(names, deep, strict=True) if depth < -SLACK_MM]
    assert not [name for name, depth, bone in zip(names, deep, bones, strict=True) if depth > bone + SLACK_MM]
    assert not [name for name, depth in zip(names, deep - wanted, strict=True) if depth > SLACK_MM]
