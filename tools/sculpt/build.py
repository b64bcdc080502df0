"""Builds a head from start to finish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.sculpt import ear, eyes, face, lips, neck, nose, vault
from tools.sculpt.electrodes import EAR_POINT_MNI_MM, ElectrodeTable, averaged_table
from tools.sculpt.field import Field, Skin
from tools.sculpt.figures import measure
from tools.sculpt.files import write_mesh, write_toml
from tools.sculpt.frame import Placement, table_to_head
from tools.sculpt.hairline import RULE, draw_hairline
from tools.sculpt.landmarks import Anchors, find_landmarks
from tools.sculpt.occlusion import ambient_occlusion, even_out
from tools.sculpt.paint import paint, paint_relief
from tools.sculpt.shapes import ADULT_MAN, PITCH_DEG, Shape
from tools.sculpt.simplify import simplify
from tools.sculpt.surface import HalfMesh, compact, half_surface, whole
from viewer.geometry.head import Faces, Hairline, Landmark, Points

RESOLUTION_MM = 0.8
LEVEL_VERTICES = (80_000, 25_000, 6_000)
"""Vertices of the whole head in each level of detail, about."""


@dataclass(frozen=True, slots=True, eq=False)
class Sculpture:
    """A head in clay.

    Attributes
    ----------
    skin : Skin
        The finished surface, in the head's own frame.
    bald_head : Skin
        The same without ears and coarser: where the scalp runs behind the auricle.
    placement : Placement
        From the design frame to this head.
    """

    skin: Skin
    bald_head: Skin
    placement: Placement


@dataclass(frozen=True, slots=True, eq=False)
class BuiltHead:
    """Everything that goes into a head's folder; levels are right halves."""

    shape: Shape
    sculpture: Sculpture
    levels: tuple[HalfMesh, ...]
    landmarks: dict[str, Landmark]
    hairline: Hairline


def sculpt(shape: Shape, resolution_mm: float, table: ElectrodeTable) -> Sculpture:
    """Model a head in clay.

    Parameters
    ----------
    shape : Shape
        Which head.
    resolution_mm : float
        Step of the clay's grid; 0.8 for shipping, 1.5 loses lids and nostrils.
    table : ElectrodeTable
        The averaged 10-05 positions.
    """
    clay = Field(resolution_mm)
    vault.sculpt_base(clay, table, shape)
    face.sculpt_face(clay, shape)
    nose.sculpt_nose(clay, shape)
    lips.sculpt_lips(clay, shape)
    eyes.sculpt_eyes(clay, shape)
    face.sculpt_brow_hair(clay, shape)
    neck.sculpt_neck(clay, shape)
    neck.cut_bust(clay)
    placement = Placement(shape)
    bald_head = clay.finish(placement)
    ear.sculpt_ear(clay)
    return Sculpture(clay.finish(placement), bald_head, placement)


def build(
    shape: Shape, resolution_mm: float = RESOLUTION_MM, level_vertices: tuple[int, ...] = LEVEL_VERTICES
) -> BuiltHead:
    """Sculpt, mesh, measure and paint a head."""
    table = averaged_table()
    sculpture = sculpt(shape, resolution_mm, table)
    landmarks = find_landmarks(sculpture.skin, sculpture.bald_head, anchors(sculpture.placement, table))
    hairline = draw_hairline(sculpture.bald_head, landmarks, shape.forehead_mm)
    vertices, faces = compact(*half_surface(sculpture.skin))
    vertices = sculpture.placement.to_head(vertices)
    paint_mm = paint_relief(paint(vertices, sculpture.placement, hairline, sculpture.bald_head))
    meshes = [simplify(sculpture.skin, vertices, faces, count // 2, paint_mm) for count in level_vertices]
    sky = whole(*meshes[0])
    levels = tuple(_painted(sculpture, hairline, points, triangles, sky) for points, triangles in meshes)
    return BuiltHead(shape, sculpture, levels, landmarks, hairline)


def anchors(placement: Placement, table: ElectrodeTable) -> Anchors:
    """Where the sculptor put what landmarks are searched from, in the head's own frame."""
    inion = table_to_head(table["Iz"][None], ADULT_MAN.table_scale, PITCH_DEG)[0]

    def at(*design_mm: float) -> tuple[float, float, float]:
        x, y, z = placement.point(design_mm)
        return float(x), float(y), float(z)

    return Anchors(
        lpa_x_mm=EAR_POINT_MNI_MM[0] * placement.shape.table_scale[0],
        inion=at(*inion),
        ear_apex=at(*ear.ear_apex()),
        tragus=at(*ear.tragus()),
        pupil=at(eyes.PUPIL_X_MM, 91.0, eyes.PUPIL_Z_MM),
        inner_canthus=at(*eyes.lash_line()[0]),
        outer_canthus=at(*eyes.lash_line()[-1]),
        mouth_corner=at(lips.CORNER_X_MM * placement.shape.mouth_width, 88.0, -47.2),
        brow_peak=at(eyes.PUPIL_X_MM, 93.0, 40.9 + 3.2 * placement.shape.brow_weight),
        arch_height_mm=at(70.0, 36.0, -2.5)[2],
        mastoid=at(68.5, -31.5, -22.0),
        gonion=at(57.0 + placement.shape.jaw_width_mm, 13.0, -60.0),
    )


def _painted(
    sculpture: Sculpture, hairline: Hairline, points: Points, faces: Faces, sky: tuple[Points, Faces]
) -> HalfMesh:
    normals = sculpture.skin.normals(points)
    border = points[:, 0] == 0.0
    normals[border, 0] = 0.0
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    masks = paint(points, sculpture.placement, hairline, sculpture.bald_head)
    occlusion = even_out(ambient_occlusion(points, normals, *sky), faces)
    return HalfMesh(points, faces, normals, replace(masks, occlusion=_as_mask(occlusion)))


def _as_mask(value: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.asarray(np.clip(value, 0.0, 1.0), np.float32)


def write(head: BuiltHead, folder: Path, resolution_mm: float) -> None:
    """Write a built head into its folder: ``head.toml`` and ``head.npz``."""
    folder.mkdir(parents=True, exist_ok=True)
    write_mesh(folder / "head.npz", head.levels, head.hairline)
    shape = head.shape
    about: dict[str, str | int] = {
        "format": 1,
        "id": shape.id,
        "name": shape.name,
        "units": "mm",
        "frame": "frankfurt",
        "mesh": "head.npz",
        "licence": "CC BY 4.0",
        **({} if shape.person == "adult" else {"person": shape.person}),
        "provenance": (
            "Made by this program's own code (tools/sculpt), from no other mesh. The vault follows the 10-05 "
            "electrode positions (Oostenveld and Praamstra, Clin Neurophysiol 112:713, 2001; values of MNE-Python), "
            "averaged over left and right and scaled to life size. The face is drawn to published mean figures. "
            + shape.note
        ),
    }
    recorded: dict[str, float | int | str] = {
        "resolution_mm": resolution_mm,
        "table_scale_x": shape.table_scale[0],
        "table_scale_y": shape.table_scale[1],
        "table_scale_z": shape.table_scale[2],
        "pitch_deg": round(head.sculpture.placement.pitch_deg, 3),
        "shape": shape.parameters(),
    }
    figures: dict[str, float | int | str] = dict(
        measure(head.levels[0].vertices_mm, head.sculpture.skin, head.sculpture.bald_head, head.landmarks)
    )
    write_toml(
        folder / "head.toml",
        about,
        {"figures": figures, "build": recorded},
        head.landmarks,
        head.hairline,
        RULE.format(forehead_mm=shape.forehead_mm),
    )
