"""Meshes as one binary glTF file: named nodes, plain colours, and words that other programs may read.

Written after the specification glTF 2.0 (Khronos Group; also ISO/IEC 12113:2022): metres, +Y up, the front toward +Z.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.head import Points
from viewer.scene.colour import Rgb

_MM_PER_M = 1000.0
# From the head's frame (right, front, up) to that of glTF (left, up, front).
_AXES = np.array([[-1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
_FLOAT, _UNSIGNED_INT, _UNSIGNED_SHORT = 5126, 5125, 5123
_VERTICES, _FACES = 34962, 34963  # ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER
_ROUGHNESS = 0.75


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Triangles of one material.

    Attributes
    ----------
    points_mm, normals : array, shape (n, 3)
        Head frame.
    faces : array of int, shape (m, 3)
        Counter-clockwise seen from outside.
    colour : array, shape (3,) or (n, 3)
        For all of it, or for each vertex, as written in ``#RRGGBB``.
    is_thin : bool
        Whether it is seen from behind too.
    """

    points_mm: Points
    normals: NDArray[np.floating]
    faces: NDArray[np.integer]
    colour: Rgb
    is_thin: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A named thing.

    Attributes
    ----------
    name : str
        As other programs list it.
    surface : Surface or None
        What is seen of it; None for a mere group.
    extras : mapping
        What is known of it, for programs that read it.
    parts : sequence of Part
        What it holds.
    """

    name: str
    surface: Surface | None = None
    extras: Mapping[str, Any] = field(default_factory=dict)
    parts: Sequence[Part] = ()


def glb(root: Part, *, generator: str, rights: str) -> bytes:
    """Return a part and all it holds as the bytes of a ``.glb`` file.

    Parameters
    ----------
    root : Part
        The one node at the top.
    generator, rights : str
        What made the file, and who may use it how.
    """
    writing = _Writing()
    top = writing.node(root)
    scene = {"name": root.name, "nodes": [top]}
    document = {
        "asset": {"version": "2.0", "generator": generator, "copyright": rights},
        "scene": 0,
        "scenes": [scene],
        "nodes": writing.nodes,
        "meshes": writing.meshes,
        "materials": writing.materials,
        "accessors": writing.accessors,
        "bufferViews": writing.views,
        "buffers": [{"byteLength": len(writing.data)}],
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    data = bytes(writing.data)  # already a multiple of four: every view is
    chunks = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(data), b"BIN\0") + data
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def linear(colour: Rgb) -> NDArray[np.float32]:
    """Return light in proportion to colours as written, by the curve of sRGB (IEC 61966-2-1)."""
    light: NDArray[np.float32] = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)


class _Writing:
    def __init__(self) -> None:
        self.nodes: list[dict[str, Any]] = []
        self.meshes: list[dict[str, Any]] = []
        self.materials: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []
        self.views: list[dict[str, Any]] = []
        self.data = bytearray()
        self._known: dict[tuple[object, ...], int] = {}

    def node(self, part: Part) -> int:
        node: dict[str, Any] = {"name": part.name}
        if part.surface is not None:
            node["mesh"] = len(self.meshes)
            self.meshes.append({"name": part.name, "primitives": [self._primitive(part.surface)]})
        if part.extras:
            node["extras"] = dict(part.extras)
        if part.parts:
            node["children"] = [self.node(each) for each in part.parts]
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _primitive(self, surface: Surface) -> dict[str, Any]:
        points = (surface.points_mm @ _AXES.T / _MM_PER_M).astype(np.float32)
        attributes = {
            "POSITION": self._accessor(points, _FLOAT, "VEC3", _VERTICES, has_limits=True),
            "NORMAL": self._accessor(_unit(surface.normals @ _AXES.T), _FLOAT, "VEC3", _VERTICES),
        }
        light = linear(surface.colour)
        has_own = light.ndim == 2
        if has_own:
            shares = np.ones((len(points), 4), np.float32)
            shares[:, :3] = light
            counts = np.rint(np.clip(shares, 0, 1) * 65535).astype(np.uint16)
            attributes["COLOR_0"] = self._accessor(counts, _UNSIGNED_SHORT, "VEC4", _VERTICES, is_share=True)
        indices = np.ascontiguousarray(surface.faces, np.uint32).ravel()
        return {
            "attributes": attributes,
            "indices": self._accessor(indices, _UNSIGNED_INT, "SCALAR", _FACES),
            # Colours of vertices and of the material are multiplied; programs differ in how, so that one is white.
            "material": self._material(np.ones(3, np.float32) if has_own else light, is_thin=surface.is_thin),
        }

    def _material(self, light: NDArray[np.float32], *, is_thin: bool) -> int:
        shade = [round(float(each), 5) for each in light]
        key = (*shade, is_thin)
        if key not in self._known:
            self._known[key] = len(self.materials)
            look = {"baseColorFactor": [*shade, 1.0], "metallicFactor": 0.0, "roughnessFactor": _ROUGHNESS}
            self.materials.append({"pbrMetallicRoughness": look, "doubleSided": is_thin})
        return self._known[key]

    def _accessor(
        self,
        values: NDArray[Any],
        kind: int,
        shape: str,
        target: int,
        *,
        has_limits: bool = False,
        is_share: bool = False,
    ) -> int:
        content = values.tobytes()
        view = {"buffer": 0, "byteOffset": len(self.data), "byteLength": len(content), "target": target}
        self.views.append(view)
        self.data += content + bytes(-len(content) % 4)
        accessor: dict[str, Any] = {
            "bufferView": len(self.views) - 1,
            "componentType": kind,
            "count": len(values),
            "type": shape,
        }
        if has_limits:
            accessor |= {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()}
        if is_share:
            accessor["normalized"] = True
        self.accessors.append(accessor)
        return len(self.accessors) - 1


def _unit(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = (vectors / np.maximum(length, 1e-12)).astype(np.float32)
    return scaled
