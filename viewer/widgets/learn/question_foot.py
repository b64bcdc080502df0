"""Under the head while somebody is asked: the question, and choices or a field to answer it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.practice_session import SessionView
from viewer.state.practice_requests import AnswerChoice, AnswerWords, NextQuestion
from viewer.state.request import Ask
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.wrapped_button import WrappedButton
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_CHOICES = 4


class QuestionFoot(QWidget):
    """Asks for the answer to be judged, and for the next question."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._ask = look, ask
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Question"))
        self._facts = Statement(look, "", role="small", colour="text_2", parent=self)
        self._progress = _Progress(look, self)
        self._words = Statement(look, "", role="title", parent=self)
        self._han = QLabel(self)
        self._han.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Type the name, then Enter"))
        self.field.setAccessibleName(_("Your answer"))
        self.field.returnPressed.connect(self._give)
        self.choices = tuple(self._choice(place) for place in range(_CHOICES))
        self.next = QPushButton(_("Next question"), self)
        self.next.setProperty("kind", "primary")
        self.next.clicked.connect(lambda: ask(NextQuestion()))
        self._space = self._hear("Space", lambda: ask(NextQuestion()))
        # Each choice has its number for a key; the window's own keys of these digits rest meanwhile.
        self._digits = [self._hear(str(place + 1), button.click) for place, button in enumerate(self.choices)]
        self._lay_out()

    def show_session(self, view: SessionView) -> None:
        """Follow the question, or its answer."""
        is_open = bool(view.way)
        number = _("Question %(n)d of %(m)d") % {"n": view.place, "m": view.count}
        self._facts.show_text(" · ".join(filter(None, (number, view.facts))) if view.words else "")
        self._progress.show_place(view.place - (1 if is_open else 0), view.count)
        self._words.show_text(view.words or _("That was the last one."))
        self._han.setText(view.han)
        self._han.setVisible(bool(view.han))
        self.field.setVisible(view.way == "type")
        if view.way == "type" and self.field.text() and not self.field.isModified():
            self.field.clear()
        for place, button in enumerate(self.choices):
            words = view.choices[place] if place < len(view.choices) else ""
            mark = (
                f"{place + 1}   " if is_open else "✓ " if place == view.right else "↻ " if place == view.chosen else ""
            )
            button.setText(f"{mark}{words}")
            button.setVisible(bool(words))
            button.setEnabled(is_open)
        for key in self._digits:
            key.setEnabled(view.way == "choose")
        self.next.setVisible(not is_open)
        self.next.setText(_("Next question  (Space)") if view.words else _("Back to Learn"))
        self._space.setEnabled(not is_open)
        if view.way == "type":
            self.field.setFocus()
        elif view.way == "choose" and not any(button.hasFocus() for button in self.choices):
            self.choices[0].setFocus()

    def _hear(self, key: str, function: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(function)
        return shortcut

    def _give(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self._ask(AnswerWords(text))

    def _choice(self, place: int) -> WrappedButton:
        button = WrappedButton(self._look, "", self)
        button.clicked.connect(lambda: self._ask(AnswerChoice(place)))
        return button

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self._facts, 1)
        first.addWidget(self._progress)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, button in enumerate(self.choices):
            grid.addWidget(button, place // 2, place % 2)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 14)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self._words)
        column.addWidget(self._han)
        column.addWidget(self.field)
        column.addLayout(grid)
        column.addLayout(last)


class _Progress(QWidget):
    """One short bar for each question: filled where it was answered."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._place, self._count = look, 0, 0
        look.keep_painted(self)

    def show_place(self, place: int, count: int) -> None:
        self._place, self._count = place, count
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(180), self._look.px(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._look.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = self.width() / max(self._count, 1)
        high = self._look.px(6)
        for place in range(self._count):
            painter.setBrush(self._look.colour("accent" if place < self._place else "sunken"))
            bar = QRectF(place * step, (self.height() - high) / 2, max(step - 3, 1), high)
            painter.drawRoundedRect(bar, high / 2, high / 2)
        painter.end()
