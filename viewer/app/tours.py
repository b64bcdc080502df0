"""Tours in the running program: opened, followed into their files, and saved."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.domain.tour import Eye, Tour
from viewer.errors import DataError, ExportError
from viewer.presentation.presenter import Presenter
from viewer.presentation.sentences import counted
from viewer.scene.scene import Scene
from viewer.state.actions import Actions
from viewer.state.store import Store
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.data.tour_shelf import ShelfTour

_KIND = "Tours (*.scalptour)"


class Tours(QObject):
    """Opens tours, keeps every change of one's own, and saves them when told to.

    Parameters
    ----------
    store, actions, presenter : Store, Actions, Presenter
        The state that holds the open tour.
    scene : Scene or None
        Says where the eye stands.
    say : callable
        Shows a sentence at the foot of the window.
    heads : callable
        Returns the heads that can be shown.
    window : callable
        Returns the window that dialogs belong to.

    Attributes
    ----------
    changed : Signal()
        What is at hand, or whether it is saved, has changed.
    """

    changed = Signal()

    def __init__(
        self,
        store: Store,
        actions: Actions,
        presenter: Presenter,
        scene: Scene | None,
        say: Callable[[str], None],
        heads: Callable[[], Collection[str]],
        window: Callable[[], QWidget],
    ) -> None:
        super().__init__()
        self._store, self._actions, self._presenter, self._scene = store, actions, presenter, scene
        self._say = say
        self._heads = heads
        self._window = window
        self._paths: dict[str, Path] = {}
        self._shipped: set[str] = set()
        self._saved: dict[str, Tour] = {}

    # What is there

    def entries(self) -> tuple[ShelfTour, ...]:
        """Return the tours at hand."""
        from viewer.data.tour_shelf import shelf

        return shelf()

    def heads(self) -> Collection[str]:
        """Return the heads that a stop can be shown on."""
        return self._heads()

    @property
    def path(self) -> Path | None:
        """The file of the open tour, or None if no tour is open."""
        tour = self._store.state.tour
        return self._paths.get(tour.id) if tour is not None else None

    @property
    def is_own(self) -> bool:
        """Whether the open tour can be changed."""
        tour = self._store.state.tour
        return tour is not None and tour.id not in self._shipped

    @property
    def is_saved(self) -> bool:
        """Whether the open tour stands in its file as it is."""
        tour = self._store.state.tour
        return tour is None or self._saved.get(tour.id) == tour

    # Opening

    def open(self, path: Path) -> None:
        """Open the tour of a file as it stood at its last change, and show its first stop."""
        from viewer.data.tour_file import read_tour
        from viewer.data.tour_shelf import add_recent, open_tour, shipped_tour_files
        from viewer.domain.tour_reference import lost_in

        path = path.resolve()
        is_shipped = path in shipped_tour_files()
        try:
            tour, is_unsaved = open_tour(path)
            in_file = read_tour(path) if is_unsaved and path.is_file() else tour
        except DataError as error:
            self._say(str(error.problems[0]))
            return
        if not is_shipped and tour.id in self._shipped:  # a copy made by hand, of a file that came with the program
            tour = in_file = replace(tour, id=_fresh_id())
        self._paths[tour.id] = path
        self._saved[tour.id] = in_file
        if is_shipped:
            self._shipped.add(tour.id)
        else:
            add_recent(path)
            if not path.is_file():
                self._saved.pop(tour.id, None)
        lost = lost_in(tour, self._presenter.catalog, self.heads())
        self._show(tour)
        if lost:
            self._say(f"{counted(len(lost), 'thing', 'things')} of this tour not there: {lost[0]}")
        elif is_unsaved:
            self._say("Changes that were not saved are back.")

    def open_with_dialog(self) -> None:
        """Ask for a file, and open its tour."""
        name, _kind = QFileDialog.getOpenFileName(self._window(), "Open tour", "", _KIND)
        if name:
            self.open(Path(name))

    def begin(self) -> None:
        """Begin a tour of one's own."""
        self._take(Tour(_fresh_id(), "My tour"))

    def copy(self) -> None:
        """Make a tour of one's own from the open one."""
        tour = self._store.state.tour
        if tour is not None:
            self._take(replace(tour, id=_fresh_id(), title=f"{tour.title[:72]} (copy)"))

    # Writing

    def add_stop(self) -> None:
        """Put what is on the screen into the open tour; without one of one's own a new one is begun."""
        if not self.is_own:
            state = self._store.state
            self._register(tour := Tour(_fresh_id(), "My tour"))
            self._store.update(tour=tour, stop=-1, is_answered=False)
            if state.tour is not None:
                self._say("The shipped tour stays as it is; a new tour of your own is begun.")
        open_tour = self._store.state.tour
        title = self._presenter.selection_sentence(self._store.state).split(",")[0].split(". ")[0][:80]
        if open_tour is None:
            return
        if self._actions.tour.add_stop(title or f"Stop {len(open_tour.stops) + 1}", self.eye()):
            self._say(f"Added as stop {self._store.state.stop + 1} of “{open_tour.title}”.")
        else:
            self._say("This tour is as long as a tour can be.")

    def eye(self) -> Eye | None:
        """Return where the eye stands, for a stop to keep."""
        return self._scene.camera.kept() if self._scene is not None else None

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Keep every change of one's own tour at once, so that a crash takes nothing with it."""
        tour = new.tour
        if tour is None or old is None or tour is old.tour or tour.id in self._shipped:
            return
        if self._saved.get(tour.id) != tour and (path := self._paths.get(tour.id)) is not None:
            from viewer.data.tour_shelf import keep_unsaved

            try:
                keep_unsaved(tour, path)
            except ExportError as error:
                self._say(str(error))
        self.changed.emit()

    def save(self) -> None:
        """Save the open tour in its file."""
        tour, path = self._store.state.tour, self.path
        if tour is None or path is None:
            self._say("No tour is open.")
        elif not self.is_own:
            self._say("A tour that came with the program stays as it is; copy it to change it.")
        else:
            self._save(tour, path)

    def save_as(self) -> None:
        """Ask for a file, and save the open tour there."""
        tour = self._store.state.tour
        if tour is None:
            self._say("No tour is open.")
            return
        from viewer.data.tour_file import SUFFIX

        start = self.path if self.is_own and self.path is not None else Path(f"{tour.id}{SUFFIX}")
        name, _kind = QFileDialog.getSaveFileName(self._window(), "Save tour as", str(start), _KIND)
        if not name:
            return
        path = Path(name if name.endswith(SUFFIX) else f"{name}{SUFFIX}")
        if not self.is_own:
            tour = replace(tour, id=_fresh_id())
        if self._save(tour, path.resolve()):
            self._store.update(tour=tour)

    def _save(self, tour: Tour, path: Path) -> bool:
        from viewer.data.tour_file import save_tour
        from viewer.data.tour_shelf import add_recent, forget_unsaved, shipped_tour_files

        if path in shipped_tour_files():
            self._say("A tour that came with the program stays as it is; choose another name.")
            return False
        try:
            save_tour(tour, path)
        except ExportError as error:
            self._say(str(error))
            return False
        self._paths[tour.id], self._saved[tour.id] = path, tour
        forget_unsaved(tour)
        add_recent(path)
        self._say(f"Saved {path}")
        self.changed.emit()
        return True

    def _take(self, tour: Tour) -> None:
        """Make a tour one's own, and show it."""
        self._register(tour)
        self._show(tour)

    def _register(self, tour: Tour) -> None:
        from viewer.data.tour_shelf import file_for

        self._paths[tour.id] = file_for(tour.title).resolve()

    def _show(self, tour: Tour) -> None:
        self._actions.enter("learn")
        self._actions.tour.heads = self.heads()
        self._actions.tour.open(tour)
        self.changed.emit()


def _fresh_id() -> str:
    return f"own-{secrets.token_hex(4)}"
