"""Builds the program and wires it.

::

    mouse ─ Viewport ─┐                 ┌─ Scene.apply ── one picture
    list, search ─────┼─ ask ─> Store ──┼─ panels.apply ─ list, card
    keys, menus ──────┘                 └─ window.apply ─ menus, status

May import: everything below ``cli``.
"""
