"""The page of a complaint: the zones that schools name for it, each as good as its support."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ComplaintCard, ComplaintZone, StudyRow
from viewer.presentation.sentences import PROVISIONAL
from viewer.widgets.card.complaint_entries import StudyEntry, ZoneEntry
from viewer.widgets.card.frame import MARGIN_PX, CardFrame
from viewer.widgets.paper.compact_head import CompactHead
from viewer.widgets.pieces.card_tools import CardTools
from viewer.widgets.pieces.help_first import HelpFirst
from viewer.widgets.pieces.page_queue import PageQueue
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.side_question import SideQuestion
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look


class ComplaintHead(Stack):
    """What the complaint is called in both kinds of words, how many zones are named, and the tools of the card."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin_px=(MARGIN_PX, 16, MARGIN_PX, 8))
        self._title = Statement(look, role="title", parent=self)
        self._subtitle = Statement(look, colour="text_2", parent=self)
        self.tools = CardTools(look, has_words=True, parent=self)
        self.add(Statement(look, _("From a complaint"), role="small", colour="text_2", parent=self))
        self.add(self._title)
        self.add(self._subtitle, 2)
        self.add(self.tools, 8)

    def show_card(self, card: ComplaintCard) -> None:
        """Show the head of a page."""
        self._title.show_text(card.title)
        self._subtitle.show_text(card.subtitle)
        self.tools.show_words(card.words)


