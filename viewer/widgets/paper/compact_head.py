"""The head of a card while one reads: sample, title, a second line, and at the right what can be switched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from viewer.presentation.card_view import Swatch
from viewer.widgets.pieces.elided_label import ElidedLabel
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.swatch import PatternBar
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_GAP_PX = 8
_PADDING_PX = 8
_ROW_GAP_PX = 4
_HEIGHT_PX = 64
_TWO_ROWS_PX = 96


class CompactHead(QWidget):
    """64 px high; a title that has no room beside the side switch has a row for itself, and the switch the next one.

    Parameters
    ----------
    look : Look
        Colours and type.
    side : Segmented or None
        The side switch of this head.
    """

    def __init__(self, look: Look, side: Segmented | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._side = side
        self._texts = ("", "", "")
        self._bar = PatternBar(look, (), self)
        self._bar.setVisible(False)
        self.title = Statement(look, role="section", parent=self)
        self._code = ElidedLabel(look, role="small", colour="text_2", parent=self)
        self._names = ElidedLabel(look, role="small", colour="text_2", parent=self)
        self._measure = ElidedLabel(look, role="small", colour="text_2", parent=self)
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self.title)
        first.addWidget(self._code)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(first)
        words.addWidget(self._names)
        words.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN_PX, _PADDING_PX, _MARGIN_PX, _PADDING_PX)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(_ROW_GAP_PX)
        self._grid.addWidget(self._bar, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(words, 0, 1, 1, 3)
        self._grid.setColumnStretch(1, 1)
        self._has_two_rows: bool | None = None
        self._arrange()
        look.changed.connect(self._arrange)

    def show_head(
        self,
        title: str,
        names: str = "",
        *,
        code: str = "",
        measure: str = "",
        swatches: Sequence[Swatch] = (),
        has_side: bool = False,
    ) -> None:
        """Show another head."""
        self._texts = (title, code, names)
        self.title.show_text(title)
        self._measure.show_text(measure)
        self._measure.setVisible(bool(measure))
        self._bar.show_swatches(swatches)
        self._bar.setVisible(bool(swatches))
        if self._side is not None:
            self._side.setVisible(has_side)
        self._has_two_rows = None
        self._arrange()

    def height_px(self) -> int:
        """Return its height, in pixels: the title is whole."""
        if not self._has_two_rows:
            return self._look.px(_HEIGHT_PX)
        title = self.title.heightForWidth(self._room() - self._bar_px())
        rows = title + self._look.line("small") + _ROW_GAP_PX + self._second_row_px()
        return max(self._look.px(_TWO_ROWS_PX), rows + 2 * _PADDING_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one row or two, as there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        has_two_rows = not self._fits_in_one_row()
        if has_two_rows != self._has_two_rows:
            self._has_two_rows = has_two_rows
            _title, code, names = self._texts
            # Below a title of its own row the code stands before the other names.
            self._code.show_text("" if has_two_rows else code)
            self._code.setVisible(bool(code) and not has_two_rows)
            self._names.show_text("  ".join(filter(None, (code, names))) if has_two_rows else names)
            self._names.setVisible(bool(self._names.text()))
            beside: list[QWidget] = [self._measure, *([self._side] if self._side is not None else [])]
            for widget in beside:
                self._grid.removeWidget(widget)
            if has_two_rows:
                for column, widget in enumerate(reversed(beside)):
                    align = Qt.AlignmentFlag.AlignRight if widget is self._measure else Qt.AlignmentFlag.AlignLeft
                    self._grid.addWidget(widget, 1, 2 * column, 1, 2, align | Qt.AlignmentFlag.AlignVCenter)
            else:
                for column, widget in enumerate(beside, start=4):
                    self._grid.addWidget(widget, 0, column, Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(self.height_px())
        # While the head is not seen its words keep the place of another width.
        self._grid.invalidate()
        self._grid.activate()

    def _fits_in_one_row(self) -> bool:
        title, code, names = self._texts
        code_px = self._look.metrics("small").horizontalAdvance(code) + 6 if code else 0
        wanted = max(
            self._look.metrics("section").horizontalAdvance(title) + 4 + code_px,
            self._look.metrics("small").horizontalAdvance(names),
        )
        others = [self._measure.width_px() if not self._measure.isHidden() else 0]
        if self._side is not None and not self._side.isHidden():
            others.append(self._side.sizeHint().width())
        return wanted + self._bar_px() + sum(width + _GAP_PX for width in others if width) <= self._room()

    def _room(self) -> int:
        return max(1, self.width() - 2 * _MARGIN_PX)

    def _bar_px(self) -> int:
        return self._bar.sizeHint().width() + _GAP_PX if not self._bar.isHidden() else 0

    def _second_row_px(self) -> int:
        if self._side is not None and not self._side.isHidden():
            return self._side.sizeHint().height()
        return self._measure.sizeHint().height() if not self._measure.isHidden() else -_ROW_GAP_PX
