"""What a stop of a tour keeps of a state, and the state that shows it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.domain.tour import Eye, StopView
from viewer.domain.tour_reference import known_view
from viewer.state.modes import entry_of
from viewer.state.view_state import Build, Compared, Drawing, Measurement, Needling, Rules, Selection, ViewState


def view_of(state: ViewState, eye: Eye | None) -> StopView:
    """Return what a stop keeps of a state.

    Parameters
    ----------
    state : ViewState
        What is on the screen.
    eye : Eye or None
        Where the eye stands; only the scene knows.
    """
    about, drawing, needle, cell = state.selection, state.drawing, state.needle, state.selection.cell
    return StopView(
        stage=state.shown_mode,
        eye=eye,
        head=state.head,
        school=state.school,
        beside=tuple(sorted(state.beside)),
        selected=about.zone,
        part=about.part,
        point=about.point,
        complaint=about.complaint,
        lit=about.lit,
        side=about.side,
        affected=about.affected,
        cell=() if cell is None else tuple(str(each) for each in cell if each is not None),
        zone_opacity=drawing.zone_opacity,
        labels=drawing.labels,
        overlays=tuple(sorted(drawing.overlays)),
        glass=drawing.glass,
        gyrus=about.gyrus,
        variants=tuple(sorted(state.rules.variants)),
        has_scaled_cm=state.rules.has_scaled_cm,
        build_step=state.build.step,
        rival=state.build.rival,
        compared=state.compared.zones,
        has_whole_systems=state.compared.has_whole_systems,
        row=state.compared.row,
        column=state.compared.column,
        needle_angle_deg=needle.angle_deg,
        needle_entry=needle.entry,
        needle_length_mm=needle.length_mm,
        needle_size=needle.size,
        needle_turn_deg=needle.turn_deg,
        is_needle_reversed=needle.is_reversed,
        is_relay=needle.is_relay,
        is_calm=needle.is_calm,
        measured_mm=state.measurement.points_mm,
    )


def state_at(state: ViewState, view: StopView, catalog: Catalog, heads: Collection[str]) -> ViewState:
    """Return a state that shows what a stop keeps; what is no longer there is left out.

    Parameters
    ----------
    state : ViewState
        Gives what a stop does not keep: mode, and what whoever looks has chosen for himself.
    heads : collection of str
        Heads that can be shown; for any other the present one stays.
    """
    kept, _ = known_view(view, catalog, heads)
    camera = state.camera
    if kept.eye is not None:
        camera = camera.then("eye", kept.eye)
    elif kept.selected is not None or kept.lit or kept.compared or kept.point is not None:
        camera = camera.then("step" if entry_of(kept.stage).shows == "construction" else "zone")
    return replace(
        state,
        head=kept.head if kept.head in heads else state.head,
        school=kept.school,
        beside=frozenset(kept.beside),
        study=None,
        camera=camera,
        selection=Selection(
            zone=kept.selected, part=kept.part, point=kept.point, complaint=kept.complaint, gyrus=kept.gyrus,
            lit=kept.lit, cell=_cell(kept.cell), side=kept.side, affected=kept.affected,
        ),
        rules=Rules(frozenset(kept.variants), kept.has_scaled_cm),
        drawing=Drawing(kept.zone_opacity, kept.labels, frozenset(kept.overlays), kept.glass),
        needle=Needling(
            angle_deg=kept.needle_angle_deg, entry=kept.needle_entry, length_mm=kept.needle_length_mm,
            size=kept.needle_size, turn_deg=kept.needle_turn_deg, is_reversed=kept.is_needle_reversed,
            is_relay=kept.is_relay, is_calm=kept.is_calm,
        ),
        build=Build(kept.build_step, kept.rival),
        compared=Compared(kept.compared, kept.has_whole_systems, kept.row, kept.column),
        measurement=Measurement(bool(kept.measured_mm), kept.measured_mm),
        lesson=replace(state.lesson, stage=kept.stage),
    )  # fmt: skip


def given_back(state: ViewState, *, is_taken_along: bool = False) -> ViewState:
    """Return the state when tours are left: what was chosen before is given back.

    What a stop is about stays on the screen. With `is_taken_along` the rest of it stays too, but for the head.
    """
    own = state.lesson.before
    if own is None:
        return state
    points = replace(state.measurement, points_mm=())
    state = replace(state, head=own.head, measurement=points, lesson=replace(state.lesson, before=None))
    if is_taken_along:
        return state
    return replace(
        state,
        school=own.school,
        beside=own.beside,
        selection=replace(state.selection, affected=own.selection.affected),
        rules=own.rules,
        drawing=own.drawing,
        needle=own.needle,
        build=replace(state.build, rival=own.build.rival),
        compared=replace(state.compared, has_whole_systems=own.compared.has_whole_systems),
    )


def _cell(cell: tuple[str, ...]) -> tuple[ComplaintId, ZoneId | None] | None:
    if not cell:
        return None
    return ComplaintId(cell[0]), ZoneId(cell[1]) if len(cell) > 1 else None
