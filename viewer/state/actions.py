"""What the user can do: each action turns one wish into one new state."""

from __future__ import annotations

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
from viewer.state.tour_actions import TourActions
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
            side = self._usual_side(zone)
        candidates = state.candidates if zone in state.candidates else ()
        is_same_place = zone == state.selected and side == state.side
        self._store.update(
            school=self._catalog.school_of(zone).id,
            selected=zone,
            part=part,
            side=side,
            candidates=candidates,
            camera=state.camera if is_same_place else self._order("zone"),
            **self._fresh(zone),
        )

    def select_point(self, point: PointId, side: SideChoice | None = None) -> None:
        """Open the card of an acupuncture point and face it; points are shown, and the lines that go by it are lit."""
        state = self._store.state
        self._store.update(
            selected=None,
            part=None,
            candidates=(),
            side=side or state.side,
            overlays=state.overlays | {"points"},
            camera=self._order("zone"),
            **self._fresh(None) | {"point": point, "lit": lines_of(self._catalog, point)},
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
        side: SideChoice = self._store.state.side if first.side == "midline" else first.side
        if self._store.state.mode == "compare":
            self.add_to_comparison(first.zone)
            return
        self._store.update(
            selected=first.zone,
            part=first.part,
            side=side,
            candidates=zones if len(zones) > 1 else (),
            camera=self._order("zone"),
            **self._fresh(first.zone),
        )

    def clear(self) -> None:
        """Close the card; the camera stays where it is. A mode that needs a zone keeps it."""
        if self._store.state.shown_mode in ("explore", "map"):
            self._store.update(selected=None, part=None, candidates=(), affected=None, **self._fresh(None))

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

    def enter(self, mode: Mode) -> None:
        """Change to another mode. What needs a zone takes the selected one, else the first of the school shown."""
        if mode == "explain":
            self.explain.open()
            return
        self.explain.close()
        state = self._store.state
        if mode == state.mode:
            return
        changes: dict[str, object] = {"mode": mode, "study": None, "is_measuring": False, "candidates": ()}
        if mode in ("build", "needle") and state.selected is None:
            zone = self._first_zone()
            changes |= {"selected": zone, "side": self._usual_side(zone), **self._fresh(zone)}
        if mode == "learn":
            changes["stage"] = state.mode
        if mode == "build" and state.shown_mode != "build":
            changes |= {"build_step": 0, "camera": self._order("step")}
        if mode == "needle" or (state.mode == "needle" and mode == "explore"):
            changes["camera"] = self._order("zone")
        if mode == "compare" and state.selected is not None and state.selected not in state.compared:
            changes |= {"compared": (state.selected,), "camera": self._order("zone")}
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
        self._store.update(
            cell=(complaint, zone), lit=() if zone is None else (zone,), selected=None, camera=self._order("zone")
        )

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
        """Show the selected zone or point on this side, and face it."""
        if side != self._store.state.side:
            has_place = self._store.state.selected is not None or self._store.state.point is not None
            self._store.update(side=side, camera=self._order("zone") if has_place else self._store.state.camera)

    def show_complaint(self, complaint: ComplaintId) -> None:
        """Open the page of a complaint and light the zones that name it."""
        zones = self._catalog.zones_for(complaint)
        self._store.update(
            selected=None,
            part=None,
            candidates=(),
            camera=self._order("zone") if zones else self._store.state.camera,
            **self._fresh(None) | {"complaint": complaint, "lit": tuple(zone.id for zone in zones)},
        )

    def choose_school(self, school: SchoolId | None) -> None:
        """Show one school's zones, or all."""
        self._store.update(school=school)

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

    def set_theme(self, theme: Theme) -> None:
        """Choose light, dark, or the system's scheme."""
        self._store.update(theme=theme)

    def set_skin(self, skin: SkinTone) -> None:
        """Choose the head's skin tone."""
        self._store.update(skin=skin)

    def choose_head(self, head: str) -> None:
        """Show another head; every zone is built anew on it, and a tape that lies on the old one is taken away."""
        self._store.update(head=head, measured_mm=())

    def toggle_reduce_motion(self) -> None:
        """Let the camera jump instead of move, or move again."""
        self._store.update(reduce_motion=not self._store.state.reduce_motion)

    def undo(self) -> None:
        """Take back the last step."""
        self._store.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._store.redo()

    def _fresh(self, zone: ZoneId | None) -> dict[str, Any]:
        """What begins anew with another zone, or without one."""
        state = self._store.state
        stage = state.stage if zone is not None and state.stage in ("build", "needle") else "explore"
        if zone is not None and zone == state.selected:
            return {"complaint": None, "lit": (), "study": None, "stage": stage}
        return {
            "stage": stage,
            "complaint": None,
            "lit": (),
            "point": None,
            "study": None,
            "build_step": 0,
            "rival": None,
            "needle_entry": 0.0,
            "needle_turn_deg": 0.0,
            "is_needle_reversed": False,
        }

    def _first_zone(self) -> ZoneId:
        school = self._store.state.school
        zones = self._catalog.zones
        return next((zone for zone in zones if school in (None, self._catalog.school_of(zone).id)), next(iter(zones)))

    def _usual_side(self, zone: ZoneId) -> SideChoice:
        if self._catalog.zones[zone].laterality.side in ("both", "midline", "not_said"):
            return "both"
        if self._store.state.affected is not None:
            return zone_side(self._catalog.zones[zone], None, self._store.state.affected)
        side = self._store.state.side
        return "left" if side == "both" else side

    def _order(self, target: str) -> CameraOrder:
        number = self._store.state.camera.number + 1
        return CameraOrder(target, number)  # type: ignore[arg-type]
