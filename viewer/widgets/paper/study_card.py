"""One study: direction, certainty, what was found, and always its limits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import StudyView
from viewer.presentation.marked_text import Mark, MarkedText
from viewer.presentation.sentences import LIMITS_NOT_SAID
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.paper.evidence import chip_row, interval_plot
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.painted_button import draw_focus_ring
from viewer.widgets.pieces.statement import Statement

_PADDING_PX = 12


class StudyCard(Column):
    """A study on a raised card: the same card, width and type whatever it found."""

    def __init__(self, view: StudyView, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent, _PADDING_PX)
        self.view = view
        self.setAccessibleName(f"{view.name}. {view.chip.text}")
        # Reached by a source mark; not a stop of the Tab key by itself.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._fill()
        setting.look.keep_painted(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card's ground and frame."""
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("raised"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.hasFocus():
            draw_focus_ring(painter, look, QRectF(self.rect()), 8)
        painter.end()

    def _fill(self) -> None:
        view, setting = self.view, self.setting
        self.add(chip_row((view.chip,), setting, self, certainty=view.certainty))
        name = MarkedText(view.name, (Mark(view.number, view.key, view.citation),))
        self.add(_unpressed(Statement(self.look, name, role="item", parent=self)), 8)
        self._note(view.design, gap_px=0)
        self.say(view.result, "small", gap_px=8)
        if view.intervals:
            self.add(interval_plot(view.intervals, view.chip.kind, self), 8)
        self._note(view.limits or LIMITS_NOT_SAID, _("Limits."), gap_px=8)
        self._note(view.harms, _("Harms."))
        self._note(view.scope, _("Needled."))
        self._note(view.not_verified, _("Not verified."))
        is_titled = view.title in view.citation
        if not is_titled:
            self._note(view.title, gap_px=8)
        self._note(view.citation, gap_px=8 if is_titled else 0)
        self.open_link = LinkButton(self.look, _("All of this study"), "next", parent=self)
        self.open_link.setAccessibleName(_("Open the page of %s") % view.name)
        self.open_link.clicked.connect(lambda: setting.open_source(view.key))
        self.add(self.open_link, 4)
        for link in view.links:
            button = WebLink(self.look, link, self)
            button.link_requested.connect(lambda url: setting.open_link(url))
            self.add(button)

    def _note(self, text: str, lead: str = "", gap_px: int = 4) -> None:
        self.say(text, "note", "text_2", lead=lead, gap_px=gap_px)


def _unpressed(statement: Statement) -> Statement:
    """Let a card's own number be read and not pressed: one is already there."""
    for mark in statement.marks():
        mark.setEnabled(False)
        mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark.unsetCursor()
    return statement
