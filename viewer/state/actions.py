"""What the user can do: each action turns one wish into one new state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PartId, SchoolId, SideChoice, ZoneId
from viewer.state.store import Store
from viewer.state.view_state import CameraOrder, Overlay, SkinTone, Theme, ViewName

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
    """

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self._store = store
        self._catalog = catalog

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
            complaint=None,
            lit=(),
            camera=state.camera if is_same_place else self._order("zone"),
        )

    def select_at(self, hits: Sequence[ZoneHit]) -> None:
        """Answer a click on the head: open the nearest zone and offer all that lie there.

        Parameters
        ----------
        hits : sequence of ZoneHit
            Zones at the place, nearest first; empty for a click beside every zone.
        """
        if not hits:
            self.clear()
            return
        first = hits[0]
        zones = tuple(dict.fromkeys(hit.zone for hit in hits))
        side: SideChoice = self._store.state.side if first.side == "midline" else first.side
        self._store.update(
            selected=first.zone,
            part=first.part,
            side=side,
            candidates=zones if len(zones) > 1 else (),
            complaint=None,
            lit=(),
            camera=self._order("zone"),
        )

    def clear(self) -> None:
        """Close the card; the camera stays where it is."""
        self._store.update(selected=None, part=None, candidates=(), complaint=None, lit=())

    def choose_part(self, part: PartId | None) -> None:
        """Point out a part of the selected zone."""
        self._store.update(part=part)

    def choose_side(self, side: SideChoice) -> None:
        """Show the selected zone on this side, and face it."""
        if side != self._store.state.side:
            has_zone = self._store.state.selected is not None
            self._store.update(side=side, camera=self._order("zone") if has_zone else self._store.state.camera)

    def show_complaint(self, complaint: ComplaintId) -> None:
        """Open the page of a complaint and light the zones that name it."""
        zones = self._catalog.zones_for(complaint)
        self._store.update(
            selected=None,
            part=None,
            candidates=(),
            complaint=complaint,
            lit=tuple(zone.id for zone in zones),
            camera=self._order("zone") if zones else self._store.state.camera,
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
        """Show another head; every zone is built anew on it."""
        self._store.update(head=head)

    def toggle_reduce_motion(self) -> None:
        """Let the camera jump instead of move, or move again."""
        self._store.update(reduce_motion=not self._store.state.reduce_motion)

    def tilt_needle(self, angle_deg: float) -> None:
        """Set the needle's angle to the skin; values outside 0..90 are taken to the nearest end."""
        self._store.update(needle_angle_deg=min(90.0, max(0.0, angle_deg)))

    def undo(self) -> None:
        """Take back the last step."""
        self._store.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._store.redo()

    def _usual_side(self, zone: ZoneId) -> SideChoice:
        if self._catalog.zones[zone].laterality.side == "both":
            return "both"
        side = self._store.state.side
        return "left" if side == "both" else side

    def _order(self, target: str) -> CameraOrder:
        number = self._store.state.camera.number + 1
        return CameraOrder(target, number)  # type: ignore[arg-type]
