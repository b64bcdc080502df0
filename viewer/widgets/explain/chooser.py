"""Chooses what is explained: all complaints in everyday words, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QScroller, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.pages.explanation import NOTHING_CHOSEN
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.touch_button import TOUCH_PX
from viewer.widgets.theme import Look

Entry = tuple[str, str]
"""Key and words; a heading has no key."""

_MARGIN_PX = 40


class ExplainChooser(QWidget):
    """A field and a list, both large.

    Parameters
    ----------
    look : Look
        Colours and type.
    entries : callable
        Returns the entries for the words that are typed; all of them for none.

    Attributes
    ----------
    complaint_requested : Signal(str)
        What is to be explained.
    """

    complaint_requested = Signal(str)

    def __init__(self, look: Look, entries: Callable[[str], Sequence[Entry]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entries = entries
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Complaint, in any words"))
        self.field.setAccessibleName(_("Search for a complaint"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("Complaints"))
        let_flick(self.list)
        self.list.itemClicked.connect(self._on_item_chosen)
        self.list.itemActivated.connect(self._on_item_chosen)
        QScroller.grabGesture(self.list.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 24, _MARGIN_PX, 0)
        column.setSpacing(16)
        column.addWidget(Statement(look, NOTHING_CHOSEN, role="caption", parent=self))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def begin(self) -> None:
        """Offer everything anew; what was typed for the last one is gone."""
        self.field.clear()
        self._fill("")
        self.list.scrollToTop()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, words: str) -> None:
        self.list.clear()
        look = self._look
        for key, text in self._entries(words):
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFont(look.font("explain_note" if key else "explain_strong"))
            item.setSizeHint(QSize(0, look.px(TOUCH_PX)))
            if not key:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setForeground(look.colour("accent"))
            self.list.addItem(item)

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        if key:
            self.complaint_requested.emit(key)

    def _on_return_pressed(self) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        first = next((item for item in items if item.data(Qt.ItemDataRole.UserRole)), None)
        if self.field.text().strip() and first is not None:
            self._on_item_chosen(first)

    def _restyle(self) -> None:
        look = self._look
        self.field.setFont(look.font("explain_note"))
        inner = look.px(TOUCH_PX) - 2  # the border is outside of what a style sheet measures
        self.field.setStyleSheet(f"min-height: {inner}px; max-height: {inner}px;")
        self._fill(self.field.text())
