"""A symmetric head is built once; one that is not is built on both sides, and both ways agree."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.shipped import shipped_catalog
from viewer.atlas import resolve as resolve_module
from viewer.atlas.cached import atlas_for
from viewer.atlas.mirror import is_mirror_symmetric
from viewer.atlas.resolve import resolve
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder
from viewer.geometry.head import Head


@pytest.fixture(scope="module")
def head() -> Head:
    return load_head(assets_folder() / "meshes" / "adult-man")


def test_shipped_heads_mirror_themselves(head: Head) -> None:
    assert is_mirror_symmetric(head)


def test_a_head_with_one_vertex_or_landmark_moved_does_not(head: Head) -> None:
    vertices = head.mesh.vertices_mm.copy()
    vertices[100, 0] += 0.01
    assert not is_mirror_symmetric(replace(head, levels=(replace(head.mesh, vertices_mm=vertices), *head.levels[1:])))
    x, y, z = head.landmarks["ear_apex_left"].position_mm
    moved = replace(head.landmarks["ear_apex_left"], position_mm=(x, y + 0.1, z))
    assert not is_mirror_symmetric(replace(head, landmarks={**head.landmarks, "ear_apex_left": moved}))


def test_a_head_whose_triangles_do_not_mirror_does_not(head: Head) -> None:
    """Two triangles off the middle, joined along the other side of their square: the corners are the same."""
    mesh = head.mesh
    faces = mesh.faces.copy()
    edges = {(int(one[k]), int(one[(k + 1) % 3])): (row, k) for row, one in enumerate(faces[:2000]) for k in range(3)}
    (begin, end), (row, k) = next(
        (edge, place)
        for edge, place in edges.items()
        if edge[::-1] in edges and min(mesh.vertices_mm[list(edge), 0]) > 5.0
    )
    other, j = edges[end, begin]
    one, two = faces[row, (k + 2) % 3], faces[other, (j + 2) % 3]
    faces[row], faces[other] = (one, begin, two), (two, end, one)
    assert not is_mirror_symmetric(replace(head, levels=(replace(mesh, faces=faces),)))


def test_building_both_sides_gives_what_mirroring_gives(head: Head, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = shipped_catalog()
    once = atlas_for(catalog, head, cache_folder())
    monkeypatch.setattr(resolve_module, "is_mirror_symmetric", lambda _head: False)
    twice = resolve(catalog, head)
    assert [(zone.zone, zone.side) for zone in once.zones] == [(zone.zone, zone.side) for zone in twice.zones]
    assert {str(problem) for problem in once.problems} == {str(problem) for problem in twice.problems}
    for one, other in zip(once.zones, twice.zones, strict=True):
        assert one.length_mm == pytest.approx(other.length_mm, abs=0.01)
        for line, same in zip(one.lines, other.lines, strict=True):
            assert len(line.points_mm) == pytest.approx(len(same.points_mm), abs=1)
            ends = np.abs(line.points_mm[[0, -1]] - same.points_mm[[0, -1]]).max()
            assert ends < 0.1
