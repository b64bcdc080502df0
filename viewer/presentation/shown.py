"""What is shown on the head in a state, and what answers there: the one place that knows.

Drawing, hover, clicks, candidates, labels, tour stops, the measuring tape and the needle all ask here, so that nothing
answers that nobody sees::

    state ── as_drawn ── shown_roles ──┬── what is drawn, and how (viewer.scene)
                                       ├── ShownPlaces: what lies at a place, as it is drawn there
                                       └── chosen_zones: what a state is about
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import zone_cautions
from viewer.domain.identity import PartId, Side, ZoneId
from viewer.domain.school import School
from viewer.domain.tour import Eye, Stop, plain_words
from viewer.domain.zone import Part
from viewer.geometry.head import Points
from viewer.presentation.sides import shown_side
from viewer.state.view_state import CameraOrder, ViewState

Role = Literal["rest", "hover", "selected", "back"]
"""At rest or lit; under the pointer; selected; stepped back behind what is selected or lit."""

# Shares of the school's band: 6 mm at rest, 7.8 selected, 4.2 stepped back. Nothing else ever changes a width.
_WIDTH: dict[Role, float] = {"rest": 1.0, "hover": 1.0, "selected": 1.3, "back": 0.7}
_MARK_MM = 6.4  # across a mark of a set
_SIDEWAYS_DEG, _BOTH_SEEN_DEG = 90.0, 48.0
_HEIGHT: dict[Role, int] = {"back": 0, "rest": 1, "hover": 1, "selected": 2}
Roles = Mapping[int, Role]
"""The role of each zone that is shown, by its index in the atlas."""

Height = tuple[int, float, float, int]
"""How high a zone lies."""


_TELLING = re.compile(r"\w*\d\w*|\w{4,}")
"""The words of a name that would be known again: codes and longer words."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """The zone under the pointer."""

    zone: ZoneId
    side: Side
    part: PartId | None = None


def as_drawn(state: ViewState) -> ViewState:
    """Return a state as the head is drawn in it.

    A stop of a tour is drawn as in the mode in which it was made; while its question is open, without the answer.
    """
    if not state.entry.is_lesson:
        return state
    if state.is_practising:
        from viewer.presentation.practice_shown import while_practising  # only where somebody practises

        return while_practising(state)
    stop = state.lesson.shown_stop if state.has_open_question else None
    drawn = state if stop is None else while_asking(state, stop)
    return replace(drawn, mode=state.shown_mode)


def while_asking(state: ViewState, stop: Stop) -> ViewState:
    """Return a state as the head is drawn while a stop's question is open.

    Where the answer is a side, both are shown, from the middle: else the picture would say it.
    """
    from viewer.presentation.hidden_answers import tells_side  # only where a class is asked

    if not tells_side(stop):
        return state
    return replace(
        state, camera=_from_the_middle(state.camera), selection=replace(state.selection, side="both", affected=None)
    )


def _middle_eye(eye: Eye) -> Eye:
    """Return the eye moved to the head's middle plane, in front or behind, so high that both sides are seen."""
    target_mm = None if eye.target_mm is None else (0.0, *eye.target_mm[1:])
    azimuth_deg = 0.0 if abs(eye.azimuth_deg) <= _SIDEWAYS_DEG else 180.0
    is_there = eye.azimuth_deg == azimuth_deg
    elevation_deg = eye.elevation_deg if is_there else max(eye.elevation_deg, _BOTH_SEEN_DEG)
    return replace(eye, azimuth_deg=azimuth_deg, elevation_deg=elevation_deg, target_mm=target_mm)


def _from_the_middle(order: CameraOrder) -> CameraOrder:
    if order.eye is not None:
        return replace(order, eye=_middle_eye(order.eye))
    return replace(order, target="front") if order.target == "zone" else order


def half_width_mm(school: School, placed: PlacedZone, role: Role) -> float:
    """Return half the width of a zone, from the middle line or place to the outer edge.

    A width that a source states is never drawn otherwise; that of a band or of a mark is a choice of drawing.
    """
    if placed.form.half_mm is not None:
        return placed.form.half_mm
    return (_MARK_MM if placed.form.kind == "marks" else school.band_mm) * _WIDTH[role] / 2


