"""One study: direction, certainty, what was found, and always its limits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import StudyView
from viewer.presentation.marked_text import Mark, MarkedText
from viewer.presentation.sentences import LIMITS_NOT_SAID
from viewer.widgets.paper.certainty import Certainty
from viewer.widgets.paper.interval_plot import IntervalPlot
from viewer.widgets.pieces.chip import make_chip
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.painted_button import draw_focus_ring
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, TypeRole

_PADDING_PX = 12


class StudyCard(Stack):
    """A study on a raised card: the same card, width and type whatever it found.

    Attributes
    ----------
    link_requested : Signal(str)
        The address of a link.
    study_requested : Signal(str)
        The study's own page.
    """

    link_requested = Signal(str)
    study_requested = Signal(str)

    def __init__(self, look: Look, view: StudyView, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin_px=_PADDING_PX)
        self.view = view
        self._look = look
        self.setAccessibleName(f"{view.name}. {view.chip.text}")
        # Reached by a source mark; not a stop of the Tab key by itself.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._fill()
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card's ground and frame."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("raised"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.hasFocus():
            draw_focus_ring(painter, look, QRectF(self.rect()), 8)
        painter.end()

    def _fill(self) -> None:
        view = self.view
        chips = QWidget(self)
        flow = FlowLayout(chips)
        flow.addWidget(make_chip(self._look, view.chip, chips))
        if view.certainty.word:
            flow.addWidget(Certainty(self._look, view.certainty, chips))
        self.add(chips)
        name = MarkedText(view.name, (Mark(view.number, view.key, view.citation),))
        self.add(_unpressed(Statement(self._look, name, role="item", parent=self)), 8)
        self._say(view.design, "note", "text_2", gap_px=0)
        self._say(view.result, "small", "text", gap_px=8)
        if view.intervals:
            ink = self._look.chip_colours(view.chip.kind).ink
            self.add(IntervalPlot(self._look, view.intervals, ink, self), 8)
        self._say(view.limits or LIMITS_NOT_SAID, "note", "text_2", lead=_("Limits."), gap_px=8)
        self._say(view.harms, "note", "text_2", lead=_("Harms."))
        self._say(view.scope, "note", "text_2", lead=_("Needled."))
        self._say(view.not_verified, "note", "text_2", lead=_("Not verified."))
        if view.title not in view.citation:
            self._say(view.title, "note", "text_2", gap_px=8)
        self._say(view.citation, "note", "text_2", gap_px=8 if view.title in view.citation else 0)
        self.open_link = LinkButton(self._look, _("All of this study"), "next", parent=self)
        self.open_link.setAccessibleName(_("Open the page of %s") % view.name)
        self.open_link.clicked.connect(self._on_open_clicked)
        self.add(self.open_link, 4)
        for link in view.links:
            button = WebLink(self._look, link, self)
            button.link_requested.connect(self.link_requested)
            self.add(button)

    def _on_open_clicked(self) -> None:
        self.study_requested.emit(self.view.key)

    def _say(self, text: MarkedText | str, role: TypeRole, colour: str, *, lead: str = "", gap_px: int = 4) -> None:
        if text if isinstance(text, str) else text.text:
            self.add(Statement(self._look, text, role=role, colour=colour, lead=lead, parent=self), gap_px)


def _unpressed(statement: Statement) -> Statement:
    """Let a card's own number be read and not pressed: one is already there."""
    for mark in statement.marks():
        mark.setEnabled(False)
        mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark.unsetCursor()
    return statement
