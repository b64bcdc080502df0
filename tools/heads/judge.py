"""Judges a built head by the published figures: what misses them is not written."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import trimesh

from tools.heads.electrodes import ElectrodeTable
from tools.heads.figures import CIRCUMFERENCE_MM, PUBLISHED
from tools.heads.frame import MAN_PITCH_DEG, MAN_SCALE, head_to_table, pitch_of, table_to_head
from tools.heads.nearest import Surface
from tools.heads.people import Portrait
from viewer.geometry.head import Faces, HeadMesh, Points

MEAN_OFF_MM, MOST_OFF_MM = 0.3, 2.0
"""How far the skin may lie from the electrodes, in the table's own size."""
SKULL = ("circumference_mm", "length_mm", "breadth_mm", "tragion_to_vertex_mm", "tragus_arc_mm")
SKULL_DEVIATIONS, FACE_DEVIATIONS = 1.0, 2.2
"""How many standard deviations an adult's skull and face may be off the published mean: the older man's inner corners
of the eyes are 2.2 off, the younger heads 1.8 at most. The jaw is held against NIOSH's mean with soft parts: skin is
what is measured here."""
CHILD_OFF_MM = 6.0
"""How far a child's circumference may be off the chart."""


def electrode_distances(
    vertices_mm: Points, faces: Faces, scale: tuple[float, float, float], table: ElectrodeTable
) -> Points:
    """Distance from the electrodes over the vault to the skin, mm in the table's own size.

    Notes
    -----
    Left out: the low front row, which lies over the face, and the row behind the auricle, which lies in its root.
    """
    man = table_to_head(table.positions_mm, MAN_SCALE, MAN_PITCH_DEG)
    on_skull = ~((man[:, 2] < 18.0) & (man[:, 1] > -50.0))
    unscaled = head_to_table(vertices_mm, scale, pitch_of(scale))
    sites = table.positions_mm[on_skull]
    feet, _, _ = Surface(unscaled, faces).nearest(sites, 6)
    return np.asarray(np.linalg.norm(feet - sites, axis=1))


def compared(who: Portrait, figures: Mapping[str, float]) -> list[tuple[str, float, float, float, str]]:
    """Rows of name, measured, published mean, what it may be off, source; for what is known of such a person."""
    if who.person != "adult":
        mean = CIRCUMFERENCE_MM[who.person]
        return [("circumference_mm", figures["circumference_mm"], mean, CHILD_OFF_MM, "WHO, CDC, Nellhaus (recalled)")]
    rows = []
    for name, published in PUBLISHED.items():
        mean, deviation = published.man if who.sex == "male" else published.woman
        may = (SKULL_DEVIATIONS if name in SKULL else FACE_DEVIATIONS) * deviation
        rows.append((name, figures[name], mean, may, published.source))
    return rows


def faults(
    who: Portrait, levels: tuple[HeadMesh, ...], figures: Mapping[str, float], table: ElectrodeTable
) -> list[str]:
    """Everything by which a head misses what it must be, as sentences; empty for a head that may be shipped."""
    found = [
        f"{name} is {value:.1f}, the published mean {mean:.1f}: more than {may:.1f} off"
        for name, value, mean, may, _ in compared(who, figures)
        if abs(value - mean) > may
    ]
    off = electrode_distances(levels[0].vertices_mm, levels[0].faces, who.table_scale, table)
    if off.mean() > MEAN_OFF_MM or off.max() > MOST_OFF_MM:
        found.append(f"the electrodes lie {off.mean():.2f} mm off the skin, {off.max():.2f} at most")
    for number, level in enumerate(levels):
        solid = trimesh.Trimesh(level.vertices_mm, level.faces, process=False)
        if not (solid.is_watertight and solid.is_winding_consistent and solid.euler_number == 2):
            found.append(f"level {number} is not one closed surface without a hole")
    return found