def is_on_side(catalog: Catalog, placed: PlacedZone, state: ViewState) -> bool:
    """Whether a placed zone lies on the side asked for, or needled by its school; on the midline or one side all do."""
    if placed.side == "midline" or catalog.zones[placed.zone].only is not None:
        return True
    return shown_side(catalog, state, placed.zone) in ("both", placed.side)


def shown_roles(catalog: Catalog, atlas: Atlas, state: ViewState, pointed: Pointed | None = None) -> dict[int, Role]:
    """Return the role of each zone that is shown, by its index in the atlas.

    Zones of another school are left out, unless they are selected or lit: what somebody asked for is always seen, also
    while zones are faded out altogether.
    """
    state = as_drawn(state)
    if state.entry.shows == "pair":
        roles = _compared_roles(catalog, atlas, state, pointed)
    elif state.entry.shows == "construction":
        chosen = chosen_zones(catalog, atlas, state)
        roles = {index: "selected" for index, placed in enumerate(atlas.zones) if placed in chosen}
    else:
        roles = _usual_roles(catalog, atlas, state, pointed)
    if state.drawing.zone_opacity <= 0:
        return {index: role for index, role in roles.items() if role in ("selected", "hover")}
    return roles


def _usual_roles(catalog: Catalog, atlas: Atlas, state: ViewState, pointed: Pointed | None) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    # A complaint for which no zone is named leaves every zone in the background.
    has_focus = any(
        (
            state.selection.zone,
            state.selection.point,
            state.selection.lit,
            state.selection.complaint,
            state.selection.gyrus,
        )
    )
    is_explained = state.entry.shows == "explained"
    for index, placed in enumerate(atlas.zones):
        is_selected = placed.zone == state.selection.zone
        is_lit = placed.zone in state.selection.lit
        # To somebody who is being explained to, other zones say nothing.
        is_shown = not is_explained and state.shows(catalog.school_of(placed.zone).id)
        if not (is_shown or is_selected or is_lit):
            continue
        if is_selected and is_on_side(catalog, placed, state):
            role: Role = "selected"
        elif pointed is not None and (placed.zone, placed.side) == (pointed.zone, pointed.side):
            role = "hover"
        elif is_lit and not is_explained and is_on_side(catalog, placed, state):
            role = "rest"
        else:
            role = "back" if has_focus else "rest"
        roles[index] = role
    return roles


def _compared_roles(catalog: Catalog, atlas: Atlas, state: ViewState, pointed: Pointed | None) -> dict[int, Role]:
    """The two zones stand out; others of their schools lie far back, or at rest where whole systems are shown."""
    from viewer.presentation.comparison import compared_schools  # only to compare

    if state.compared.row:
        return _roles_of_row(catalog, atlas, state)

    schools = compared_schools(catalog, state.compared.zones)
    is_faint = bool(state.compared.zones) and not state.compared.has_whole_systems
    roles: dict[int, Role] = {}
    for index, placed in enumerate(atlas.zones):
        is_compared = placed.zone in state.compared.zones
        if is_compared and is_on_side(catalog, placed, state):
            roles[index] = "selected"
        elif pointed is not None and (placed.zone, placed.side) == (pointed.zone, pointed.side):
            roles[index] = "hover"
        elif is_compared or catalog.school_of(placed.zone).id in schools:
            roles[index] = "back" if is_faint else "rest"
    return roles


def _roles_of_row(catalog: Catalog, atlas: Atlas, state: ViewState) -> dict[int, Role]:
    """What a row of the table of schools says stands alone on the head."""
    wanted = _lit_by_row(catalog, state)
    return {
        index: "rest"
        for index, placed in enumerate(atlas.zones)
        if placed.zone in wanted and is_on_side(catalog, placed, state)
    }


def _lit_by_row(catalog: Catalog, state: ViewState) -> set[ZoneId | None]:
    from viewer.presentation.pages.schools_beside import zones_of_row  # only to compare

    return set(zones_of_row(catalog, state.compared.row, state.compared.column))


