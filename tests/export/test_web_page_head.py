"""Packed numbers are the head's and the zones' own, to the promised exactness."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.export.web_page_world import MOTOR, world
from viewer.export.web_page_head import MOST_VERTICES, ROLES, _octahedral, packed_head, packed_zones
from viewer.presentation.palette import skin_for
from viewer.scene.skin_colour import skin_colour


def numbers(text: str, kind: type[Any], columns: int) -> NDArray[Any]:
    return np.frombuffer(base64.b64decode(text), np.dtype(kind).newbyteorder("<")).reshape(-1, columns)


def places(packed: dict[str, Any]) -> NDArray[np.float64]:
    box = np.array(packed["box"])
    return box[:3] + numbers(packed["places"], np.int16, 3) / 32767 * box[3:]


def unfolded(square: NDArray[np.float64]) -> NDArray[np.float64]:
    """As the page's shader does it."""
    z = 1 - np.abs(square).sum(axis=1)
    fold = (1 - np.abs(square[:, ::-1])) * np.where(square >= 0, 1.0, -1.0)
    found = np.column_stack([np.where(z[:, None] < 0, fold, square), z])
    return found / np.linalg.norm(found, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def head() -> dict[str, Any]:
    return packed_head(world().head, "light")


@pytest.fixture(scope="module")
def zones() -> dict[str, Any]:
    return packed_zones(world().catalog, world().atlas, world().head, "light")


def light_mesh() -> Any:
    return next(level for level in world().head.levels if len(level.vertices_mm) <= MOST_VERTICES)


def test_the_skin_is_the_light_mesh(head: dict[str, Any]) -> None:
    mesh = light_mesh()
    assert np.abs(places(head) - mesh.vertices_mm).max() < 0.005
    assert not head["wide"]
    assert np.array_equal(numbers(head["faces"], np.uint16, 3), mesh.faces)
    found = unfolded(numbers(head["normals"], np.int16, 2) / 32767)
    assert np.degrees(np.arccos(np.clip((found * mesh.normals).sum(axis=1), -1, 1))).max() < 0.1


def test_each_scheme_has_its_skin(head: dict[str, Any]) -> None:
    for scheme in ("light", "dark"):
        wanted = skin_colour(light_mesh(), skin_for("light", scheme)) * 255
        assert np.abs(numbers(head["colours"][scheme], np.uint8, 3) - wanted).max() <= 0.51


@given(st.lists(st.tuples(*[st.floats(-1, 1)] * 3), min_size=1, max_size=20))
def test_directions_come_back(vectors: list[tuple[float, float, float]]) -> None:
    found = np.array(vectors)
    lengths = np.linalg.norm(found, axis=1)
    unit = np.where((lengths > 1e-3)[:, None], found / np.maximum(lengths, 1e-3)[:, None], [0.0, 0.0, -1.0])
    back = unfolded(_octahedral(unit) / 32767)
    assert ((back * unit).sum(axis=1) > np.cos(np.radians(0.02))).all()


def test_the_middle_of_each_ribbon_is_its_line(zones: dict[str, Any]) -> None:
    ribbon, marks = places(zones), numbers(zones["marks"], np.uint16, 2)
    across = numbers(zones["across"], np.int16, 2) / 100
    cut = numbers(zones["cut"], np.int16, 2) / 100
    for index, placed in enumerate(world().atlas.zones):
        on_line = (marks[:, 0] == index) & (np.abs(across[:, 1]) < 0.01)
        on_line &= (across[:, 0] >= 0) & (across[:, 0] <= cut[:, 1])
        line = np.concatenate([each.points_mm for each in placed.lines])
        gaps = np.linalg.norm(ribbon[on_line][:, None] - line[None], axis=2).min(axis=1)
        assert on_line.any()
        most_mm = 4.0 if placed.form.kind == "figure" else 1.0  # how far points of a line stand apart
        assert gaps.max() < most_mm, placed.zone


def test_triangles_of_a_zone_stand_together(zones: dict[str, Any]) -> None:
    faces, marks = numbers(zones["faces"], np.uint32, 1).ravel(), numbers(zones["marks"], np.uint16, 2)
    next_one = 0
    for index, placed in enumerate(zones["placed"]):
        assert placed["first"] == next_one
        next_one += placed["count"]
        assert (marks[faces[placed["first"] : next_one], 0] == index).all()
    assert next_one == len(faces)


def test_a_zone_says_what_is_needed_to_find_it(zones: dict[str, Any]) -> None:
    placed = next(each for each in zones["placed"] if (each["zone"], each["side"]) == (MOTOR, "left"))
    truth = next(each for each in world().atlas.zones if (each.zone, each.side) == (MOTOR, "left"))
    assert placed["length"] == pytest.approx(truth.length_mm, abs=0.01)
    assert placed["lines"][0]["along"][-1] == pytest.approx(truth.length_mm, abs=0.1)
    assert [part["id"] for part in placed["parts"]] == ["upper", "middle", "lower"]
    assert -180 <= placed["view"][0] < 0  # seen from the patient's left
    assert all(len(placed["looks"][scheme]) == len(ROLES) for scheme in ("light", "dark"))


def test_a_zone_of_the_nape_carries_its_sign(zones: dict[str, Any]) -> None:
    signed = {each["zone"] for each in zones["placed"] if each["danger"]}
    dangerous = {zone.id for zone in world().catalog.zones.values() if "nape" in zone.over}
    assert signed == dangerous
    assert signed
