"""What is learned by heart: four rows in a frame, each in a few words with its sources."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ZoneCard
from viewer.presentation.learn_rows import LearnRow
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.stack import BesideOrBelow, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_LABEL_PX = 70
_TEXT_LEAST_PX = 150
_PADDING_PX = 11
_ROW_GAP_PX = 8


class LearnSection(CardSection):
    """Where, For what, Which side, How; a row that is uncertain says so and leads to what is."""

    def __init__(self, look: Look, card: ZoneCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Learn this"), parent=parent, margin_px=_PADDING_PX)
        look.changed.connect(self.update)
        for row in card.learn:
            self._add_row(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the raised ground and its frame."""
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("raised"))
        painter.setPen(QPen(look.blend("accent", 0.27, "raised"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    def _add_row(self, row: LearnRow) -> None:
        label = Stack(self)
        name = Statement(
            self.look, row.label, role="small", colour="text_2", is_roomy=bool(row.text.marks), parent=label
        )
        label.add(name)
        if row.is_doubted:
            link = LinkButton(self.look, _("uncertain"), role="note", parent=label)
            link.setAccessibleName(_("%s: what is uncertain") % row.label)
            set_plain_tooltip(link, _("What is uncertain stands further down"))
            link.clicked.connect(lambda _checked=False, key=row.section: self.section_requested.emit(key))
            label.add(link)
        said = self.statement(row.text, "small", "text")
        least_px = self.look.px(_TEXT_LEAST_PX)
        self.add(BesideOrBelow(label, self.look.px(_LABEL_PX), said, least_px, 6, self), _ROW_GAP_PX)
