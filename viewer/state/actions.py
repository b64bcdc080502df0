"""What the user can do: each action turns one wish into one new state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PartId, PointId, SchoolId, SideChoice, SourceKey, StudyKey, ZoneId
from viewer.domain.point_use import lines_of
from viewer.domain.side_rule import zone_side
from viewer.domain.variant_choice import switched
from viewer.state.explain_actions import ExplainActions
from viewer.state.measure_actions import MeasureActions
from viewer.state.needle_actions import NeedleActions
from viewer.state.store import Store
from viewer.state.subject import begun_anew, nothing_selected, of_cell, of_complaint, taken_into
from viewer.state.tour_actions import TourActions, given_back
from viewer.state.view_state import CameraOrder, Mode, Overlay, SkinTone, Theme, ViewName, Words

COMPARED_MOST = 2

if TYPE_CHECKING:
    from collections.abc import Sequence


class Actions:
    """The only road from a wish to the state: mouse, list, search, keys and command line all come here.

    Parameters
    ----------
    store : Store
        The state to change.
    catalog : Catalog
        What can be chosen.

    Attributes
    ----------
    needle : NeedleActions
        What is done to the needle.
    measure : MeasureActions
        What is done with the tape.
    tour : TourActions
        What is done with the tour that is open.
    explain : ExplainActions
        What is done while something is explained to a patient.
    """

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self._store = store
        self._catalog = catalog
        self.needle = NeedleActions(store)
        self.measure = MeasureActions(store)
        self.tour = TourActions(store, catalog)
        self.explain = ExplainActions(store, catalog)

    def select_zone(self, zone: ZoneId, part: PartId | None = None, side: SideChoice | None = None) -> None:
        """Open a zone's card and face it; its school is shown with it.

        Parameters
        ----------
        zone : str
            The zone.
        part : str, optional
            A part of it to point out.
        side : {"left", "right", "both"}, optional
            Without it: both sides for a zone that is needled on both, else the side shown last.
        """
        state = self._store.state
        if side is None:
            side = self._usual_side(zone, state.affected)
        candidates = state.candidates if zone in state.candidates else ()
        is_same_place = zone == state.selected and side == state.side
        self._store.update(
            school=self._catalog.school_of(zone).id,
            selected=zone,
            part=part,
            side=side,
            candidates=candidates,
            camera=state.camera if is_same_place else self._order("zone"),
            **begun_anew(state, zone) | self._still_affected(zone, side),
        )

    def select_point(self, point: PointId, side: SideChoice | None = None) -> None:
        """Open the card of an acupuncture point and face it; points are shown, and the lines that go by it are lit."""
        state = self._store.state
        self._store.update(
            side=side or state.side,
            overlays=state.overlays | {"points"},
            camera=self._order("zone"),
            **nothing_selected(state) | {"point": point, "lit": lines_of(self._catalog, point)},
        )

    def select_at(self, hits: Sequence[ZoneHit]) -> None:
        """Answer a click on the head: open the nearest zone and offer all that lie there.

        Parameters
        ----------
        hits : sequence of ZoneHit
            Zones at the place, nearest first; empty for a click beside every zone.
        """
        if self._store.state.mode == "explain":
            self.explain.point_at(hits)
            return
        if not hits:
            self.clear()
            return
        first = hits[0]
        zones = tuple(dict.fromkeys(hit.zone for hit in hits))
        state = self._store.state
        side = self._clicked_side(first)
        if state.mode == "compare":
            self.add_to_comparison(first.zone)
            return
        self._store.update(
            selected=first.zone,
            part=first.part,
            side=side,
            candidates=zones if len(zones) > 1 else (),
            camera=self._order("zone"),
            **begun_anew(state, first.zone) | self._still_affected(first.zone, side),
        )

    def clear(self) -> None:
        """Close the card; the camera stays where it is. A mode that needs a zone keeps it, and a lesson its stop."""
        if self._store.state.mode in ("explore", "map"):
            self._store.update(affected=None, **nothing_selected(self._store.state))

    def step_out(self) -> None:
        """Leave what was entered last: the tape, a study, a mode; in the end close the card."""
        state = self._store.state
        if state.is_measuring:
            self.measure.stop()
        elif state.study is not None:
            self.close_study()
        elif state.mode == "explain":
            self.explain.close()
        elif state.mode != "explore":
            self.enter("explore")
        else:
            self.clear()

    def enter(self, mode: Mode, *, is_taken_along: bool = False) -> None:
        """Change to another mode, and show there what is shown here, as `taken_into` says.

        With `is_taken_along` the settings of a tour's stop are taken along, too: its needle, its rules, its overlays.
        """
        if mode == "explain":
            self.explain.open()
            return
        self.explain.close()
        state = self._store.state
        if mode == state.mode:
            return
        changes: dict[str, Any] = {"mode": mode, "study": None, "is_measuring": False, "candidates": ()}
        if mode == "learn":
            changes |= self.tour.entered()
        else:
            changes |= given_back(state, is_taken_along=is_taken_along)
            changes |= taken_into(self._catalog, state, mode)
        zone, affected = changes.get("selected", state.selected), changes.get("affected", state.affected)
        if zone is not None and (zone, affected) != (state.selected, state.affected):
            changes["side"] = self._usual_side(zone, affected)
        if zone is not None and "school" in changes:
            changes["school"] = self._catalog.school_of(zone).id  # a zone's school is shown with it
        if mode == "build" and state.shown_mode != "build":
            changes |= {"build_step": 0, "camera": self._order("step")}
        if mode == "needle" or (state.mode == "needle" and mode == "explore"):
            changes["camera"] = self._order("zone")
        if mode == "compare" and zone is not None and zone not in state.compared:
            changes |= {"compared": (zone,), "camera": self._order("zone")}
        self._store.update(**changes)

    # Build it

    def build_to(self, step: int) -> None:
        """Explain this step of the construction, counted from 0, and face it."""
        if step != self._store.state.build_step:
            self._store.update(build_step=max(0, step), camera=self._order("step"))

    def choose_variant(self, variant: str, *, is_on: bool) -> None:
        """Build by a variant of a rule, named ``zone/variant`` or ``school/variant``, or by the usual rule again.

        Others that answer the same question give way to it.
        """
        variants = self._store.state.variants
        if (variant in variants) != is_on:
            self._store.update(variants=switched(self._catalog, variants, variant), rival=None)

    def show_rival(self, variant: str | None) -> None:
        """Draw a variant beside the rule as it is chosen; None draws the rule alone."""
        self._store.update(rival=variant)

    def toggle_scaled_cm(self) -> None:
        """Scale centimetres in rules to the size of the head, or take them as they are."""
        self._store.update(has_scaled_cm=not self._store.state.has_scaled_cm)

    # Compare

    def compare(self, zones: Sequence[ZoneId]) -> None:
        """Compare two zones, and face them."""
        if len(zones) > COMPARED_MOST:
            raise ValueError(f"at most {COMPARED_MOST} zones can be compared, not {len(zones)}")
        self._store.update(mode="compare", compared=tuple(zones), study=None, camera=self._order("zone"))

    def add_to_comparison(self, zone: ZoneId) -> None:
        """Take a zone into the comparison; of two that are there the second gives way."""
        compared = self._store.state.compared
        if zone not in compared:
            self.compare((*compared[: COMPARED_MOST - 1], zone))

    def toggle_whole_systems(self) -> None:
        """Show all zones of the compared schools, or only the two."""
        self._store.update(has_whole_systems=not self._store.state.has_whole_systems)

    # Evidence

    def point_out_cell(self, complaint: ComplaintId, zone: ZoneId | None) -> None:
        """Point out a cell on the map of the evidence, and show its zone on the head."""
        self._store.update(camera=self._order("zone"), **of_cell(self._store.state, complaint, zone))

    def open_study(self, study: StudyKey | SourceKey) -> None:
        """Open the page of a study, or of another source, over what is shown."""
        self._store.update(study=study)

    def close_study(self) -> None:
        """Close the page of a study or source."""
        self._store.update(study=None)

    def speak(self, words: Words) -> None:
        """Let cards speak in plain or in professional words."""
        self._store.update(words=words)

    def toggle_words(self) -> None:
        """Change between plain and professional words."""
        self.speak("plain" if self._store.state.words == "professional" else "professional")

    def tell_affected_side(self, side: SideChoice | None) -> None:
        """Say which side is affected, so that zones light on the side that each school states; None takes it back."""
        state = self._store.state
        if side == state.affected:
            return
        has_place = state.selected is not None or bool(state.lit)
        changes: dict[str, Any] = {"affected": side, "camera": self._order("zone") if has_place else state.camera}
        if side is not None and state.selected is not None:
            changes["side"] = zone_side(self._catalog.zones[state.selected], None, side)
        self._store.update(**changes)

    def choose_part(self, part: PartId | None) -> None:
        """Point out a part of the selected zone."""
        self._store.update(part=part)

    def choose_side(self, side: SideChoice) -> None:
        """Show the selected zone or point on this side, and face it.

        An answer to which side is affected by which needles would go elsewhere is taken back: else what is shown and
        what is said would name two sides.
        """
        state = self._store.state
        if side != state.side:
            has_place = state.selected is not None or state.point is not None
            affected = self._still_affected(state.selected, side) if state.selected is not None else {}
            self._store.update(side=side, camera=self._order("zone") if has_place else state.camera, **affected)

    def show_complaint(self, complaint: ComplaintId) -> None:
        """Open the page of a complaint and light the zones that name it."""
        shown = of_complaint(self._catalog, self._store.state, complaint)
        self._store.update(camera=self._order("zone") if shown["lit"] else self._store.state.camera, **shown)

    def choose_school(self, school: SchoolId | None) -> None:
        """Show one school's zones, or all; what a click on others had found is no longer offered."""
        self._store.update(school=school, candidates=())

    def turn_to(self, view: ViewName) -> None:
        """Turn the head to a standard view."""
        self._store.update(camera=self._order(view))

    def reset_view(self) -> None:
        """Put camera, opacity and labels back to what they were at the start."""
        self._store.update(camera=self._order("reset"), zone_opacity=1.0, labels=True)

    def set_zone_opacity(self, opacity: float) -> None:
        """Let the zones fade into the skin; values outside 0..1 are taken to the nearest end."""
        self._store.update(zone_opacity=min(1.0, max(0.0, opacity)))

    def toggle_labels(self) -> None:
        """Show or hide the labels on the head."""
        self._store.update(labels=not self._store.state.labels)

    def toggle_overlay(self, overlay: Overlay) -> None:
        """Show or hide landmarks, the electrode grid, reference lines, or the scale."""
        self._store.update(overlays=self._store.state.overlays ^ {overlay})

    def show_overlay(self, overlay: Overlay) -> None:
        """Show what is laid over the head, if it is not shown yet."""
        self._store.update(overlays=self._store.state.overlays | {overlay})

    def set_theme(self, theme: Theme) -> None:
        """Choose light, dark, or the system's scheme."""
        self._store.update(theme=theme)

    def set_skin(self, skin: SkinTone) -> None:
        """Choose the head's skin tone."""
        self._store.update(skin=skin)

    def choose_head(self, head: str) -> None:
        """Show another head; every zone is built anew on it, and a tape that lies on the old one is taken away."""
        before = self._store.state.before_tours
        before = None if before is None else replace(before, head=head)  # chosen while a tour is shown, it stays chosen
        self._store.update(head=head, measured_mm=(), before_tours=before)

    def toggle_reduce_motion(self) -> None:
        """Let the camera jump instead of move, or move again."""
        self._store.update(reduce_motion=not self._store.state.reduce_motion)

    def undo(self) -> None:
        """Take back the last step."""
        self._store.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._store.redo()

    def _usual_side(self, zone: ZoneId, affected: SideChoice | None) -> SideChoice:
        if self._catalog.zones[zone].laterality.side in ("both", "midline", "not_said"):
            return "both"
        if affected is not None:
            return zone_side(self._catalog.zones[zone], None, affected)
        side = self._store.state.side
        return "left" if side == "both" else side

    def _clicked_side(self, hit: ZoneHit) -> SideChoice:
        """The side that was clicked; both, where somebody is affected for whom a zone is needled on both."""
        affected = self._store.state.affected
        if affected is not None and zone_side(self._catalog.zones[hit.zone], None, affected) == "both":
            return "both"
        return self._store.state.side if hit.side == "midline" else hit.side

    def _still_affected(self, zone: ZoneId, side: SideChoice) -> dict[str, Any]:
        """Keep the answer to which side is affected only if a zone is needled on the side that is shown now."""
        affected = self._store.state.affected
        if affected is None or zone_side(self._catalog.zones[zone], None, affected) == side:
            return {}
        return {"affected": None}

    def _order(self, target: str) -> CameraOrder:
        number = self._store.state.camera.number + 1
        return CameraOrder(target, number)  # type: ignore[arg-type]
