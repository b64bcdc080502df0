"""Gives memory that is free back to the system.

The C library of Linux keeps what is freed, in holes between what is in use, in case it is wanted again: after a head
has been built, or some hundred cards, that is as much again as is in use. Told to, it gives it back within
milliseconds; but the end of what another thread than the first has taken it gives back only as that thread frees it.
Left to itself it also learns to keep ever larger blocks: pictures and meshes of many megabytes then lie among the small
pieces, and leave holes there. So the size from which a block comes from the system and goes back to it is fixed.

What holds only itself Python collects in whatever thread happens to make something. A worker would then take down
pieces of the picture or of the window, in its own thread, while the main one draws them, and the program would end. So
it is collected here, in the main thread, and nowhere else.
"""

from __future__ import annotations

import ctypes
import gc
import sys

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # what glibc calls M_TRIM_THRESHOLD and M_MMAP_THRESHOLD
_KEPT_BYTES = 8 * 2**20  # at the end of what is in use: less, and every picture asks the system anew
_LARGE_BYTES = 2**20
_QUIET_MS = 4_000
_LONGEST_MS = 15_000
"""While somebody clicks without a pause there is no quiet moment; then it is done this often."""


class Tidying(QObject):
    """Gives memory back in a quiet moment after something has happened, and now and then while there is none.

    From the first time on large blocks are kept apart; the start, which is in a hurry, takes them as they come.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.tidy)
        self._since = QElapsedTimer()
        self._since.start()
        gc.disable()

    def begin(self) -> None:
        """The first picture stands: what was made for it stays until the end and is not looked through again."""
        gc.freeze()

    def soon(self) -> None:
        """Something happens: tidy up once nothing more has happened for a while."""
        self._quiet.start()
        if self._since.hasExpired(_LONGEST_MS):
            self.tidy()

    def stop(self) -> None:
        """The window is closing."""
        self._quiet.stop()
        gc.enable()

    def tidy(self) -> None:
        """Collect what only holds itself, and give back what is free."""
        gc.collect()
        give_back()
        self._since.restart()


def give_back() -> bool:
    """Give free memory back to the system, from now on large blocks at once.

    Returns
    -------
    bool
        Whether this system has to be told, and was.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        library = ctypes.CDLL(None)
        set_option, trim = library.mallopt, library.malloc_trim
    except (AttributeError, OSError):  # another C library
        return False
    set_option(_MMAP_THRESHOLD, _LARGE_BYTES)
    set_option(_TRIM_THRESHOLD, _KEPT_BYTES)
    trim(0)
    return True
