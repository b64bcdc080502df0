"""The head and its zones as one model for slides and other viewers: every zone and side a part of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from viewer import __version__
from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.atlas.zone_overlap import ZoneOverlaps
from viewer.data.atomic import write_atomic
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SideChoice, SourceKey, StudyKey, ZoneId
from viewer.domain.zone import Zone
from viewer.errors import ExportError
from viewer.export.glb import Part, Surface, glb
from viewer.geometry.head import Head, HeadMesh
from viewer.presentation.palette import skin_for
from viewer.presentation.sentences import DISCLAIMER
from viewer.presentation.shown import heights
from viewer.scene.colour import Rgb
from viewer.scene.ribbon_grid import RibbonGrid
from viewer.scene.skin_colour import openness, skin_colour
from viewer.scene.zone_look import ZoneLook, zone_look
from viewer.scene.zone_stacking import cut, layers, meetings
from viewer.state.view_state import SkinTone

Detail = Literal["full", "medium", "light"]
"""How finely the skin is divided: as measured, or lighter."""

# Held off the skin, which other viewers draw without our shader; each zone above those that it may cross.
_LIFT_MM = 0.35
_LAYER_MM = 0.12
_FILL_MM = 0.06  # above the edge, which shows round it
_DASH_ROWS = 3  # an edge is broken after every third row: about 3 mm on, 1.5 mm off
_FLAT_MM2 = 0.1  # twice the area of a triangle that has shrunk to nothing, at the tip of a round end
_SHADE = 0.35  # how much darker skin is where little light arrives


def mesh_file(
    head: Head,
    catalog: Catalog,
    atlas: Atlas,
    zones: tuple[ZoneId, ...] | None = None,
    side: SideChoice = "both",
    *,
    skin: SkinTone = "light",
    detail: Detail = "medium",
) -> bytes:
    """Return a head with zones as a ``.glb`` file.

    Parameters
    ----------
    head, catalog, atlas
        What is exported; the atlas must have been resolved on this head.
    zones : tuple of str, optional
        Only these, in catalogue order; all without it.
    side : {"left", "right", "both"}
        The side of zones that have one; those on the midline are always there.
    skin : str
        The skin's tone.
    detail : {"full", "medium", "light"}
        How finely the skin is divided.

    Returns
    -------
    bytes
        The file. Its nodes: the head, and for each school a group of its zones, each named like ``jiao.motor left``,
        with names, length in mm, parts and sources in its extras.
    """
    level = head.levels[min(get_args(Detail).index(detail), len(head.levels) - 1)]
    colours = skin_for(skin, "light")
    shade = 1.0 - _SHADE * (1.0 - openness(level))
    tone = (skin_colour(level, colours) * shade[:, None]).astype(np.float32)
    skin_surface = Surface(level.vertices_mm, level.normals, level.faces, tone)
    face = Part("head", skin_surface, {"name": head.name, "id": head.id})
    wanted = frozenset(
        index
        for index, placed in enumerate(atlas.zones)
        if (zones is None or placed.zone in zones) and (side == "both" or placed.side in (side, "midline"))
    )
    groups = _school_parts(catalog, atlas, level, wanted)
    extras = {
        "about": DISCLAIMER,
        "head": head.provenance,
        "head_licence": head.licence,
        "frame": "metres; +X the patient's left, +Y up, +Z the front",
    }
    root = Part(f"Scalp map, {head.name}", None, extras, (face, *groups))
    rights = "Scalp Map Viewer authors, CC BY 4.0 (content and pictures made from it)"
    return glb(root, generator=f"Scalp Map Viewer {__version__}", rights=rights)


def write_mesh(path: Path, content: bytes) -> None:
    """Write a model, whole or not at all.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    try:
        write_atomic(path, content)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from error


def _school_parts(catalog: Catalog, atlas: Atlas, level: HeadMesh, wanted: frozenset[int]) -> tuple[Part, ...]:
    if not wanted:
        return ()
    laid = _Ribbons(catalog, atlas.zones, level, wanted)
    schools: dict[str, list[Part]] = {}
    for index in sorted(wanted):
        placed = atlas.zones[index]
        zone, school = catalog.zones[placed.zone], catalog.school_of(placed.zone)
        look = zone_look(catalog.groups[zone.group], school, "rest", opacity=1.0, has_casing=False, gain=1.0)
        name = f"{placed.zone} {placed.side}"
        # Two parts, for a part of one material is one thing in every program.
        edge = Part(f"{name}, edge", laid.edge(index, look, is_dashed=school.line_kind == "dashed"))
        part = Part(name, laid.fill(index, look), _extras(catalog, zone, placed), (edge,))
        schools.setdefault(school.short_name, []).append(part)
    return tuple(Part(name, None, {}, tuple(parts)) for name, parts in schools.items())


