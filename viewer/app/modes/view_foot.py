"""The strip of views under the head, wired; several modes have it."""

from __future__ import annotations

from viewer.app.modes.desk import Desk
from viewer.state.view_requests import ResetView, SetZoneOpacity, ToggleLabels, TurnTo
from viewer.state.view_state import ViewState
from viewer.widgets.view_strip import ViewStrip


class ViewFoot:
    """Wires a strip of views to the state.

    Attributes
    ----------
    strip : ViewStrip
        The widget.
    """

    def __init__(self, desk: Desk) -> None:
        self.strip = ViewStrip(desk.look)
        self.strip.view_requested.connect(lambda view: desk.ask(TurnTo(view)))
        self.strip.reset_requested.connect(lambda: desk.ask(ResetView()))
        if desk.scene is not None:
            self.strip.zoom_requested.connect(desk.scene.zoom)
        self.strip.labels_requested.connect(lambda _on: desk.ask(ToggleLabels()))
        self.strip.opacity_requested.connect(lambda opacity: desk.ask(SetZoneOpacity(opacity)))

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        self.strip.show_labels(new.drawing.labels)
        self.strip.show_opacity(new.drawing.zone_opacity)
        if old is None or old.camera != new.camera:
            target = new.camera.target
            self.strip.show_view(target if target not in ("zone", "step", "eye", "reset") else None)  # type: ignore[arg-type]
