"""The strip under the head while a tour is walked: back, where one is, the answer, next, and the way to the class."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.tour_view import StopPage
from viewer.state.errands import RunCommand
from viewer.state.request import Ask, Request
from viewer.state.tour_requests import GoByStops, ShowAnswer
from viewer.widgets.icons import GRID_PX, IconName
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.theme import Look

_HEIGHT_PX = 64
_MARGIN_PX = 16
_GAP_PX = 8
_ICON_GAP_PX = 6


class TourFoot(QWidget):
    """Asks for the next stop, the one before, and the answer.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers the buttons.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._look = look
        self.setAccessibleName(_("Walk through the tour"))
        self._is_answered = False
        self.back = self._button(_("Back"), _("The stop before (Ctrl+PgUp)"), GoByStops(-1))
        self.next = self._button(_("Next"), _("The next stop (Ctrl+PgDown)"), GoByStops(1))
        self.next.setProperty("kind", "primary")
        self.answer = self._button(_("Show the answer"), "", None)
        self.answer.clicked.connect(lambda: ask(ShowAnswer(not self._is_answered)))
        self.present = self._button(_("Present"), _("Full screen, for a class (F5)"), RunCommand("present"))
        self._place = QLabel(self)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        row.setSpacing(_GAP_PX)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it decides itself what it gives up
        row.addWidget(self.back)
        row.addWidget(self._place)
        row.addWidget(self.next)
        row.addStretch(1)
        row.addWidget(self.answer)
        row.addWidget(self.present)
        self._restyle()
        look.changed.connect(self._restyle)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: words are given up before a button is cut."""
        return QSize(0, self._look.px(_HEIGHT_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words while there is room."""
        super().resizeEvent(event)
        self._fit()

    def show_page(self, page: StopPage | None, *, is_answered: bool) -> None:
        """Follow the stop that is shown."""
        self._is_answered = is_answered
        self.back.setEnabled(page is not None and page.number > 1)
        self.next.setEnabled(page is not None and page.number < page.count)
        self.present.setEnabled(page is not None)
        self._place.setText("" if page is None else _("%(n)d of %(m)d") % {"n": page.number, "m": page.count})
        self.answer.setVisible(page is not None and bool(page.answer))
        self.answer.setAccessibleName(_("Hide the answer") if is_answered else _("Show the answer"))
        self._fit()

    def _fit(self) -> None:
        """Give up words one after the other where room is short: of Present, of Back, then "the answer"."""
        self._say_all()
        says_less: tuple[tuple[QPushButton, str], ...] = (
            (self.present, ""),
            (self.back, ""),
            (self.answer, _("Hide") if self._is_answered else _("Answer")),
            (self.next, ""),
        )
        for button, words in says_less:
            if self._needed_px() <= self.width():
                break
            button.setText(words)

    def _say_all(self) -> None:
        self.back.setText(_("Back"))
        self.next.setText(_("Next"))
        self.present.setText(_("Present"))
        self.answer.setText(_("Hide the answer") if self._is_answered else _("Show the answer"))

    def _needed_px(self) -> int:
        shown = [each for each in (self.back, self.next, self.answer, self.present) if not each.isHidden()]
        words = sum(button.sizeHint().width() for button in shown)
        return words + self._place.width() + (len(shown) + 1) * _GAP_PX + 2 * _MARGIN_PX

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _button(self, words: str, tooltip: str, request: Request | None) -> QPushButton:
        button = QPushButton(words, self)
        button.setAccessibleName(words)
        set_plain_tooltip(button, tooltip)
        if request is not None:
            button.clicked.connect(lambda: self._ask(request))
        return button

    def _restyle(self) -> None:
        look = self._look
        self.setFixedHeight(look.px(_HEIGHT_PX))
        self._place.setFixedWidth(look.px(56))
        self._place.setFont(look.font("small_strong"))
        styled: tuple[tuple[QPushButton, IconName, str], ...] = (
            (self.back, "back", "text"),
            (self.next, "next", "on_accent"),
            (self.present, "present", "text"),
        )
        for button, name, token in styled:
            size, gap = look.px(GRID_PX), look.px(_ICON_GAP_PX)
            faint = look.colour("text_3")
            button.setIcon(look.icons.icon(name, look.colour(token), disabled=faint, size_px=size, gap_px=gap))
            button.setIconSize(QSize(size + gap, size))
        self._fit()
