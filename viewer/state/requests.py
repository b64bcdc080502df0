"""What can be asked about what is shown: zones, parts, points, complaints, studies, sides, words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PartId, PointId, SchoolId, SideChoice, SourceKey, StudyKey, ZoneId
from viewer.domain.point_use import lines_of
from viewer.domain.side_rule import zone_side
from viewer.state.request import Change
from viewer.state.subject import begun_anew, of_cell, of_complaint, of_zone, on_side, usual_side, with_school
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
        old = state.selection
        side = self.side or usual_side(catalog, state, self.zone)
        camera = state.camera if (self.zone, side) == (old.zone, old.side) else state.camera.then("zone")
        state = on_side(catalog, of_zone(state, self.zone, self.part), side)
        candidates = old.candidates if self.zone in old.candidates else ()
        selection = replace(state.selection, candidates=candidates)
        state = replace(state, selection=selection, camera=camera)
        return with_school(state, catalog.school_of(self.zone).id)


@dataclass(frozen=True, slots=True)
class ShowPart(Change):
    """Point out a part of the selected zone, or with None the whole."""

    part: PartId | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, selection=replace(state.selection, part=self.part))


@dataclass(frozen=True, slots=True)
class ShowPoint(Change):
    """Open the card of an acupuncture point and face it; points are shown, and the lines that go by it are lit."""

    point: PointId
    side: SideChoice | None = None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        state = begun_anew(state, None)
        side, lit = self.side or state.selection.side, lines_of(catalog, self.point)
        return replace(
            state,
            selection=replace(state.selection, point=self.point, lit=lit, side=side),
            drawing=replace(state.drawing, overlays=state.drawing.overlays | {"points"}),
            camera=state.camera.then("zone"),
        )


@dataclass(frozen=True, slots=True)
class ShowComplaint(Change):
    """Open the page of a complaint and light the zones that name it."""

    complaint: ComplaintId

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        state = of_complaint(catalog, state, self.complaint)
        return replace(state, camera=state.camera.then("zone")) if state.selection.lit else state


@dataclass(frozen=True, slots=True)
class ShowCell(Change):
    """Point out a cell on the map of the evidence, and show its zone on the head."""

    complaint: ComplaintId
    zone: ZoneId | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(of_cell(state, self.complaint, self.zone), camera=state.camera.then("zone"))


@dataclass(frozen=True, slots=True)
class ShowSchool(Change):
    """Show one school's zones alone, or with None all; what a click on others had found is no longer offered."""

    school: SchoolId | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        selection = replace(state.selection, candidates=())
        return replace(state, school=self.school, beside=frozenset(), selection=selection)


@dataclass(frozen=True, slots=True)
class ToggleSchool(Change):
    """Show a school's zones beside those that are shown, or take them away; the last one stays."""

    school: SchoolId

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        left = [each for each in catalog.schools if state.shows(each) and each != self.school]
        if not state.shows(self.school):
            state = replace(state, beside=state.beside | {self.school})
        elif left:
            first = state.school if state.school in left else left[0]
            state = replace(state, school=first, beside=frozenset(left) - {first})
        return replace(state, selection=replace(state.selection, candidates=()))


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
        old = state.selection
        if self.side == old.side:
            return state
        has_place = old.zone is not None or old.point is not None
        camera = state.camera.then("zone") if has_place else state.camera
        return replace(on_side(catalog, state, self.side), camera=camera)


@dataclass(frozen=True, slots=True)
class SetAffected(Change):
    """Say which side is affected, so that zones light on the side that each school states; None takes it back."""

    side: SideChoice | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        old = state.selection
        if self.side == old.affected:
            return state
        shown = old.side
        if self.side is not None and old.zone is not None:
            shown = zone_side(catalog.zones[old.zone], None, self.side)
        camera = state.camera.then("zone") if old.zone is not None or old.lit else state.camera
        return replace(state, selection=replace(old, affected=self.side, side=shown), camera=camera)


@dataclass(frozen=True, slots=True)
class SetWords(Change):
    """Let cards speak in plain or in professional words."""

    words: Words

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, reader=replace(state.reader, words=self.words))


@dataclass(frozen=True, slots=True)
class ToggleWords(Change):
    """Change between plain and professional words."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        words: Words = "plain" if state.reader.words == "professional" else "professional"
        return replace(state, reader=replace(state.reader, words=words))
