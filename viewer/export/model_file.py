"""A model as a file: GLB and OBJ by trimesh, which keep its parts apart; VTM, VTP, PLY and STL by PyVista."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray
from pyvista import MultiBlock, PolyData

from viewer import __version__
from viewer.data.atomic import write_atomic
from viewer.data.paths import followed
from viewer.errors import ExportError
from viewer.export.model import RIGHTS
from viewer.scene.colour import Rgb, rgb
from viewer.scene.mesh import COLOURS, NORMALS, write_words

if TYPE_CHECKING:
    import trimesh

_MM_PER_M = 1000.0
# From the head's frame (right, front, up) to that of glTF (left, up, front).
_AXES = np.array([[-1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
_FRAME = "metres; +X the patient's left, +Y up, +Z the front"
_ROUGHNESS = 0.75
_VERTICES, _FACES = 34962, 34963  # ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER
_LIGHT = "light"
_DECIMALS = 3  # of a millimetre


def write_model(path: Path, model: MultiBlock) -> None:
    """Write a model, whole or not at all; what kind of file is said by its ending, of `ENDINGS`.

    A GLB is in metres, with +X to the patient's left, +Y up and +Z to the front, as that format wants it; all others
    are in mm as the model is. A VTM holds all of the model, in files of a folder beside it. PLY, STL and VTP are one
    mesh of skin and zones.

    Parameters
    ----------
    model : MultiBlock
        As `viewer.export.model.model` makes it.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    try:
        if path.suffix.lower() == ".vtm":
            _write_blocks(path, model)
        else:
            write_atomic(path, _CONTENT[path.suffix.lower()](model))
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from error


def linear(colour: Rgb) -> NDArray[np.float32]:
    """Return light in proportion to colours as written, by the curve of sRGB (IEC 61966-2-1)."""
    light: NDArray[np.float32] = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)


def _write_blocks(path: Path, model: MultiBlock) -> None:
    """Write a VTM and the folder of its files; it comes last, so that it never names what is not there."""
    target = followed(path)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / target.name
        model.save(made)
        for each in sorted(made.with_suffix("").rglob("*.vt?")):
            place = target.parent / each.relative_to(made.parent)
            place.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(place, each.read_bytes())
        write_atomic(target, made.read_bytes())


def _surfaces(model: MultiBlock) -> Iterator[tuple[str, PolyData]]:
    """Give what is a surface, each once: the skin, of each zone the fill and, where it has one, the edge; soft spot."""
    skin, zones, edges = (cast("Any", model[kind]) for kind in ("skin", "zones", "edges"))
    edged = frozenset(edges.keys())
    yield "head", skin
    for name, zone in zip(zones.keys(), zones, strict=True):
        yield name, zone
        if name in edged:
            yield f"{name}, edge", edges[name]
    if "soft_spot" in model.keys():  # noqa: SIM118  # a MultiBlock holds blocks, not keys
        spot = cast("PolyData", model["soft_spot"])
        yield spot.user_dict["name"], spot


def _in_one(ending: str, **options: Any) -> Callable[[MultiBlock], bytes]:
    """Return what writes all surfaces as one mesh, in a format of PyVista's."""

    def content(model: MultiBlock) -> bytes:
        names = [name for name, _ in _surfaces(model)]
        surfaces = [data.copy(deep=False) for _, data in _surfaces(model)]
        for number, each in enumerate(surfaces):
            each.cell_data["part"] = np.full(each.n_cells, number, np.int32)
        whole = PolyData().append_polydata(*surfaces)
        write_words(whole, "parts", *names)
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / f"mesh{ending}"
            whole.save(made, **options)
            return made.read_bytes()

    return content


