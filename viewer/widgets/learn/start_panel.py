"""The right panel at the home of Learn: what is due and three ways to begin, and the calendar."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.learn_home import LearnHome
from viewer.presentation.sentences import counted
from viewer.state.practice_requests import GoOnPractising, StartPractice
from viewer.state.request import Ask, Request
from viewer.widgets.icons import GRID_PX
from viewer.widgets.learn.calendar import LearnCalendar
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_MINUTES = (10, 5, 20)
STAYS_HERE = _("All of this stays on this computer. No account.")


class StartPanel(QWidget):
    """Asks for a session of so many minutes, or one of another choice."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._ask = look, ask
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("What to practise today"))
        self._due = Statement(look, "", role="explain", parent=self)
        self._due.setSizePolicy(self._due.sizePolicy().horizontalPolicy(), self._due.sizePolicy().verticalPolicy())
        self._said = Statement(look, "", parent=self)
        self._pace = Statement(look, "", role="small", colour="text_2", parent=self)
        self.starts = tuple(self._start(minutes) for minutes in _MINUTES)
        self.starts[0].setProperty("kind", "primary")
        self.go_on = self._button(_("Go on with your session"), GoOnPractising())
        self.go_on.setProperty("kind", "primary")
        self.weak = self._link(_("My weak ones"), StartPractice(only="weak"))
        self.calendar = LearnCalendar(look, self)
        self._trouble = _Framed(look, self)
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_home(self, home: LearnHome) -> None:
        """Show what is due, when was practised, and what can be begun."""
        nothing = not home.due and not home.new
        self._due.show_text(str(home.due or home.new))
        self._due.setVisible(not nothing)
        if home.due:
            new = _(", %s new waiting") % home.new if home.new else ""
            self._said.show_text(_("due today%s") % new)
        elif home.new:
            self._said.show_text(_("new, nothing else is due"))
        else:
            self._said.show_text(home.next_due or _("Nothing is due."))
        pace = counted(home.minutes, _("minute"), _("minutes"))
        self._pace.show_text(
            _("You can practise all the same: what is known comes up again later.")
            if nothing
            else _("About %s at your pace.") % pace
        )
        self.weak.setText(_("My weak ones (%s)") % home.weak)
        self.weak.setVisible(home.weak > 0)
        self.go_on.setVisible(bool(home.waits))
        self.go_on.setToolTip(home.waits)
        self.starts[0].setProperty("kind", "" if home.waits else "primary")
        self.starts[0].style().unpolish(self.starts[0])
        self.starts[0].style().polish(self.starts[0])
        self.calendar.show_days(home.days)
        self._trouble.show_text(home.trouble)
        self._restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("surface", "panel")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN_PX, 20, _MARGIN_PX, 12)
        column.setSpacing(8)
        column.addWidget(self._trouble)
        count = QHBoxLayout()
        count.setSpacing(12)
        count.addWidget(self._due, 0)
        count.addWidget(self._said, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(count)
        column.addWidget(self._pace)
        column.addSpacing(4)
        column.addWidget(self.go_on)
        starts = QHBoxLayout()
        starts.setSpacing(8)
        for place, button in enumerate(self.starts):
            starts.addWidget(button, 1 if place == 0 else 0)
        starts.addStretch(1)
        column.addLayout(starts)
        column.addWidget(self.weak, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(Separator(self._look, page))
        column.addSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Statement(self._look, _("Calendar"), role="section", parent=page), 1)
        note = _("answers; dashed: coming due")
        head.addWidget(Statement(self._look, note, role="note", colour="text_2", align_right=True, parent=page), 1)
        column.addLayout(head)
        column.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        let_flick(scroll)
        scroll.setWidget(page)
        scroll.viewport().setAutoFillBackground(False)
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN_PX, 8, _MARGIN_PX, 12)
        foot.addWidget(Statement(self._look, STAYS_HERE, role="note", colour="text_2", parent=self))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(scroll, 1)
        around.addLayout(foot)

    def _start(self, minutes: int) -> QPushButton:
        words = _("%s minutes") if minutes == _MINUTES[0] else _("%s min")
        return self._button(words % minutes, StartPractice(minutes=minutes))

    def _button(self, words: str, request: Request) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda: self._ask(request))
        return button

    def _link(self, words: str, request: Request) -> LinkButton:
        link = LinkButton(self._look, words, parent=self)
        link.clicked.connect(lambda: self._ask(request))
        return link

    def _restyle(self) -> None:
        look = self._look
        self._due.setFixedWidth(round(look.metrics("explain").horizontalAdvance(self._due.text() or "0")) + 4)
        for button in (self.starts[0], self.go_on):
            token = "on_accent" if button.property("kind") == "primary" else "text"
            size = look.px(GRID_PX)
            button.setIcon(look.icons.icon("play", look.colour(token), size_px=size, gap_px=look.px(6)))
            button.setIconSize(QSize(size + look.px(6), size))


class _Framed(QFrame):
    """A sentence that stands in the place of what it concerns."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.words = Statement(look, "", role="small", colour="caution_ink", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.words)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        self.words.show_text(text)
        self.setVisible(bool(text))

    def _restyle(self) -> None:
        fill, bar = self._look.colour("caution_fill").name(), self._look.colour("caution_bar").name()
        self.setStyleSheet(
            f"_Framed {{ background: {fill}; border-left: 4px solid {bar}; border-radius: 6px; }}"
            "QLabel { background: transparent; }"
        )
