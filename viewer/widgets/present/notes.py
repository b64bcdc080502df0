"""The presenter's own window: notes, what comes next, the clock."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QElapsedTimer, QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyle, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.tour_view import StopPage
from viewer.widgets.pieces.page_scroll import PageScroll
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_KEYS = _(
    "Space, PgDn: on  ·  PgUp: back  ·  B: black  ·  S: spotlight  ·  D: draw  ·  C: clear  ·  N: notes  ·  "
    "X: change screens  ·  Esc: end"
)
_SHARE = 0.7
"""Of width and height of the picture, where the notes stand above it."""


class PresentNotes(QWidget):
    """Stands on another screen than the class sees, or above the picture where there is only one."""

    def __init__(self, look: Look) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._look = look
        self.setWindowTitle(_("Notes for the presenter"))
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(960, 640)
        self._above: QWidget | None = None
        self._since = QElapsedTimer()
        self._clock, self._elapsed, self._place = QLabel(self), QLabel(self), QLabel(self)
        for label, name in ((self._clock, _("Time")), (self._elapsed, _("Since the beginning")), (self._place, "")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAccessibleName(name)
        self._words = Stack(margin_px=(32, 24, 20, 24))
        self._scroll = PageScroll(self._words, self)
        top = QHBoxLayout()
        top.setContentsMargins(32, 20, 32, 16)
        top.setSpacing(32)
        top.addWidget(self._place, 1)
        top.addWidget(self._elapsed)
        top.addWidget(self._clock)
        self._next = Statement(look, "", role="section", parent=self)
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 16, 32, 20)
        foot.setSpacing(8)
        foot.addWidget(self._next)
        foot.addWidget(Statement(look, _KEYS, role="small", colour="text_2", parent=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Separator(look, self))
        column.addWidget(self._scroll, 1)
        column.addWidget(Separator(look, self))
        column.addLayout(foot)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_time)
        self._restyle()
        look.changed.connect(self._restyle)

    def begin(self) -> None:
        """Count from now."""
        self._since.start()

    def stand_on(self, screen: QScreen) -> None:
        """Fill another screen than the class sees."""
        self._above = None
        self.setParent(None, Qt.WindowType.Window)
        self._show_edge(on=False)
        self.setScreen(screen)
        self.setGeometry(screen.availableGeometry())
        self.showMaximized()
        self._tick.start()
        self._show_time()

    def stand_above(self, window: QWidget) -> None:
        """Stand in the middle of the window that the class sees, above all else in it."""
        self._above = window
        self.setParent(window, Qt.WindowType.Widget)
        self._show_edge(on=True)
        self.fit()
        self.show()
        self.raise_()
        self._tick.start()
        self._show_time()

    def fit(self) -> None:
        """Follow the size of the window that they stand above, if they do."""
        if self._above is not None:
            room = self._above.size()
            size = QSize(round(_SHARE * room.width()), round(_SHARE * room.height()))
            middle = Qt.AlignmentFlag.AlignCenter
            self.setGeometry(QStyle.alignedRect(self.layoutDirection(), middle, size, self._above.rect()))

    def show_page(self, page: StopPage | None, following: str) -> None:
        """Show the notes of a stop, and the title of the next."""
        for widget in self._words.widgets():
            self._words.remove(widget)
        if page is None:
            return
        self._place.setText(_("Stop %(n)d of %(m)d") % {"n": page.number, "m": page.count})
        self._say(page.title, "title", "text", 0)
        self._say(page.notes or _("No notes for this stop."), "explain_text", "text" if page.notes else "text_2", 16)
        if page.question:
            self._say(_("Question"), "group", "text_2", 24)
            self._say(page.question, "section", "text", 4)
            for said in page.answer:
                self._say(said.text, "body", "text", 8)
        if page.sources:
            self._say(_("Sources"), "group", "text_2", 24)
            for source in page.sources:
                self._say(f"{source.number}  {source.citation}", "note", "text_2", 4)
        self._next.show_text(_("Next: %s") % following if following else _("This is the last stop."))
        self._scroll.fit_page()
        self._scroll.verticalScrollBar().setValue(0)

    def sentences(self) -> tuple[str, ...]:
        """Return what is said, top to bottom."""
        shown = [each.text() for each in self._words.widgets() if isinstance(each, Statement)]
        return (*shown, self._next.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop counting."""
        self._tick.stop()
        super().closeEvent(event)

    def _show_edge(self, *, on: bool) -> None:
        self.setProperty("edge", "true" if on else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def _say(self, text: str, role: str, colour: str, gap: int) -> None:
        statement = Statement(self._look, text, role=role, colour=colour, parent=self._words)  # type: ignore[arg-type]
        self._words.add(statement, gap)

    def _show_time(self) -> None:
        now = QDateTime.currentDateTime().time()
        # In the order of the system, and in the digits of all other numbers here.
        self._clock.setText(QLocale.c().toString(now, QLocale().timeFormat(QLocale.FormatType.ShortFormat)))
        minutes, seconds = divmod(self._since.elapsed() // 1000, 60)
        self._elapsed.setText(f"{minutes}:{seconds:02d}")

    def _restyle(self) -> None:
        for label in (self._clock, self._elapsed):
            label.setFont(self._look.font("explain", tabular=True))
        self._place.setFont(self._look.font("section"))
