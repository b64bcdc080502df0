"""The head and all that lies on it as one model of named meshes, for other programs and files."""

from __future__ import annotations

from typing import Any, Literal, get_args

import numpy as np
from pyvista import MultiBlock, PolyData

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.drawing import as_number
from viewer.domain.identity import SideChoice, SourceKey, StudyKey, ZoneId, is_on_side
from viewer.domain.zone import Zone
from viewer.export.zone_strips import ZoneStrips
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Head, HeadMesh, Point, Points
from viewer.presentation.doubt import doubt_words
from viewer.presentation.palette import LIGHT, skin_for
from viewer.presentation.points import placed_points, uncertain_steps
from viewer.presentation.sentences import DISCLAIMER
from viewer.presentation.shown import Roles, half_width_mm
from viewer.presentation.ties import rivals_shown, ties
from viewer.scene.colour import rgb
from viewer.scene.mesh import surface, write_words
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.ribbon_rows import outline
from viewer.scene.skin_colour import openness, skin_colour
from viewer.scene.skin_ink import ribbon
from viewer.scene.soft_spot import rhomb
from viewer.scene.ties import ways_of
from viewer.scene.zone_look import line_code, zone_look
from viewer.state.view_state import SkinTone

Detail = Literal["full", "medium", "light"]
"""How finely the skin is divided: as measured, or lighter."""

RIGHTS = "Scalp Map Viewer authors, CC BY 4.0 (content and pictures made from it)"

_THREAD_MM, _THREAD_LIFT_MM = 0.4, 0.9  # half the width of a thin line, and how far it is held off the skin
_SPOT_LIFT_MM = 5.0  # over every zone
_SHADE = 0.35  # how much darker skin is where little light arrives


def model(
    head: Head,
    catalog: Catalog,
    atlas: Atlas,
    zones: tuple[ZoneId, ...] | None = None,
    side: SideChoice = "both",
    *,
    skin: SkinTone = "light",
    detail: Detail = "medium",
) -> MultiBlock:
    """Return a head with what lies on it, in mm: x to the patient's right, y to the front, z up.

    Parameters
    ----------
    head, catalog, atlas
        What is shown; the atlas must have been resolved on this head.
    zones : tuple of str, optional
        Only these, in catalogue order; all without it.
    side : {"left", "right", "both"}
        The side of zones and points that have one; those on the midline are always there.
    skin : str
        The skin's tone.
    detail : {"full", "medium", "light"}
        How finely the skin is divided.

    Returns
    -------
    MultiBlock
        ``"skin"``, a mesh; and by name, each a MultiBlock: ``"zones"`` (``jiao.motor left``), ``"edges"``, the dark
        edge round each zone, ``"parts"`` (``jiao.motor left, upper-fifth``), ``"ties"``, thin lines between places and
        where other sources have a zone, ``"points"`` (``point.gv20``) and
        ``"sites"`` (``Cz``), a set of one point each; on an infant ``"soft_spot"``, where no
        needle is set. Every mesh has its colour at each of its points, and its
        ``name`` and ``colour`` (``#RRGGBB``; not the skin, which has many) as field data; the rest of what is known
        is its `user_dict`. The whole has the head's licence and the disclaimer there.
    """
    level = head.levels[min(get_args(Detail).index(detail), len(head.levels) - 1)]
    whole = MultiBlock()
    whole.user_dict = {
        "name": f"Scalp map, {head.name}",
        "about": DISCLAIMER,
        "rights": RIGHTS,
        "head": head.provenance,
        "head_licence": head.licence,
    }
    whole.append(_skin(head, level, skin), "skin")
    for name, blocks in _zones(catalog, atlas, level, zones, side).items():
        whole.append(blocks, name)
    whole.append(_ties(catalog, atlas, level, zones, side), "ties")
    whole.append(_points(catalog, atlas, side), "points")
    sites = MultiBlock()
    for site, place in atlas.sites_mm.items():
        sites.append(_spot(place, LIGHT.text_2, name=site, id=site), site)
    whole.append(sites, "sites")
    spot = rhomb(atlas, NearestSkin(level))
    if spot is not None:
        lifted = (spot.points_mm + _SPOT_LIFT_MM * spot.normals).astype(np.float32)
        tones = np.tile(np.rint(rgb(LIGHT.danger_bar) * 255).astype(np.uint8), (len(lifted), 1))
        mesh = surface(lifted, spot.faces, normals=spot.normals, colours=tones)
        known = {"name": spot.words.title, "id": "soft-spot", "about": spot.words.sentence}
        whole.append(_marked(mesh, LIGHT.danger_bar, **known), "soft_spot")
    return whole


def _skin(head: Head, level: HeadMesh, tone: SkinTone) -> PolyData:
    shade = 1.0 - _SHADE * (1.0 - openness(level))
    colours = np.rint(skin_colour(level, skin_for(tone, "light")) * shade[:, None] * 255).astype(np.uint8)
    points = level.vertices_mm.astype(np.float32)
    return _marked(surface(points, level.faces, normals=level.normals, colours=colours), "", name=head.name, id=head.id)


