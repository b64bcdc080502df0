"""What is listed on the page of a complaint: zones, and studies in short."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ComplaintZone, StudyRow
from viewer.widgets.pieces.chip import ChipButton, make_chip
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.stack import Beside, Stack, Trailing
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.swatch import PILL_PX, SwatchPill
from viewer.widgets.theme import Look


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
        if view.needled:
            self.add(Statement(look, view.needled, role="small_bold", parent=self), 6)
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


class StudyEntry(Stack):
    """One study in a list: its direction, what it is, and the way to its page.

    Attributes
    ----------
    source_requested : Signal(str)
        Key of the study.
    """

    source_requested = Signal(str)

    def __init__(self, look: Look, view: StudyRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.link = LinkButton(look, view.name, role="item", parent=self)
        self.link.setAccessibleName(_("Open the page of %s") % view.name)
        self.link.clicked.connect(self._on_clicked)
        line = QWidget(self)
        flow = FlowLayout(line, gap_px=8)
        flow.addWidget(self.link)
        flow.addWidget(make_chip(look, view.chip, line))
        self.add(line)
        self.add(Statement(look, view.detail, role="note", colour="text_2", parent=self))

    def _on_clicked(self) -> None:
        self.source_requested.emit(self.view.key)
