"""What the reader can answer or do: questions, actions, links out of the program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.presentation.blocks import Action, Actions, Links, Question
from viewer.widgets.icons import IconName
from viewer.widgets.paper.column import Column
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.segmented import Segmented

_BUTTON_GAP_PX = 16
_LINK_GAP_PX = 6


class QuestionView(Column):
    """A question with its answers side by side, and a sentence that says what follows."""

    def __init__(self, question: Question, column: Column) -> None:
        super().__init__(column.setting, column)
        scale = self.setting.scale
        self.say(question.text, scale.thing)
        choices = [(option.text, option.text) for option in question.options]
        self.choice = Segmented(self.look, choices, question.text, self)
        self.choice.choose(next((option.text for option in question.options if option.is_chosen), None))
        self._requests = {option.text: option.request for option in question.options}
        for option in question.options:
            self.choice.segment(option.text).setAccessibleName(option.spoken)
        self.choice.choice_requested.connect(lambda key: self.setting.ask(self._requests[key]))
        row = QWidget(self)
        FlowLayout(row).addWidget(self.choice)
        self.add(row, 6)
        self.say(question.answer, scale.strong, gap_px=8)


def set_question(question: Question, column: Column, gap_px: int) -> Iterator[None]:
    """Set a question and what follows from its answer."""
    column.add(QuestionView(question, column), gap_px)
    yield


def set_actions(actions: Actions, column: Column, gap_px: int) -> Iterator[None]:
    """Set what can be done: as a link where it has a drawing, else as a button."""
    if not actions.actions:
        return
    row = QWidget(column)
    flow = FlowLayout(row, gap_px=8)
    for action in actions.actions:
        flow.addWidget(_button(action, column, row))
    column.add(row, _LINK_GAP_PX if all(action.icon for action in actions.actions) else max(gap_px, _BUTTON_GAP_PX))
    yield


def _button(action: Action, column: Column, parent: QWidget) -> QPushButton | LinkButton:
    button: QPushButton | LinkButton
    if action.icon:
        button = LinkButton(column.look, action.text, cast("IconName", action.icon), parent=parent)
    else:
        button = QPushButton(action.text.replace("&", "&&"), parent)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        if action.is_primary:
            button.setProperty("kind", "primary")
    button.clicked.connect(lambda: column.setting.ask(action.request))
    return button


def set_links(links: Links, column: Column, gap_px: int) -> Iterator[None]:
    """Set addresses that leave the program."""
    for link in links.links:
        button = WebLink(column.look, link, column)
        button.link_requested.connect(lambda url: column.setting.open_link(url))
        column.add(button, gap_px)
        gap_px = 0
    yield
