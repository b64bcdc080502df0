"""The card: nothing chosen, or the page of what is open; and over it the page of a study or source."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from viewer.presentation.blocks import Page
from viewer.presentation.presenter import Presenter
from viewer.state.errands import Copy
from viewer.state.request import Ask
from viewer.state.view_state import ViewState
from viewer.widgets.card.candidates import Candidates
from viewer.widgets.card.empty_card import EmptyCard
from viewer.widgets.paper.card_tools import CopyMenu
from viewer.widgets.paper.over_stack import OverStack
from viewer.widgets.paper.paper import Paper
from viewer.widgets.theme import Look


class CardPanel(QWidget):
    """The panel at the right.

    Parameters
    ----------
    look : Look
        Colours and type.
    presenter : Presenter
        Makes the pages.
    ask : callable
        Takes what the reader asks for.

    Attributes
    ----------
    paper : Paper
        Shows a zone, a point or a complaint.
    shown, publication : Page or None
        What is open, and what is open over it.
    """

    def __init__(self, look: Look, presenter: Presenter, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardPanel")
        self._look, self._presenter, self._ask = look, presenter, ask
        self._empty = EmptyCard(look, ask)
        self._candidates = Candidates(look, ask)
        self.paper = Paper(look, ask, (self._candidates,))
        self.shown: Page | None = None
        self.publication: Page | None = None
        self._left_from: QWidget | None = None
        self._stack = OverStack(look, ask, self.reveal)
        for page in (self._empty, self.paper):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        self._empty.show_suggestions(presenter.suggestions())

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        if old is not None and _without_angle(old) == _without_angle(new):
            angle = self._presenter.angle(new)
            if angle is not None:
                self.paper.show_angle(angle)
            return
        self.refresh(new)

    def refresh(self, state: ViewState) -> None:
        """Show a state anew: the head, and with it every measure, has changed."""
        presenter = self._presenter
        self.shown = presenter.page(state)
        self.publication = presenter.publication_page(state)
        if self.shown is not None:
            self.paper.show_page(self.shown)
            rows = presenter.candidates(state) if state.selection.zone is not None else ()
            self._candidates.show_zones(rows, state.selection.zone)
        if self.publication is not None:
            over = self._stack.made_over()
            over.show_page(self.publication)
            self._turn_to(over)
        else:
            self._turn_to(self.paper if self.shown is not None else self._empty)
            self._stack.let_go()

    def offered(self) -> tuple[str, ...]:
        """Return the zones that are offered because they lie at the same place."""
        return tuple(row.zone for row in self._candidates.zones())

    def page(self) -> QWidget:
        """Return the page that is seen."""
        page = self._stack.currentWidget()
        assert page is not None
        return page

    def reveal(self, key: str) -> bool:
        """Bring a section, study or source of the page that is open into sight; say whether it has it."""
        return self.paper.view.reveal(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the card as text; what is inside it has had the key first."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.page() is not self._empty:
            self._ask(Copy("card"))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the card and its citations for copying."""
        if self.page() is not self._empty:
            CopyMenu(self._ask, self).popup(event.globalPos())

    def _turn_to(self, page: QWidget) -> None:
        """Bring a page to sight, and keep the focus of the keyboard where it was on each."""
        if page is self._stack.currentWidget():
            return
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        if page is self._stack.over:
            self._left_from = self.window().focusWidget() if had_focus else None
        self._stack.setCurrentWidget(page)
        # Now and not at the next turn: whoever opens a page may want a place on it at once.
        page.setGeometry(self._stack.contentsRect())
        layout = page.layout()
        if layout is not None:
            layout.activate()
        if not had_focus:
            return
        if self._stack.over is not None and page is self._stack.over:
            self._stack.over.back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._left_from is not None and isValid(self._left_from) and page.isAncestorOf(self._left_from):
            self._left_from.setFocus(Qt.FocusReason.OtherFocusReason)


def _without_angle(state: ViewState) -> tuple[object, ...]:
    return (state.selection, state.rules.variants, state.study, state.reader.words)
