"""A list to choose from that is searched by typing any part of a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from viewer.widgets.pieces.painted_button import plain_tooltip
from viewer.widgets.pieces.wheel import pass_wheel

_LEAST_PX = 150
_TEXT_MARGIN_PX = 2  # as Qt's own


class _Field(QLineEdit):
    """While nobody writes in it, words that do not fit end with an ellipsis. Esc ends the writing, and nothing else.

    Attributes
    ----------
    given_up : Signal()
        What was written is not meant.
    """

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc, although the window has it as a shortcut."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        rect = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        rect.adjust(_TEXT_MARGIN_PX, 0, -_TEXT_MARGIN_PX, 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= rect.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(self.palette().text().color())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.end()


class SearchCombo(QComboBox):
    """Shows a choice, and asks for another.

    Typing narrows the list to names that hold the words; Enter takes the first of them. What is no name of the list
    falls back to the choice that was shown.

    Parameters
    ----------
    name : str
        What is chosen here, for screen readers.
    hint : str
        What stands in the field while nothing is chosen.

    Attributes
    ----------
    choice_requested : Signal(str)
        The key of the entry that was asked for.
    """

    choice_requested = Signal(str)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._field = _Field(self)
        self.setEditable(True)
        self.setLineEdit(self._field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._field.setPlaceholderText(hint)
        self._field.setAccessibleName(name)
        self._field.editingFinished.connect(self._on_editing_finished)
        self._field.given_up.connect(self._on_given_up)
        search = QCompleter(self.model(), self)
        search.setFilterMode(Qt.MatchFlag.MatchContains)
        search.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        search.setMaxVisibleItems(10)
        self.setCompleter(search)
        self.activated.connect(self._on_activated)
        pass_wheel(self)
        self._chosen = -1
        self._keys: tuple[str, ...] = ()

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer entries, as pairs of key and words; nothing is chosen then."""
        blocker = QSignalBlocker(self)
        self.clear()
        self._keys = tuple(key for key, _ in entries)
        self.addItems([words for _, words in entries])
        blocker.unblock()
        self.choose(None)

    def choose(self, key: str | None) -> None:
        """Show an entry as chosen, or none; emits nothing."""
        self._chosen = self._keys.index(key) if key in self._keys else -1
        self._show_chosen()

    def chosen(self) -> str | None:
        """Return the key of the entry that is shown as chosen."""
        return self._keys[self._chosen] if self._chosen >= 0 else None

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def _on_activated(self, index: int) -> None:
        # What is shown as chosen follows the state, not the list.
        self._show_chosen()
        if 0 <= index < len(self._keys):
            self.choice_requested.emit(self._keys[index])

    def _on_editing_finished(self) -> None:
        words = self.currentText().strip().casefold()
        shown = self.itemText(self._chosen).casefold() if self._chosen >= 0 else ""
        if not words or words == shown:
            self._show_chosen()
            return
        texts = [self.itemText(index).casefold() for index in range(self.count())]
        exact = [index for index, text in enumerate(texts) if text == words]
        found = exact or [index for index, text in enumerate(texts) if words in text]
        self._show_chosen()
        if found:
            self.choice_requested.emit(self._keys[found[0]])

    def _on_given_up(self) -> None:
        self._show_chosen()
        self._field.clearFocus()

    def _show_chosen(self) -> None:
        blocker = QSignalBlocker(self)
        self.setCurrentIndex(self._chosen)
        if self._chosen < 0:
            self.clearEditText()
        self._field.setCursorPosition(0)
        self.setToolTip(plain_tooltip(self.itemText(self._chosen) if self._chosen >= 0 else ""))
        blocker.unblock()
