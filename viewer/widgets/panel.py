"""What the window asks of a panel."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from viewer.state.view_state import ViewState


class Panel(Protocol):
    """A part of the window that follows the state and asks for changes through ``..._requested`` signals."""

    panel_id: str
    title: str

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Show what differs between two states; without an old one, everything."""

    def widget(self) -> QWidget:
        """Return the widget to put into the window."""
