"""What can be asked about what is shown: zones, parts, points, complaints, studies, sides, words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PartId, PointId, SchoolId, SideChoice, SourceKey, StudyKey, ZoneId
from viewer.domain.point_use import lines_of
from viewer.domain.side_rule import zone_side
from viewer.state.request import Change
from viewer.state.subject import begun_anew, nothing_selected, of_cell, of_complaint, still_affected, usual_side
from viewer.state.view_state import ViewState, Words


@dataclass(frozen=True, slots=True)
class ShowZone(Change):
    """Open a zone's card and face it; its school is shown with it.

    Attributes
    ----------
    part : str or None
        A part of it to point out.
    side : {"left", "right", "both"} or None
        None: both sides for a zone that is needled on both, else the side shown last.
    """

    zone: ZoneId
    part: PartId | None = None
    side: SideChoice | None = None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        side = self.side or usual_side(catalog, state, self.zone, state.affected)
        is_same_place = self.zone == state.selected and side == state.side
        changes: dict[str, Any] = begun_anew(state, self.zone) | still_affected(catalog, state, self.zone, side)
        return replace(
            state,
            school=catalog.school_of(self.zone).id,
            selected=self.zone,
            part=self.part,
            side=side,
            candidates=state.candidates if self.zone in state.candidates else (),
            camera=state.camera if is_same_place else state.camera.then("zone"),
            **changes,
        )


@dataclass(frozen=True, slots=True)
class ShowPart(Change):
    """Point out a part of the selected zone, or with None the whole."""

    part: PartId | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, part=self.part)


@dataclass(frozen=True, slots=True)
class ShowPoint(Change):
    """Open the card of an acupuncture point and face it; points are shown, and the lines that go by it are lit."""

    point: PointId
    side: SideChoice | None = None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        changes = nothing_selected(state) | {"point": self.point, "lit": lines_of(catalog, self.point)}
        return replace(
            state,
            side=self.side or state.side,
            overlays=state.overlays | {"points"},
            camera=state.camera.then("zone"),
            **changes,
        )


@dataclass(frozen=True, slots=True)
class ShowComplaint(Change):
    """Open the page of a complaint and light the zones that name it."""

    complaint: ComplaintId

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        shown = of_complaint(catalog, state, self.complaint)
        return replace(state, camera=state.camera.then("zone") if shown["lit"] else state.camera, **shown)


@dataclass(frozen=True, slots=True)
class ShowCell(Change):
    """Point out a cell on the map of the evidence, and show its zone on the head."""

    complaint: ComplaintId
    zone: ZoneId | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, camera=state.camera.then("zone"), **of_cell(state, self.complaint, self.zone))


@dataclass(frozen=True, slots=True)
class ShowSchool(Change):
    """Show one school's zones, or with None all; what a click on others had found is no longer offered."""

    school: SchoolId | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, school=self.school, candidates=())


@dataclass(frozen=True, slots=True)
class ShowStudy(Change):
    """Open the page of a study, or of another source, over what is shown."""

    study: StudyKey | SourceKey

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, study=self.study)


@dataclass(frozen=True, slots=True)
class LeaveStudy(Change):
    """Close the page of a study or source."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, study=None)


@dataclass(frozen=True, slots=True)
class SetSide(Change):
    """Show the selected zone or point on this side, and face it.

    An answer to which side is affected by which needles would go elsewhere is taken back: else what is shown and what
    is said would name two sides.
    """

    side: SideChoice

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if self.side == state.side:
            return state
        affected = {} if state.selected is None else still_affected(catalog, state, state.selected, self.side)
        has_place = state.selected is not None or state.point is not None
        camera = state.camera.then("zone") if has_place else state.camera
        return replace(state, side=self.side, camera=camera, **affected)


@dataclass(frozen=True, slots=True)
class SetAffected(Change):
    """Say which side is affected, so that zones light on the side that each school states; None takes it back."""

    side: SideChoice | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if self.side == state.affected:
            return state
        has_place = state.selected is not None or bool(state.lit)
        shown = state.side
        if self.side is not None and state.selected is not None:
            shown = zone_side(catalog.zones[state.selected], None, self.side)
        camera = state.camera.then("zone") if has_place else state.camera
        return replace(state, affected=self.side, camera=camera, side=shown)


@dataclass(frozen=True, slots=True)
class SetWords(Change):
    """Let cards speak in plain or in professional words."""

    words: Words

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, words=self.words)


@dataclass(frozen=True, slots=True)
class ToggleWords(Change):
    """Change between plain and professional words."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, words="plain" if state.words == "professional" else "professional")
