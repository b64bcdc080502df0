"""The legend: how doubt is drawn, as far as it stands on the head."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from viewer.presentation.doubt import DOUBTS_TITLE, Doubt
from viewer.state.request import Ask
from viewer.state.view_requests import ToggleLegend
from viewer.widgets.pieces.doubt_sample import DoubtSample
from viewer.widgets.pieces.fold_button import FoldButton
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.theme import Look

_MARGIN_PX = 16
_ROW_PX = 24


class DoubtLegend(QWidget):
    """A row for each kind of doubt that is shown; nothing at all where everything is sure.

    Parameters
    ----------
    ask : callable
        Answers the fold.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._doubts: tuple[Doubt, ...] = ()
        self._rows: list[QWidget] = []
        self.setProperty("surface", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(DOUBTS_TITLE)
        self._fold = FoldButton(look, DOUBTS_TITLE, self)
        self._fold.clicked.connect(lambda: ask(ToggleLegend()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN_PX, 4, _MARGIN_PX, 8)
        self._column.setSpacing(0)
        self._column.addWidget(self._fold)
        self.hide()
        look.changed.connect(self._restyle)

    def show_doubts(self, doubts: Sequence[Doubt], *, is_open: bool) -> None:
        """Show these kinds, or their heading alone."""
        if tuple(doubts) != self._doubts:
            self._doubts = tuple(doubts)
            self._fill()
        self._fold.show_open(is_open)
        for row in self._rows:
            row.setVisible(is_open)
        self.setVisible(bool(self._doubts))

    def names(self) -> tuple[str, ...]:
        """Return what the rows that can be seen say."""
        return tuple(row.accessibleName() for row in self._rows if row.isVisibleTo(self))

    def _fill(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(doubt) for doubt in self._doubts]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, doubt: Doubt) -> QWidget:
        row = QWidget(self)
        row.setAccessibleName(doubt.name)
        set_plain_tooltip(row, doubt.said)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(DoubtSample(self._look, doubt.drawing, row))
        words = QLabel(doubt.name, row)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setFont(self._look.font("small"))
        words.setMinimumHeight(self._look.px(_ROW_PX))
        line.addWidget(words, 1)
        return row

    def _restyle(self) -> None:
        is_open = any(row.isVisibleTo(self) for row in self._rows)
        self._fill()
        for row in self._rows:
            row.setVisible(is_open)
