"""Window, viewport, panels. The only place that touches Qt widgets; the viewport hosts the VTK window.

May import: `viewer.presentation` and below. Panels do not know each other.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401

_features = sys.modules.get("shibokensupport.feature")
if _features is not None:
    # From here on PySide6 reads the source of every module that is imported and keeps it, to see whether its other ways
    # to name things are meant for it. Nothing here uses them: 40 ms of a start.
    vars(_features)["_mod_uses_pyside"] = lambda _module: False
