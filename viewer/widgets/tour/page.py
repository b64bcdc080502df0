"""One stop of a tour: read with its sources, or written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Action, Actions, Block, Head, Heading, Page, Text
from viewer.presentation.marked_text import MarkedText
from viewer.state.request import Ask, Request
from viewer.state.tour_requests import TextField, WriteStop
from viewer.widgets.paper.page_view import PageView
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_PAUSE_MS = 400
_FIELDS: tuple[tuple[TextField, str, int], ...] = (
    ("title", _("Title"), 0),
    ("words", _("Words, for the class"), 132),
    ("question", _("Question"), 0),
    ("answer", _("Answer"), 84),
    ("notes", _("Notes, for you alone"), 84),
)


@dataclass(frozen=True, slots=True)
class _ToggleNotes(Request):
    """Show the notes of whoever presents, or hide them."""


class StopReader(PageView):
    """A stop as somebody reads it. The notes of whoever presents are closed until they are asked for."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(look, self._answer, has_head=True, parent=parent)
        self._ask = ask
        self._stop: tuple[Page, tuple[str, ...], str] | None = None
        self._has_notes = False

    def show_stop(self, page: Page | None, lost: tuple[str, ...] = (), notes: str = "") -> None:
        """Show a stop, what of it is lost, and its notes; without a stop, what to do."""
        if page is None or self._stop is None or page.id != self._stop[0].id:
            self._has_notes = False
        self._stop = (page or _no_stop(), lost, notes)
        self._show()

    def sentences(self) -> tuple[str, ...]:
        """Return what is said, top to bottom."""
        self.build_all()
        return tuple(each.text() for each in self.findChildren(Statement) if each.isVisible())

    def _show(self) -> None:
        assert self._stop is not None
        page, lost, notes = self._stop
        sources = next((n for n, each in enumerate(page.blocks) if _is_section(each)), len(page.blocks))
        added: list[Block] = [Text(MarkedText(sentence), weight="small") for sentence in lost]
        if notes:
            words = _("Hide the notes") if self._has_notes else _("Notes, for whoever presents")
            added.append(Actions((Action(words, _ToggleNotes(), "words"),)))
            added += [Text(MarkedText(notes), weight="small", is_quiet=True)] if self._has_notes else []
        self.show_page(replace(page, blocks=(*page.blocks[:sources], *added, *page.blocks[sources:])))

    def _answer(self, request: Request) -> None:
        if isinstance(request, _ToggleNotes):
            self._has_notes = not self._has_notes
            self._show()
        else:
            self._ask(request)


def _is_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _no_stop() -> Page:
    words = (
        _("A tour walks through views of the head, with a few words at each stop."),
        _("Choose one under Tours. The head turns, and the words stand here."),
    )
    return Page("stop/", Head(""), tuple(Text(MarkedText(each), is_quiet=True) for each in words))


class StopWriter(QWidget):
    """A stop as its author writes it: plain fields, each change asked for after a pause or on leaving the field.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers what is written.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 16, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(4)
        self.fields: dict[TextField, QLineEdit | QPlainTextEdit] = {}
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
                self._ask(WriteStop(name, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand over what was typed when a field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.hand_over()
        return super().eventFilter(watched, event)

    def _on_text_changed(self) -> None:
        self._pause.start()


class TourPage(QWidget):
    """The right panel of the mode."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("The stop"))
        self.choice = Segmented(
            look, (("read", _("Read")), ("write", _("Write"))), _("Read or write"), self, stretched=True
        )
        self.choice.choice_requested.connect(self._on_choice_requested)
        self.choice.choose("read")
        self.reader = StopReader(look, ask, self)
        self.writer = StopWriter(look, ask, self)
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

    def show_stop(
        self,
        page: Page | None,
        texts: dict[str, str],
        lost: tuple[str, ...] = (),
        *,
        is_own: bool,
    ) -> None:
        """Show a stop; one's own can be written.

        Parameters
        ----------
        page : Page or None
            What is read; None before a stop is shown.
        texts : dict
            What can be written, by the names of the fields.
        lost : tuple of str
            What the stop refers to and is gone, a sentence each.
        """
        can_write = is_own and page is not None
        self._bar.setVisible(can_write)
        if not can_write:
            self._show("read")
        self.reader.show_stop(page, lost, texts.get("notes", ""))
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
