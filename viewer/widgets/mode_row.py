"""The row of modes above the head."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolBar, QWidget

from viewer.data.language import gettext as _
from viewer.state import modes
from viewer.state.errands import RunCommand
from viewer.state.mode_requests import Enter
from viewer.state.request import Ask
from viewer.state.tape_requests import ToggleTape
from viewer.widgets.icons import GRID_PX, IconName
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.theme import Look

_MARGIN_PX = 16
_GAP_PX = 8
_ICON_GAP_PX = 4
_HEIGHT_PX = 48


class ModeRow(QToolBar):
    """Asks for modes and tools; shows which are on.

    Attributes
    ----------
    look : Look
        Colours and type, as all widgets of the window have them.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(_("Modes"), parent)
        self.setObjectName("modeRow")
        self.look = look
        self.setMovable(False)
        self.setFloatable(False)
        self.toggleViewAction().setVisible(False)
        # Qt gives a tool bar's items margins of its own making; one item with a layout has ours.
        content = QWidget(self)
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        choices = [(entry.id, entry.text, cast("IconName", entry.icon)) for entry in modes.MODES if not entry.is_tool]
        self._ask = ask
        self._modes = Segmented(look, choices, _("Mode"), content)
        self._modes.choice_requested.connect(lambda mode: ask(Enter(cast("modes.Mode", mode))))
        self._measure = QPushButton(_("Measure"), content)
        self._measure.setCheckable(True)
        self._measure.clicked.connect(self._on_measure_clicked)
        set_plain_tooltip(self._measure, _("Measure on the skin (Ctrl+M)"))
        self._explain = QPushButton(_("Explain to a patient"), content)
        self._explain.clicked.connect(lambda: ask(Enter("explain")))
        set_plain_tooltip(self._explain, _("Large plain words beside the head (F4)"))
        self._present = QPushButton(_("Present"), content)
        self._present.clicked.connect(lambda: ask(RunCommand("present")))
        set_plain_tooltip(self._present, _("Show the tour to a class, full screen (F5)"))
        row = QHBoxLayout(content)
        row.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        row.setSpacing(0)
        row.addWidget(self._modes)
        row.addStretch(1)
        self._tools = {
            self._measure: _("Measure"),
            self._explain: _("Explain to a patient"),
            self._present: _("Present"),
        }
        for button in self._tools:
            row.addSpacing(_GAP_PX)
            row.addWidget(button)
        self.addWidget(content)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_mode(self, mode: modes.Mode) -> None:
        """Show which mode is on."""
        self._modes.choose(mode)
        self._fit()

    def show_measuring(self, on: bool) -> None:
        """Show whether the tape is out."""
        self._measure.setChecked(on)

    def modes(self) -> Segmented:
        """Return the choice of modes, for tests."""
        return self._modes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words while there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give up words one after the other where room is short: those of the tools, and only then those of the modes.

        Where the modes have to give theirs up, the tools get theirs back as far as there is room.
        """
        room = self.width() - 2 * _MARGIN_PX - len(self._tools) * _GAP_PX
        for is_narrow in (False, True):
            modes_px = self._modes.width_px(icons_only=is_narrow)
            for words in self._word_choices():
                for button, text in zip(self._tools, words, strict=True):
                    button.setText(text)
                if modes_px + sum(button.sizeHint().width() for button in self._tools) <= room:
                    self._modes.show_icons_only(is_narrow)
                    return
        self._modes.show_icons_only(True)

    def _word_choices(self) -> tuple[tuple[str, str, str], ...]:
        """Return the words of the three tools, from all of them down to none."""
        measure, explain, present = self._tools.values()
        short = _("Explain")
        return (measure, explain, present), (measure, short, present), ("", short, ""), ("", "", "")

    def _on_measure_clicked(self) -> None:
        # What is shown follows the state, not the click.
        self._measure.setChecked(not self._measure.isChecked())
        self._ask(ToggleTape())

    def _restyle(self) -> None:
        look = self.look
        self.setFixedHeight(look.px(_HEIGHT_PX))
        size, gap = look.px(GRID_PX), look.px(_ICON_GAP_PX)
        for button, icon in ((self._measure, "measure"), (self._explain, "explain"), (self._present, "present")):
            colours = look.colour("text"), look.colour("accent")
            button.setIcon(look.icons.icon(icon, *colours, size_px=size, gap_px=gap))  # type: ignore[arg-type]
            button.setIconSize(QSize(size + gap, size))
            button.setAccessibleName(self._tools[button])
        self._fit()
