"""Where sources differ on a step: the doubt in words, the rules to choose from, and both drawn beside each other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.domain.statement import Confidence
from viewer.presentation.construction_view import ConstructionStep, RuleChoice, RuleOption
from viewer.presentation.marked_text import MarkedText
from viewer.state.build_requests import ChooseVariant, ShowRival
from viewer.state.request import Ask
from viewer.widgets.icons import GRID_PX
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_RADIO_PX, _GAP_PX = 18, 10
_CARRIED: dict[Confidence, str] = {
    "high": "",
    "medium": _("Carried by one decent source."),
    "low": _("Carried by a single weak source, or by our own reading."),
}


class RuleRow(PaintedButton):
    """One answer to choose: a ring, its name, and how far the zone would lie from where it lies now."""

    def __init__(self, look: Look, option: RuleOption, parent: QWidget | None = None) -> None:
        super().__init__(look, option.name, parent)
        self.option = option
        self.setCheckable(True)
        self.setChecked(option.is_chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._second = option.difference or (_("built so") if option.is_chosen else "")
        self.setAccessibleName(", ".join(filter(None, (option.name, self._second))))

    def nextCheckState(self) -> None:
        """Stay as it is: what is shown follows the state, not the click."""

    def sizeHint(self) -> QSize:
        """Return the size of two lines."""
        lines = self.look.line("body") + (self.look.line("note") if self._second else 0)
        return QSize(200, max(self.look.px(32), lines + self.look.px(10)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring and the words."""
        look, rect = self.look, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(_RADIO_PX)
        top = (rect.height() - side) / 2
        ring = QRectF(1, top, side, side).adjusted(1, 1, -1, -1)
        painter.setPen(
            QPen(look.colour("accent" if self.isChecked() else "line_strong"), 2 if self.isChecked() else 1.5)
        )
        painter.setBrush(look.colour("raised"))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(ring.adjusted(4, 4, -4, -4))
        left = side + _GAP_PX
        first, second = look.line("body"), look.line("note") if self._second else 0
        top = (rect.height() - first - second) / 2
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("item" if self.isChecked() else "body"))
        room = rect.width() - left
        name = painter.fontMetrics().elidedText(self.plain_text(), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, top, room, first), flags, name)
        if second:
            painter.setPen(look.colour("text_2"))
            painter.setFont(look.font("note"))
            painter.drawText(QRectF(left, top + first, room, second), flags, self._second)
        if self.hasFocus():
            draw_focus_ring(painter, look, rect, 6)
        painter.end()


class SourceDifferences(Stack):
    """What sources say differently about a step.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers what is chosen.

    Attributes
    ----------
    source_requested : Signal(str)
        Key of a source.
    """

    source_requested = Signal(str)

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin_px=(24, 20, 12, 20))
        self._ask = ask
        self._look = look
        self._answers: list[RuleRow] = []
        self._both: list[QPushButton] = []
        self._shown: tuple[object, ...] | None = None

    def show_step(self, step: ConstructionStep | None, rival: str | None) -> None:
        """Show what is open about a step; nothing if nothing is."""
        carried = _CARRIED[step.confidence] if step is not None else ""
        doubt = step.caption.doubt if step is not None else ""
        choices = step.choices if step is not None else ()
        shown = (carried, doubt, choices, rival)
        if shown == self._shown:
            return
        self._shown = shown
        for widget in self.widgets():
            self.remove(widget)
        self._answers, self._both = [], []
        self.setVisible(bool(carried or doubt or choices))
        if not (carried or doubt or choices):
            return
        look = self._look
        title = _("Where sources differ") if doubt or choices else _("How well it is carried")
        self.add(Statement(look, title, role="section", parent=self))
        if doubt:
            self.add(Statement(look, doubt, role="small", colour="text_2", parent=self), 8)
        if carried:
            self.add(Statement(look, carried, role="small", colour="text_2", parent=self), 6)
        for choice in choices:
            self._add_choice(choice, rival)

    def rows(self) -> tuple[RuleRow, ...]:
        """Return the rules to choose from, for tests."""
        return tuple(self._answers)

    def both_buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons that show both, one for each question."""
        return tuple(self._both)

    def _add_choice(self, choice: RuleChoice, rival: str | None) -> None:
        look = self._look
        self.add(Statement(look, choice.question, role="small_bold", parent=self), 14)
        for option in choice.options:
            row = RuleRow(look, option, self)
            row.clicked.connect(lambda _on=False, option=option, choice=choice: self._on_row_clicked(option, choice))
            self._answers.append(row)
            self.add(row, 4)
            if option.text.text:
                text = MarkedText(option.text.text, option.text.marks, option.text.doubt)
                said = Statement(look, text, role="note", colour="text_2", parent=self)
                said.source_requested.connect(self.source_requested)
                self.add(said, 0)
        both = QPushButton(_("Show both"), self)
        both.setCheckable(True)
        both.setChecked(rival == choice.rival)
        both.setIcon(look.icons.icon("compare", look.colour("text"), look.colour("accent"), size_px=look.px(GRID_PX)))
        both.setIconSize(QSize(look.px(GRID_PX), look.px(GRID_PX)))
        other = None if rival == choice.rival else choice.rival
        both.clicked.connect(lambda: self._ask(ShowRival(other)))
        held = QWidget(self)
        row_layout = QHBoxLayout(held)
        row_layout.setContentsMargins(0, 0, 0, 0)
        row_layout.addWidget(both)
        row_layout.addStretch(1)
        self._both.append(both)
        self.add(held, 10)

    def _on_row_clicked(self, option: RuleOption, choice: RuleChoice) -> None:
        if option.is_chosen:
            return
        if option.variant:
            self._ask(ChooseVariant(option.variant, is_on=True))
        else:
            chosen = next(each.variant for each in choice.options if each.is_chosen)
            self._ask(ChooseVariant(chosen, is_on=False))
