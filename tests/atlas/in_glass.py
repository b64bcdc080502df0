"""Heads with an average brain in them: the shipped ones, and one of somebody's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from scipy.spatial import cKDTree

from viewer.atlas.atlas import Atlas
from viewer.atlas.glass_head import glass_head
from viewer.data.cortex_file import load_cortex
from viewer.data.head_file import load_head
from viewer.data.mesh_levels import level_of
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.geometry.cortex import GlassHead
from viewer.geometry.head import Head, Landmark, Points
from viewer.geometry.measured_head import MeasuredHead, measure_head
from viewer.geometry.ten_ten import ten_ten_sites

ASKEW = np.array([[0.95, 0.03, 0.0], [0.0, 1.1, 0.0], [0.0, 0.0, 0.9]])


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    head: Head
    measured: MeasuredHead
    atlas: Atlas
    glass: GlassHead

    def depth_mm(self, site: str) -> float:
        return float(cKDTree(self.glass.cortex.vertices_mm).query(self.atlas.sites_mm[site])[0])


def placer(catalog: Catalog) -> Callable[[str], Placed]:
    """Give each head once: a shipped one by its id, or ``own``."""

    @cache
    def placed(name: str) -> Placed:
        head = load_head(assets_folder() / "meshes" / ("adult-man" if name == "own" else name))
        head = stretched(head, ASKEW) if name == "own" else head
        measured = measure_head(head)
        marks = {mark: measured.place(mark) for mark in measured.landmarks}
        atlas = Atlas(head.id, marks, (), (), sites_mm=ten_ten_sites(measured), person=head.person)
        return Placed(head, measured, atlas, glass_head(catalog, head, atlas, load_cortex()))

    return placed


def stretched(head: Head, by: Points) -> Head:
    """Somebody's own head: longer, lower, and not the same on both sides."""

    def moved(mark: Landmark) -> Landmark:
        return replace(mark, position_mm=tuple(by @ np.array(mark.position_mm)))

    mesh = head.levels[1]
    return replace(
        head,
        id="own",
        levels=(level_of(mesh.vertices_mm @ by.T, mesh.faces),),
        landmarks={name: moved(mark) for name, mark in head.landmarks.items()},
        hairline=None,
        is_own=True,
    )
