"""The bar under the head while a zone is built: the step in one sentence, how far one is, back, play and next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.construction_view import Construction
from viewer.presentation.marked_text import MarkedText
from viewer.state.build_requests import ShowStep
from viewer.state.request import Ask
from viewer.widgets.construction.keys import keeps_key
from viewer.widgets.icons import GRID_PX, IconName
from viewer.widgets.pieces.page_scroll import PageScroll
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, TypeRole

_HEIGHT_PX, _MOST_PX = 136, 188
_MARGIN_PX = 24
_WIDE_PX = 720
_CONTROLS_SHARE = 0.43
_CONTROLS_PX = (300, 490)
_BAR_PX, _BAR_GAP_PX = 6, 6
_BUTTON_PX = 40
_MARK_ROOM_PX = 24


class ProgressBars(QWidget):
    """One bar for each step; those that are reached are filled."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._of = self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.keep_painted(self)

    def show_progress(self, at: int, of: int) -> None:
        """Show that `at` (from 0) of so many steps is reached."""
        self._at, self._of = at, of
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the bars, and a width to begin with."""
        return QSize(120, _BAR_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars."""
        if not self._of:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = _BAR_GAP_PX if self._of <= 12 else 3
        width = (self.width() - gap * (self._of - 1)) / self._of
        for index in range(self._of):
            painter.setBrush(self._look.colour("accent" if index <= self._at else "line"))
            painter.drawRoundedRect(QRectF(index * (width + gap), 0, width, _BAR_PX), _BAR_PX / 2, _BAR_PX / 2)
        painter.end()