class ComplaintCardPanel(CardFrame):
    """Shows a `ComplaintCard`.

    Attributes
    ----------
    zone_requested : Signal(str)
        A zone whose card is to be opened.
    studies_requested : Signal(str, tuple)
        A zone, and the keys of studies to show on its card.
    affected_requested : Signal(str)
        The side that is affected; nothing to take it back.
    compare_requested : Signal(tuple)
        Two zones to compare.
    words_requested : Signal(str)
        ``plain`` or ``professional``.
    explain_requested : Signal()
        It is to be explained to a patient.
    copy_requested : Signal(str)
        As of `CopyMenu`.
    """

    zone_requested = Signal(str)
    studies_requested = Signal(str, tuple)
    affected_requested = Signal(str)
    compare_requested = Signal(tuple)
    words_requested = Signal(str)
    copy_requested = Signal(str)
    explain_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        head = ComplaintHead(look)
        super().__init__(look, _("Page of the complaint"), head, CompactHead(look), parent=parent)
        self._head = head
        self._card: ComplaintCard | None = None
        self._entries: list[ZoneEntry] = []
        self.question: SideQuestion | None = None
        self._queue = PageQueue(self._scroll)
        self._compare: QPushButton | None = None
        self.explain: QPushButton | None = None
        head.tools.words_requested.connect(self.words_requested)
        head.tools.copy_requested.connect(self.copy_requested)
        look.changed.connect(self._on_look_changed)

    def show_card(self, card: ComplaintCard) -> None:
        """Show the page of a complaint; the same complaint as before keeps its place on the page."""
        old, self._card = self._card, card
        if card == old:
            return
        is_same = old is not None and [zone.zone for zone in old.zones] == [zone.zone for zone in card.zones]
        self._head.show_card(card)
        self._compact.show_head(card.title, card.subtitle)
        self._line.show_cautions(card.cautions)
        self._fit_head()
        if is_same and old is not None and old.cautions == card.cautions:
            with self._scroll.kept_place():
                self._fill(card)
                self._queue.finish()
        else:
            self._fill(card)
            self._scroll.verticalScrollBar().setValue(0)

    def build_all(self) -> None:
        """Build what is still missing of the page, now."""
        self._queue.finish()

    def entries(self) -> tuple[ZoneEntry, ...]:
        """Return the zones on the page."""
        self._queue.finish()
        return tuple(self._entries)

    def studies(self) -> tuple[StudyEntry, ...]:
        """Return the studies listed at the foot of the page."""
        self._queue.finish()
        return tuple(widget for widget in self._page.widgets() if isinstance(widget, StudyEntry))

    def compare_button(self) -> QPushButton | None:
        """Return the button that compares two zones of different schools, if there are two."""
        self._queue.finish()
        return self._compare

    def _fill(self, card: ComplaintCard) -> None:
        page = self._page
        for widget in page.widgets():
            page.remove(widget)
        self._entries, self._compare = [], None
        self._queue.start(
            [
                partial(self._fill_start, card),
                *self._zone_steps(card),
                *self._study_steps(card),
                partial(self._fill_note, card),
            ]
        )

    def _fill_note(self, card: ComplaintCard) -> None:
        look, page = self._look, self._page
        if not card.note.text:
            return
        page.add(Rule(look, page), 16)
        note = Statement(look, card.note, role="small", colour="text_2", parent=page)
        note.source_requested.connect(self.source_requested)
        page.add(note, 16)
        if card.has_provisional:
            page.add(Statement(look, PROVISIONAL, role="note", colour="text_2", parent=page), 8)

    def _fill_start(self, card: ComplaintCard) -> None:
        look, page = self._look, self._page
        if card.help_first:
            first = HelpFirst(look, card.help_first, parent=page)
            first.source_requested.connect(self.source_requested)
            page.add(first)
        self.question = None
        if card.zones:
            self.question = SideQuestion(look, card.affected, card.side_note, page)
            self.question.affected_requested.connect(self.affected_requested)
            page.add(self.question, 16)
        self.explain = self._add_button(_("Explain to a patient"))
        self.explain.setProperty("kind", "primary")
        self.explain.clicked.connect(self.explain_requested)
        if card.no_zone:
            page.add(Statement(look, card.no_zone, role="section", parent=page), 16)

    def _zone_steps(self, card: ComplaintCard) -> Iterator[Callable[[], None]]:
        many_schools = len({view.school for view in card.zones}) > 1
        school = ""
        for view in card.zones:
            heading = view.school if many_schools and view.school != school else ""
            school = view.school
            yield partial(self._add_zone, view, heading)
        if card.compared:
            yield partial(self._add_compare, card.compare_text)

    def _add_zone(self, view: ComplaintZone, heading: str) -> None:
        look, page = self._look, self._page
        page.add(Rule(look, page), 16)
        if heading:
            page.add(Statement(look, heading, role="group", colour="text_2", parent=page), 12)
        entry = ZoneEntry(look, view, page)
        entry.zone_requested.connect(self.zone_requested)
        entry.source_requested.connect(self.source_requested)
        entry.studies_requested.connect(self._on_studies_requested)
        self._entries.append(entry)
        page.add(entry, 4 if heading else 16)

    def _add_compare(self, text: str) -> None:
        self._compare = self._add_button(text)
        self._compare.clicked.connect(self._on_compare_clicked)

    def _add_button(self, text: str) -> QPushButton:
        row = QWidget(self._page)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(text, row)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        line.addWidget(button)
        line.addStretch(1)
        self._page.add(row, 16)
        return button

    def _study_steps(self, card: ComplaintCard) -> Iterator[Callable[[], None]]:
        for title, rows in (
            (_("Studies of these zones"), card.studies),
            (_("Studies that name no single zone"), card.unlinked),
        ):
            for index, row in enumerate(rows):
                yield partial(self._add_study, row, "" if index else title)

    def _add_study(self, row: StudyRow, title: str) -> None:
        look, page = self._look, self._page
        if title:
            page.add(Rule(look, page), 16)
            page.add(Statement(look, title, role="section", parent=page), 16)
        entry = StudyEntry(look, row, page)
        entry.source_requested.connect(self.source_requested)
        page.add(entry, 8 if title else 10)

    def _on_studies_requested(self, keys: tuple[str, ...]) -> None:
        entry = self.sender()
        if isinstance(entry, ZoneEntry):
            self.studies_requested.emit(entry.view.zone, keys)

    def _on_compare_clicked(self) -> None:
        if self._card is not None:
            self.compare_requested.emit(self._card.compared)

    def _on_look_changed(self) -> None:
        if self._card is not None:
            self._fill(self._card)
