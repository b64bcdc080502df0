"""How a zone is drawn in each state: widths in mm, colours, and what of them is left when it steps back."""

from __future__ import annotations

import numpy as np

from viewer.domain.school import FunctionGroup, LineKind, School
from viewer.light_dataclass import dataclass
from viewer.presentation.shown import Role, half_width_mm
from viewer.scene.colour import Rgb, mix, rgb

_EDGE_MM: dict[Role, float] = {"rest": 0.7, "hover": 1.0, "selected": 0.8, "back": 0.45}
# What is left of the fill on the skin: stepped back, it goes 74 % of the way to the skin.
_FILL: dict[Role, float] = {"rest": 0.9, "hover": 0.95, "selected": 1.0, "back": 0.26}
_HALO_MM = 1.5
_CASING_MM = 0.6
_WHITE = np.ones(3, np.float32)

LINE_CODES: dict[LineKind, int] = {
    "band": 0, "line": 1, "dashed": 2, "dotted": 3, "soft": 0, "points": 0, "ring": 0, "figure": 0,
}  # fmt: skip
"""How the shader tells the kinds of line apart."""


@dataclass(frozen=True, slots=True, eq=False)
class ZoneLook:
    """The look of one zone on one side.

    Attributes
    ----------
    half_mm : float
        From the middle line to the outer edge of the dark edge.
    edge_mm, halo_mm : float
        Width of the dark edge, inside; of the white halo or casing, outside.
    fill, edge : array, shape (3,)
        Colours, 0..1.
    fill_share, edge_share : float
        How much of the fill covers the skin; how much of the edge is its own colour and not a darker fill.
    opacity : float
        How much of the whole covers the skin.
    line : int
        Kind of line, of `LINE_CODES`.
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


def zone_look(
    group: FunctionGroup, school: School, role: Role, *, opacity: float, has_casing: bool, gain: float
) -> ZoneLook:
    """Return how a zone looks.

    Parameters
    ----------
    group : FunctionGroup
        Gives the colours.
    school : School
        Gives the kind of line and the width of its band.
    role : {"rest", "hover", "selected", "back"}
        The zone's state.
    opacity : float
        0..1, of all zones.
    has_casing : bool
        On darker skin every edge gets a white casing, so that one of the two stands out.
    gain : float
        The light's gain; the part of the colour that takes no light follows it a little.
    """
    fill, edge = rgb(group.fill), rgb(group.edge)
    if role == "hover":
        fill = mix(fill, _WHITE, 0.1)
    dim = np.float32(0.5 + 0.5 * gain)
    halo = _HALO_MM if role == "selected" else _CASING_MM if has_casing and role != "back" else 0.0
    return ZoneLook(
        half_mm=half_width_mm(school, role),
        edge_mm=_EDGE_MM[role],
        halo_mm=halo,
        fill=fill * dim,
        edge=edge * dim,
        fill_share=_FILL[role],
        edge_share=0.0 if role == "back" else 1.0,
        opacity=1.0 if role in ("selected", "hover") else opacity,
        line=LINE_CODES[school.line_kind],
    )
