"""What the shipped heads must be: true to the table and the published means, closed, symmetric, complete."""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import trimesh
from scipy.spatial import cKDTree

from tools.heads.build import LEVEL_VERTICES
from tools.heads.creases import crossing
from tools.heads.electrodes import ElectrodeTable
from tools.heads.judge import faults
from tools.heads.nearest import Surface
from tools.heads.people import CHILD, EVERYBODY, INFANT, MAN, OLDER_MAN, SHAPES, Portrait
from viewer.data.head_file import load_head
from viewer.domain.people import person_of
from viewer.geometry.head import Head, HeadMesh, Points

Shipped = tuple[Portrait, Head]
SHIPPED_LANDMARKS = {
    *("nasion", "glabella", "inion", "inion_upper", "inion_lower", "lpa", "rpa", "vertex"),
    *("pronasale", "subnasale", "menton"),
    *(
        f"{name}_{side}"
        for side in ("left", "right")
        for name in (
            *("tragus", "ear_apex", "te20", "zygomatic_arch", "brow", "pupil", "inner_canthus", "outer_canthus"),
            *("mouth_corner", "mastoid", "gonion", "parietal_tubercle"),
        )
    ),
}


def solid(mesh: HeadMesh) -> trimesh.Trimesh:
    return trimesh.Trimesh(mesh.vertices_mm, mesh.faces, process=False)


def distance_to(mesh: HeadMesh, points: Points) -> Points:
    """Distance from points to the mesh."""
    return np.asarray(np.linalg.norm(Surface(mesh.vertices_mm, mesh.faces).nearest(points, 6)[0] - points, axis=1))


def figures_of(folder: Path) -> dict[str, float]:
    return dict(tomllib.loads((folder / "head.toml").read_text(encoding="utf-8"))["figures"])


def test_every_shipped_head_meets_its_figures(shipped: Shipped, table: ElectrodeTable, meshes_folder: Path) -> None:
    who, head = shipped
    assert faults(who, head.levels, figures_of(meshes_folder / who.id), table) == []


def test_a_head_that_misses_is_refused(shipped: Shipped, table: ElectrodeTable, meshes_folder: Path) -> None:
    who, head = shipped
    wide = replace(head.mesh, vertices_mm=head.mesh.vertices_mm * [1.05, 1.0, 1.0])
    torn = replace(head.mesh, faces=head.mesh.faces[1:])
    large = figures_of(meshes_folder / who.id) | {"circumference_mm": 640.0}
    found = " ".join(faults(who, (wide, torn), large, table))
    assert "circumference_mm is 640.0" in found
    assert "electrodes lie" in found
    assert "level 1 is not one closed surface" in found


def test_every_level_is_one_closed_symmetric_piece(shipped: Shipped) -> None:
    _, head = shipped
    counts = [len(mesh.vertices_mm) for mesh in head.levels]
    assert counts == pytest.approx(list(LEVEL_VERTICES), rel=0.05)
    for mesh in head.levels:
        surface = solid(mesh)
        assert surface.is_watertight
        assert surface.is_winding_consistent
        assert surface.euler_number == 2
        assert surface.body_count == 1
        assert surface.volume > 1e6
        here = {tuple(v) for v in np.round(mesh.vertices_mm, 6).tolist()}
        mirrored = {tuple(v) for v in (np.round(mesh.vertices_mm, 6) * [-1.0, 1.0, 1.0] + 0.0).tolist()}
        assert here == mirrored


