"""How far the skin is glass: a slider with marks at skull and cortex, and the same in percent."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from viewer.data.language import gettext as _
from viewer.state.glass_requests import SetGlass
from viewer.state.request import Ask
from viewer.widgets.pieces.number_field import NumberField
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.wheel import pass_wheel
from viewer.widgets.theme import Look

SKULL, CORTEX = 33, 66
"""Percent at which the skull, and at which the cortex stands free."""

_NAME = _("How far the skin is glass, percent")
_SLIDER_PX, _SHORT_PX = 128, 96
_HANDLE_PX = 20  # with its border, as the style sheet has it
_FIELD_PX = 60
_TICK_PX = (2, 12)
_GAP_PX = 6


class GlassControl(QWidget):
    """Asks for the skin to turn to glass.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers what is chosen.

    Attributes
    ----------
    slider, field : QSlider, NumberField
        Both show the same.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._look = look
        self._lacks = self._also = ""
        self._word = QLabel(_("Glass"), self)
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        self.slider = _MarkedSlider(look, self)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setFixedWidth(_SLIDER_PX)
        self.field = NumberField(_NAME, 0, 100, after=" %", parent=self)
        self.field.setSingleStep(10)
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._word.setBuddy(self.slider)
        self.slider.setAccessibleName(_NAME)
        pass_wheel(self.slider)
        self.slider.valueChanged.connect(self._on_changed)
        self.field.setKeyboardTracking(False)
        self.field.valueChanged.connect(self._on_changed)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        for widget in (self._word, self.slider, self.field):
            row.addWidget(widget)
        self.show_glass(0.0, "")
        self._restyle()
        look.changed.connect(self._restyle)

    def show_glass(self, glass: float, lacks: str) -> None:
        """Show how far the skin is glass, 0 to 1; or why it cannot be, where `lacks` says so."""
        self._lacks = lacks
        percent = round(glass * 100)
        blockers = [QSignalBlocker(widget) for widget in (self.slider, self.field)]
        self.slider.setValue(percent)
        self.field.setValue(percent)
        for blocker in blockers:
            blocker.unblock()
        self.setEnabled(not lacks)
        self._tell()

    def say_also(self, words: str) -> None:
        """Say in its tooltips, too, where something is to be found that it took the room of; nothing if empty."""
        self._also = words
        self._tell()

    def show_parts(self, *, has_word: bool, has_percent: bool, is_long: bool) -> None:
        """Leave out word and percent, and shorten the slider, where room is short."""
        self._word.setVisible(has_word)
        self.field.setVisible(has_percent)
        self.slider.setFixedWidth(_SLIDER_PX if is_long else _SHORT_PX)

    def widths_px(self) -> tuple[int, int, int, int]:
        """Return how wide are: word, percent, what the slider can be shorter by, and the short slider."""
        word_px, field_px = self._word.sizeHint().width() + _GAP_PX, self.field.width() + _GAP_PX
        return word_px, field_px, _SLIDER_PX - _SHORT_PX, _SHORT_PX

    def _tell(self) -> None:
        words = self._lacks or _("The skin turns to glass: skull and cortex beneath (G, Shift+G)")
        for shown in (self, self._word, self.slider, self.field):
            set_plain_tooltip(shown, f"{words}\n{self._also}" if self._also else words)
        self.slider.setAccessibleDescription(self._lacks or _seen(self.slider.value()))

    def _restyle(self) -> None:
        self._word.setFont(self._look.font("small"))
        self.field.setFixedWidth(self._look.px(_FIELD_PX))

    def _on_changed(self, percent: float) -> None:
        self._ask(SetGlass(percent / 100))


class _MarkedSlider(QSlider):
    """A slider with a mark where the skull, and where the cortex is seen."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, and over them the slider."""
        painter = QPainter(self)
        width, height = _TICK_PX
        for percent in (SKULL, CORTEX):
            x = _HANDLE_PX / 2 + (self.width() - _HANDLE_PX) * percent / 100
            mark = QRectF(x - width / 2, (self.height() - height) / 2, width, height)
            painter.fillRect(mark, self._look.colour("text_3" if self.isEnabled() else "line"))
        painter.end()
        super().paintEvent(event)


def _seen(percent: int) -> str:
    """What is seen, for those who do not see it."""
    if percent == 0:
        return _("The skin is whole")
    if percent < SKULL - 10:
        return _("The skin begins to let through")
    return _("The skull is seen") if percent < CORTEX - 10 else _("The cortex is seen")
