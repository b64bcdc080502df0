"""Which keys a control of the mode answers itself, before they mean back, next or play."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from viewer.widgets.pieces.segmented import Segmented


def keys_kept_by(focus: QWidget) -> tuple[int, ...]:
    """Return the keys that a control answers itself: buttons the space bar, a choice of sides the arrows as well."""
    parent = focus.parentWidget()
    if isinstance(parent, Segmented):
        return (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space)
    return (Qt.Key.Key_Space,)


def keeps_key(panel: QWidget, event: QEvent) -> bool:
    """Keep a key from the window's shortcuts if it is meant for the control of a panel that has the focus."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    focus = panel.focusWidget()
    if focus is None or not focus.hasFocus() or event.key() not in keys_kept_by(focus):
        return False
    event.accept()
    return True
