"""The binary glTF file, byte by byte where other programs would stumble."""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np
import pytest

from viewer.export.glb import Part, Surface, glb, linear
from viewer.scene.colour import rgb

POINTS = np.array([[10.0, 0.0, 0.0], [0.0, 20.0, 0.0], [0.0, 0.0, 30.0]])
FACES = np.array([[0, 1, 2]])


def surface(colour: np.ndarray, *, is_thin: bool = False) -> Surface:
    return Surface(POINTS, np.ones((3, 3)), FACES, colour, is_thin)


def opened(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Take a file apart, and hold it to the rules of the container."""
    magic, version, length = struct.unpack("<4sII", content[:12])
    assert (magic, version, length) == (b"glTF", 2, len(content))
    size, kind = struct.unpack("<I4s", content[12:20])
    assert kind == b"JSON"
    assert size % 4 == 0
    document = json.loads(content[20 : 20 + size])
    rest = content[20 + size :]
    length, kind = struct.unpack("<I4s", rest[:8])
    assert (kind, length) == (b"BIN\0", len(rest) - 8)
    assert document["buffers"] == [{"byteLength": length}]
    for view in document["bufferViews"]:
        assert view["byteOffset"] % 4 == 0
        assert view["byteOffset"] + view["byteLength"] <= length
    return document, rest[8:]


def values(document: dict[str, Any], data: bytes, number: int) -> np.ndarray:
    accessor = document["accessors"][number]
    view = document["bufferViews"][accessor["bufferView"]]
    kind = {5126: np.float32, 5125: np.uint32, 5123: np.uint16}[accessor["componentType"]]
    width = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}[accessor["type"]]
    flat = np.frombuffer(data, kind, accessor["count"] * width, view["byteOffset"])
    return flat.reshape(-1, width)


def test_the_frame_is_metres_with_the_front_toward_plus_z():
    document, data = opened(glb(Part("one", surface(rgb("#FF0000"))), generator="g", rights="r"))
    attributes = document["meshes"][0]["primitives"][0]["attributes"]
    places = values(document, data, attributes["POSITION"])
    # To the right, to the front and up become minus x, z and y.
    assert places == pytest.approx(np.array([[-0.01, 0, 0], [0, 0, 0.02], [0, 0.03, 0]]))
    limits = document["accessors"][attributes["POSITION"]]
    assert (limits["min"], limits["max"]) == (places.min(axis=0).tolist(), places.max(axis=0).tolist())
    normals = values(document, data, attributes["NORMAL"])
    assert np.linalg.norm(normals, axis=1) == pytest.approx(np.ones(3))


def test_axes_are_turned_not_mirrored():
    document, data = opened(glb(Part("one", surface(rgb("#FF0000"))), generator="g", rights="r"))
    places = values(document, data, document["meshes"][0]["primitives"][0]["attributes"]["POSITION"]).astype(float)
    assert np.linalg.det(places) == pytest.approx(np.linalg.det(POINTS / 1000))


def test_colours_become_light():
    assert linear(rgb("#FFFFFF")) == pytest.approx(np.ones(3))
    assert linear(rgb("#808080")) == pytest.approx(np.full(3, 0.2158605), abs=1e-6)
    red, by_vertex = Part("a", surface(rgb("#808080"))), Part("b", surface(np.tile(rgb("#808080"), (3, 1))))
    document, data = opened(glb(Part("all", None, {}, (red, by_vertex)), generator="g", rights="r"))
    plain, own = (mesh["primitives"][0] for mesh in document["meshes"])
    factors = [each["pbrMetallicRoughness"]["baseColorFactor"] for each in document["materials"]]
    assert factors[plain["material"]] == pytest.approx([0.21586, 0.21586, 0.21586, 1.0])
    assert "COLOR_0" not in plain["attributes"]
    assert factors[own["material"]] == [1.0, 1.0, 1.0, 1.0]
    shares = values(document, data, own["attributes"]["COLOR_0"]) / 65535
    assert shares == pytest.approx(np.tile([0.21586, 0.21586, 0.21586, 1.0], (3, 1)), abs=1e-4)
    assert document["accessors"][own["attributes"]["COLOR_0"]]["normalized"] is True


def test_nothing_shines_like_metal_and_thin_things_have_two_sides():
    parts = (Part("a", surface(rgb("#112233"))), Part("b", surface(rgb("#112233"), is_thin=True)))
    document, _ = opened(glb(Part("all", None, {}, parts), generator="g", rights="r"))
    assert [each["doubleSided"] for each in document["materials"]] == [False, True]
    assert all(each["pbrMetallicRoughness"]["metallicFactor"] == 0.0 for each in document["materials"])


def test_names_groups_and_words_are_kept():
    inner = Part("运动区 left", surface(rgb("#112233")), {"length_mm": 1.5, "sources": ["A & B <i>"]})
    document, _ = opened(glb(Part("all", None, {"about": "x"}, (inner,)), generator="made by", rights="CC BY 4.0"))
    nodes = document["nodes"]
    top = nodes[document["scenes"][document["scene"]]["nodes"][0]]
    assert (top["name"], top["extras"]) == ("all", {"about": "x"})
    assert nodes[top["children"][0]]["name"] == "运动区 left"
    assert nodes[top["children"][0]]["extras"] == {"length_mm": 1.5, "sources": ["A & B <i>"]}
    assert document["asset"] == {"version": "2.0", "generator": "made by", "copyright": "CC BY 4.0"}
