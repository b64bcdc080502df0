"""What the measuring tape says, in words to read and to copy; and the way to measure without a mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.measure import MeasureView, NamedPlace
from viewer.state.request import Ask, Request
from viewer.state.tape_requests import ClearTape, LayTape, TakeTapePointBack, ToggleTape, as_place
from viewer.widgets.pieces.page_scroll import PageScroll
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.search_combo import SearchCombo
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, TypeRole

_MARGIN_PX = 16
_GAP_PX = 8
_WORDS_PX = 104
_COMBO_PX = 250


class MeasurePanel(QWidget):
    """Stands under the head while the tape is out. Its height stays, so that the head does not jump.

    Attributes
    ----------
    copy : QPushButton
        Asks for all lengths as text.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._ask = look, ask
        self._places: Sequence[NamedPlace] = ()
        self.setAccessibleName(_("Measure on the skin"))
        self._combos = (
            SearchCombo(_("Measure from"), _("From"), self),
            SearchCombo(_("Measure to"), _("To"), self),
        )
        for combo in self._combos:
            combo.setMaximumWidth(_COMBO_PX)
            combo.choice_requested.connect(self._on_choice_requested)
        self._back = self._button(_("Take back"), _("Take the last point away (Backspace)"), TakeTapePointBack())
        self._again = self._button(_("Start again"), _("Take all points away"), ClearTape())
        self.copy = self._button(_("Copy"), _("Copy all lengths as text"))
        self._done = self._button(_("Done"), _("Put the tape away (Esc)"), ToggleTape())
        places, acts = QHBoxLayout(), QHBoxLayout()
        for combo in self._combos:
            places.addWidget(combo, 100)
        places.addStretch(1)
        acts.addStretch(1)
        self._buttons = (self._back, self._again, self.copy, self._done)
        for button in self._buttons:
            acts.addWidget(button)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part in (places, acts, row):
            part.setSpacing(_GAP_PX)
        row.addLayout(places, 1)
        row.addLayout(acts)
        self._words = Stack(margin_px=(0, 0, 8, 48))
        self._scroll = PageScroll(self._words)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 10, _MARGIN_PX, 10)
        column.setSpacing(8)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # else one row would hold it open
        column.addLayout(row)
        column.addWidget(self._scroll)
        self._shown: list[Statement] = []
        self._restyle()
        look.changed.connect(self._restyle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the places where there is no room beside them: none of them is cut."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the least size: in two rows it needs no more than the head above it."""
        return QSize(0, super().minimumSizeHint().height())

    def show_places(self, places: Sequence[NamedPlace]) -> None:
        """Offer places to choose by name."""
        self._places = places
        for combo in self._combos:
            combo.show_entries([(str(key), place.text) for key, place in enumerate(places)])

    def show_view(self, view: MeasureView) -> None:
        """Show what the tape says."""
        for old in self._shown:
            self._words.remove(old)
        self._shown = []
        for leg in view.legs:
            self._say(leg.words, lead=f"{leg.title}:")
        if view.total:
            self._say(view.total, lead=_("Sum:"))
        if not view.legs:
            self._say(view.lead, colour="text_2")
        for note in view.notes:
            self._say(note, "note", "text_2")
        self._scroll.fit_page()
        # The last two legs are in sight with the sum.
        self._scroll.verticalScrollBar().setValue(self._shown[max(len(view.legs) - 2, 0)].y())
        has_points = bool(len(view.places_mm))
        self._back.setEnabled(has_points)
        self._again.setEnabled(has_points)
        self.copy.setEnabled(bool(view.legs))
        if not has_points:
            for combo in self._combos:
                combo.choose(None)
        self.setAccessibleDescription(view.sentence)

    def buttons(self) -> dict[str, QPushButton]:
        """Return the buttons by what they do, for tests."""
        return {"back": self._back, "again": self._again, "copy": self.copy, "done": self._done}

    def words(self) -> tuple[str, ...]:
        """Return the sentences that are shown."""
        return tuple(statement.text() for statement in self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _say(self, text: str, role: TypeRole = "body", colour: str = "text", *, lead: str = "") -> None:
        statement = Statement(self._look, text, role=role, colour=colour, lead=lead, parent=self._words)
        self._words.add(statement, 2)
        self._shown.append(statement)

    def _button(self, words: str, tooltip: str, asks: Request | None = None) -> QPushButton:
        button = QPushButton(words, self)
        set_plain_tooltip(button, tooltip)
        if asks is not None:
            button.clicked.connect(lambda: self._ask(asks))
        return button

    def _on_choice_requested(self, key: str) -> None:
        combo = self.sender()
        if isinstance(combo, SearchCombo):
            combo.choose(key)
        start, end = (each.chosen() for each in self._combos)
        if start is not None and end is not None:
            self._ask(LayTape(tuple(as_place(self._places[int(key)].point_mm) for key in (start, end))))

    def _fit(self) -> None:
        needed = sum(button.sizeHint().width() + _GAP_PX for button in self._buttons) + 2 * _MARGIN_PX
        needed += sum(combo.minimumSizeHint().width() + _GAP_PX for combo in self._combos)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if self.width() >= needed else way.TopToBottom)

    def _restyle(self) -> None:
        self._scroll.setFixedHeight(self._look.px(_WORDS_PX))
        self._fit()
        self.updateGeometry()
