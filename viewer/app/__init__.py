"""Builds the program and wires it.

::

    mouse ─ Viewport ─┐                 ┌─ Scene.apply ── one picture
    list, search ─────┼─ ask ─> Store ──┼─ panels.apply ─ list, card
    keys, menus ──────┘                 └─ window.apply ─ menus, status

May import: everything below ``cli``.
"""

from __future__ import annotations

# Before Qt: once PySide6 is there, it reads the source of every module that is imported, to see whether it is named in
# it, and keeps it. With PyVista's, and all of ours that knows no Qt, that is 40 ms and 20 MB of a start.
import viewer.presentation.presenter
import viewer.scene.scene  # noqa: F401
