"""A model as files, opened by trimesh and VTK's readers, and byte by byte where others stumble."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pyvista
import trimesh
from pyvista import MultiBlock

from viewer.errors import ExportError
from viewer.export.entries.mesh import MESH
from viewer.export.model_file import ENDINGS, linear, write_model
from viewer.scene.colour import rgb


@pytest.fixture(scope="module")
def files(whole: MultiBlock, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("models")
    paths = {ending: folder / f"model{ending}" for ending in ENDINGS}
    for path in paths.values():
        write_model(path, whole)
    return paths


Document = dict[str, Any]


@pytest.fixture(scope="module")
def taken_apart(files: dict[str, Path]) -> tuple[Document, bytes]:
    """A GLB taken apart, and held to the rules of the container."""
    content = files[".glb"].read_bytes()
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


def values(document: Document, data: bytes, number: int) -> np.ndarray:
    accessor = document["accessors"][number]
    view = document["bufferViews"][accessor["bufferView"]]
    kind = {5126: np.float32, 5125: np.uint32, 5123: np.uint16}[accessor["componentType"]]
    width = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}[accessor["type"]]
    found = np.frombuffer(data, kind, accessor["count"] * width, view["byteOffset"]).reshape(-1, width)
    assert (found.min(axis=0).tolist(), found.max(axis=0).tolist()) == (accessor["min"], accessor["max"])
    return found


def nodes_of(document: Document) -> dict[str, Document]:
    return {node["name"]: node for node in document["nodes"]}


def primitive_of(document: Document, name: str) -> Document:
    mesh = document["meshes"][nodes_of(document)[name]["mesh"]]
    assert mesh["name"] == name
    return mesh["primitives"][0]


def test_the_export_offers_every_kind() -> None:
    assert sorted(ending.suffix for ending in MESH.endings) == sorted(ENDINGS)


def test_every_zone_side_and_edge_is_a_part_of_the_glb(files: dict[str, Path], whole: MultiBlock) -> None:
    scene = trimesh.load(files[".glb"])
    edges = {f"{name}, edge" for name in whole["edges"].keys()}  # noqa: SIM118  # blocks, not a dict
    assert set(scene.geometry) == {*whole["zones"].keys(), *edges, "head"}
    assert scene.units == "meters"


def test_the_glb_is_in_metres_with_the_front_toward_plus_z(
    taken_apart: tuple[Document, bytes], whole: MultiBlock
) -> None:
    document, data = taken_apart
    attributes = primitive_of(document, "head")["attributes"]
    places = values(document, data, attributes["POSITION"])
    # To the right, to the front and up become minus x, z and y: turned, not mirrored.
    in_head = np.column_stack([-places[:, 0], places[:, 2], places[:, 1]]) * 1000
    assert in_head == pytest.approx(whole["skin"].points, abs=1e-4)
    # The patient's left lies at +X.
    left = primitive_of(document, "jiao.motor left")["attributes"]["POSITION"]
    assert values(document, data, left)[:, 0].mean() > 0.02


def test_numbers_of_the_glb_are_what_a_validator_asks_for(taken_apart: tuple[Document, bytes]) -> None:
    document, data = taken_apart
    for mesh in document["meshes"]:
        (primitive,) = mesh["primitives"]
        corners = values(document, data, primitive["attributes"]["POSITION"])
        normals = values(document, data, primitive["attributes"]["NORMAL"])
        faces = values(document, data, primitive["indices"]).reshape(-1, 3)
        assert np.linalg.norm(normals, axis=1) == pytest.approx(np.ones(len(corners)), abs=1e-4)
        assert faces.max() == len(corners) - 1
        assert (faces[:, 0] != faces[:, 1]).all()
    targets = {view["target"] for view in document["bufferViews"]}
    assert targets == {34962, 34963}


def test_colours_become_light(taken_apart: tuple[Document, bytes], whole: MultiBlock) -> None:
    assert linear(rgb("#FFFFFF")) == pytest.approx(np.ones(3))
    assert linear(rgb("#808080")) == pytest.approx(np.full(3, 0.2158605), abs=1e-6)
    document, data = taken_apart
    zone, skin = primitive_of(document, "jiao.motor left"), primitive_of(document, "head")
    looks = document["materials"]
    wanted = linear(rgb(str(whole["zones"]["jiao.motor left"].field_data["colour"][0])))
    assert looks[zone["material"]]["pbrMetallicRoughness"]["baseColorFactor"] == pytest.approx([*wanted, 1.0], abs=1e-5)
    assert "COLOR_0" not in zone["attributes"]
    assert looks[skin["material"]]["pbrMetallicRoughness"]["baseColorFactor"] == [1.0, 1.0, 1.0, 1.0]
    shares = values(document, data, skin["attributes"]["COLOR_0"]) / 65535
    assert shares[:, :3] == pytest.approx(linear(whole["skin"]["colours"] / 255), abs=1e-4)
    assert document["accessors"][skin["attributes"]["COLOR_0"]]["normalized"] is True


def test_nothing_shines_like_metal_and_thin_things_have_two_sides(taken_apart: tuple[Document, bytes]) -> None:
    document, _ = taken_apart
    assert all(each["pbrMetallicRoughness"]["metallicFactor"] == 0.0 for each in document["materials"])
    assert {each["name"]: each["doubleSided"] for each in document["materials"]}.pop("skin") is False
    assert sum(not each["doubleSided"] for each in document["materials"]) == 1


def test_names_groups_and_words_are_kept(taken_apart: tuple[Document, bytes], whole: MultiBlock) -> None:
    document, _ = taken_apart
    (top,) = document["scenes"][document["scene"]]["nodes"]
    root = document["nodes"][top]
    assert root["name"] == whole.user_dict["name"]
    assert root["extras"]["about"] == whole.user_dict["about"]
    names = [document["nodes"][child]["name"] for child in root["children"]]
    assert "head" in names
    assert set(names) == {"head", *(zone.user_dict["school"] for zone in whole["zones"])}
    assert len(names) == len(set(names)) > 4
    zone = nodes_of(document)["jiao.motor left"]
    assert zone["extras"] == dict(whole["zones"]["jiao.motor left"].user_dict)
    assert [document["nodes"][child]["name"] for child in zone["children"]] == ["jiao.motor left, edge"]
    assert "CC BY 4.0" in document["asset"]["copyright"]


def test_an_obj_keeps_names_places_and_colours(files: dict[str, Path], whole: MultiBlock) -> None:
    text = files[".obj"].read_text(encoding="utf-8")
    objects = text.split("\no ")[1:]
    assert len(objects) == whole["zones"].n_blocks + whole["edges"].n_blocks + 1
    zone = next(each for each in objects if each.startswith("jiao.motor left\n"))
    rows = np.array([line.split()[1:] for line in zone.splitlines() if line.startswith("v ")], float)
    mesh = whole["zones"]["jiao.motor left"]
    assert rows[:, :3] == pytest.approx(mesh.points, abs=1e-2)
    assert rows[:, 3:] * 255 == pytest.approx(mesh["colours"], abs=0.5)


@pytest.mark.parametrize("ending", [".ply", ".stl", ".vtp"])
def test_in_one_piece_all_surfaces_are_there(files: dict[str, Path], whole: MultiBlock, ending: str) -> None:
    found = pyvista.read(files[ending])
    surfaces = [whole["skin"], *whole["zones"], *whole["edges"]]
    assert found.n_cells == sum(each.n_cells for each in surfaces)
    assert found.bounds == pytest.approx(pyvista.MultiBlock(surfaces).bounds, abs=1e-3)
    if ending == ".ply":
        assert len(np.unique(found["RGB"], axis=0)) > 500
    if ending == ".vtp":
        assert list(found.field_data["parts"]).index("jiao.motor left") in found.cell_data["part"]


def test_a_vtm_gives_back_the_model(files: dict[str, Path], whole: MultiBlock) -> None:
    found = pyvista.read(files[".vtm"])
    assert found.keys() == whole.keys()
    for kind in ("zones", "edges", "parts", "points", "sites"):
        assert found[kind].keys() == whole[kind].keys()
    zone = found["zones"]["jiao.motor left"]
    assert zone.user_dict == whole["zones"]["jiao.motor left"].user_dict
    assert (zone["colours"] == whole["zones"]["jiao.motor left"]["colours"]).all()


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_cannot_be_written_is_said(tmp_path: Path, whole: MultiBlock, ending: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="file"):
        write_model(tmp_path / "file" / f"a{ending}", whole)
