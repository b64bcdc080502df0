"""Build it: the construction of a zone, step by step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from viewer.app.modes.mode_context import ModeContext
from viewer.presentation.construction import construction, reading_ms
from viewer.presentation.construction_view import Construction
from viewer.state.build_requests import ShowStep
from viewer.state.view_state import ViewState
from viewer.widgets.construction.caption import BuildCaption
from viewer.widgets.construction.panel import BuildPanel
from viewer.widgets.construction.player import BuildPlayer
from viewer.widgets.workspace import Workspace


class BuildMode:
    """Wires steps, caption and player to the state.

    Attributes
    ----------
    panel, caption : BuildPanel, BuildCaption
        At the left, and under the head.
    player : BuildPlayer
        Plays the steps.
    workspace : Workspace
        The panels.
    """

    def __init__(self, context: ModeContext) -> None:
        self._context = context
        catalog = context.presenter.catalog
        zones = [
            (zone.id, f"{zone.code} {zone.name.en}, {catalog.school_of(zone.id).short_name}  {zone.name.han}")
            for zone in catalog.zones.values()
        ]
        self.panel = BuildPanel(context.look, zones, context.ask_elsewhere)
        self.panel.setMinimumWidth(280)
        self.panel.setMaximumWidth(440)
        self.caption = BuildCaption(context.look, context.ask, self.panel.reveal)
        self.player = BuildPlayer(self.caption.play, self.caption)
        self.workspace = Workspace(self.caption, self.panel, widths_px=(320, 1120, 0), drawer="Steps")
        self._view: Construction | None = None
        self._is_own = False

        panel, caption = self.panel, self.caption
        # Whoever typed the name of a zone goes on with the keys of the steps.
        play, reason = caption.play, Qt.FocusReason.OtherFocusReason
        panel.combo().choice_requested.connect(lambda _zone: play.setFocus(reason))
        caption.play.clicked.connect(self.play)
        self.player.due.connect(self._on_due)
        self.player.stopped.connect(lambda: caption.show_playing(False))
        # They belong to the caption: they are heard only while it is seen, wherever the focus is.
        for key, function in (
            ("Left", caption.go_back), ("Right", caption.go_on), ("Home", caption.go_to_first),
            ("End", caption.go_to_last), ("Space", self.play),
        ):  # fmt: skip
            self._hear(key, function)

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        if self.player.is_playing and not self._is_own and old != new:
            self.player.stop()
        if old is None or _shown(old) != _shown(new):
            self.refresh(new)

    def refresh(self, state: ViewState) -> None:
        """Show the state anew: the atlas has changed."""
        presenter = self._context.presenter
        self._view = construction(presenter.catalog, presenter.atlas, state)
        self.panel.show_construction(self._view, state.build.rival)
        self.caption.show_construction(self._view)

    # Steps

    def play(self) -> None:
        """Play from here, from the first step if the last one is shown; or pause."""
        if self.player.is_playing:
            self.player.stop()
            return
        if self._view is not None and self._view.is_finished:
            self._context.ask(ShowStep(0))
        self._wait()

    def _wait(self) -> None:
        view = self._view
        if view is None or view.step is None or view.is_finished:
            self.player.stop()
            return
        self.player.wait(reading_ms(view.step))
        self.caption.show_playing(True)

    def _on_due(self) -> None:
        view = self._view
        if view is None or view.is_finished:
            self.player.stop()
            return
        self._is_own = True
        self._context.ask(ShowStep(view.at + 1))
        self._is_own = False
        self._wait()

    def _hear(self, key: str, function: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.caption)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(function)


def _shown(state: ViewState) -> tuple[object, ...]:
    return (state.selection.zone, state.selection.side, state.build, state.rules.variants, state.head)
