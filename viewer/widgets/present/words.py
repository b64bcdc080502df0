"""The words of a stop before a class: large, at the left of the head, on the ground of the view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from viewer.presentation.tour_view import StopPage, source_names
from viewer.widgets.present.foot import LEAST_PX, MARGIN_PX, PresentFoot
from viewer.widgets.theme import Look

Role = Literal["tour", "title", "words", "question", "answer", "sources"]

_LEAST_TITLE_PX = 34
_RIGHT_PX = 24
_SMALLEST_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to be drawn.

    Attributes
    ----------
    role : str
        What it is in the stop.
    size_px, line_px : float
        At the design's width.
    gap_px : float
        Above it.
    """

    role: Role
    text: str
    size_px: float
    line_px: float
    weight: int
    token: str
    gap_px: float


@dataclass(frozen=True, slots=True, eq=False)
class _Set:
    """A block, set for a width."""

    layout: QTextLayout
    token: str
    top_px: float
    height_px: float


class PresentWords(QWidget):
    """Tour name, title, paragraphs, question, answer and sources, as large as there is room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._blocks: tuple[Block, ...] = ()
        self._scale = 1.0
        self._set: list[_Set] = []
        self._set_for: tuple[int, int, float] | None = None
        self.setMinimumWidth(1)
        look.changed.connect(self._forget)

    def show_page(self, page: StopPage | None, *, is_answered: bool) -> None:
        """Show a stop."""
        page = page.as_read(is_answered=is_answered) if page is not None else None
        self._blocks = blocks_of(page, is_answered=is_answered) if page is not None else ()
        self.setAccessibleName(page.title if page is not None else "")
        self.setAccessibleDescription(" ".join(block.text for block in self._blocks))
        self._forget()

    def set_scale(self, scale: float) -> None:
        """Take over the width of the screen, as a share of the design's."""
        self._scale = scale
        self._forget()

    def type_px(self, size_px: float, share: float = 1.0) -> float:
        """Return a size of the design on this screen: never below what can be read from the last row."""
        return max(LEAST_PX, size_px * self._scale * share)

    def shown_words(self) -> tuple[str, ...]:
        """Return what is said, top to bottom."""
        return tuple(block.text for block in self._blocks)

    def shown_sizes_px(self) -> tuple[float, ...]:
        """Return the sizes of type in which the blocks are drawn."""
        return tuple(each.layout.font().pixelSize() for each in self._ready())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the view, and the words in the middle of the height."""
        look, painter = self._look, QPainter(self)
        ground = QLinearGradient(0, 0, 0, self.height())
        ground.setColorAt(0, look.colour("view_top"))
        ground.setColorAt(1, look.colour("view_bottom"))
        painter.fillRect(self.rect(), ground)
        left = MARGIN_PX * self._scale
        for each in self._ready():
            painter.setPen(look.colour(each.token))
            each.layout.draw(painter, QPointF(left, each.top_px))
        painter.end()

    def _forget(self) -> None:
        self._set_for = None
        self.update()

    def _ready(self) -> list[_Set]:
        key = (self.width(), self.height(), self._scale)
        if self._set_for != key:
            self._set_for = key
            blocks = self._blocks
            self._set = self._fitted(blocks)
            for kept in (_without_sources(blocks), _only_answer(blocks)):
                if self._total_px() > self._room_px() and kept:
                    self._set = self._fitted(kept)
            top = max(LEAST_PX, (self.height() - self._total_px()) * 0.5)
            self._set = [_Set(each.layout, each.token, each.top_px + top, each.height_px) for each in self._set]
        return self._set

    def _fitted(self, blocks: Sequence[Block]) -> list[_Set]:
        """Set blocks as large as they fit, down to the least size."""
        share = 1.0
        self._set = self._set_at(blocks, share)
        while self._total_px() > self._room_px() and share > _SMALLEST_SHARE:
            share -= 0.05
            self._set = self._set_at(blocks, share)
        return self._set

    def _room_px(self) -> float:
        return self.height() - 2.0 * LEAST_PX

    def _total_px(self) -> float:
        return self._set[-1].top_px + self._set[-1].height_px if self._set else 0.0

    def _set_at(self, blocks: Sequence[Block], share: float) -> list[_Set]:
        room = max(self.width() - (MARGIN_PX + _RIGHT_PX) * self._scale, 1.0)
        done: list[_Set] = []
        y = 0.0
        for block in blocks:
            size = self.type_px(block.size_px, share)
            line = size * block.line_px / block.size_px
            y += block.gap_px * self._scale * share if done else 0.0
            if block.role == "title":
                size = max(size, _LEAST_TITLE_PX)
                line = size * block.line_px / block.size_px
            layout = self._laid_out(block, round(size), line, room)
            if block.role == "title":
                layout = self._balanced(block, layout, round(size), line, room)
            height = line * layout.lineCount()
            done.append(_Set(layout, block.token, y, height))
            y += height
        return done

    def _balanced(self, block: Block, layout: QTextLayout, size_px: int, line_px: float, room_px: float) -> QTextLayout:
        """Break a title so that its lines are of about one length: no word stands alone on the last."""
        count, width = layout.lineCount(), room_px
        while count > 1 and width > room_px / 2:
            width *= 0.96
            narrower = self._laid_out(block, size_px, line_px, width)
            if narrower.lineCount() > count:
                break
            layout = narrower
        return layout

    def _laid_out(self, block: Block, size_px: int, line_px: float, room_px: float) -> QTextLayout:
        font = QFont(self._look.font("body"))
        font.setPixelSize(size_px)
        font.setWeight(QFont.Weight(block.weight))
        if block.size_px > 60:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
        layout = QTextLayout(block.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        lift = (line_px - QFontMetricsF(font).height()) / 2
        layout.beginLayout()
        y = lift
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room_px)
            line.setPosition(QPointF(0, y))
            y += line_px
        layout.endLayout()
        return layout


class PresentPanel(QWidget):
    """Words above, how far one is below."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PresentWords(look, self)
        self.foot = PresentFoot(look, is_left=True, parent=self)

    def resizeEvent(self, event: object) -> None:
        """Put the words above the bar."""
        bar = self.foot.height()
        self.words.setGeometry(0, 0, self.width(), self.height() - bar)
        self.foot.setGeometry(0, self.height() - bar, self.width(), bar)


def blocks_of(page: StopPage, *, is_answered: bool) -> tuple[Block, ...]:
    """Return what a class reads at a stop, from the top down."""
    blocks = [
        Block("tour", page.tour_title, 26, 36, 600, "accent", 0),
        Block("title", page.title, 72, 80, 700, "text", 16),
    ]
    blocks += [Block("words", said.text, 34, 50, 400, "text", 32) for said in page.words]
    if page.question:
        blocks.append(Block("question", page.question, 34, 50, 600, "accent", 40))
        if is_answered:
            blocks += [Block("answer", said.text, 34, 50, 400, "text", 16) for said in page.answer]
    names = source_names(page, is_answered=is_answered)
    if names:
        blocks.append(Block("sources", names, 22, 30, 400, "text_2", 36))
    return tuple(blocks)


def _without_sources(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.role != "sources")


def _only_answer(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return what must be read once the answer is there; nothing while it is not."""
    is_answered = any(block.role == "answer" for block in blocks)
    return tuple(block for block in _without_sources(blocks) if block.role != "words") if is_answered else ()
