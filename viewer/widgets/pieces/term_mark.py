"""A term inside a sentence: what can be pressed, and the explanation that a press opens below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.marked_text import TermView
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.pieces.paragraph import Paragraph, format_range, text_layout, x_of
from viewer.widgets.theme import Look, TypeRole

_BAR_PX = 2
_INDENT_PX = 12
_GAP_PX = 2
_PAD_PX = 2


class TermMark(PaintedButton):
    """The place of a term; the sentence draws the words and the dots below them.

    Hovering shows the explanation, a press opens it below the sentence or closes it.
    """

    def __init__(self, look: Look, view: TermView, parent: QWidget) -> None:
        super().__init__(look, view.name, parent)
        self.view = view
        self.setCheckable(True)
        self.setAccessibleName(_("%s: what it means") % view.name)
        set_plain_tooltip(self, f"{view.plain}\n{view.professional}")

    def underline(self, text_from: int) -> QTextLayout.FormatRange:
        """Return the dots below the words, in a layout whose text begins at a place."""
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dotted.setUnderlineColor(self.look.colour("text_2"))
        return format_range(text_from + self.view.start, self.view.end - self.view.start, dotted)

    def lie_over(self, layout: QTextLayout, text_from: int, pad_px: int) -> None:
        """Lay the target over the words, or over their first line if they are broken."""
        start = text_from + self.view.start
        line = layout.lineForTextPosition(start)
        end = min(text_from + self.view.end, line.textStart() + line.textLength())
        left, right = x_of(line, start), x_of(line, end)
        height = line.ascent() + line.descent()
        margin = min(left, 1.0)
        self.setGeometry(QRectF(left - margin, pad_px + line.y(), right - left + 2, height + 2).toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring of the focus, and a line under the words while the explanation is open."""
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            ink = self.look.colour("accent")
            painter.fillRect(QRectF(0, self.height() - _BAR_PX, self.width(), _BAR_PX), ink)
        if self.hasFocus():
            draw_focus_ring(painter, self.look, QRectF(self.rect()), 4)
        painter.end()


class TermExplanation:
    """The explanation of a term, beside a bar: plain words first, then technical ones, then who says so.

    Parameters
    ----------
    view : TermView
        The term.
    """

    def __init__(self, look: Look, view: TermView) -> None:
        self._look = look
        bold = QTextCharFormat()
        bold.setFontWeight(600)
        lead = f"{view.name}."
        self._rows = (
            (self._row(f"{lead} {view.plain}", "small", len(lead), bold), "text"),
            (self._row(view.professional, "small", 0, bold), "text_2"),
            (self._row(view.source, "note", 0, bold), "text_2"),
        )

    @property
    def height(self) -> int:
        """Height at the width fitted last, in pixels."""
        gaps = _GAP_PX * (len(self._rows) - 1)
        return 2 * _PAD_PX + gaps + sum(row.height for row, _ink in self._rows)

    def fit(self, width: int) -> None:
        """Break the texts into lines of a width, in pixels."""
        for row, _ink in self._rows:
            row.fit(max(width - self._look.px(_INDENT_PX), 1))

    def paint(self, painter: QPainter, top: float) -> None:
        """Paint bar and texts from the left edge, below a height in pixels."""
        painter.fillRect(QRectF(0, top, _BAR_PX, self.height), self._look.colour("accent"))
        y = top + _PAD_PX
        for row, ink in self._rows:
            painter.setPen(self._look.colour(ink))
            row.layout.draw(painter, QPointF(self._look.px(_INDENT_PX), y))
            y += row.height + _GAP_PX

    def _row(self, text: str, role: TypeRole, bold_to: int, bold: QTextCharFormat) -> Paragraph:
        formats = [format_range(0, bold_to, bold)] if bold_to else []
        return Paragraph(text_layout(text, self._look.font(role), formats), self._look.line(role))
