"""One rule for the wheel: over a field that nobody is in, it scrolls the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _PassedWheel(QObject):
    """Keeps turns of the wheel from a field without the focus; they go to whatever it lies in."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def pass_wheel(field: QWidget) -> None:
    """Let a number field, a choice or a slider answer the wheel only while it has the focus.

    The wheel gives no focus either: else the second turn would change what the first one only passed over.
    """
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_PassedWheel(field))
