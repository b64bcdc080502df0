"""What a zone is used for, part by part."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import UseBlock, UseView, ZoneCard
from viewer.widgets.pieces.chip import ChipButton, make_chip
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.pieces.section import RULE_GAP_PX, CardSection
from viewer.widgets.pieces.side_question import SideQuestion
from viewer.widgets.pieces.swatch import BLOCK_PILL_PX, draw_swatch
from viewer.widgets.theme import Look

_AT_ONCE = 4


class PartHeading(PaintedButton):
    """Sample, name and body region of a part, its length at the right; a press shows the part on the head."""

    def __init__(self, look: Look, block: UseBlock, parent: QWidget) -> None:
        super().__init__(look, block.name, parent)
        self.block = block
        self.setAccessibleName(", ".join(filter(None, (block.name, block.region, block.measure))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if block.part is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()
        else:
            set_plain_tooltip(self, _("Show %s on the head") % ", ".join(filter(None, (block.name, block.region))))

    def sizeHint(self) -> QSize:
        """Return the size of everything on one line."""
        return QSize(self.look.px(240), max(24, self.look.line("item") + 4))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the words may be cut."""
        return QSize(self.look.px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sample, words and measure."""
        look, block, painter = self.look, self.block, QPainter(self)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        top = round((self.height() - BLOCK_PILL_PX[1]) / 2)
        draw_swatch(painter, look, (block.swatch,), QRectF(0, top, *BLOCK_PILL_PX))
        painter.setFont(look.font("small", tabular=True))
        painter.setPen(look.colour("text_2"))
        measure_px = look.metrics("small").horizontalAdvance(block.measure)
        painter.drawText(self.rect(), align | Qt.AlignmentFlag.AlignRight, block.measure)
        left = BLOCK_PILL_PX[0] + 8.0
        room = self.width() - left - (measure_px + look.px(12) if measure_px else 0)
        name = look.metrics("item").elidedText(block.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(look.font("item"))
        painter.setPen(look.colour("accent" if self.underMouse() and block.part is not None else "text"))
        painter.drawText(QRectF(left, 0, room, self.height()), align, name)
        used = look.metrics("item").horizontalAdvance(name) + look.px(8)
        if look.metrics("small").horizontalAdvance(block.region) <= room - used:
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text_2"))
            painter.drawText(QRectF(left + used, 0, room - used + 2, self.height()), align, block.region)
        if self.hasFocus():
            draw_focus_ring(painter, look, QRectF(self.rect()), 4)
        painter.end()


class UsesSection(CardSection):
    """Uses in blocks: the statement with its sources, and chips that count the studies each way.

    Attributes
    ----------
    affected_requested : Signal(str)
        The side that is affected; nothing to take it back.
    """

    affected_requested = Signal(str)

    def __init__(self, look: Look, card: ZoneCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Used for"), parent)
        self.say_rests(card.rests("uses"))
        if card.has_sides:
            question = SideQuestion(look, card.affected, card.needled, self)
            question.affected_requested.connect(self.affected_requested)
            self.add(question, 12)
        self.say(card.evidence_note, "small", "text_2", gap_px=12)
        # A side said once above is not said again with every use.
        self._says_side = len({use.side for block in card.uses for use in block.uses}) > 1
        self._has_many = len(card.uses) > 1
        self._missing = deque((block, use) for block in card.uses for use in block.uses)
        self._block: UseBlock | None = None
        self.grow()

    def grow(self) -> bool:
        """Add some more uses."""
        for _turn in range(min(_AT_ONCE, len(self._missing))):
            block, use = self._missing.popleft()
            is_first = block is not self._block
            self._block = block
            has_heading = block.part is not None or self._has_many
            if is_first:
                self.rule()
                if has_heading:
                    self._add_heading(block)
            first_gap_px = 2 if has_heading else RULE_GAP_PX
            self._add_use(use, gap_px=first_gap_px if is_first else 12, says_side=self._says_side)
        return bool(self._missing)

    def _add_heading(self, block: UseBlock) -> None:
        heading = PartHeading(self.look, block, self)
        heading.clicked.connect(self._on_heading_clicked)
        self.add(heading, RULE_GAP_PX)

    def _add_use(self, use: UseView, *, gap_px: int, says_side: bool) -> None:
        self.say(use.statement, gap_px=gap_px)
        if says_side:
            self.say(use.side, "small", "text_2", gap_px=2)
        if use.chips:
            box = QWidget(self)
            flow = FlowLayout(box)
            for view in use.chips:
                chip = make_chip(self.look, view, box)
                if isinstance(chip, ChipButton):
                    chip.studies_requested.connect(self.studies_requested)
                flow.addWidget(chip)
            self.add(box, 6)
        self.say(use.note, "small", "text_2", gap_px=6)

    def _on_heading_clicked(self) -> None:
        heading = self.sender()
        if isinstance(heading, PartHeading) and heading.block.part is not None:
            self.part_requested.emit(heading.block.part)
