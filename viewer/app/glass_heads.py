"""Puts an average brain into the head that is shown, in a thread and when it is first asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.atlas.head_and_atlas import HeadAndAtlas
from viewer.data.paths import cortex_file
from viewer.domain.catalog import Catalog
from viewer.errors import ViewerError
from viewer.geometry.cortex import Cortex, GlassHead
from viewer.state.view_state import ViewState
from viewer.widgets.worker import Progress, Worker

_KEPT_MOST = 3
_NOT_INSTALLED = "No cortex is installed; all else works without it."
_NO_ZONES = "no zones could be laid on this head, and it is placed by what they are laid by"


class GlassHeads(QObject):
    """What lies in the heads that were shown as glass.

    Parameters
    ----------
    catalog : Catalog
        Says what lies between skin and cortex.

    Attributes
    ----------
    lacks : str
        Why there is no cortex to be seen, at all or in the head of the moment; empty where there is one, or nothing
        speaks against it yet.

    Signals
    -------
    found : str, GlassHead
        What lies in a head, and the fingerprint of that head.
    failed : ()
        There is none; `lacks` says why.
    """

    found = Signal(str, object)
    failed = Signal()

    def __init__(self, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._cortex: Cortex | None = None
        self._kept: dict[str, GlassHead] = {}
        self._wanted = ""
        self._refused: tuple[str, bool] | None = None  # a head, and whether there were zones on it
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_found)
        self._worker.failed.connect(self._on_failed)
        self.lacks = "" if _is_installed() else _NOT_INSTALLED

    def follow(self, state: ViewState, shown: HeadAndAtlas | None) -> None:
        """Look into the head that is shown, if a state asks for it and nobody has; `found` or `failed` answers."""
        if shown is not None and self._refused not in (None, (shown.head.fingerprint, shown.atlas is not None)):
            self._refused, self.lacks = None, ""  # what one head lacks says nothing of another
        if shown is None or shown.atlas is None or shown.glass is not None or self.lacks:
            return
        if state.drawing.glass <= 0 and state.selection.gyrus is None:
            return
        head, atlas, name = shown.head, shown.atlas, shown.head.fingerprint
        if name in self._kept:
            self.found.emit(name, self._kept[name])
            return
        if name == self._wanted:
            return
        self._wanted = name

        def work(_tell: Progress) -> GlassHead:
            from viewer.atlas.glass_head import glass_head
            from viewer.data.cortex_file import load_cortex

            self._cortex = self._cortex or load_cortex()
            return glass_head(self._catalog, head, atlas, self._cortex)

        self._worker.start(work)

    def give_up(self, shown: HeadAndAtlas) -> None:
        """Say that there is none in a head on which no zones could be laid; `failed` answers."""
        if not self.lacks:
            self._refuse((shown.head.fingerprint, False), _NO_ZONES)

    def stop(self) -> None:
        """Stop looking; the window is closing."""
        self._worker.cancel()

    def _on_found(self, inside: GlassHead) -> None:
        name, self._wanted = self._wanted, ""
        self._kept[name] = inside
        for oldest in [*self._kept][:-_KEPT_MOST]:
            del self._kept[oldest]
        self.found.emit(name, inside)

    def _on_failed(self, sentence: str) -> None:
        of_head, self._wanted = (self._wanted, True), ""
        self._refuse(of_head if self._cortex is not None else None, sentence)

    def _refuse(self, of_head: tuple[str, bool] | None, sentence: str) -> None:
        self._refused = of_head
        self.lacks = f"The cortex cannot be shown: {sentence}"
        self.failed.emit()


def _is_installed() -> bool:
    try:
        return cortex_file().is_file()
    except ViewerError:
        return False
