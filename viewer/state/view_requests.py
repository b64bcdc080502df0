"""What can be asked about how the head is shown, whatever is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.state.request import Change
from viewer.state.view_state import Hair, Overlay, SkinTone, Theme, ViewName, ViewState


@dataclass(frozen=True, slots=True)
class TurnTo(Change):
    """Turn the head to a standard view."""

    view: ViewName

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, camera=state.camera.then(self.view))


@dataclass(frozen=True, slots=True)
class ResetView(Change):
    """Put camera, opacity, labels and skin back to what they were at the start."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(
            state,
            camera=state.camera.then("reset"),
            drawing=replace(state.drawing, zone_opacity=1.0, labels=True, glass=0.0),
        )


@dataclass(frozen=True, slots=True)
class SetZoneOpacity(Change):
    """Let the zones fade into the skin; values outside 0..1 are taken to the nearest end."""

    is_drag = True
    opacity: float

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, drawing=replace(state.drawing, zone_opacity=min(1.0, max(0.0, self.opacity))))


@dataclass(frozen=True, slots=True)
class ChangeZoneOpacity(Change):
    """Let the zones fade some more, or come out again."""

    is_drag = True
    by: float

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return SetZoneOpacity(state.drawing.zone_opacity + self.by).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class ToggleLabels(Change):
    """Show or hide the labels on the head."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, drawing=replace(state.drawing, labels=not state.drawing.labels))


@dataclass(frozen=True, slots=True)
class ToggleOverlay(Change):
    """Show or hide landmarks, points, the electrode grid, reference lines, the scale, or where sources differ."""

    overlay: Overlay

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, drawing=replace(state.drawing, overlays=state.drawing.overlays ^ {self.overlay}))


@dataclass(frozen=True, slots=True)
class ShowOverlay(Change):
    """Show what is laid over the head, if it is not shown yet."""

    overlay: Overlay

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, drawing=replace(state.drawing, overlays=state.drawing.overlays | {self.overlay}))


@dataclass(frozen=True, slots=True)
class SetTheme(Change):
    """Choose light, dark, or the system's scheme."""

    theme: Theme

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, reader=replace(state.reader, theme=self.theme))


@dataclass(frozen=True, slots=True)
class SetSkin(Change):
    """Choose the head's skin tone."""

    skin: SkinTone

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, reader=replace(state.reader, skin=self.skin))


@dataclass(frozen=True, slots=True)
class ToggleLegend(Change):
    """Unfold the legend of doubt, or fold it."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, reader=replace(state.reader, has_legend=not state.reader.has_legend))


@dataclass(frozen=True, slots=True)
class SetHair(Change):
    """Choose how the scalp is drawn: shaved, with short hair, or bare."""

    hair: Hair

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, reader=replace(state.reader, hair=self.hair))


@dataclass(frozen=True, slots=True)
class ToggleReduceMotion(Change):
    """Let the camera jump instead of move, or move again."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, reader=replace(state.reader, reduce_motion=not state.reader.reduce_motion))


@dataclass(frozen=True, slots=True)
class ShowHead(Change):
    """Show another head; every zone is built anew on it, and a tape that lies on the old one is taken away."""

    head: str

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        before = None if state.lesson.before is None else replace(state.lesson.before, head=self.head)
        return replace(
            state,
            head=self.head,
            measurement=replace(state.measurement, points_mm=()),
            lesson=replace(state.lesson, before=before),
        )
