"""Needle: what the angle means, under the skin."""

from __future__ import annotations

from dataclasses import replace

from viewer.app.modes.mode_context import ModeContext
from viewer.state.view_state import ViewState
from viewer.widgets.needle.page import NeedlePage
from viewer.widgets.needle.panel import NeedlePanel
from viewer.widgets.workspace import Workspace


class NeedleMode:
    """Lets controls and cut follow the state.

    Attributes
    ----------
    panel, page : NeedlePanel, NeedlePage
        The controls under the head, the cut beside it.
    workspace : Workspace
        All of them.
    """

    def __init__(self, context: ModeContext) -> None:
        self._context = context
        self.panel = NeedlePanel(context.look, context.ask)
        self.page = NeedlePage(context.look, context.ask_elsewhere)
        self.workspace = Workspace(self.panel, right=self.page, widths_px=(0, 480, 960), stretch=(6, 5))

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state; leaving the mode ends what is being practised."""
        self.page.practice.set_reduced_motion(new.reader.reduce_motion)
        self.refresh(new)

    def refresh(self, state: ViewState) -> None:
        """Show the state anew."""
        presenter, scene = self._context.presenter, self._context.scene
        controls = presenter.needle_controls(state)
        cut = presenter.needle_cut(scene.needle_skin if scene is not None else None, state)
        if controls is not None and cut is not None:  # one rule for the arc in the drawing and under the slider
            controls = replace(controls, is_marked=cut.is_marked)
        why = presenter.no_needle()
        self.panel.show_controls(controls, why=why)
        cautions = presenter.cautions(state) if state.selection.zone is not None else ()
        self.page.show_needle(cut, cautions, why=why)
