"""What is drawn in 3D: head, zones, needle, labels, camera. The only place that touches VTK.

`Scene` takes any render window, so that the program's window, tests without a display and exported pictures
show the same thing. Actors never leave this package; identifiers and points in mm do.
May import: `viewer.presentation`, `viewer.state`, `viewer.atlas`, `viewer.domain`, `viewer.geometry`, `viewer.errors`.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any


class _OnDemand(ModuleType):
    """Stands for a module that is imported when something is first asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)  # who looks at all modules there are, as PySide6 does, asks nothing of this one
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


# PyVista, imported by what follows, fetches examples with pooch, which loads sockets, FTP and TLS: 40 ms and 4 MB for
# what this program never does.
sys.modules.setdefault("pooch", _OnDemand("pooch"))
