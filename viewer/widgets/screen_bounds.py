"""How much room a screen has: no window is larger than that, or lies beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 40)
"""Left for bar and edges that a window gets from the system; how large they are is known only once it is shown."""


def bounded(size: QSize, screen: QScreen) -> QSize:
    """Return a size for what stands within a window's frame: the one that is wished for, or what the screen has."""
    return size.boundedTo(screen.availableGeometry().size() - _FRAME)


def keep_on_screen(window: QWidget) -> None:
    """Bring a window back that lies beside all screens, and make one smaller that is larger than its screen."""
    if window.isMaximized() or window.isFullScreen():
        return
    screen = _screen_of(window)
    free = screen.availableGeometry()
    size = bounded(window.size(), screen)
    is_lost = not free.intersects(window.frameGeometry())
    if size == window.size() and not is_lost:
        return
    window.resize(size)
    place = QRect(window.pos(), size + _FRAME)
    left = max(free.left(), min(place.left(), free.right() + 1 - place.width()))
    top = max(free.top(), min(place.top(), free.bottom() + 1 - place.height()))
    window.move(QPoint(left, top))


def _screen_of(window: QWidget) -> QScreen:
    """Return the screen that has the most of a window; the first one if none has any."""

    def shared(screen: QScreen) -> int:
        part = screen.availableGeometry().intersected(window.frameGeometry())
        return part.width() * part.height()

    best = max(QGuiApplication.screens(), key=shared)
    return best if shared(best) else QGuiApplication.primaryScreen()
