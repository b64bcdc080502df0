"""Digits on keyboards where they need Shift: the key alone does what its digit does."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence

_DIGITS = "1234567890"
_FIRST_CODE = {"xcb": 10, "wayland": 10, "wayland-egl": 10, "windows": 2}
"""What the system calls the key of the 1; the others of the row follow it."""
_MAC_CODES = (0x12, 0x13, 0x14, 0x15, 0x17, 0x16, 0x1A, 0x1C, 0x19, 0x1D)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def digit_of(event: QKeyEvent) -> str:
    """Return the digit of a key in the row of digits that gave another sign, as on a French keyboard; else nothing."""
    if event.text().isdigit() or Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return ""
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return ""
    platform = QGuiApplication.platformName()
    if platform == "cocoa":
        code = event.nativeVirtualKey()
        return _DIGITS[_MAC_CODES.index(code)] if code in _MAC_CODES else ""
    place = event.nativeScanCode() - _FIRST_CODE.get(platform, 0)
    return _DIGITS[place] if platform in _FIRST_CODE and 0 <= place < len(_DIGITS) else ""


class DigitKeys:
    """Gives commands that have a digit as their key the sign that this keyboard writes instead.

    Qt does not say what stands on a keyboard, so a sign is learned when its key is pressed for the first time, just
    before Qt looks for the command that it belongs to.

    Parameters
    ----------
    actions : mapping of str to QAction
        By the id of the command.
    """

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        self._actions = actions
        self._signs: dict[str, str] = {}

    def hear(self, event: QKeyEvent) -> None:
        """Learn from a key that is about to be looked up."""
        digit = digit_of(event)
        if not digit:
            return
        held = event.modifiers() & _HELD
        sign = QKeySequence(QKeyCombination(held, Qt.Key(event.key())))
        if any(sign in action.shortcuts() for action in self._actions.values()):
            return  # it means something of its own, as Ctrl and the minus do
        wanted = QKeySequence(QKeyCombination(held, Qt.Key(ord(digit))))
        for name, action in self._actions.items():
            if wanted in action.shortcuts():
                action.setShortcuts([*action.shortcuts(), sign])
                self._signs[name] = sign.toString(QKeySequence.SequenceFormat.NativeText)

    def signs(self) -> Mapping[str, str]:
        """Return what was learned, by the ids of commands."""
        return dict(self._signs)
