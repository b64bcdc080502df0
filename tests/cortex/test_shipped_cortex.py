"""The shipped cortex: as large as it may be, symmetric, its gyri where published places are, made by the command."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from scipy.spatial import cKDTree

from tools.cortex.__main__ import build
from tools.cortex.volume import WHEEL
from viewer.data.cortex_file import load_cortex
from viewer.data.paths import cortex_file
from viewer.domain.catalog import Catalog
from viewer.geometry.cortex import Cortex
from viewer.geometry.head import Points


@pytest.fixture(scope="module")
def cortex() -> Cortex:
    return load_cortex()


def middle(cortex: Cortex, gyrus: str, height_mm: float) -> Points:
    """The middle of what is seen of a gyrus from the right, at a height."""
    points = cortex.vertices_mm[cortex.region == cortex.number(gyrus)]
    return points[(points[:, 0] > 0.0) & (np.abs(points[:, 2] - height_mm) < 4.0)].mean(axis=0)


def test_it_is_as_light_as_promised(cortex: Cortex) -> None:
    assert len(cortex.faces) <= 60_000
    assert cortex.light is not None
    assert len(cortex.light.faces) <= 16_000
    assert sum(file.stat().st_size for file in cortex_file().parent.iterdir()) <= 1_000_000


def test_left_is_the_mirror_image_of_right(cortex: Cortex) -> None:
    def rows(points: Points, values: Points) -> Points:
        both = np.column_stack([points, values])
        return both[np.lexsort(both.T)]

    values = np.column_stack([cortex.region, cortex.hollow])
    assert np.array_equal(rows(cortex.vertices_mm, values), rows(cortex.vertices_mm * [-1.0, 1.0, 1.0], values) + 0.0)


def test_it_faces_outward_and_is_as_large_as_a_brain(cortex: Cortex) -> None:
    corners = cortex.vertices_mm[cortex.faces]
    litres = np.einsum("ij,ij->", np.cross(corners[:, 0], corners[:, 1]), corners[:, 2]) / 6e6
    assert 1.3 < litres < 1.9, "MNI152 space is larger than life"


def test_its_regions_are_the_gyri_of_the_content(cortex: Cortex, catalog: Catalog) -> None:
    assert set(cortex.regions) == set(catalog.gyri)
    for name in cortex.regions:
        assert (cortex.region == cortex.number(name)).any(), name


def test_published_places_lie_in_their_gyrus(cortex: Cortex, catalog: Catalog) -> None:
    tree = cKDTree(cortex.vertices_mm)
    missed = [
        (gyrus.id, place.site)
        for gyrus in catalog.gyri.values()
        for place in gyrus.checks
        if cortex.region[tree.query(place.mni_mm)[1]] != cortex.number(gyrus.id)
    ]
    assert missed == []


def test_a_gyrus_without_a_published_place_says_so(catalog: Catalog) -> None:
    assert {name for name, gyrus in catalog.gyri.items() if not gyrus.checks} == {"paracentral", "superior-temporal"}
    for gyrus in catalog.gyri.values():
        assert gyrus.checks or "No published place" in gyrus.border.doubt, gyrus.id


@pytest.mark.parametrize("height_mm", [20.0, 40.0, 60.0])
def test_the_strips_follow_each_other_from_front_to_back(cortex: Cortex, height_mm: float) -> None:
    front, strip, behind = (middle(cortex, name, height_mm) for name in ("precentral", "postcentral", "supramarginal"))
    assert front[1] > strip[1] + 5.0
    if height_mm < 50.0:
        assert strip[1] > behind[1] + 5.0


def test_the_hand_knob_bends_the_central_sulcus_backward(cortex: Cortex) -> None:
    """Above and beside the knob the precentral gyrus ends farther in front than on it."""
    points = cortex.vertices_mm[cortex.region == cortex.number("precentral")]
    points = points[points[:, 2] > 50.0]

    def rear(aside_mm: float) -> float:
        return float(points[np.abs(points[:, 0] - aside_mm) < 2.0][:, 1].min())

    assert rear(36.0) < rear(46.0) - 3.0


def test_the_notice_of_the_original_is_carried() -> None:
    notice = (cortex_file().parent / "NOTICE.txt").read_text(encoding="utf-8")
    said = "Louis Collins, McConnell Brain Imaging Centre, Montreal Neurological Institute"
    attribution = (Path(__file__).parents[2] / "ATTRIBUTION.md").read_text(encoding="utf-8")
    for text in (notice, attribution):
        assert said in " ".join(text.split())
    assert "provided that the above copyright notice appear in" in notice


def test_another_file_is_not_taken_for_the_wheel(tmp_path: Path) -> None:
    other = tmp_path / "nilearn.whl"
    other.write_bytes(b"something else")
    with pytest.raises(ValueError, match="sha256"):
        WHEEL.find(other, tmp_path)


def test_the_command_makes_what_is_shipped(tmp_path: Path) -> None:
    named = os.environ.get(WHEEL.variable)
    if not named or not Path(named).is_file():
        pytest.skip(f"the wheel of the average brain is not at hand; {WHEEL.variable} names it")
    build(WHEEL.find(Path(named), tmp_path), tmp_path / "cortex.npz")
    assert (tmp_path / "cortex.npz").read_bytes() == cortex_file().read_bytes()
