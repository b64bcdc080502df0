"""What a page is about: at the top of the page itself, or as a head of its own above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import SideChoice
from viewer.presentation.blocks import Head
from viewer.state.request import Ask
from viewer.state.requests import SetSide
from viewer.widgets.paper.card_tools import CardTools
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.swatch import PatternBar
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_LONG_TITLE = 36
_SIDES: dict[str, SideChoice] = {"left": "left", "right": "right", "both": "both"}


def set_head(head: Head, column: Column) -> None:
    """Set a head at the top of its page; a title as long as a sentence in smaller type."""
    scale = column.setting.scale
    column.say(head.kind, scale.small, "text_2")
    column.say(head.title, scale.title if len(head.title) <= _LONG_TITLE else scale.section)
    column.say(f"{head.han} {head.names}".strip(), "han", "text_2", gap_px=2)
    for line in head.lines:
        column.say(line, scale.body, gap_px=4)
    column.say(head.measure, scale.small, "text_2", gap_px=4)


def side_switch(look: Look, ask: Ask, parent: QWidget | None = None) -> Segmented:
    """Return the switch for the side that is shown."""
    choices = (("left", _("Left")), ("right", _("Right")), ("both", _("Both")))
    switch = Segmented(look, choices, _("Side shown"), parent)
    switch.choice_requested.connect(lambda side: ask(SetSide(_SIDES[side])))
    return switch


class OpenHead(QWidget):
    """Pattern bar, title, Chinese name, what else names it and its length; side switch and tools below."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setting.look
        self._bar = PatternBar(look, (), self)
        self._kind = Statement(look, role="small", colour="text_2", parent=self)
        self._title = Statement(look, role="title", parent=self)
        self._han = Statement(look, role="han", parent=self)
        self._names = Statement(look, role="han", colour="text_2", parent=self)
        self._line = Statement(look, role="small", colour="text_2", parent=self)
        self._line.source_requested.connect(lambda key: setting.show_source(key))
        self._more = Column(setting, self)
        self._measure = Statement(look, role="small", colour="text_2", is_roomy=True, parent=self)
        self._called = _flow(self, 6, self._han, self._names)
        self.side = side_switch(look, setting.ask, self)
        self.tools = CardTools(look, setting.ask, self)
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self._kind, self._title, self._called, _flow(self, 12, self._line, self._measure), self._more):
            words.addWidget(widget)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(_flow(self, 16, self.side, self.tools))

    def show_head(self, head: Head) -> None:
        """Show another head."""
        self._bar.show_swatches(head.swatches)
        self._bar.setVisible(bool(head.swatches))
        for statement, text in (
            (self._kind, head.kind), (self._title, head.title), (self._han, head.han), (self._names, head.names),
            (self._line, head.lines[0] if head.lines else ""), (self._measure, head.measure),
        ):  # fmt: skip
            statement.show_text(text)
            statement.setVisible(bool(text))
        self._called.setVisible(bool(head.han or head.names))
        for widget in self._more.widgets():
            self._more.remove(widget)
        for line in head.lines[1:]:
            self._more.say(line, "small", "text_2")
        self._more.setVisible(len(head.lines) > 1)
        self.side.choose(head.side)
        self.side.setVisible(head.side is not None)
        self.tools.show_words(head.words)

    def measure_anew(self) -> None:
        """Forget how high the last head was: a layout does so only once events are heard."""
        layout = self.layout()
        if layout is not None:
            layout.update()
            layout.activate()


def _flow(parent: QWidget, gap_px: int, *widgets: QWidget) -> QWidget:
    """Widgets beside each other while they have room."""
    box = QWidget(parent)
    flow = FlowLayout(box, gap_px=gap_px)
    for widget in widgets:
        flow.addWidget(widget)
    return box