def _extras(catalog: Catalog, zone: Zone, placed: PlacedZone) -> dict[str, Any]:
    return {
        "id": zone.id,
        "code": zone.code,
        "side": placed.side,
        "name": zone.name.en,
        "han": zone.name.han,
        "pinyin": zone.name.pinyin,
        "system": catalog.school_of(zone.id).name,
        "group": catalog.groups[zone.group].name,
        "length_mm": round(placed.length_mm, 3),
        "parts": [{"name": part.name, "from": part.start, "to": part.end} for part in zone.parts],
        "sources": [_cited(catalog, key) for key in zone.summary.sources],
    }


def _cited(catalog: Catalog, key: SourceKey) -> str:
    study = catalog.studies.get(StudyKey(key))
    return study.short_citation if study is not None else catalog.sources[key].citation


class _Ribbons:
    """The zones as strips of triangles above the skin, with round ends."""

    def __init__(
        self, catalog: Catalog, zones: tuple[PlacedZone, ...], level: HeadMesh, wanted: frozenset[int]
    ) -> None:
        self._grid = RibbonGrid(zones, level, wanted)
        self._rows = self._grid.rows
        lie = heights(catalog, zones, dict.fromkeys(wanted, "rest"))
        self._layers = layers(meetings(len(zones), self._rows.owner, self._grid.middle_mm()), lie)
        self._side, self._low = cut(self._rows, ZoneOverlaps(zones).among(wanted), lie)

    def fill(self, index: int, look: ZoneLook) -> Surface:
        """Return the coloured strip of a zone."""
        half_mm = look.half_mm - look.edge_mm
        return self._strip(index, half_mm, self._lift_mm(index) + _FILL_MM, look.fill, inside_mm=look.edge_mm)

    def edge(self, index: int, look: ZoneLook, *, is_dashed: bool) -> Surface:
        """Return the dark strip below it, which shows round it; broken for a dashed zone."""
        return self._strip(index, look.half_mm, self._lift_mm(index), look.edge, is_dashed=is_dashed)

    def _lift_mm(self, index: int) -> float:
        return _LIFT_MM + _LAYER_MM * float(self._layers[index])

    def _strip(
        self,
        index: int,
        half_mm: float,
        lift_mm: float,
        colour: Rgb,
        *,
        inside_mm: float = 0.0,
        is_dashed: bool = False,
    ) -> Surface:
        columns = self._grid.columns
        ribbon = self._grid.mesh(np.full(len(self._rows.owner), half_mm))
        points, normals = (each.astype(np.float64) for each in (ribbon.points_mm, ribbon.normals))
        rows = self._kept(points.reshape(-1, columns, 3), inside_mm / half_mm)
        middle = rows[:, columns // 2, None]
        narrowed = np.sqrt(np.maximum(1.0 - self._rows.past**2, 0.0))[:, None, None]  # a half circle past each end
        points = (middle + (rows - middle) * narrowed).reshape(-1, 3) + normals * lift_mm
        faces = self._grid.faces[self._grid.face_owner == index]
        if is_dashed:
            row = faces.min(axis=1) // columns
            faces = faces[row % _DASH_ROWS != 0]
        sides = points[faces[:, 1:]] - points[faces[:, :1]]
        faces = faces[np.linalg.norm(np.cross(sides[:, 0], sides[:, 1]), axis=1) > _FLAT_MM2]
        corners, numbers = np.unique(faces, return_inverse=True)
        return Surface(points[corners], normals[corners], numbers.reshape(-1, 3), colour, is_thin=True)

    def _kept(self, rows: NDArray[np.float64], inside: float) -> NDArray[np.float64]:
        """Draw rows together to what is kept of them beside another zone, `inside` half widths from where it ends."""
        columns = rows.shape[1]
        across = np.linspace(-1.0, 1.0, columns)
        low = np.clip(self._low + inside, -1.0, 1.0)[:, None]
        wanted = np.where(self._side[:, None] > 0, np.maximum(across, low), across)
        wanted = np.where(self._side[:, None] < 0, np.minimum(across, -low), wanted)
        place = (wanted + 1.0) / 2.0 * (columns - 1)
        left = np.minimum(place.astype(np.int64), columns - 2)
        share = (place - left)[..., None]
        each = np.arange(len(rows))[:, None]
        kept: NDArray[np.float64] = rows[each, left] * (1.0 - share) + rows[each, left + 1] * share
        return kept