def chosen_zones(catalog: Catalog, atlas: Atlas, state: ViewState) -> list[PlacedZone]:
    """Return what a state is about, on the sides asked for: the compared zones, the selected one, or the lit ones."""
    state = as_drawn(state)
    if state.entry.shows == "pair":
        wanted = _lit_by_row(catalog, state) if state.compared.row else set(state.compared.zones)
    elif state.selection.zone is not None:
        wanted = {state.selection.zone}
    else:
        wanted = set(state.selection.lit) if state.drawing.zone_opacity > 0 else set()
    return [placed for placed in atlas.zones if placed.zone in wanted and is_on_side(catalog, placed, state)]


# What lies above what


def heights(catalog: Catalog, zones: Sequence[PlacedZone], roles: Roles) -> dict[int, Height]:
    """Return how high each zone that is shown lies, by its index: the greater value lies above.

    What is selected lies above what is at rest or lit, and that above what has stepped back. Of two that are alike the
    smaller one lies above, as on any map: the narrower, then the shorter, then the earlier one in the catalogue.
    """
    return {
        index: (_HEIGHT[role], -_broad_mm(catalog, zones[index]), -zones[index].length_mm, -index)
        for index, role in roles.items()
    }


def _broad_mm(catalog: Catalog, placed: PlacedZone) -> float:
    return 2 * half_width_mm(catalog.school_of(placed.zone), placed, "rest")


def neighbours(lie: Mapping[int, Height], index: int) -> tuple[set[int], set[int]]:
    """Return the zones above and below one with which it shares its place side by side: those that are as prominent.

    What is more prominent than it simply lies on it.
    """
    alike = [other for other, each in lie.items() if each[0] == lie[index][0]]
    return {each for each in alike if lie[each] > lie[index]}, {each for each in alike if lie[each] < lie[index]}


_SIGN_SHARE = 2 / 3


def danger_points(catalog: Catalog, atlas: Atlas, shown: Iterable[int]) -> Points:
    """Return a place on each shown zone that carries a danger, shape (n, 3): its lower end, where the danger lies.

    On an infant's head all do, each off its middle, where the name points: lower ends crowd at the edge of the hair.
    """
    ends = []
    for index in sorted(shown):
        placed = atlas.zones[index]
        cautions = zone_cautions(catalog, catalog.zones[placed.zone])
        points = np.concatenate([line.points_mm for line in placed.lines])
        if any(caution.strength == "danger" for caution in cautions):
            ends.append(points[int(np.argmin(points[:, 2]))])
        elif atlas.person == "infant":
            line = placed.lines[0].points_mm
            ends.append(line[round(_SIGN_SHARE * (len(line) - 1))])
    return np.array(ends).reshape(-1, 3)


# While a question is open


def is_asking(state: ViewState) -> bool:
    """Whether a question of practice, or a stop of a tour, asks something, and the answer is not shown yet."""
    if state.is_practising:
        return state.practice.is_asking
    stop = state.lesson.shown_stop if state.entry.is_lesson else None
    return stop is not None and bool(stop.question) and not state.lesson.is_answered


def gives_away(state: ViewState, name: str) -> bool:
    """Whether a name may not be said yet: a question is open, and the answer to it says this name.

    Names of zones, of their parts and of what is chosen are never said while a question is open, for any of them may be
    what is asked for; this is for the names of all else: landmarks, points, sites, lines.
    """
    if state.is_practising:
        return state.practice.is_asking
    if not is_asking(state) or state.lesson.tour is None or not name:
        return False
    stop = state.lesson.tour.stops[state.lesson.stop]
    answer = plain_words(stop.answer).casefold()
    words = (name, *_TELLING.findall(name))
    return not answer or any(word.casefold() in answer for word in words)


def explained_part(catalog: Catalog, state: ViewState) -> Part | None:
    """Return the part of the zone that an explanation is about, if it is not the whole."""
    if state.entry.shows != "explained" or state.selection.zone is None:
        return None
    return next((part for part in catalog.zones[state.selection.zone].parts if part.id == state.selection.part), None)
