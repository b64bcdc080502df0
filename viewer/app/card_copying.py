"""Copies cards and citations to the clipboard, or saves them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from viewer.app.clipboard import copy_page
from viewer.presentation.presenter import Presenter
from viewer.state.errands import SaveExport
from viewer.state.request import Request
from viewer.state.view_state import ViewState


class CardCopying:
    """Answers the copy menus of cards.

    Parameters
    ----------
    presenter : Presenter
        Knows what the cards show and cite.
    say : callable
        Shows a sentence at the foot of the window.
    ask : callable
        Hands a request on.
    """

    def __init__(self, presenter: Presenter, say: Callable[[str], None], ask: Callable[[Request], None]) -> None:
        self._presenter, self._say, self._ask = presenter, say, ask

    def take(self, form: str, state: ViewState) -> None:
        """Copy or save what is shown.

        Parameters
        ----------
        form : str
            As of `viewer.widgets.paper.card_tools.CopyMenu`.
        state : ViewState
            What is shown.
        """
        if form == "card":
            page = self._presenter.open_page(state)
            if page is not None:
                copy_page(page)
                self._say("The card is on the clipboard as text.")
            return
        if form == "save":
            self._ask(SaveExport("cite", {"is_all": False}))
            return
        keys = self._presenter.cited(state)
        from viewer.export.citations import CITATION_FORMATS, cite

        name = next(each for each in CITATION_FORMATS if each == form)
        count = f"{len(keys)} {'citation is' if len(keys) == 1 else 'citations are'}"
        self._copy(cite(self._presenter.catalog, keys, name), f"{count} on the clipboard.")

    def _copy(self, text: str, said: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self._say(said)
