"""Lids are thin skin, darker than what is round them."""

from __future__ import annotations

import numpy as np

from tests.scene.conftest import World
from viewer.data.head_file import load_head
from viewer.data.paths import head_folders
from viewer.presentation.palette import skin_for
from viewer.scene.eyelid import eyelids
from viewer.scene.skin_colour import skin_colour


def test_lids_are_found_on_both_levels_and_stand_out_from_the_cheek() -> None:
    head = load_head(head_folders()[0])
    for mesh in head.levels[:2]:
        found = eyelids(mesh)
        for side in ("right", "left"):
            pupil, over = (np.array(head.landmarks[f"{name}_{side}"].position_mm) for name in ("pupil", "brow"))
            over[2] += 6.0
            lid, brow = (int(np.argmin(((mesh.vertices_mm - at) ** 2).sum(axis=1))) for at in (pupil, over))
            assert found[lid] > 0.5
            assert found[brow] == 0.0
    mesh = head.mesh
    lids = eyelids(mesh) > 0.8
    bare = (mesh.vertices_mm[:, 2] < 60.0) & (mesh.vertices_mm[:, 1] > 60.0) & (eyelids(mesh) == 0.0)
    colours = skin_colour(mesh, skin_for("light", "light"))
    assert np.median(colours[lids], axis=0)[1] < np.median(colours[bare], axis=0)[1] - 0.03


def test_a_head_without_painted_lashes_has_none(world: World) -> None:
    assert not eyelids(world.head.mesh).any()
