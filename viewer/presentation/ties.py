"""Thin lines on the skin that tie places together: marks of a set, two places of one zone, a peak and its point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedForm, PlacedLine, PlacedZone
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.identity import Side, ZoneId
from viewer.geometry.head import Point, Points
from viewer.presentation.shown import Roles, as_drawn, half_width_mm
from viewer.state.view_state import ViewState


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """One thin line.

    Attributes
    ----------
    kind : {"set", "apart", "cross"}
        Between the marks of a set; from a place to where another source has it; from a peak to the acupoint that its
        paper names, which gets a small cross.
    places_mm : array, shape (n, 3)
        Where it goes by, on the skin; between them it lies on the skin.
    free_mm : tuple of float, length 2
        How far it stays away from the places before and after each stretch: it ends at their edges.
    words : str
        How long it is; empty where that says nothing.
    """

    kind: Literal["set", "apart", "cross"]
    zone: ZoneId
    side: Side
    places_mm: Points
    free_mm: tuple[float, float]
    words: str = ""


def has_rivals(state: ViewState) -> bool:
    """Whether it is drawn where other sources have a zone: not where one place is built, needled, compared or told.

    Nor where zones are coloured by how well they are known.
    """
    drawn = as_drawn(state)
    return drawn.mode in ("explore", "map") and not drawn.drawing.known


def ties(catalog: Catalog, atlas: Atlas, roles: Roles, *, with_rivals: bool = True) -> tuple[Tie, ...]:
    """Return the thin lines of the zones that are shown and have not stepped back."""
    shown = (atlas.zones[index] for index, role in sorted(roles.items()) if role != "back")
    found = (tie for placed in shown for tie in _ties(catalog, atlas, placed))
    return tuple(tie for tie in found if with_rivals or tie.kind != "apart")


def _ties(catalog: Catalog, atlas: Atlas, placed: PlacedZone) -> Iterator[Tie]:
    form = placed.form
    if form.kind == "marks" and len(placed.lines) > 1:
        half_mm = half_width_mm(catalog.school_of(placed.zone), placed, "rest")
        yield Tie("set", placed.zone, placed.side, np.array([middle_of(line) for line in placed.lines]), (half_mm,) * 2)
    if form.cross_mm is not None:
        words = "" if form.cross_apart_mm is None else _("{apart:.0f} mm").format(apart=form.cross_apart_mm)
        places = np.array([middle_of(placed.lines[0]), form.cross_mm])
        yield Tie("cross", placed.zone, placed.side, places, (form.half_mm or 0.0, 0.0), words)
    if catalog.zones[placed.zone].drawing == "rival":
        for rival in atlas.rivals_of(placed.zone, placed.side):
            places = (
                rival.difference.greatest_at_mm  # of a set only some points may lie elsewhere
                if form.kind == "marks"
                else np.array([middle_of(placed.lines[0]), middle_of(rival.lines[0])])
            )
            words = _("{apart:.0f} mm").format(apart=rival.difference.greatest_mm)
            yield Tie("apart", placed.zone, placed.side, places, (_free_mm(form), _free_mm(rival.form)), words)


def rivals_shown(catalog: Catalog, atlas: Atlas, roles: Roles) -> tuple[PlacedZone, ...]:
    """Return where else the zones that are shown would lie, of those whose sources differ; as zones of their own."""
    shown = (atlas.zones[index] for index, role in sorted(roles.items()) if role != "back")
    return tuple(
        PlacedZone(rival.zone, rival.side, rival.lines, placed.length_mm, (), (), rival.form)
        for placed in shown
        if catalog.zones[placed.zone].drawing == "rival"
        for rival in atlas.rivals_of(placed.zone, placed.side)
    )


def _free_mm(form: PlacedForm) -> float:
    """How far round a place its area reaches, whatever the direction; from a line a tie begins on it."""
    return (form.half_mm or 0.0) if form.kind in ("disc", "ring") else 0.0


def middle_of(line: PlacedLine) -> Point:
    """Return the middle of a line, about."""
    middle: Point = line.points_mm[len(line.points_mm) // 2]
    return middle