def _obj(model: MultiBlock) -> bytes:
    """Write every surface as an object of its own, with its colours at its vertices."""
    from trimesh import Scene, Trimesh
    from trimesh.exchange.obj import export_obj

    scene = Scene()
    for name, data in _surfaces(model):
        mesh = Trimesh(data.points, data.regular_faces, vertex_colors=data[COLOURS], process=False)
        scene.add_geometry(mesh, geom_name=name, node_name=name)
    header = " ".join((f"{model.user_dict['name']}.", model.user_dict["about"], RIGHTS))
    text: str = export_obj(scene, include_normals=False, digits=_DECIMALS, header=header)
    return text.encode()


def _glb(model: MultiBlock) -> bytes:
    """Write a scene: the head, and for each school a group of its zones, each with its edge below it."""
    from trimesh import Scene
    from trimesh.exchange.gltf import export_glb

    scene, root = Scene(), model.user_dict["name"]
    scene.graph.update(frame_to=root, metadata={**model.user_dict, "frame": _FRAME})
    for name, data in _surfaces(model):
        zone = name.removesuffix(", edge")
        above = zone if zone != name else data.user_dict.get("school", root)
        if above not in scene.graph.nodes:
            scene.graph.update(frame_to=above, frame_from=root)
        scene.graph.update(
            frame_to=name, frame_from=above, geometry=name, metadata=data.user_dict.data if zone == name else None
        )
        scene.geometry[name] = _seen(data)
    content: bytes = export_glb(scene, include_normals=True, tree_postprocessor=_finish)
    return content


def _seen(data: PolyData) -> trimesh.Trimesh:
    """Return a surface for glTF: of one colour, and then of a thin thing with two sides; or with colours of its own."""
    from trimesh import Trimesh
    from trimesh.visual import TextureVisuals
    from trimesh.visual.material import PBRMaterial

    colour = data.field_data.get("colour")
    name = "skin" if colour is None else str(colour[0])
    look = PBRMaterial(name=name, metallicFactor=0.0, roughnessFactor=_ROUGHNESS, doubleSided=colour is not None)
    attributes: dict[str, Any] = {}
    if colour is None:
        shares = np.ones((data.n_points, 4))
        shares[:, :3] = linear((data[COLOURS] / 255).astype(np.float32))
        attributes[_LIGHT] = np.rint(shares * 65535).astype(np.uint16)
    return Trimesh(
        data.points @ _AXES.T / _MM_PER_M,
        data.regular_faces,
        vertex_normals=data.point_data[NORMALS] @ _AXES.T,
        vertex_attributes=attributes,
        visual=TextureVisuals(material=look),
        process=False,
    )


def _finish(tree: dict[str, Any]) -> None:
    """Put into a glTF what trimesh has no word for: who may use it, and colours finer than eight bits."""
    tree["asset"] |= {"generator": f"Scalp Map Viewer {__version__}", "copyright": RIGHTS}
    for material in tree["materials"]:
        # Colours of vertices and of the material are multiplied; programs differ in how, so that one is white.
        light = np.ones(3) if material["name"] == "skin" else linear(rgb(material["name"]))
        material["pbrMetallicRoughness"]["baseColorFactor"] = [*(round(float(each), 5) for each in light), 1.0]
    accessors, views = tree["accessors"], tree["bufferViews"]
    for mesh in tree["meshes"]:
        primitive = mesh["primitives"][0]
        attributes = primitive["attributes"]
        if f"_{_LIGHT}" in attributes:
            attributes["COLOR_0"] = attributes.pop(f"_{_LIGHT}")
            accessors[attributes["COLOR_0"]]["normalized"] = True
        views[accessors[primitive["indices"]]["bufferView"]]["target"] = _FACES
        for index in attributes.values():
            views[accessors[index]["bufferView"]]["target"] = _VERTICES


_CONTENT: Mapping[str, Callable[[MultiBlock], bytes]] = {
    ".glb": _glb,
    ".obj": _obj,
    ".ply": _in_one(".ply", texture=COLOURS),
    ".stl": _in_one(".stl"),
    ".vtp": _in_one(".vtp"),
}
ENDINGS = (".glb", ".vtm", *(ending for ending in _CONTENT if ending != ".glb"))
"""What a model can be written as; the first is the usual one."""
