"""What begins a group, or one thing of a group."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Block, Entries, Heading
from viewer.widgets.paper.column import RULE_GAP_PX, Column
from viewer.widgets.paper.entries import is_rich
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.pieces.swatch import BLOCK_PILL_PX, draw_swatch
from viewer.widgets.theme import Look

_THING_GAP_PX = 12


class HeadingButton(PaintedButton):
    """Sample, name and what else it is, a figure at the right; a press asks for it on the head."""

    def __init__(self, look: Look, heading: Heading, parent: QWidget) -> None:
        super().__init__(look, heading.text, parent)
        self.heading = heading
        self.setAccessibleName(", ".join(filter(None, (heading.text, heading.detail, heading.measure))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if heading.request is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()
        else:
            name = ", ".join(filter(None, (heading.text, heading.detail)))
            set_plain_tooltip(self, _("Show %s on the head") % name)

    def sizeHint(self) -> QSize:
        """Return the size of everything on one line."""
        return QSize(self.look.px(240), max(24, self.look.line("item") + 4))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the words may be cut."""
        return QSize(self.look.px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sample, words and measure."""
        look, heading, painter = self.look, self.heading, QPainter(self)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        left = 0.0
        if heading.swatch is not None:
            top = round((self.height() - BLOCK_PILL_PX[1]) / 2)
            draw_swatch(painter, look, (heading.swatch,), QRectF(0, top, *BLOCK_PILL_PX))
            left = BLOCK_PILL_PX[0] + 8.0
        painter.setFont(look.font("small", tabular=True))
        painter.setPen(look.colour("text_2"))
        measure_px = look.metrics("small").horizontalAdvance(heading.measure)
        painter.drawText(self.rect(), align | Qt.AlignmentFlag.AlignRight, heading.measure)
        room = self.width() - left - (measure_px + look.px(12) if measure_px else 0)
        name = look.metrics("item").elidedText(heading.text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(look.font("item"))
        painter.setPen(look.colour("accent" if self.underMouse() and heading.request is not None else "text"))
        painter.drawText(QRectF(left, 0, room, self.height()), align, name)
        used = look.metrics("item").horizontalAdvance(name) + look.px(8)
        if look.metrics("small").horizontalAdvance(heading.detail) <= room - used:
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text_2"))
            painter.drawText(QRectF(left + used, 0, room - used + 2, self.height()), align, heading.detail)
        if self.hasFocus():
            draw_focus_ring(painter, look, QRectF(self.rect()), 4)
        painter.end()


def set_heading(heading: Heading, column: Column, gap_px: int, before: Block | None) -> Iterator[None]:
    """Set the heading of a group below a line, but for one of several lists; that of one thing has none."""
    if heading.level == 2 and before is not None:
        if not _is_list(before):
            column.rule()
        gap_px = RULE_GAP_PX
    elif heading.level == 3 and before is not None:
        gap_px = _THING_GAP_PX
    if heading.swatch is not None or heading.request is not None or heading.measure:
        button = HeadingButton(column.look, heading, column)
        if heading.request is not None:
            request = heading.request
            button.clicked.connect(lambda: column.setting.ask(request))
        column.add(button, gap_px)
    else:
        scale = column.setting.scale
        column.say(heading.text, scale.group if heading.level == 2 else scale.thing, gap_px=gap_px)
        column.say(heading.detail, scale.small, "text_2")
    yield


def _is_list(before: Block) -> bool:
    """Whether what is above is a list of names: it needs no line to tell it from the next."""
    return isinstance(before, Entries) and not any(map(is_rich, before.entries))
