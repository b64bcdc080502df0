"""A plain text laid out for a width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption


@dataclass(slots=True)
class Paragraph:
    """A text laid out for a width, lines of one height below each other."""

    layout: QTextLayout
    line_px: int
    height: int = 0

    def fit(self, width: float, *, align_right: bool = False) -> None:
        """Break the text into lines of a width, in pixels."""
        self.layout.beginLayout()
        count = 0
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(width)
            shift = width - line.naturalTextWidth() if align_right else 0.0
            offset = (self.line_px - (line.ascent() + line.descent())) / 2
            line.setPosition(QPointF(shift, round(count * self.line_px + offset)))
            count += 1
        self.layout.endLayout()
        self.height = count * self.line_px


def text_layout(text: str, font: QFont, formats: list[QTextLayout.FormatRange]) -> QTextLayout:
    """Return a text ready to be laid out; it breaks between words, and inside a word that is too long."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.setCacheEnabled(True)
    return layout


def format_range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """Return a format for a stretch of a text."""
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


def x_of(line: QTextLine, position: int) -> float:
    """Return where a character begins, in pixels from the left of the layout."""
    # Qt hands back the place and the position it settled on; the stubs know only the place.
    found: Any = line.cursorToX(position)
    return float(found[0])
