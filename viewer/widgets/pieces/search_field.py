"""The search field, and the line below it that says what is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.zone_list import WHAT_CAN_BE_SEARCHED, FoundList
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_PAUSE_MS = 120
_ICON_PX = 18
_TARGET_PX = 24


class _ClearButton(PaintedButton):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, _("Clear the search"), parent)
        self.setFixedSize(_TARGET_PX, _TARGET_PX)
        set_plain_tooltip(self, _("Clear (Esc)"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self.look.colour("text" if self.underMouse() else "text_2")
        self.look.icons.paint(painter, "clear", QRectF(3, 3, _ICON_PX, _ICON_PX), ink)
        if self.hasFocus():
            draw_focus_ring(painter, self.look, QRectF(self.rect()), 5)
        painter.end()


class SearchField(QLineEdit):
    """Zone or complaint, as one types it.

    Attributes
    ----------
    search_requested : Signal(str)
        The text, after a pause of 120 ms; at once when it is cleared.
    results_requested : Signal()
        The Down arrow: the focus is to go to the results.
    first_requested : Signal()
        Return: the first result is to be opened.
    """

    search_requested = Signal(str)
    results_requested = Signal()
    first_requested = Signal()

    def __init__(self, look: Look, shortcut_hint: str = "Ctrl F", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hint = shortcut_hint
        self.setPlaceholderText(_("Zone or complaint"))
        self.setAccessibleName(_("Search for a zone or complaint"))
        self.setProperty("search", "true")
        self._clear = _ClearButton(look, self)
        self._clear.clicked.connect(self.clear_search)
        self._clear.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)
        self.textChanged.connect(self._on_text_changed)
        self._measure()
        look.changed.connect(self._measure)

    def clear_search(self) -> None:
        """Empty the field and ask for no search at once."""
        self.clear()
        self._pause.stop()
        self.setFocus()
        self.search_requested.emit("")

    def show_text(self, text: str) -> None:
        """Show a text without searching for it."""
        self.setText(text)
        self._pause.stop()

    def search_for(self, text: str) -> None:
        """Put a text into the field and search for it at once."""
        self.show_text(text)
        self._on_pause_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the results, Return opens the first, Esc empties."""
        if event.key() == Qt.Key.Key_Down:
            self._search_now()
            self.results_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search_now()
            self.first_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc while there is something to empty, although the window has it as a shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clear button at the right end."""
        super().resizeEvent(event)
        self._clear.move(self.width() - _TARGET_PX - 8, (self.height() - _TARGET_PX) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, icon, and the hint of the shortcut while the field is empty."""
        super().paintEvent(event)
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = look.colour("text" if self.text() else "text_3")
        icon_px = look.px(_ICON_PX)
        look.icons.paint(painter, "search", QRectF(12, (self.height() - icon_px) / 2, icon_px, icon_px), ink)
        if not self.text() and not self.hasFocus() and self.width() >= look.px(220):
            width, height = look.metrics("note").horizontalAdvance(self._hint) + 12, look.px(20)
            plate = QRectF(self.width() - width - 10.5, round((self.height() - height) / 2) + 0.5, width, height)
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawRoundedRect(plate, 4, 4)
            painter.setFont(look.font("note"))
            painter.setPen(look.colour("text_2"))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._hint)
        painter.end()

    def _measure(self) -> None:
        self.setTextMargins(self._look.px(_ICON_PX) + 12, 0, _TARGET_PX + 4, 0)

    def _search_now(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._on_pause_over()

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _on_pause_over(self) -> None:
        self.search_requested.emit(self.text())


class SearchNote(QWidget):
    """Says when a typo was forgiven, and offers the nearest words when nothing was found.

    Attributes
    ----------
    search_requested : Signal(str)
        One of the nearest words.
    """

    search_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._content: QWidget | None = None
        self.hide()

    def show_found(self, found: FoundList | None) -> None:
        """Show what is to be said about a search; nothing to say hides the line."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None
        if found is None or not (found.showing or (found.query.strip() and found.is_empty)):
            self.hide()
            return
        self._content = self._nothing(found) if found.is_empty else self._forgiven(found)
        self._column.addWidget(self._content)
        self.show()

    def _forgiven(self, found: FoundList) -> QWidget:
        sentence = f"{_('Showing')} {found.showing}"
        return Statement(self._look, sentence, role="small", colour="text_2", strong=found.showing, parent=self)

    def _nothing(self, found: FoundList) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        sentence = _("Nothing found for “%s”.") % found.query.strip()
        sentence = f"{sentence} {_('Nearest:') if found.nearest else WHAT_CAN_BE_SEARCHED}"
        column.addWidget(Statement(self._look, sentence, role="small", parent=box))
        words = QWidget(box)
        flow = FlowLayout(words, gap_px=12)
        for word in found.nearest:
            button = LinkButton(self._look, word, parent=words)
            button.clicked.connect(self._on_word_clicked)
            flow.addWidget(button)
        column.addWidget(words)
        return box

    def _on_word_clicked(self) -> None:
        button: QObject = self.sender()
        if isinstance(button, LinkButton):
            self.search_requested.emit(button.plain_text())
