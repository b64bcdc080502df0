"""The web page saved from the window: put together in a thread, written when it is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from viewer.geometry.head import Head
from viewer.presentation.presenter import Presenter
from viewer.state.store import Store
from viewer.widgets.worker import Progress, Worker

if TYPE_CHECKING:
    from viewer.widgets.window import MainWindow

_KIND = "Web pages (*.html *.htm)"
_BEGUN = 0.1
_MADE = 0.9


class PageSaving(QObject):
    """Asks for a file, and saves the atlas of the head that is shown as one web page, with the tour that is open.

    Parameters
    ----------
    presenter, store : Presenter, Store
        What is shown.
    head : callable
        Returns the head on view, or None.
    window : callable
        Returns the window: it asks, and shows how far it is.

    Signals
    -------
    ended : ()
        The page is saved, or it is said why it is not.
    """

    ended = Signal()

    def __init__(
        self, presenter: Presenter, store: Store, head: Callable[[], Head | None], window: Callable[[], MainWindow]
    ) -> None:
        super().__init__()
        self._presenter, self._store, self._head, self._window = presenter, store, head, window
        self._worker = Worker(self)
        self._worker.progressed.connect(lambda share: self._window().show_progress(share))
        self._worker.finished.connect(lambda path: self._end(f"Saved {path}"))
        self._worker.failed.connect(self._end)

    def save(self) -> None:
        """Ask where to, and begin."""
        head, atlas = self._head(), self._presenter.atlas
        if head is None or atlas is None:
            self._window().show_status("The zones are not on the head yet; a page can be made when they are.")
            return
        name, _kind = QFileDialog.getSaveFileName(self._window(), "Save as web page", "scalp-map.html", _KIND)
        if not name:
            return
        path = Path(name if Path(name).suffix else f"{name}.html")
        catalog, tour, tone = self._presenter.catalog, self._store.state.tour, self._store.state.skin

        def work(tell: Progress) -> Path:
            from viewer.data.available_tours import shipped_tours
            from viewer.data.paths import assets_folder
            from viewer.export.web_page import web_page, write_web_page
            from viewer.export.web_page_parts import PageParts

            tell(_BEGUN)
            tours = () if tour is not None else shipped_tours()
            parts = PageParts.shipped(assets_folder())
            page = web_page(catalog, atlas, head, parts, tour=tour, tone=tone, tours=tours)
            tell(_MADE)
            write_web_page(path, page)
            return path

        self._window().show_status("The web page is being made")
        self._worker.start(work)

    def stop(self) -> None:
        """Drop the page that is being made; the window is closing."""
        self._worker.cancel()

    def _end(self, sentence: str) -> None:
        self._window().show_progress(None)
        self._window().show_status(sentence)
        self.ended.emit()