@pytest.mark.parametrize("who", SHAPES, ids=lambda who: who.id)
def test_another_shape_is_of_the_same_skull_and_as_whole(
    who: Portrait, table: ElectrodeTable, meshes_folder: Path
) -> None:
    """The judged limits, mirror and landmarks: all else is tested on the first shapes, which the same code made."""
    head = load_head(meshes_folder / who.id)
    assert faults(who, head.levels, figures_of(meshes_folder / who.id), table) == []
    assert set(head.landmarks) == SHIPPED_LANDMARKS
    assert head.hairline is not None
    light = head.levels[-1].vertices_mm
    assert {tuple(v) for v in light.tolist()} == {tuple(v) for v in (light * [-1.0, 1.0, 1.0] + 0.0).tolist()}
    first = load_head(meshes_folder / person_of(who.id)).landmarks
    for name in ("nasion", "inion", "lpa", "rpa", "vertex", "glabella"):
        assert np.linalg.norm(np.subtract(head.landmarks[name].position_mm, first[name].position_mm)) < 3.0, name


def test_normals_are_unit_and_agree_with_the_triangles(shipped: Shipped) -> None:
    _, head = shipped
    mesh = head.mesh
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=1e-5)
    facing = solid(mesh).face_normals[:, None, :] * mesh.normals[mesh.faces]
    # A folded triangle would turn against its vertices' normals.
    assert facing.sum(axis=2).min() > 0.2


@pytest.mark.parametrize("who", [MAN, OLDER_MAN, CHILD, INFANT], ids=lambda who: who.id)
def test_no_triangle_cuts_through_another(who: Portrait, meshes_folder: Path) -> None:
    head = load_head(meshes_folder / who.id)  # the slowest of these tests: on those that differ most
    assert [len(crossing(mesh.vertices_mm, mesh.faces)) for mesh in head.levels] == [0, 0, 0]


def test_the_count_of_crossings_finds_one() -> None:
    two_sheets = np.array([[0, 0, 0], [4, 0, 0], [0, 4, 0], [1, 1, -1], [1, 1, 1], [2, 3, 1]], float)
    assert crossing(two_sheets, np.array([[0, 1, 2], [3, 4, 5]], np.int32)).tolist() == [0, 1]


def test_no_slivers_on_the_scalp(shipped: Shipped) -> None:
    who, head = shipped
    mesh = head.mesh
    assert mesh.masks is not None
    scalp = mesh.faces[mesh.masks.hair[mesh.faces].min(axis=1) > 0.9 * who.hair]
    corners = mesh.vertices_mm[scalp]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2.0
    aspect = longest**2 * math.sqrt(3.0) / 4.0 / area  # 1 for an equilateral triangle
    assert len(scalp) > 10_000
    assert aspect.max() < 8.0
    assert (aspect > 6.0).sum() <= 2  # only on the older man


def test_landmarks_are_complete_and_on_the_skin(shipped: Shipped) -> None:
    _, head = shipped
    assert set(head.landmarks) == SHIPPED_LANDMARKS
    on_skin = [name for name in head.landmarks if name not in ("lpa", "rpa") and not name.startswith("te20")]
    points = np.array([head.landmarks[name].position_mm for name in on_skin])
    off = dict(zip(on_skin, distance_to(head.mesh, points), strict=True))
    assert max(off.values()) < 0.3, off
    for name, mark in head.landmarks.items():
        if name.endswith("_right"):
            x, y, z = mark.position_mm
            assert head.landmarks[name.replace("_right", "_left")].position_mm == (-x, y, z)


def test_landmarks_stand_in_their_order(shipped: Shipped) -> None:
    _, head = shipped
    at = {name: mark.position_mm for name, mark in head.landmarks.items()}
    heights = [
        at[n][2] for n in ("vertex", "brow_right", "glabella", "nasion", "pupil_right", "pronasale", "subnasale")
    ]
    assert heights == sorted(heights, reverse=True)
    assert at["subnasale"][2] > at["mouth_corner_right"][2] > at["menton"][2]
    assert at["inion_upper"][2] > at["inion"][2] > at["inion_lower"][2]
    depths = [at[n][1] for n in ("pronasale", "glabella", "brow_right", "zygomatic_arch_right", "tragus_right")]
    assert depths == sorted(depths, reverse=True)
    _, y, z = at["nasion"]
    assert math.degrees(math.atan2(z, y)) == pytest.approx(14.0, abs=1.5)
    assert at["te20_right"][0] < at["ear_apex_right"][0]
    assert head.landmarks["parietal_tubercle_right"].is_uncertain