def _zones(
    catalog: Catalog, atlas: Atlas, level: HeadMesh, zones: tuple[ZoneId, ...] | None, side: SideChoice
) -> dict[str, MultiBlock]:
    """Return the zones by what is a mesh of its own: fill, edge, parts."""
    blocks = {"zones": MultiBlock(), "edges": MultiBlock(), "parts": MultiBlock()}
    wanted = [
        index
        for index, placed in enumerate(atlas.zones)
        if (zones is None or placed.zone in zones) and is_on_side(placed.side, side)
    ]
    if not wanted:
        return blocks
    strips = ZoneStrips(catalog, atlas.zones, level, frozenset(wanted))
    for index in wanted:
        placed = atlas.zones[index]
        zone = catalog.zones[placed.zone]
        group = catalog.groups[zone.group]
        look = zone_look(catalog, placed, "rest", opacity=1.0, has_casing=False, gain=1.0)
        name, line = f"{placed.zone} {placed.side}", line_code(catalog, placed)
        known = _known(catalog, zone, placed)
        fill = strips.ring(index, look) if line == "ring" else strips.fill(index, look)
        blocks["zones"].append(_marked(fill, group.fill, **known), name)
        if line != "ring":
            edge = strips.edge(index, look, is_dashed=line in ("dashed", "dashed line"), is_soft=line == "soft")
            blocks["edges"].append(_marked(edge, group.edge, name=f"{zone.name.en}, edge", id=zone.id), name)
        for number, part in enumerate(zone.parts if len(placed.lines) == 1 else ()):
            fill = _marked(strips.fill(index, look, number), group.fill, name=part.name, id=part.id, zone=zone.id)
            blocks["parts"].append(fill, f"{name}, {part.id}")
    return blocks


def _ties(
    catalog: Catalog, atlas: Atlas, level: HeadMesh, zones: tuple[ZoneId, ...] | None, side: SideChoice
) -> MultiBlock:
    """Return the thin lines of zones, and where other sources have them, as narrow strips."""
    blocks, skin = MultiBlock(), NearestSkin(level)
    wanted: Roles = {
        index: "rest"
        for index, placed in enumerate(atlas.zones)
        if (zones is None or placed.zone in zones) and is_on_side(placed.side, side)
    }
    for tie in ties(catalog, atlas, wanted):
        name = f"{tie.zone} {tie.side}, {tie.kind}"
        for number, way in enumerate(ways_of(tie, skin), start=1):
            known = {"name": " ".join(filter(None, (name, tie.words))), "id": tie.zone, "kind": tie.kind}
            blocks.append(_marked(_thread(way, skin), LIGHT.text, **known), f"{name} {number}")
    for rival in rivals_shown(catalog, atlas, wanted):
        half_mm = half_width_mm(catalog.school_of(rival.zone), rival, "rest")
        for number, line in enumerate(rival.lines, start=1):
            name = f"{rival.zone} {rival.side}, other source"
            strip = _thread(outline(line, half_mm), skin)
            blocks.append(_marked(strip, LIGHT.text, name=name, id=rival.zone, kind="rival"), f"{name} {number}")
    return blocks


def _thread(way_mm: Points, skin: NearestSkin) -> PolyData:
    on_skin, normals = skin.project(way_mm)
    arcs = arc_lengths(on_skin)
    points, upright, _, faces = ribbon(on_skin + _THREAD_LIFT_MM * normals, normals, arcs, _THREAD_MM)
    tones = np.tile(np.rint(rgb(LIGHT.text) * 255).astype(np.uint8), (len(points), 1))
    return surface(points.astype(np.float32), faces, normals=upright, colours=tones)


def _points(catalog: Catalog, atlas: Atlas, side: SideChoice) -> MultiBlock:
    blocks, unsure = MultiBlock(), uncertain_steps(catalog)
    for point in catalog.points.values():
        for placed in placed_points(catalog, atlas, point.id, side):
            known = {"id": point.id, "side": placed.side, "han": point.han, "pinyin": point.pinyin}
            mark = _spot(placed.position_mm, LIGHT.text, name=point.code, is_uncertain=point.step in unsure, **known)
            blocks.append(mark, point.id if placed.side == "midline" else f"{point.id} {placed.side}")
    return blocks


def _spot(place_mm: Point, colour: str, **known: Any) -> PolyData:
    """Return a point as a mesh."""
    tone = np.rint(rgb(colour) * 255).astype(np.uint8)
    return _marked(surface(place_mm[None], np.zeros((1, 1), np.int64), colours=tone[None]), colour, **known)


def _marked(data: PolyData, colour: str, **known: Any) -> PolyData:
    """Write on a mesh what it is."""
    data.user_dict = known
    write_words(data, "name", known["name"])
    if colour:
        write_words(data, "colour", colour)
    return data


def _known(catalog: Catalog, zone: Zone, placed: PlacedZone) -> dict[str, Any]:
    school = catalog.school_of(zone.id)
    return {
        "id": zone.id,
        "code": zone.code,
        "side": placed.side,
        "name": zone.name.en,
        "han": zone.name.han,
        "pinyin": zone.name.pinyin,
        "system": school.name,
        "school": school.short_name,
        "group": catalog.groups[zone.group].name,
        "is_record": zone.is_record,
        "drawing": zone.drawing,
        "doubt": doubt_words(zone),
        "uncertainty_mm": as_number(zone.uncertainty_mm),
        "length_mm": round(placed.length_mm, 3),
        "parts": [{"name": part.name, "from": part.start, "to": part.end} for part in zone.parts],
        "sources": [_cited(catalog, key) for key in zone.summary.sources],
    }


def _cited(catalog: Catalog, key: SourceKey) -> str:
    study = catalog.studies.get(StudyKey(key))
    return study.short_citation if study is not None else catalog.sources[key].citation
