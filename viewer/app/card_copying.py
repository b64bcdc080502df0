"""Copies cards and citations to the clipboard, or saves them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.data.atomic import write_atomic
from viewer.domain.catalog import Catalog
from viewer.presentation.presenter import Presenter
from viewer.state.view_state import ViewState

_PDF = ".pdf"
_KINDS = "PDF to print (*.pdf);;Text (*.txt);;BibTeX (*.bib);;RIS (*.ris);;CSL-JSON (*.json)"


class CardCopying:
    """Answers the copy menus of cards.

    Parameters
    ----------
    presenter : Presenter
        Knows what the cards show and cite.
    say : callable
        Shows a sentence at the foot of the window.
    """

    def __init__(self, presenter: Presenter, say: Callable[[str], None]) -> None:
        self._presenter = presenter
        self._say = say

    def take(self, form: str, state: ViewState, parent: QWidget) -> None:
        """Copy or save what is shown.

        Parameters
        ----------
        form : str
            As of `viewer.widgets.pieces.card_tools.CopyMenu`.
        state : ViewState
            What is shown.
        parent : QWidget
            Where a dialog belongs.
        """
        if form == "card":
            self._copy(self._presenter.card_text(state), "The card is on the clipboard as text.")
            return
        keys = self._presenter.cited(state)
        if form == "save":
            save_citations(self._presenter.catalog, keys, "citations", parent, self._say)
            return
        from viewer.export.citations import CITATION_FORMATS, cite

        name = next(each for each in CITATION_FORMATS if each == form)
        count = f"{len(keys)} {'citation is' if len(keys) == 1 else 'citations are'}"
        self._copy(cite(self._presenter.catalog, keys, name), f"{count} on the clipboard.")

    def _copy(self, text: str, said: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self._say(said)


def save_citations(
    catalog: Catalog, keys: Sequence[str], name: str, parent: QWidget, say: Callable[[str], None]
) -> None:
    """Ask for a file and write citations into it, in the format that its ending names; say what came of it."""
    chosen, kind = QFileDialog.getSaveFileName(parent, "Save citations", f"{name}{_PDF}", _KINDS)
    if not chosen:
        return
    path = Path(chosen)
    if not path.suffix:
        path = path.with_suffix(kind.rpartition("*")[2].rstrip(")") or _PDF)
    from viewer.export.citations import ENDINGS, cite

    form = next((form for form, ending in ENDINGS.items() if ending == path.suffix.lower()), None)
    if form is not None:
        content = cite(catalog, keys, form).encode()
    elif path.suffix.lower() == _PDF:
        from viewer.export.bibliography import bibliography_pdf

        content = bibliography_pdf(catalog, keys, QGuiApplication.font().families())
    else:
        say(f"{path.suffix} is no format for citations. There are {_PDF}, {', '.join(ENDINGS.values())}.")
        return
    try:
        write_atomic(path, content)
    except OSError as error:
        say(f"{path} could not be written: {error.strerror}.")
    else:
        say(f"Saved {path}")