def test_the_young_are_smaller_have_low_faces_and_say_that_they_are_approximate(meshes_folder: Path) -> None:
    """The younger, the lower the face under the same vault: by this a child is told from a small adult."""
    infant, child, woman = (
        tomllib.loads((meshes_folder / name / "head.toml").read_text(encoding="utf-8"))
        for name in ("infant", "child-8", "adult-woman")
    )
    face = [head["figures"]["nasion_to_menton_mm"] / head["figures"]["length_mm"] for head in (infant, child, woman)]
    assert face[0] < face[1] - 0.02
    assert face[1] < face[2] - 0.05
    for head, circumference_mm, person in ((infant, 428.0, "infant"), (child, 520.0, "child")):
        assert head["figures"]["circumference_mm"] == pytest.approx(circumference_mm, abs=6.0)
        assert "Approximate" in head["provenance"]
        assert head["person"] == person
    assert "no needle" in infant["provenance"]


def test_masks_are_painted(shipped: Shipped) -> None:
    who, head = shipped
    masks = head.mesh.masks
    assert masks is not None
    vertices = head.mesh.vertices_mm
    for name in ("hair", "brow", "lip", "warmth", "lash", "beard", "thin", "occlusion"):
        mask = getattr(masks, name)
        assert mask.dtype == np.float32
        assert 0.0 <= mask.min() <= mask.max() <= 1.0
    at = cKDTree(vertices)

    def there(mark: str, mask: str) -> float:
        return float(getattr(masks, mask)[at.query(head.landmarks[mark].position_mm)[1]])

    assert there("vertex", "hair") == pytest.approx(who.hair, abs=0.003)
    assert there("inion", "hair") == pytest.approx(who.hair, abs=0.003)
    assert there("glabella", "hair") == 0.0
    assert there("menton", "hair") == 0.0
    assert there("ear_apex_right", "hair") == 0.0
    assert masks.hair[vertices[:, 2] < head.landmarks["menton"].position_mm[2] - 10.0].max() == 0.0
    assert there("vertex", "occlusion") > 0.95
    assert masks.occlusion.min() < 0.4  # the ear canal
    lips = vertices[masks.lip > 0.5]
    assert np.ptp(lips[:, 0]) == pytest.approx(2.0 * head.landmarks["mouth_corner_right"].position_mm[0], abs=4.0)


def test_hair_ends_on_the_hairline(shipped: Shipped) -> None:
    who, head = shipped
    assert head.hairline is not None
    assert head.mesh.masks is not None
    curve = head.hairline.curve_mm
    off = distance_to(head.mesh, curve)
    assert off.max() < 2.0  # round an ear it runs on the scalp, under the auricle's root; large ears have thick ones
    assert off[(curve[:, 1] > 20.0) | (np.abs(curve[:, 0]) < 25.0)].max() < 0.05
    front = curve[curve[:, 1] > 45.0]
    _, near = cKDTree(head.mesh.vertices_mm).query(front, k=8)
    assert np.median(head.mesh.masks.hair[near]) == pytest.approx(0.5 * who.hair, abs=0.12)
    names = [point.name for point in head.hairline.points]
    assert names[0] == "front_middle"
    assert len(names) == len(set(names)) == 34
    gap = np.linalg.norm(curve - np.roll(curve, 1, axis=0), axis=1)
    assert gap.max() < 3.0


def test_files_are_small(meshes_folder: Path) -> None:
    sizes = {who.id: (meshes_folder / who.id / "head.npz").stat().st_size for who in EVERYBODY}
    assert max(sizes.values()) < 800_000
    assert sum(sizes.values()) < 12_000_000
