"""How a zone is drawn in each state: widths in mm, colours, and what of them is left when it steps back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.presentation.doubt import is_found_by_pressing
from viewer.presentation.knowledge import KNOWN_COLOURS
from viewer.presentation.palette import Scheme
from viewer.presentation.shown import Role, half_width_mm
from viewer.scene.colour import Rgb, darkened, mix, rgb
from viewer.scene.doubt_shader import LINE_CODES, RING_MM, SQUARE, LineCode
from viewer.scene.zone_shader import PATTERN_BARS

_EDGE_MM: dict[Role, float] = {"rest": 0.7, "hover": 1.0, "selected": 0.8, "back": 0.45}
# What is left of the fill on the skin: stepped back, it goes 74 % of the way to the skin.
_FILL: dict[Role, float] = {"rest": 0.9, "hover": 0.95, "selected": 1.0, "back": 0.26}
# Of one source alone the fill is pale, so that the broken edge is what is seen first.
_PALE: dict[Role, float] = {"rest": 0.42, "hover": 0.55, "selected": 0.66, "back": 0.14}
_WIDE_MM = 10.0  # half the width from which an area of one source is the paler the wider it is: it hides others
_HALO_MM = 1.5
_CASING_MM = 0.6
_WHITE = np.ones(3, np.float32)
_SOFT_MOST = 0.09  # a soft area has no edge that could carry its contrast: its own colour is as dark as that asks
# What a school draws inside its lines would hide how well they are known; how sure their place is stays to be seen.
_PLAINER = {LINE_CODES["line"]: LINE_CODES["band"], LINE_CODES["dotted"]: LINE_CODES["band"]}
_PLAINER[LINE_CODES["dashed line"]] = LINE_CODES["dashed"]
_FADE_SHARE, _FADE_LEAST_MM, _FADE_BEYOND = 0.5, 2.0, 0.6


@dataclass(frozen=True, slots=True, eq=False)
class ZoneLook:
    """The look of one zone on one side.

    Attributes
    ----------
    half_mm : float
        From the middle line to the outer edge of the dark edge; of a soft area, to where it has faded.
    edge_mm, halo_mm : float
        Width of the dark edge, inside; of the white halo or casing, outside. Of a soft area: over which it fades.
    fill, edge : array, shape (3,)
        Colours, 0..1.
    fill_share, edge_share : float
        How much of the fill covers the skin; how much of the edge is its own colour and not a darker fill.
    opacity : float
        How much of the whole covers the skin.
    line : int
        Kind of line, of `LINE_CODES`, and `SQUARE` if its ends are flat.
    pattern : int
        A pattern over all of it; 0 for none.
    """

    half_mm: float
    edge_mm: float
    halo_mm: float
    fill: Rgb
    edge: Rgb
    fill_share: float
    edge_share: float
    opacity: float
    line: int
    pattern: int = 0


def zone_look(
    catalog: Catalog,
    placed: PlacedZone,
    role: Role,
    *,
    opacity: float,
    has_casing: bool,
    gain: float,
    is_rival: bool = False,
) -> ZoneLook:
    """Return how a zone looks.

    Parameters
    ----------
    catalog : Catalog
        Gives the colours of its group, the kind of line of its school, and how sure its place is.
    placed : PlacedZone
        The zone, with the width that it has on this head.
    role : {"rest", "hover", "selected", "back"}
        The zone's state.
    opacity : float
        0..1, of all zones.
    has_casing : bool
        On darker skin every edge gets a white casing, so that one of the two stands out.
    gain : float
        The light's gain; the part of the colour that takes no light follows it a little.
    is_rival : bool
        Whether this is where another source has the zone.
    """
    zone, school = catalog.zones[placed.zone], catalog.school_of(placed.zone)
    group = catalog.groups[zone.group]
    line: LineCode = "rival" if is_rival else line_code(catalog, placed)
    fill, edge = rgb(group.fill), rgb(group.edge)
    half_mm, edge_mm = half_width_mm(school, placed, role), _EDGE_MM[role]
    halo_mm = _HALO_MM if role == "selected" else _CASING_MM if has_casing and role != "back" else 0.0
    share = _PALE[role] if line in ("dashed", "dashed line") else 0.2 if is_rival else _FILL[role]
    if line == "dashed" and half_mm > _WIDE_MM:
        share *= _WIDE_MM / half_mm
    if line == "soft":
        fill = darkened(fill, edge, _SOFT_MOST)
        edge_mm = max(_FADE_SHARE * half_mm, _FADE_LEAST_MM)
        half_mm += _FADE_BEYOND * edge_mm
    if line == "ring":
        edge_mm = min(edge_mm, RING_MM / 4)
    if role == "hover":
        fill = mix(fill, _WHITE, 0.1)
    dim = np.float32(0.5 + 0.5 * gain)
    return ZoneLook(
        half_mm=half_mm,
        edge_mm=edge_mm,
        halo_mm=halo_mm,
        fill=fill * dim,
        edge=edge * dim,
        fill_share=share,
        edge_share=0.0 if role == "back" else 1.0,
        opacity=1.0 if role in ("selected", "hover") else opacity,
        line=LINE_CODES[line] + SQUARE * placed.form.is_square,
    )


def known_look(look: ZoneLook, known: int, scheme: Scheme) -> ZoneLook:
    """Return how a zone looks that is coloured by how well it is known, 0 to 4: the same shape in one hue."""
    colours = KNOWN_COLOURS[scheme]
    return replace(
        look,
        fill=rgb(colours.fills[known]),
        edge=rgb(colours.edge),
        fill_share=1.0,
        edge_share=1.0,
        line=_PLAINER.get(look.line % SQUARE, look.line % SQUARE) + look.line // SQUARE * SQUARE,
        pattern=PATTERN_BARS if known == 0 else 0,
    )


def line_code(catalog: Catalog, placed: PlacedZone) -> LineCode:
    """Return how the shader draws a zone: by how sure its place is, and where that is sure by its school."""
    kind, zone = catalog.school_of(placed.zone).line_kind, catalog.zones[placed.zone]
    if is_found_by_pressing(catalog, zone):
        return "soft"
    match zone.drawing:
        case "ring":
            return "ring"
        case "dashed":
            return "dashed line" if kind == "line" else "dashed"
    return kind if kind in ("line", "dotted") else "band"
