"""An average brain in any head: inside the bone, the bone inside the skin, and as deep as is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial import cKDTree

from tests.atlas.in_glass import Placed
from viewer.atlas.glass_head import glass_head
from viewer.data.cortex_file import load_cortex
from viewer.data.mesh_levels import level_of
from viewer.data.paths import people_folders
from viewer.domain.catalog import Catalog
from viewer.errors import MeshError, Problem
from viewer.geometry.surface import Surface

PUBLISHED_MM = (10.0, 19.0)
"""Skin to cortex at upper sites, living heads: `docs/glass-head.md`."""
EDGE_MM = 5.0
"""So far above and below its edge the vault is drawn fading: `viewer/scene/glass_shader.py`."""
MIDLINE_MM = 2.0
"""On the midline the nearest cortex lies aside of the cleft, which the published way does not see."""


HEADS = [*(folder.name for folder in people_folders()), "own"]


@pytest.mark.parametrize("name", HEADS)
def test_the_cortex_never_pierces_the_bone(in_glass: Callable[[str], Placed], name: str) -> None:
    glass = in_glass(name).glass
    centre = (glass.skull.vertices_mm.min(axis=0) + glass.skull.vertices_mm.max(axis=0)) / 2
    ways = glass.skull.vertices_mm - centre
    room = np.linalg.norm(ways, axis=1) - glass.skull.thickness_mm
    off = glass.cortex.vertices_mm - centre
    far = np.linalg.norm(off, axis=1)
    near = cKDTree(ways / np.linalg.norm(ways, axis=1)[:, None]).query(off / far[:, None], k=3)[1]
    above = glass.cortex.vertices_mm[:, 2] > in_glass(name).atlas.sites_mm["Iz"][2] + 10.0
    assert (far - room[near].max(axis=1))[above].max() < 1.0, "a facet of the shell is so flat"


@pytest.mark.parametrize("name", HEADS)
def test_skull_and_cortex_lie_under_the_skin(in_glass: Callable[[str], Placed], name: str) -> None:
    placed = in_glass(name)
    skin = Surface(placed.head.levels[-1])
    for points, least_mm in ((placed.glass.skull.vertices_mm, 1.0), (placed.glass.cortex.vertices_mm[::8], 8.0)):
        places, normals, _ = skin.closest(points)
        assert ((places - points) * normals).sum(axis=1).min() > least_mm
    assert placed.glass.is_own == (name == "own")


@pytest.mark.parametrize("site", ["C3", "C4", "Cz", "Fz", "Pz", "T7", "Oz"])
def test_the_cortex_is_as_deep_as_published(in_glass: Callable[[str], Placed], site: str) -> None:
    least, most = PUBLISHED_MM
    for name in ("adult-man", "adult-woman"):
        assert least < in_glass(name).depth_mm(site) < most + MIDLINE_MM * site.endswith("z"), name


def test_depths_agree_with_the_table_of_another_method(in_glass: Callable[[str], Placed], whole: Catalog) -> None:
    """Electrode to brain along a line, on the head of one man: `zones/cortex.toml`."""
    assert whole.cortex is not None
    told = {site.id: site.depth_mm for site in whole.cortex.sites if site.depth_mm is not None}
    off = [in_glass("adult-man").depth_mm(site) - depth for site, depth in told.items()]
    assert abs(np.mean(off)) < 1.5
    assert np.std(off) < 2.0


@pytest.mark.parametrize("name", ["adult-man", "child-8"])
def test_a_head_that_is_its_mirror_image_has_such_a_brain(in_glass: Callable[[str], Placed], name: str) -> None:
    for points in (in_glass(name).glass.cortex.vertices_mm, in_glass(name).glass.skull.vertices_mm):
        apart, _ = cKDTree(points).query(points * [-1.0, 1.0, 1.0])
        assert apart.max() < 0.01


def test_the_light_cortex_lies_where_the_full_one_does(in_glass: Callable[[str], Placed]) -> None:
    cortex = in_glass("own").glass.cortex
    assert cortex.light is not None
    apart, _ = cKDTree(cortex.vertices_mm).query(cortex.light.vertices_mm)
    assert np.percentile(apart, 99) < 2.5


def test_a_place_of_the_reference_brain_is_carried_to_where_it_lies_here(in_glass: Callable[[str], Placed]) -> None:
    glass = in_glass("own").glass
    assert np.allclose(glass.carry(load_cortex().vertices_mm[::500]), glass.cortex.vertices_mm[::500])


def test_sutures_lie_on_the_bone_and_meet(in_glass: Callable[[str], Placed]) -> None:
    skull = in_glass("adult-woman").glass.skull
    seams = {seam.id: seam.points_mm for seam in skull.sutures}
    assert set(seams) == {"coronal", "sagittal", "lambdoid", "squamous-left", "squamous-right"}
    bone = Surface(level_of(skull.vertices_mm, skull.faces))
    for points in seams.values():
        places, _, _ = bone.closest(points)
        assert np.linalg.norm(places - points, axis=1).max() < 3.0
    for end, other in ((0, "coronal"), (-1, "lambdoid")):
        assert np.linalg.norm(seams["sagittal"][end] - seams[other], axis=1).min() < 1.0


@pytest.mark.parametrize("name", HEADS)
def test_the_vault_ends_above_the_eyes_and_below_the_inion_on_any_head(
    in_glass: Callable[[str], Placed], name: str
) -> None:
    placed = in_glass(name)
    skull, sites = placed.glass.skull, placed.atlas.sites_mm
    nearest = cKDTree(skull.vertices_mm)

    def over_edge_mm(*names: str) -> float:
        return float(skull.over_edge_mm[nearest.query([sites[each] for each in names])[1]].min())

    assert over_edge_mm("Fpz", "AF7", "AF8", "T7", "T8", "O1", "O2", "Iz") > EDGE_MM
    eyes = (skull.vertices_mm[:, 1] > sites["AF7"][1]) & (skull.vertices_mm[:, 2] < sites["Nz"][2])
    assert skull.over_edge_mm[eyes].max() < -EDGE_MM


def test_only_an_infant_has_the_soft_spot(in_glass: Callable[[str], Placed], whole: Catalog) -> None:
    child = in_glass("child-8")
    infant = replace(child.head, person="infant")
    skull = glass_head(whole, infant, child.atlas, load_cortex()).skull
    assert {seam.id for seam in skull.sutures} - {seam.id for seam in child.glass.skull.sutures} == {"fontanelle-front"}


def test_a_head_whose_face_contradicts_its_landmarks_gets_no_brain(
    in_glass: Callable[[str], Placed], whole: Catalog
) -> None:
    man = in_glass("adult-man")
    mesh = replace(man.head.mesh, vertices_mm=man.head.mesh.vertices_mm * [-1.0, -1.0, 1.0])
    with pytest.raises(MeshError, match="looks one way, its face"):
        glass_head(whole, replace(man.head, levels=(mesh,)), man.atlas, load_cortex())


def test_a_head_without_the_grid_is_refused_with_a_sentence(in_glass: Callable[[str], Placed], whole: Catalog) -> None:
    man = in_glass("adult-man")
    why = Problem("head.toml", "landmarks", "the skin has a gap between nasion and inion", "error")
    with pytest.raises(MeshError, match="electrode sites, and this head has none, for the skin has a gap"):
        glass_head(whole, man.head, replace(man.atlas, sites_mm={}, problems=(why,)), load_cortex())
