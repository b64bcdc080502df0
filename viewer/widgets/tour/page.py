"""One stop of a tour: read with its sources, or written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.tour_view import StopPage
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.page_scroll import SCROLL_BAR_PX, PageScroll
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_PAUSE_MS = 400
_FIELDS: tuple[tuple[str, str, int], ...] = (
    ("title", _("Title"), 0),
    ("words", _("Words, for the class"), 132),
    ("question", _("Question"), 0),
    ("answer", _("Answer"), 84),
    ("notes", _("Notes, for you alone"), 84),
)


class StopReader(PageScroll):
    """A stop as somebody reads it.

    Attributes
    ----------
    source_requested : Signal(str)
        A source mark was pressed.
    way_requested : Signal()
        The stop is to be opened in the mode in which it was made.
    """

    source_requested = Signal(str)
    way_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._words = Stack(margin_px=(_MARGIN_PX, 20, _MARGIN_PX - SCROLL_BAR_PX, _MARGIN_PX))
        super().__init__(self._words, parent)
        self._look = look
        self._page_shown: StopPage | None = None
        self._is_answered = self._has_notes = False
        self.notes: LinkButton | None = None

    def show_page(self, page: StopPage | None, *, is_answered: bool) -> None:
        """Show a stop, or what to do. The notes of whoever presents are closed until they are asked for."""
        old, self._page_shown, self._is_answered = self._page_shown, page, is_answered
        if old is not None and page is not None and (old.tour_title, old.number) == (page.tour_title, page.number):
            with self.kept_place():
                self._fill(page)
        else:
            self._has_notes = False
            self._fill(page)
            self.verticalScrollBar().setValue(0)

    def _fill(self, page: StopPage | None) -> None:
        self.notes = None
        for widget in self._words.widgets():
            self._words.remove(widget)
        if page is None:
            self._say(_("A tour walks through views of the head, with a few words at each stop."), colour="text_2")
            self._say(_("Choose one under Tours. The head turns, and the words stand here."), colour="text_2", gap=8)
        else:
            self._show(page.as_read(is_answered=self._is_answered), is_answered=self._is_answered)
        self.fit_page()

    def sentences(self) -> tuple[str, ...]:
        """Return what is said, top to bottom."""
        return tuple(each.text() for each in self._words.widgets() if isinstance(each, Statement))

    def _show(self, page: StopPage, *, is_answered: bool) -> None:
        number = _("Stop %(n)d of %(m)d") % {"n": page.number, "m": page.count}
        self._say(" · ".join(filter(None, (number, page.stage))), role="small", colour="text_2")
        self._say(page.title, role="title", gap=4)
        for place, paragraph in enumerate(page.words):
            self._say(paragraph, gap=12 if place == 0 else 8)
        if page.question:
            self._line()
            self._say(page.question, role="item", gap=16)
            if is_answered:
                for paragraph in page.answer:
                    self._say(paragraph, gap=8)
        way = LinkButton(self._look, page.way, "next", parent=self._words)
        way.clicked.connect(self.way_requested)
        self._words.add(way, 16)
        for sentence in page.lost:
            self._say(sentence, role="small", colour="caution_ink", gap=12)
        if page.notes:
            self._line()
            words = _("Hide the notes") if self._has_notes else _("Notes, for whoever presents")
            self.notes = LinkButton(self._look, words, parent=self._words)
            self.notes.clicked.connect(self._on_notes_clicked)
            self._words.add(self.notes, 16)
            if self._has_notes:
                self._say(page.notes, role="small", colour="text_2", gap=4)
        if page.sources:
            self._line()
            self._say(_("Sources"), role="group", colour="text_2", gap=16)
            for source in page.sources:
                self._say(f"{source.number}  {source.citation}", role="note", colour="text_2", gap=4)

    def _say(self, text: object, *, role: str = "body", colour: str = "text", gap: int = 0) -> None:
        statement = Statement(self._look, text, role=role, colour=colour, parent=self._words)  # type: ignore[arg-type]
        statement.source_requested.connect(self.source_requested)
        self._words.add(statement, gap)

    def _on_notes_clicked(self) -> None:
        self._has_notes = not self._has_notes
        with self.kept_place():
            self._fill(self._page_shown)

    def _line(self) -> None:
        self._words.add(Rule(self._look, self._words), 20)


class StopWriter(QWidget):
    """A stop as its author writes it: plain fields, each change asked for after a pause or on leaving the field.

    Attributes
    ----------
    written : Signal(str, str)
        A field and its new text.
    """

    written = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 16, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(4)
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._shown: dict[str, str] = {}
        for name, words, height_px in _FIELDS:
            column.addWidget(Statement(look, words, role="group", colour="text_2", parent=self))
            field: QLineEdit | QPlainTextEdit
            if height_px:
                field = QPlainTextEdit(self)
                field.setMinimumHeight(look.px(height_px))
                field.setTabChangesFocus(True)
                field.setFrameShape(QFrame.Shape.StyledPanel)
            else:
                field = QLineEdit(self)
                field.setMaxLength(80 if name == "title" else 400)
            field.setAccessibleName(words)
            field.textChanged.connect(self._on_text_changed)
            field.installEventFilter(self)
            column.addWidget(field, 3 if name == "words" else 1 if height_px else 0)
            column.addSpacing(8)
            self.fields[name] = field
        hint = _("An empty line begins a paragraph. A paragraph that you change loses its source marks.")
        column.addWidget(Statement(look, hint, role="note", colour="text_2", parent=self))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.hand_over)

    def show_texts(self, texts: dict[str, str]) -> None:
        """Show the texts of a stop; a field that says the same already keeps its cursor."""
        for name, field in self.fields.items():
            text = texts.get(name, "")
            if self._shown.get(name) != text and _text(field) != text:
                _set_text(field, text)
        self._shown = dict(texts)
        self._pause.stop()

    def hand_over(self) -> None:
        """Ask for every change that was typed and not asked for yet."""
        self._pause.stop()
        for name, field in self.fields.items():
            text = _text(field)
            if text != self._shown.get(name, ""):
                self._shown[name] = text
                self.written.emit(name, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand over what was typed when a field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.hand_over()
        return super().eventFilter(watched, event)

    def _on_text_changed(self) -> None:
        self._pause.start()


class TourPage(QWidget):
    """The right panel of the mode.

    Attributes
    ----------
    source_requested : Signal(str)
        A source or study is to be opened.
    way_requested : Signal()
        As of `StopReader`.
    written : Signal(str, str)
        As of `StopWriter`.
    """

    source_requested = Signal(str)
    way_requested = Signal()
    written = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("The stop"))
        self.choice = Segmented(
            look, (("read", _("Read")), ("write", _("Write"))), _("Read or write"), self, stretched=True
        )
        self.choice.choice_requested.connect(self._on_choice_requested)
        self.choice.choose("read")
        self.reader = StopReader(look, self)
        self.reader.source_requested.connect(self.source_requested)
        self.reader.way_requested.connect(self.way_requested)
        self.writer = StopWriter(look, self)
        self.writer.written.connect(self.written)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.reader)
        self._pages.addWidget(self.writer)
        bar = QWidget(self)
        self._bar = bar
        row = QVBoxLayout(bar)
        row.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 4)
        row.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._pages, 1)

    def show_page(self, page: StopPage | None, texts: dict[str, str], *, is_own: bool, is_answered: bool) -> None:
        """Show a stop; one's own can be written."""
        can_write = is_own and page is not None
        self._bar.setVisible(can_write)
        if not can_write:
            self._show("read")
        self.reader.show_page(page, is_answered=is_answered)
        self.writer.show_texts(texts)

    def write(self) -> None:
        """Open the fields, with the title ready to be typed."""
        self._show("write")
        self.writer.fields["title"].setFocus()
        field = self.writer.fields["title"]
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _on_choice_requested(self, key: str) -> None:
        self.writer.hand_over()
        self._show(key)

    def _show(self, key: str) -> None:
        self.choice.choose(key)
        self._pages.setCurrentWidget(self.writer if key == "write" else self.reader)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _set_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
