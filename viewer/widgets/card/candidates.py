"""The choice between zones that lie at the same place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.data.language import ngettext
from viewer.presentation.zone_list import ZoneRow
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.swatch import PILL_PX, draw_swatch
from viewer.widgets.theme import Look

_ROW_PX = 44
_PADDING_PX = 12


class CandidateRow(PaintedButton):
    """A zone to choose: sample, name, 汉字 and code."""

    def __init__(self, look: Look, view: ZoneRow, parent: QWidget) -> None:
        super().__init__(look, view.name, parent)
        self.view = view
        self.setAccessibleName(", ".join(filter(None, (view.name, view.han, view.code))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_plain_tooltip(self, _("Open the card of %s") % view.name)

    def sizeHint(self) -> QSize:
        """Return the size of a row."""
        return QSize(self.look.px(240), self.look.px(_ROW_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the name may be cut."""
        return QSize(self.look.px(96), self.look.px(_ROW_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, sample and words."""
        look, rect, painter = self.look, QRectF(self.rect()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = 0.12 if self.isDown() else 0.06 if self.underMouse() else 0.0
        painter.setBrush(look.blend("text", share, "raised"))
        painter.setPen(look.colour("line_strong"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        top = (rect.height() - PILL_PX[1]) / 2
        draw_swatch(painter, look, self.view.swatches, QRectF(_PADDING_PX, round(top), *PILL_PX))
        left = _PADDING_PX + PILL_PX[0] + 12
        right = " ".join(filter(None, (self.view.han, self.view.code)))
        right_px = look.metrics("small").horizontalAdvance(right)
        room = rect.width() - left - _PADDING_PX - (right_px + look.px(12) if right else 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(look.font("item"))
        painter.setPen(look.colour("text"))
        name = look.metrics("item").elidedText(self.view.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room + 2, rect.height()), align, name)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_2"))
        edge = QRectF(0, 0, rect.width() - _PADDING_PX, rect.height())
        painter.drawText(edge, align | Qt.AlignmentFlag.AlignRight, right)
        if self.hasFocus():
            draw_focus_ring(painter, look, rect.adjusted(2, 2, -2, -2), 6)
        painter.end()


class Candidates(Stack):
    """“Two zones lie here”, and a row for each; as high as it needs.

    Attributes
    ----------
    zone_requested : Signal(str)
        The zone that was chosen.
    """

    zone_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin_px=(24, 20, 24, 0))
        self._look = look
        self._choices: list[CandidateRow] = []
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_zones(self, rows: Sequence[ZoneRow]) -> None:
        """Show zones to choose from, nearest first."""
        for widget in self.widgets():
            self.remove(widget)
        count = len(rows)
        words = {2: _("Two zones lie here"), 3: _("Three zones lie here")}
        title = words.get(count, ngettext("%d zone lies here", "%d zones lie here", count) % count)
        self.setAccessibleName(title)
        self.add(Statement(self._look, title, role="section", parent=self))
        self.add(Statement(self._look, _("Choose one."), role="small", colour="text_2", parent=self), 2)
        self._choices = []
        for index, row in enumerate(rows):
            button = CandidateRow(self._look, row, self)
            button.clicked.connect(self._on_row_clicked)
            self._choices.append(button)
            self.add(button, 8 if index else 12)
        self.add(Rule(self._look, self), 16)

    def rows(self) -> tuple[CandidateRow, ...]:
        """Return the rows."""
        return tuple(self._choices)

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, CandidateRow):
            self.zone_requested.emit(row.view.zone)
