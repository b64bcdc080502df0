"""The bars above and below an explanation: what it is about, and the few large controls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.pages.explanation import CLOSING
from viewer.state.explain_requests import LeavePatient
from viewer.state.request import Ask
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.touch_button import TouchButton
from viewer.widgets.theme import Look

BAR_PX = 88
_MARGIN_PX = 32
_GAP_PX = 16


class Bar(QWidget):
    """A bar across, higher only where its words need it, with a thin line at its inner edge."""

    def __init__(self, look: Look, *, is_top: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._is_top = is_top
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(_MARGIN_PX, 8, _MARGIN_PX, 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.row.setSpacing(_GAP_PX)
        self._measure()
        look.changed.connect(self._measure)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("panel"))
        y = self.height() - 1 if self._is_top else 0
        painter.fillRect(0, y, self.width(), 1, self.look.colour("line"))
        painter.end()

    def _measure(self) -> None:
        self.setMinimumHeight(self.look.px(BAR_PX))
        self.updateGeometry()
        self.update()


class ExplainTop(Bar):
    """Says what is explained; larger words, the hand-out, and the way out.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers the way out.

    Attributes
    ----------
    larger, handout, close_button : TouchButton
        The mode enlarges its words itself, and knows who makes the page to take home.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(look, is_top=True, parent=parent)
        self._title = Statement(look, "", role="explain", parent=self)
        self._subtitle = Statement(look, "", role="han", colour="text_2", parent=self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        self.row.addLayout(words, 1)
        self.larger = TouchButton(look, _("Larger words"), "larger", parent=self)
        self.larger.setCheckable(True)
        self.handout = TouchButton(look, _("Hand-out"), "print", parent=self)
        self.close_button = TouchButton(look, _("Close"), "clear", is_primary=True, parent=self)
        self.close_button.clicked.connect(lambda: ask(LeavePatient()))
        for button in (self.larger, self.handout, self.close_button):
            self.row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_title(self, title: str, subtitle: str, *, can_hand_out: bool) -> None:
        """Show what is explained."""
        self._title.show_text(title)
        self._subtitle.show_text(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.handout.setEnabled(can_hand_out)


class ExplainFoot(Bar):
    """Turns the head: the mode does it, which knows where the eye stands."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, is_top=False, parent=parent)
        self.left = TouchButton(look, _("Turn left"), "turn_left", parent=self)
        self.right = TouchButton(look, _("Turn right"), "turn_right", parent=self)
        self.row.addWidget(self.left)
        self.row.addWidget(self.right)
        self.row.addStretch(1)


class ExplainClosing(Bar):
    """Says what this is and what it is not."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, is_top=False, parent=parent)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for sentence in CLOSING:
            words.addWidget(Statement(look, sentence, role="han", colour="text_2", align_right=True, parent=self))
        words.addStretch(1)
        self.row.addLayout(words)
