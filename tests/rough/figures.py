"""What a process holds: memory as the system counts it, and what lives in it as Python and Qt count it."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from vtkmodules.vtkCommonCore import vtkObjectBase

_MIB = 2**20


class _Heap(ctypes.Structure):
    """``struct mallinfo2`` of glibc: bytes, but for the counts in the second and third place."""

    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
    )]  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """One look at a process.

    Attributes
    ----------
    resident_mib : float
        What the system counts as resident.
    trimmed_mib : float
        The same once the C allocator was told to give back what it keeps, and without what is a file's: pages of
        libraries come as they are used, and the system takes them back as it likes.
    used_mib : float
        What the C allocator has given out and not got back, mapped blocks included; 0 where it cannot be asked.
    free_mib : float
        What the C allocator has got back and keeps, in holes between what is in use; 0 where it cannot be asked.
    objects, widgets, qt, vtk : int
        Python objects that the collector knows, widgets, objects under the windows, and Python's hands on VTK objects.
    """

    resident_mib: float
    trimmed_mib: float
    used_mib: float
    free_mib: float
    objects: int
    widgets: int
    qt: int
    vtk: int

    def __str__(self) -> str:
        return (
            f"{self.resident_mib:7.1f} MiB resident, {self.trimmed_mib:7.1f} trimmed, "
            f"{self.used_mib:7.1f} in use, {self.free_mib:6.1f} in holes; "
            f"{self.objects} objects, {self.widgets} widgets, {self.qt} of Qt, {self.vtk} of VTK"
        )


def look() -> Figures:
    """Look at this process, after everything that is only waiting to go has gone."""
    QApplication.sendPostedEvents(None, 0)
    gc.collect()
    QApplication.processEvents()
    gc.collect()
    known = gc.get_objects()
    used, free = heap()
    resident = _resident()
    _trim()
    return Figures(
        resident,
        _resident("RssAnon:"),
        used,
        free,
        len(known),
        len(QApplication.allWidgets()),
        sum(len(window.findChildren(QObject)) for window in QApplication.topLevelWidgets()),
        sum(isinstance(each, vtkObjectBase) for each in known),
    )


def kinds() -> Counter[str]:
    """Count the Python objects that the collector knows, by their type."""
    return Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())


def _resident(kind: str = "VmRSS:") -> float:
    """Return MiB by their name in ``/proc``; 0 on another system."""
    if not sys.platform.startswith("linux"):
        return 0.0
    words = Path("/proc/self/status").read_text().split()
    return int(words[words.index(kind) + 1]) / 1024


def _trim() -> None:
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def heap() -> tuple[float, float]:
    """Return MiB that the C allocator has given out, and MiB that it keeps for later."""
    try:
        ask = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError, TypeError):
        return 0.0, 0.0
    ask.restype = _Heap
    heap = ask()
    return (heap.uordblks + heap.hblkhd) / _MIB, heap.fordblks / _MIB
