"""Tours in the running program: opened, followed into their files, and saved."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.domain.tour import Eye, Tour
from viewer.errors import DataError, ExportError
from viewer.presentation.presenter import Presenter
from viewer.presentation.selection import selection_name
from viewer.presentation.sentences import counted
from viewer.scene.scene import Scene
from viewer.state.history import History
from viewer.state.store import Store
from viewer.state.tour_requests import AddStop, MoveTour, OpenTour
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.data.available_tours import AvailableTour
    from viewer.data.tour_draft import Draft

_KIND = "Tours (*.scalptour)"
_STAYS = "A tour that came with the program stays as it is"


@dataclass(frozen=True, slots=True)
class _File:
    """What is known of the file of a tour.

    Attributes
    ----------
    content : bytes or None
        What stood in it when it was opened or saved here last; None for no file. Anything else there is from outside.
    tour : Tour or None
        The tour that this content is; None for none, or a damaged one.
    draft : Draft or None
        Unsaved changes, perhaps of another window, that were taken over when it was opened.
    """

    content: bytes | None = None
    tour: Tour | None = None
    draft: Draft | None = None


class Tours(QObject):
    """Opens tours, keeps every change of one's own, and saves them when told to.

    A tour is told apart by its file, whatever stands in it.

    Parameters
    ----------
    store, presenter : Store, Presenter
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
        presenter: Presenter,
        scene: Scene | None,
        say: Callable[[str], None],
        heads: Callable[[], Collection[str]],
        window: Callable[[], QWidget],
    ) -> None:
        super().__init__()
        self._store, self._presenter, self._scene = store, presenter, scene
        self._say = say
        self._heads = heads
        self._window = window
        self._name = secrets.token_hex(4)  # among all windows that keep drafts
        self._files: dict[Path, _File] = {}
        self._left: dict[Path, tuple[Tour, History]] = {}

    # What is there

    def entries(self) -> tuple[AvailableTour, ...]:
        """Return the tours at hand."""
        from viewer.data.available_tours import available_tours

        return available_tours()

    def heads(self) -> Collection[str]:
        """Return the heads that a stop can be shown on."""
        return self._heads()

    @property
    def path(self) -> Path | None:
        """The file of the open tour, or None if no tour is open."""
        return self._store.state.lesson.file

    @property
    def is_own(self) -> bool:
        """Whether the open tour can be changed."""
        return self.path is not None and not _is_shipped(self.path)

    @property
    def is_saved(self) -> bool:
        """Whether the open tour stands in its file as it is."""
        return self.path is None or self._file(self.path).tour == self._store.state.lesson.tour

    # Opening

    def open(self, path: Path) -> None:
        """Open the tour of a file as it stood at its last change, and show its first stop."""
        from viewer.data.available_tours import add_recent
        from viewer.data.paths import followed
        from viewer.data.tour_version import versions_of
        from viewer.domain.tour_reference import lost_in

        path = followed(path)
        try:
            tour, file = self._read(path)
        except DataError as error:
            self._say(str(error.problems[0]))
            if versions_of(path):
                self._show_earlier(path)
            return
        self._files[path] = file
        if not _is_shipped(path):
            add_recent(path)
        lost = lost_in(tour, self._presenter.catalog, self.heads())
        self._show(tour, path)
        if lost:
            self._say(f"{counted(len(lost), 'thing', 'things')} of this tour not there: {lost[0]}")
        elif file.draft is not None:
            self._say("Changes that were not saved are back.")

    def open_with_dialog(self) -> None:
        """Ask for a file, and open its tour."""
        name, _kind = QFileDialog.getOpenFileName(self._window(), "Open tour", "", _KIND)
        if name:
            self.open(Path(name))

    def begin(self) -> None:
        """Begin a tour of one's own."""
        self._show_new(Tour(_fresh_id(), "My tour"))

    def copy(self) -> None:
        """Make a tour of one's own from the open one."""
        tour = self._store.state.lesson.tour
        if tour is not None:
            self._show_new(replace(tour, id=_fresh_id(), title=f"{tour.title[:72]} (copy)"))

    def show_earlier(self) -> None:
        """Show what the file of the open tour held before it was saved over; any of it can be opened as a copy."""
        if self.path is None:
            self._say("No tour is open.")
        else:
            self._show_earlier(self.path)

    # Writing

    def add_stop(self) -> None:
        """Put what is on the screen into the open tour; without one of one's own a new one is begun."""
        eye = self.eye()
        title = selection_name(self._presenter.catalog, self._store.state)[:80]
        if not self.is_own:
            was_open = self._store.state.lesson.tour is not None
            self._show_new(Tour(_fresh_id(), "My tour"), enters=False)
            if was_open:
                self._say("The shipped tour stays as it is; a new tour of your own is begun.")
        tour = self._store.state.lesson.tour
        if tour is None:
            return
        if tour.is_full:
            self._say("This tour is as long as a tour can be.")
        else:
            self._store.ask(AddStop(title or f"Stop {len(tour.stops) + 1}", eye))
            self._say(f"Added as stop {self._store.state.lesson.stop + 1} of “{tour.title}”.")

    def eye(self) -> Eye | None:
        """Return where the eye stands, for a stop to keep."""
        return self._scene.camera.kept() if self._scene is not None else None

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Keep every change of one's own tour at once, so that a crash takes nothing with it."""
        tour, path = new.lesson.tour, new.lesson.file
        if tour is None or path is None or old is None or path != old.lesson.file or tour is old.lesson.tour:
            return
        if _is_shipped(path):
            return
        from viewer.data.tour_draft import forget_draft, keep_draft

        if self._file(path).tour == tour:
            forget_draft(path, self._name)
        else:
            try:
                keep_draft(tour, path, self._name)
            except ExportError as error:
                self._say(str(error))
        self.changed.emit()

    def save(self) -> None:
        """Save the open tour in its file."""
        if self.path is None:
            self._say("No tour is open.")
        elif not self.is_own:
            self._say(f"{_STAYS}; copy it to change it.")
        else:
            self._save(self.path)

    def save_as(self) -> None:
        """Ask for a file, and save the open tour there."""
        tour = self._store.state.lesson.tour
        if tour is None:
            self._say("No tour is open.")
            return
        from viewer.data.paths import followed
        from viewer.data.tour_file import SUFFIX

        start = self.path if self.is_own and self.path is not None else Path(f"{tour.id}{SUFFIX}")
        name, _kind = QFileDialog.getSaveFileName(self._window(), "Save tour as", str(start), _KIND)
        if name:
            self._save(followed(Path(name if name.endswith(SUFFIX) else f"{name}{SUFFIX}")))

    def _save(self, path: Path) -> None:
        """Save the open tour in a file; where that is not its own, it is that of the other file from then on."""
        from viewer.data.available_tours import add_recent
        from viewer.data.tour_draft import drafts_of, forget_draft, forget_unchanged
        from viewer.data.tour_version import content_of, save_over

        before, tour = self.path, self._store.state.lesson.tour
        if tour is None or before is None:
            return
        if _is_shipped(path):
            self._say(f"{_STAYS}; choose another name.")
            return
        if path == before and content_of(path) not in (None, self._file(path).content, _text(tour)):
            answer = self._ask_about(path)
            if answer is None:
                return
            path = answer
        if path != before:
            tour = replace(tour, id=_fresh_id())
            _set_aside(drafts_of(path))  # what waits for the file that is written over
        try:
            save_over(tour, path)
        except ExportError as error:
            self._say(str(error))
            return
        draft = self._file(before).draft
        self._files[path] = _File(_text(tour), tour)
        if path != before:
            self._left.pop(path, None)
            self._store.ask(MoveTour(path, tour.id))
        for file in {path, before}:
            forget_draft(file, self._name)
        if draft is not None:
            forget_unchanged(draft)
        add_recent(path)
        self._say(f"Saved {path}")
        self.changed.emit()

    def _ask_about(self, path: Path) -> Path | None:
        """Ask what to do with a file that was changed from outside; return where to save, or None for nowhere."""
        from viewer.widgets.tour.changed_outside import ask_about_change

        choice = ask_about_change(path.name, self._window())
        if choice == "both":
            names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 10_000))
            return next(name for name in names if not name.exists())
        return path if choice == "replace" else None

    def _read(self, path: Path) -> tuple[Tour, _File]:
        """Read a tour and what waits of it. Of several windows' changes the last are shown; the others are kept.

        Raises
        ------
        DataError
            If there is nothing that can be read.
        """
        from viewer.data.tour_draft import drafts_of
        from viewer.data.tour_file import read_tour
        from viewer.data.tour_version import content_of

        try:
            in_file = read_tour(path)
        except DataError:
            in_file = None
        waiting = [draft for draft in drafts_of(path) if draft.tour != in_file]
        tour = waiting[0].tour if waiting else in_file or read_tour(path)  # which says why it cannot
        _set_aside(waiting[1:])
        return tour, _File(content_of(path), in_file, waiting[0] if waiting else None)

    def _file(self, path: Path) -> _File:
        return self._files.get(path, _File())

    def _show_new(self, tour: Tour, *, enters: bool = True) -> None:
        """Show a tour that has no file yet."""
        from viewer.data.available_tours import file_for
        from viewer.data.paths import followed

        path = followed(file_for(tour.title))
        self._files[path] = _File()
        self._show(tour, path, enters=enters)

    def _show(self, tour: Tour, path: Path, *, enters: bool = True) -> None:
        state = self._store.state
        if state.lesson.tour is not None and state.lesson.file is not None:
            self._left[state.lesson.file] = (state.lesson.tour, self._store.history)
        as_left, history = self._left.pop(path, (None, None))
        before = history if as_left == tour else None
        self._store.ask(OpenTour(tour, path, tuple(self.heads()), _is_shipped(path), before, is_entered=enters))
        self.changed.emit()

    def _show_earlier(self, path: Path) -> None:
        from viewer.data.tour_file import read_tour
        from viewer.data.tour_version import versions_of
        from viewer.presentation.tour_view import version_rows
        from viewer.widgets.tour.earlier_dialog import EarlierDialog

        readable = []
        for version in versions_of(path):
            try:
                readable.append((version, read_tour(version.path)))
            except DataError:
                continue
        if not readable:
            self._say(f"No earlier version of {path.name} is kept. One is kept whenever it is saved over.")
            return
        dialog = EarlierDialog(path.name, version_rows(readable), self._window())
        chosen = dialog.ask()
        dialog.deleteLater()
        if chosen is not None:
            version, tour = readable[chosen]
            title = f"{tour.title[:58]} ({version.replaced:%Y-%m-%d %H:%M})"
            self._show_new(replace(tour, id=_fresh_id(), title=title))


def _is_shipped(path: Path) -> bool:
    from viewer.data.available_tours import shipped_tour_files

    return path in shipped_tour_files()


def _set_aside(drafts: Iterable[Draft]) -> None:
    """Keep drafts among the earlier versions of their files."""
    from viewer.data.tour_draft import forget_unchanged
    from viewer.data.tour_version import keep_version

    for draft in drafts:
        with suppress(ExportError):  # then it stays where it is
            keep_version(draft.file, _text(draft.tour))
            forget_unchanged(draft)


def _text(tour: Tour) -> bytes:
    from viewer.data.tour_file import tour_text

    return tour_text(tour).encode()


def _fresh_id() -> str:
    return f"own-{secrets.token_hex(4)}"