class BuildCaption(QWidget):
    """The bar.

    Its height is that of the longest sentence of the zone, so that the head keeps its size from step to step.

    Attributes
    ----------
    play : QPushButton
        Asks to play, or to pause.
    """

    def __init__(
        self, look: Look, ask: Ask, show_source: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._ask = look, ask
        self._view: Construction | None = None
        self._is_playing = False
        self._role: TypeRole = "caption"
        self.setAccessibleName(_("Step that is explained"))
        self._count = Statement(look, role="small", colour="text_2", parent=self)
        self._page = Stack()
        self._caption = Statement(look, role="caption", parent=self._page)
        self._small = Statement(look, role="section", parent=self._page)
        self._scroll = PageScroll(self._page, self)
        for statement in (self._caption, self._small):
            statement.source_requested.connect(show_source)
            self._page.add(statement)
        self._bars = ProgressBars(look, self)
        self.back_button = self._button(_("Back"), "back")
        self.back_button.clicked.connect(self.go_back)
        self.play = self._button(_("Play"), "play")
        self.next_button = QPushButton(self)
        self.next_button.setProperty("kind", "primary")
        self.next_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next_button.clicked.connect(self._go_on_or_again)
        self.next_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_plain_tooltip(self.back_button, _("One step back (left arrow)"))
        set_plain_tooltip(self.play, _("Play, or pause (space bar)"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._count)
        words.addWidget(self._scroll, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.back_button, self.play):
            buttons.addWidget(button)
        buttons.addWidget(self.next_button, 1)
        self._controls = QWidget(self)
        column = QVBoxLayout(self._controls)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self._bars)
        column.addLayout(buttons)
        column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(_MARGIN_PX + 8, 14, _MARGIN_PX, 14)
        self._row.setSpacing(32)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._controls)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_construction(self, view: Construction | None) -> None:
        """Show the step of a construction."""
        is_same_zone = view is not None and self._view is not None and view.steps is self._view.steps
        self._view = view
        step = view.step if view is not None else None
        if not is_same_zone:
            self._choose_role()
        text = MarkedText(view.note if view is not None else "") if step is None else step.caption
        marked = MarkedText(text.text, text.marks)  # its doubt stands in the panel at the left
        # Both say it: which of them is seen can change with the width, long after this.
        for statement in (self._caption, self._small):
            statement.show_text(marked)
        self._show_role()
        at, of = (view.at, len(view.steps)) if view is not None else (0, 0)
        self._count.show_text(_("Step {at} of {of}").format(at=at + 1, of=of) if of else "")
        self._bars.show_progress(at, of)
        self.back_button.setEnabled(at > 0)
        self.play.setEnabled(of > 1)
        self.next_button.setEnabled(of > 0)
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.fit_page()
        self._fit_next()

    def go_back(self) -> None:
        """Ask for the step before."""
        self._go_to(-1 if self._view is None else self._view.at - 1)

    def go_on(self) -> None:
        """Ask for the next step."""
        self._go_to(-1 if self._view is None else self._view.at + 1)

    def go_to_first(self) -> None:
        """Ask for the first step."""
        self._go_to(0)

    def go_to_last(self) -> None:
        """Ask for the last step: the finished zone."""
        self._go_to(-1 if self._view is None else len(self._view.steps) - 1)

    def show_playing(self, is_playing: bool) -> None:
        """Show whether it plays by itself."""
        self._is_playing = is_playing
        self._restyle_play()

    def caption_text(self) -> str:
        """Return the sentence that is shown."""
        return (self._caption if self._role == "caption" else self._small).text()

    def _go_on_or_again(self) -> None:
        if self._view is not None and self._view.is_finished:
            self.go_to_first()
        else:
            self.go_on()

    def _go_to(self, step: int) -> None:
        if self._view is not None and 0 <= step < len(self._view.steps):
            self._ask(ShowStep(step))

    def event(self, event: QEvent) -> bool:
        """Keep the space bar for a focused button."""
        return keeps_key(self, event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the controls beside the sentence, or below it where room is short."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _button(self, text: str, icon: IconName) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("icon_name", icon)
        return button

    def _arrange(self) -> None:
        is_wide = self.width() >= _WIDE_PX * self._look.factor
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)
        self._row.setSpacing(32 if is_wide else 8)
        low, high = (self._look.px(each) for each in _CONTROLS_PX)
        if is_wide:
            self._controls.setFixedWidth(min(max(round(self.width() * _CONTROLS_SHARE), low), high))
        else:
            self._controls.setMinimumWidth(0)
            self._controls.setMaximumWidth(16_777_215)
        self._choose_role()
        self._show_role()
        self._row.activate()  # at once: the words on the last button are cut to its new width
        self._scroll.fit_page()
        self._fit_next()

    def _choose_role(self) -> None:
        """Take the large type if every sentence of the zone has room in it, and set the bar's height."""
        look, view = self._look, self._view
        is_wide = self.width() >= _WIDE_PX * look.factor
        margins = self._row.contentsMargins()
        controls = self._controls.width() + 32 if is_wide else 0
        room = max(self.width() - margins.left() - margins.right() - controls - 14, 120)
        texts = [step.caption for step in view.steps] if view is not None else []
        above = look.line("small") + 2
        below = 0 if is_wide else look.px(_BUTTON_PX) + _BAR_PX + 14 + 8
        fixed = margins.top() + margins.bottom() + above + below
        heights = {}
        for role in ("caption", "section"):
            heights[role] = max((self._height(text, role, room) for text in texts), default=0)
        most = look.px(_MOST_PX) + below
        self._role = "caption" if fixed + heights["caption"] <= most else "section"
        least = look.px(_HEIGHT_PX) + below
        self.setFixedHeight(min(max(fixed + heights[self._role] + 4, least), most))

    def _height(self, text: MarkedText, role: TypeRole, room_px: int) -> int:
        metrics = self._look.metrics(role)
        room = min(room_px, self._look.longest_line(role))
        flags = Qt.TextFlag.TextWordWrap
        marks = " 00" * len(text.marks)
        box = metrics.boundingRect(QRectF(0, 0, room, 10_000), flags, text.text + marks)
        lines = max(1, round(box.height() / metrics.lineSpacing() + 0.2))
        return int(lines) * self._look.line(role) + 4

    def _show_role(self) -> None:
        is_large = self._role == "caption"
        for statement, is_shown in ((self._caption, is_large), (self._small, not is_large)):
            statement.setMaximumHeight(16_777_215 if is_shown else 0)
            statement.setVisible(is_shown)

    def _fit_next(self) -> None:
        """Say what comes next, as far as there is room."""
        view, look = self._view, self._look
        step = view.step if view is not None else None
        is_last = view is not None and view.is_finished
        words = _("Start again") if is_last or step is None else step.next_words
        room = self.next_button.width() - look.px(GRID_PX) - 2 * 12 - 14
        metrics = look.metrics("small_bold")
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 60))
        self.next_button.setText(f"{elided.replace('&', '&&')}\N{NO-BREAK SPACE}")  # keeps the icon off the words
        self.next_button.setAccessibleName(words)
        set_plain_tooltip(self.next_button, words if is_last else _("{words} (right arrow)").format(words=words))
        icon: IconName = "reset" if is_last else "next"
        size = look.px(GRID_PX)
        off = look.colour("text_3")
        self.next_button.setIcon(look.icons.icon(icon, look.colour("on_accent"), disabled=off, size_px=size))
        self.next_button.setIconSize(QSize(size, size))

    def _restyle(self) -> None:
        look = self._look
        size = look.px(GRID_PX)
        for button in (self.back_button, self.play, self.next_button):
            button.setFixedHeight(look.px(_BUTTON_PX))
        self.back_button.setIcon(
            look.icons.icon("back", look.colour("text"), disabled=look.colour("text_3"), size_px=size, gap_px=4)
        )
        self.back_button.setIconSize(QSize(size + 4, size))
        self._restyle_play()
        self._arrange()

    def _restyle_play(self) -> None:
        look = self._look
        size = look.px(GRID_PX)
        self.play.setText(_("Pause") if self._is_playing else _("Play"))
        icon: IconName = "pause" if self._is_playing else "play"
        self.play.setIcon(
            look.icons.icon(icon, look.colour("text"), disabled=look.colour("text_3"), size_px=size, gap_px=4)
        )
        self.play.setIconSize(QSize(size + 4, size))
