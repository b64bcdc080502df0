"""What stands behind a cell of the evidence map."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Action, Actions, Head, Page
from viewer.presentation.marked_text import MarkedText
from viewer.state.request import Ask
from viewer.widgets.paper.page_view import MARGIN_PX, PageView
from viewer.widgets.theme import Look

_BUTTON_PX = 40


class MapDetail(QWidget):
    """The page of a cell; what can be done from there stays in sight below it."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ask = ask
        self.view = PageView(look, ask, has_head=True, parent=self)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 12)
        self._foot.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(self._foot)
        self.buttons: tuple[QPushButton, ...] = ()
        self.show_page(None)

    def show_page(self, page: Page | None) -> None:
        """Show what stands behind a cell, or how to choose one."""
        shown = page or _nothing_chosen()
        actions = [each for block in shown.blocks if isinstance(block, Actions) for each in block.actions]
        self.view.show_page(
            replace(shown, blocks=tuple(each for each in shown.blocks if not isinstance(each, Actions)))
        )
        for old in self.buttons:
            self._foot.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = tuple(map(self._button, actions))
        for action, button in zip(actions, self.buttons, strict=True):
            self._foot.addWidget(button, 1 if action.is_primary else 0)

    def _button(self, action: Action) -> QPushButton:
        button = QPushButton(action.text, self)
        button.setMinimumHeight(_BUTTON_PX)
        if action.is_primary:
            button.setProperty("kind", "primary")
        button.clicked.connect(lambda: self._ask(action.request))
        return button


def _nothing_chosen() -> Page:
    words = _("Each cell says what kind of support there is for a use of a zone. Arrow keys walk through them.")
    return Page("cell/", Head(_("Choose a cell"), lines=(MarkedText(words),)), ())
