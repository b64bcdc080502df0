"""The page of a complaint: the zones that schools name for it, each as good as its support."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from viewer.presentation.card_view import ComplaintCard, ComplaintZone
from viewer.widgets.caution_strip import CautionStrip
from viewer.widgets.chip import ChipButton, make_chip
from viewer.widgets.flow_layout import FlowLayout
from viewer.widgets.page_scroll import SCROLL_BAR_PX, PageScroll
from viewer.widgets.rule import Rule
from viewer.widgets.stack import Beside, Stack, Trailing
from viewer.widgets.statement import Statement
from viewer.widgets.swatch import PILL_PX, SwatchPill
from viewer.widgets.theme import Look

_MARGIN_PX = 24


class ZoneEntry(Stack):
    """One zone of a complaint, with the way to its card.

    Attributes
    ----------
    zone_requested : Signal(str)
        The zone.
    source_requested, studies_requested : Signal
        Key of a source or study; keys of studies.
    """

    zone_requested = Signal(str)
    source_requested = Signal(str)
    studies_requested = Signal(tuple)

    def __init__(self, look: Look, view: ComplaintZone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setAccessibleName(view.title)
        open_card = QPushButton(_("Open card"), self)
        open_card.setAccessibleName(_("Open the card of %s") % view.title)
        open_card.setCursor(Qt.CursorShape.PointingHandCursor)
        open_card.clicked.connect(self._on_open_clicked)
        self.open_button = open_card
        names = Stack(self)
        names.add(Statement(look, view.title, role="section", parent=names))
        names.add(Statement(look, view.subtitle, role="small", colour="text_2", parent=names))
        # The pill stands in the middle of the first line of the name.
        pill = Stack(self, margin_px=(0, (look.line("section") - PILL_PX[1]) // 2, 0, 0))
        pill.add(SwatchPill(look, (view.swatch,), parent=pill))
        sample = Beside(pill, PILL_PX[0], names, 12, self)
        self.add(Trailing(sample, open_card, parent=self))
        side = Statement(look, view.side, parent=self)
        side.source_requested.connect(self.source_requested)
        self.add(side, 4)
        if view.chips:
            box = QWidget(self)
            flow = FlowLayout(box)
            for chip_view in view.chips:
                chip = make_chip(look, chip_view, box)
                if isinstance(chip, ChipButton):
                    chip.studies_requested.connect(self.studies_requested)
                flow.addWidget(chip)
            self.add(box, 8)
        for note in view.notes:
            self.add(Statement(look, note, role="small", colour="text_2", parent=self), 8)

    def _on_open_clicked(self) -> None:
        self.zone_requested.emit(self.view.zone)


class ComplaintCardPanel(QWidget):
    """Shows a `ComplaintCard`.

    Attributes
    ----------
    zone_requested : Signal(str)
        A zone whose card is to be opened.
    source_requested : Signal(str)
        Key of a source or study.
    studies_requested : Signal(str, tuple)
        A zone, and the keys of studies to show on its card.
    all_cautions_requested : Signal()
        The cautions in full; they stand on the zones' cards.
    """

    zone_requested = Signal(str)
    source_requested = Signal(str)
    studies_requested = Signal(str, tuple)
    all_cautions_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._card: ComplaintCard | None = None
        self._entries: list[ZoneEntry] = []
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Page of the complaint"))
        self._page = Stack(margin_px=(_MARGIN_PX, 20, _MARGIN_PX - SCROLL_BAR_PX, _MARGIN_PX))
        self._scroll = PageScroll(self._page, self)
        self._strip = CautionStrip(look, self)
        self._strip.all_requested.connect(self.all_cautions_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._strip)
        look.changed.connect(self._on_look_changed)

    def show_card(self, card: ComplaintCard) -> None:
        """Show the page of a complaint."""
        if card == self._card:
            return
        self._card = card
        self._fill(card)
        self._scroll.verticalScrollBar().setValue(0)

    def entries(self) -> tuple[ZoneEntry, ...]:
        """Return the zones on the page."""
        return tuple(self._entries)

    def strip(self) -> CautionStrip:
        """Return the caution strip."""
        return self._strip

    def _fill(self, card: ComplaintCard) -> None:
        look, page = self._look, self._page
        for widget in page.widgets():
            page.remove(widget)
        self._entries = []
        page.add(Statement(look, _("From a complaint"), role="small", colour="text_2", parent=page))
        page.add(Statement(look, card.title, role="title", parent=page))
        page.add(Statement(look, card.subtitle, colour="text_2", parent=page), 2)
        for view in card.zones:
            page.add(Rule(look, page), 16)
            entry = ZoneEntry(look, view, page)
            entry.zone_requested.connect(self.zone_requested)
            entry.source_requested.connect(self.source_requested)
            entry.studies_requested.connect(self._on_studies_requested)
            self._entries.append(entry)
            page.add(entry, 16)
        if card.note.text:
            page.add(Rule(look, page), 16)
            note = Statement(look, card.note, role="small", colour="text_2", parent=page)
            note.source_requested.connect(self.source_requested)
            page.add(note, 16)
        self._strip.show_strip(card.strip, is_danger=card.has_danger)
        self._scroll.fit_page()

    def _on_studies_requested(self, keys: tuple[str, ...]) -> None:
        entry = self.sender()
        if isinstance(entry, ZoneEntry):
            self.studies_requested.emit(entry.view.zone, keys)

    def _on_look_changed(self) -> None:
        if self._card is not None:
            self._fill(self._card)
