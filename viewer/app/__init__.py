"""Builds the program and wires it.

::

    mouse ─ Viewport ─┐                 ┌─ Scene.apply ── one picture
    list, search ─────┼─ ask ─> Store ──┼─ panels.apply ─ list, card
    keys, menus ──────┘                 └─ window.apply ─ menus, status

May import: everything below ``cli``.
"""

from __future__ import annotations

# Before Qt: once PySide6 is there, it reads the source of every module that is imported, to see whether it is named in
# it, and keeps it. With PyVista's, and all of ours that knows no Qt, that is 50 ms and 20 MB of a start.
import viewer.atlas.cached
import viewer.checks.cached_content
import viewer.data.head_file
import viewer.data.settings
import viewer.data.tour_file
import viewer.presentation.pages.safety
import viewer.presentation.presenter
import viewer.presentation.question
import viewer.scene.scene
import viewer.state.commands
import viewer.state.errands
import viewer.state.needle_requests
import viewer.state.practice_requests
import viewer.state.store  # noqa: F401
