"""The head and the ribbons of its zones as packed numbers for the web page.

Places are whole numbers of 16 bits between the ends of a box, normals two numbers on an octahedron (Meyer and others,
On floating-point normal vectors, 2010). At the size of a head that is 5 micrometres and a hundredth of a degree; the
light mesh itself is coarser by far.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.atlas.zone_overlap import ZoneOverlap, ZoneOverlaps
from viewer.domain.catalog import Catalog
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Head, HeadMesh, Points
from viewer.presentation.doubt import measure_words
from viewer.presentation.palette import Scheme, SkinColours, skin_for
from viewer.presentation.shown import Role, danger_points, half_width_mm
from viewer.scene.pose import Framing, Pose, facing
from viewer.scene.ribbon_grid import RibbonGrid
from viewer.scene.ribbon_rows import Rows
from viewer.scene.skin_colour import openness, skin_colour
from viewer.scene.skin_light import light_arrays, whorl
from viewer.scene.zone_look import ZoneLook, zone_look
from viewer.scene.zone_stacking import meetings
from viewer.state.view_state import SkinTone

MOST_VERTICES = 30_000
"""What a telephone turns smoothly."""

ROLES: tuple[Role, ...] = ("rest", "hover", "selected", "back")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

_MARGIN_MM = 0.6  # beyond what is drawn, for the soft outline
_SHORT = 32767
_HUNDREDTHS = 100.0
_NO_CUT_MM = 300.0
_FAR_MM = 1000.0
_NORMALS_KEPT = 12
_PATTERNS = {2: (1, 3), 3: (1, 2, 3)}  # solid, hatched, bars, as the shader counts them

Numbers = NDArray[np.float64]


def packed_head(head: Head, tone: SkinTone) -> dict[str, Any]:
    """Pack the finest level of a head that a telephone can turn.

    Parameters
    ----------
    head : Head
        Its levels are looked through from the finest.
    tone : str
        The skin's tone; it is packed once for each scheme.

    Returns
    -------
    dict
        ``box``: middle and half size, mm; base64 of ``places`` (int16, 3), ``normals`` (int16, 2), ``faces`` (uint16 or
        uint32, 3; ``wide`` says which), ``colours`` (uint8, 3) by scheme, and of ``light`` by the names that the shader
        has for them (uint8, 4); ``hair``: where it grows from, and how; ``framing``, mm.
    """
    mesh = next((level for level in head.levels if len(level.vertices_mm) <= MOST_VERTICES), head.levels[-1])
    is_wide = len(mesh.vertices_mm) > 65_535
    framing = Framing.of(head)
    colours, (middle, toward) = skin_for(tone, "light"), whorl(head)
    return {
        **_packed_places(mesh.vertices_mm),
        "normals": _text(_octahedral(mesh.normals.astype(np.float64))),
        "faces": _text(mesh.faces.astype(np.uint32 if is_wide else np.uint16)),
        "wide": is_wide,
        "colours": {scheme: _text(_bytes(skin_colour(mesh, skin_for(tone, scheme)))) for scheme in SCHEMES},
        "light": {name: _text(values) for name, values in light_arrays(mesh).items()},
        "hair": {"middle": _rounded(middle), "whorl": _rounded(toward, 4), "mm": colours.hair_mm, "ink": colours.ink},
        "framing": [framing.crown_mm, framing.chin_mm, framing.middle_y_mm, framing.half_width_mm],
    }


def packed_zones(catalog: Catalog, atlas: Atlas, head: Head, tone: SkinTone) -> dict[str, Any]:
    """Pack the zones that a catalogue has, as ribbons on the full skin and as facts about each.

    Parameters
    ----------
    catalog : Catalog
        Only zones that are in it are packed.
    atlas : Atlas
        Made on this head.

    Returns
    -------
    dict
        ``placed``: for each zone and side its id, side, length and band in mm, the others that it may meet, looks by
        scheme and role, the angles from which it is seen well, normals along it, the range of its triangles, its
        places along the middle line, and
        where a danger sign belongs. Beside it the ribbons' arrays: those of `packed_head`, and ``across`` (along and
        across) and ``cut`` (to the nearest border of parts, and the line's length), both in hundredths of a mm, int16,
        and ``marks`` (zone, pattern; uint16). ``shared``: which zone lies on which, over which corners of its ribbon,
        and which half the upper one keeps there.
    """
    zones = tuple(placed for placed in atlas.zones if placed.zone in catalog.zones)
    grid = RibbonGrid(zones, head.mesh)
    rows = grid.rows
    meets = meetings(grid.reach_mm, rows.owner, grid.middle_mm())
    looks = [
        {scheme: [_look(catalog, placed, role, skin_for(tone, scheme)) for role in ROLES] for scheme in SCHEMES}
        for placed in zones
    ]
    reach = np.array([max(_reach_mm(look) for look in each["light"]) for each in looks])
    ribbon = grid.mesh(reach[rows.owner] if len(zones) else np.empty(0))
    spread = np.repeat(np.arange(len(rows.owner)), grid.columns)
    pattern = np.array(
        [_pattern(catalog, zones[owner], part) for owner, part in zip(rows.owner, rows.part, strict=True)], np.uint8
    )
    marks = np.column_stack([rows.owner, pattern]).astype(np.uint16)[spread]
    order = np.argsort(grid.face_owner, kind="stable")
    faces, owners = grid.faces[order], grid.face_owner[order]
    skins = {scheme: _bytes(_under(grid, reach, head.mesh, skin_for(tone, scheme))) for scheme in SCHEMES}
    placed_entries = []
    for index, placed in enumerate(zones):
        mine = np.flatnonzero(owners == index)
        placed_entries.append(
            {
                **_entry(catalog, placed),
                "band": 2 * half_width_mm(catalog.school_of(placed.zone), placed, "rest"),
                "meets": [int(other) for other in np.flatnonzero(meets[index]) if other != index],
                "looks": {scheme: [_flat(look) for look in looks[index][scheme]] for scheme in SCHEMES},
                "first": int(mine[0]) * 3 if len(mine) else 0,
                "count": len(mine) * 3,
                "danger": [_rounded(point) for point in danger_points(catalog, replace(atlas, zones=(placed,)), [0])],
            }
        )
    return {
        **_packed_places(ribbon.points_mm.astype(np.float64)),
        "normals": _text(_octahedral(ribbon.normals.astype(np.float64))),
        "faces": _text(faces.astype(np.uint32)),
        "across": _text(_hundredths(np.column_stack([ribbon.along_mm, ribbon.across_mm]))),
        "cut": _text(_hundredths(np.column_stack([np.minimum(rows.cut_mm, _NO_CUT_MM), rows.length_mm])[spread])),
        "marks": _text(np.ascontiguousarray(marks)),
        "colours": {scheme: _text(skins[scheme][:, :3]) for scheme in SCHEMES},
        "open": _text(np.ascontiguousarray(skins["light"][:, 3])),
        "shared": _shared(ZoneOverlaps(zones).among(range(len(zones))), rows, grid.columns),
        "placed": placed_entries,
    }


def _shared(stretches: Sequence[ZoneOverlap], rows: Rows, columns: int) -> list[dict[str, Any]]:
    """Where zones lie on each other: along the line, over which corners of the ribbon; and the half the upper keeps."""
    packed = []
    for stretch in stretches:
        is_here = (rows.owner == stretch.zone) & (rows.line == stretch.line)
        is_here &= (rows.along_mm >= stretch.start_mm) & (rows.along_mm <= stretch.end_mm)
        found = np.flatnonzero(is_here)
        if len(found):
            first, end = int(found[0]) * columns, (int(found[-1]) + 1) * columns
            start_mm, end_mm = np.clip([stretch.start_mm, stretch.end_mm], -_FAR_MM, _FAR_MM)
            packed.append(
                {
                    "zone": stretch.zone,
                    "other": stretch.other,
                    "line": stretch.line,
                    "from": round(float(start_mm), 2),
                    "to": round(float(end_mm), 2),
                    "keeps": stretch.keeps,
                    "first": first,
                    "end": end,
                }
            )
    return packed


def _entry(catalog: Catalog, placed: PlacedZone) -> dict[str, Any]:
    normals = np.concatenate([line.normals for line in placed.lines])
    mean = normals.mean(axis=0)
    # Seen from behind nothing serves, so that the search for a good view is always made.
    behind = Pose(
        float(np.degrees(np.arctan2(-mean[0], -mean[1]))),
        float(np.degrees(np.arctan2(-mean[2], np.hypot(mean[0], mean[1])))),
        1.0,
        (0.0, 0.0, 0.0),
    )
    step = max(1, len(normals) // _NORMALS_KEPT)
    lines = []
    for line in placed.lines:
        arc = arc_lengths(line.points_mm)
        kept = np.unique(np.r_[0 : len(arc) : 2, len(arc) - 1])
        lines.append(
            {
                "points": [_rounded(point) for point in line.points_mm[kept]],
                "normals": [_rounded(normal, 3) for normal in line.normals[kept]],
                "along": [round(float(place), 2) for place in arc[kept]],
            }
        )
    return {
        "zone": placed.zone,
        "side": placed.side,
        "length": round(placed.length_mm, 2),
        "parts": [{"id": part.id, "from": part.start, "to": part.end} for part in placed.parts],
        "backward": catalog.zones[placed.zone].direction.along == "backward",
        "drawing": catalog.zones[placed.zone].drawing,
        "reach": placed.form.half_mm or 0.0,
        "measure": measure_words(catalog.zones[placed.zone], placed),
        "view": list(facing(normals, behind)),
        "facing": [_rounded(normal, 3) for normal in normals[::step]],
        "lines": lines,
    }


def _look(catalog: Catalog, placed: PlacedZone, role: Role, skin: SkinColours) -> ZoneLook:
    return zone_look(catalog, placed, role, opacity=1.0, has_casing=skin.is_darker, gain=skin.gain)


def _flat(look: ZoneLook) -> list[float]:
    values = (
        look.half_mm, look.edge_mm, look.halo_mm,
        *look.fill, look.fill_share, *look.edge, look.edge_share, look.opacity, look.line,
    )  # fmt: skip
    return [round(float(value), 4) for value in values]


def _reach_mm(look: ZoneLook) -> float:
    return look.half_mm + look.halo_mm + _MARGIN_MM


def _pattern(catalog: Catalog, placed: PlacedZone, part: int) -> int:
    patterns = _PATTERNS.get(len(catalog.zones[placed.zone].parts), ())
    return patterns[part] if 0 <= part < len(patterns) else 0


def _under(grid: RibbonGrid, reach: Numbers, mesh: HeadMesh, skin: SkinColours) -> NDArray[np.float32]:
    """The skin's colour and openness under every corner of the ribbons."""
    grid.set_colours(np.column_stack([skin_colour(mesh, skin), openness(mesh)]))
    return grid.mesh(reach[grid.rows.owner]).colours


def _packed_places(points: Points) -> dict[str, Any]:
    low, high = (points.min(axis=0), points.max(axis=0)) if len(points) else (np.zeros(3), np.zeros(3))
    middle, half = (low + high) / 2, np.maximum((high - low) / 2, 1e-6)
    places = np.rint((points - middle) / half * _SHORT).astype(np.int16)
    return {"box": [*map(float, middle), *map(float, half)], "places": _text(places)}


def _octahedral(normals: Numbers) -> NDArray[np.int16]:
    """Unit vectors, shape (n, 3), as places on an octahedron unfolded into a square, shape (n, 2)."""
    flat = normals / np.maximum(np.abs(normals).sum(axis=1, keepdims=True), 1e-12)
    x, y = flat[:, 0], flat[:, 1]
    folded_x = (1 - np.abs(y)) * np.where(x >= 0, 1.0, -1.0)
    folded_y = (1 - np.abs(x)) * np.where(y >= 0, 1.0, -1.0)
    below = flat[:, 2] < 0
    square = np.column_stack([np.where(below, folded_x, x), np.where(below, folded_y, y)])
    packed: NDArray[np.int16] = np.rint(square * _SHORT).astype(np.int16)
    return packed


def _hundredths(lengths_mm: NDArray[np.floating]) -> NDArray[np.int16]:
    packed: NDArray[np.int16] = np.rint(np.clip(lengths_mm * _HUNDREDTHS, -_SHORT, _SHORT)).astype(np.int16)
    return packed


def _bytes(shares: NDArray[np.floating]) -> NDArray[np.uint8]:
    packed: NDArray[np.uint8] = np.rint(np.clip(shares, 0, 1) * 255).astype(np.uint8)
    return packed


def _text(values: NDArray[Any]) -> str:
    """Base64 of an array, least significant byte first, as every browser's computer has it."""
    return base64.b64encode(np.ascontiguousarray(values).astype(values.dtype.newbyteorder("<")).tobytes()).decode()


def _rounded(point: Points, digits: int = 2) -> list[float]:
    return [round(float(value), digits) for value in point]
