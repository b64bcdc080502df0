"""Needle: what the angle means, under the skin."""

from __future__ import annotations

from dataclasses import replace

from viewer.app.modes.desk import Desk
from viewer.domain.identity import PartId, ZoneId
from viewer.state.needle_requests import (
    ResetNeedle,
    ReverseNeedle,
    SetCalm,
    SetNeedleAngle,
    SetNeedleEntry,
    SetNeedleLength,
    SetNeedleSize,
    SetNeedleTurn,
    ToggleRelay,
)
from viewer.state.requests import ShowPart, ShowZone
from viewer.state.view_state import ViewState
from viewer.widgets.needle.page import NeedlePage
from viewer.widgets.needle.panel import NeedlePanel
from viewer.widgets.workspace import Workspace


class NeedleMode:
    """Wires controls and cut to the state.

    Attributes
    ----------
    panel, page : NeedlePanel, NeedlePage
        The controls under the head, the cut beside it.
    workspace : Workspace
        All of them.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panel = NeedlePanel(desk.look)
        self.page = NeedlePage(desk.look, desk.ask_elsewhere)
        self.workspace = Workspace(self.panel, right=self.page, widths_px=(0, 480, 960), stretch=(6, 5))
        panel = self.panel
        panel.zone_requested.connect(lambda zone: desk.ask(ShowZone(ZoneId(zone))))
        panel.part_requested.connect(lambda part: desk.ask(ShowPart(PartId(part) if part else None)))
        panel.size_requested.connect(lambda size: desk.ask(SetNeedleSize(size)))
        panel.angle_requested.connect(lambda angle_deg: desk.ask(SetNeedleAngle(angle_deg)))
        panel.length_requested.connect(lambda length_mm: desk.ask(SetNeedleLength(length_mm)))
        panel.entry_requested.connect(lambda fraction: desk.ask(SetNeedleEntry(fraction)))
        panel.turn_requested.connect(lambda turn_deg: desk.ask(SetNeedleTurn(turn_deg)))
        panel.calm_requested.connect(lambda is_calm: desk.ask(SetCalm(is_calm)))
        panel.relay_requested.connect(lambda: desk.ask(ToggleRelay()))
        panel.reverse_requested.connect(lambda: desk.ask(ReverseNeedle()))
        panel.reset_requested.connect(lambda: desk.ask(ResetNeedle()))

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state; leaving the mode ends what is being practised."""
        self.page.practice.set_reduced_motion(new.reader.reduce_motion)
        self.refresh(new)

    def refresh(self, state: ViewState) -> None:
        """Show the state anew."""
        presenter, scene = self._desk.presenter, self._desk.scene
        controls = presenter.needle_controls(state)
        cut = presenter.needle_cut(scene.needle_skin if scene is not None else None, state)
        if controls is not None and cut is not None:  # one rule for the arc in the drawing and under the slider
            controls = replace(controls, is_marked=cut.is_marked)
        self.panel.show_controls(controls)
        cautions = presenter.cautions(state) if state.selection.zone is not None else ()
        self.page.show_needle(cut, cautions, why=presenter.no_needle())
