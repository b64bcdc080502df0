"""What the glass head points out within: gyri, and what is traced on the cortex or hangs in its depth."""

from __future__ import annotations

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine
from viewer.domain.catalog import Catalog
from viewer.domain.gyrus import Gyrus
from viewer.domain.identity import GroupId
from viewer.domain.point_steps import Peak
from viewer.geometry.head import Point
from viewer.presentation.cortex_geometry import claimed_gyri
from viewer.presentation.shown import chosen_zones, shown_roles
from viewer.state.view_state import ViewState

Hanging = tuple[Point, tuple[float, float, float], GroupId]
"""The place on the skin, head frame, mm; the peak of the scans as published, MNI mm; the group that colours it."""


def gyri_shown(catalog: Catalog, state: ViewState) -> tuple[Gyrus, ...]:
    """Return what is coloured on the cortex, one thing at a time: the chosen gyrus, or what the chosen zone claims."""
    about = state.selection
    if about.gyrus is not None:
        return (catalog.gyri[about.gyrus],)
    return claimed_gyri(catalog, about.zone)


def traced(catalog: Catalog, atlas: Atlas, state: ViewState) -> tuple[tuple[PlacedLine, GroupId], ...]:
    """Return the lines of which the cortex shows what they are over: those of the chosen zones.

    From the side a line seems to miss the gyrus it lies over, for that lies one to two cm deeper.
    """
    return tuple(
        (line, catalog.zones[placed.zone].group)
        for placed in chosen_zones(catalog, atlas, state)
        if placed.form.kind in ("line", "strip")
        for line in placed.lines
    )


def hanging_peaks(catalog: Catalog, atlas: Atlas, state: ViewState) -> tuple[Hanging, ...]:
    """Return the peaks of imaging studies of which the place on the skin is shown."""
    found = []
    for index in shown_roles(catalog, atlas, state):
        placed = atlas.zones[index]
        zone = catalog.zones[placed.zone]
        peaks = [step for step in zone.steps if isinstance(step, Peak)]
        if peaks and placed.lines:
            found.append((placed.lines[0].points_mm.mean(axis=0), peaks[0].mni_mm, zone.group))
    return tuple(found)
