"""The strip of views under the head, wired; several modes have it."""

from __future__ import annotations

from viewer.app.modes.mode_context import ModeContext
from viewer.state.view_state import ViewState
from viewer.widgets.view_strip import ViewStrip


class ViewFoot:
    """Lets a strip of views follow the state.

    Attributes
    ----------
    strip : ViewStrip
        The widget.
    """

    def __init__(self, context: ModeContext) -> None:
        self.strip = ViewStrip(context.look, context.ask)
        self._lacks_glass = context.lacks_glass
        if context.scene is not None:
            self.strip.zoomed.connect(context.scene.zoom)

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        self.strip.show_labels(new.drawing.labels)
        self.strip.show_opacity(new.drawing.zone_opacity)
        self.strip.glass.show_glass(new.drawing.glass, self._lacks_glass())
        if old is None or old.camera != new.camera:
            target = new.camera.target
            self.strip.show_view(target if target not in ("zone", "step", "eye", "reset") else None)  # type: ignore[arg-type]
