"""File, Export: whatever the register holds, asked for in one dialog, made in a process of its own, and told."""

from __future__ import annotations

import itertools
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog

from viewer.data.tour_file import SUFFIX, save_tour
from viewer.errors import ExportError
from viewer.export import register
from viewer.export.beside import Made, make_beside
from viewer.export.export import Export
from viewer.export.screen import Screen
from viewer.presentation.question import Value
from viewer.presentation.sentences import counted
from viewer.widgets.menus import Offer
from viewer.widgets.question_dialog import QuestionDialog
from viewer.widgets.theme import Look
from viewer.widgets.window import MainWindow
from viewer.widgets.worker import Progress, Worker

_NOT_SAVED = "It could not be saved: {}."
_NO_VALUES: Mapping[str, Value] = {}


class Exporting(QObject):
    """Asks how and where to, has an export made, and tells how it ended; one at a time.

    Parameters
    ----------
    look : Look
        Colours and type of the dialog.
    screen : callable
        Returns what is shown at present.
    window : callable
        Returns the window that dialogs stand over, and that says how it ended.
    others : mapping
        Exports that have a dialog of their own which shows more, by id.

    Signals
    -------
    ended : ()
        It is saved, failed or stopped.
    """

    ended = Signal()

    def __init__(
        self,
        look: Look,
        screen: Callable[[], Screen],
        window: Callable[[], MainWindow],
        others: Mapping[str, Callable[[], object]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._screen, self._window, self._others = look, screen, window, others
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_made)
        self._worker.failed.connect(lambda why: self._end(why if why.endswith(".") else _NOT_SAVED.format(why)))
        self._worker.progressed.connect(self._on_progressed)
        self._bar: QProgressDialog | None = None
        self._stop = threading.Event()
        self._tour_folder: tempfile.TemporaryDirectory[str] | None = None

    def offers(self) -> tuple[Offer, ...]:
        """Return what the menu shows at present."""
        screen = self._screen()
        return tuple(
            Offer(
                each.id,
                f"{each.words}…",
                each.group,
                "" if each.id in self._others and each.id != "handout" else each.lacks(screen),
            )
            for each in register.EXPORTS
        )

    def save(self, name: str, values: Mapping[str, Value] = _NO_VALUES) -> None:
        """Ask what there is to ask, and begin.

        Parameters
        ----------
        name : str
            The id of an export.
        values : mapping
            What is settled already, by the names of options: then nothing but the place is asked.
        """
        if name in self._others and not values:
            self._others[name]()
            return
        if self._bar is not None:
            self._say("Something is being saved already.")
            return
        export = next(each for each in register.EXPORTS if each.id == name)
        screen = self._screen()
        chosen = {**screen.values, **values}
        questions = () if values else export.questions(screen)
        if questions:
            accept = "Save as…" if export.endings else "Choose folder…"
            dialog = QuestionDialog(self._look, export.words, questions, accept, self._window())
            is_wanted = dialog.exec() == QuestionDialog.DialogCode.Accepted
            chosen |= dialog.answers()
            dialog.deleteLater()
            if not is_wanted:
                return
        into = self._file(export, export.name_here(screen, chosen)) if export.endings else self._folder(export, chosen)
        if into is None:
            return
        for ending in export.endings:
            if ending.suffix == into.suffix.lower():
                chosen |= ending.sets
        try:
            chosen["tour"] = self._tour_file(screen)
        except ExportError as error:
            self._end(_NOT_SAVED.format(error))
            return
        self._start(export, export.fit(chosen), into)

    def stop(self) -> None:
        """Stop what is being made; nothing half made is left."""
        self._stop.set()

    def close(self) -> None:
        """Stop, and wait for it: the window is closing."""
        self.stop()
        self._worker.cancel()
        self._put_away()

    def _file(self, export: Export, proposed: str) -> Path | None:
        """Ask for a file; a name without an ending gets that of the kind that was chosen."""
        kinds: dict[str, list[str]] = {}
        for ending in export.endings:
            kinds.setdefault(ending.words, []).append(f"*{ending.suffix}")
        filters = [f"{words} ({' '.join(patterns)})" for words, patterns in kinds.items()]
        name, kind = QFileDialog.getSaveFileName(self._window(), export.words, proposed, ";;".join(filters))
        if not name:
            return None
        path = Path(name).absolute()
        if path.suffix.lower() in (ending.suffix for ending in export.endings):
            return path
        suffix = export.endings[filters.index(kind) if kind in filters else 0].suffix
        path = path.with_name(f"{path.name}{suffix}")
        # The system's dialog has asked about the name as it was typed.
        return path if not path.exists() or self._replaces(path) else None

    def _replaces(self, path: Path) -> bool:
        question = f"{path.name} is there already. Replace it?"
        return QMessageBox.question(self._window(), "Save", question) == QMessageBox.StandardButton.Yes

    def _folder(self, export: Export, chosen: Mapping[str, Value]) -> Path | None:
        """Ask for a folder; in one that is not empty a new one is made, so that nothing is written over."""
        name = QFileDialog.getExistingDirectory(self._window(), f"Folder for: {export.words}")
        if not name:
            return None
        folder = Path(name).absolute()
        if not folder.is_dir() or not any(folder.iterdir()):
            return folder
        stem = export.name_here(self._screen(), chosen)
        names = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
        return next(folder / each for each in names if not (folder / each).exists())

    def _tour_file(self, screen: Screen) -> str | None:
        """Return a file that holds the open tour as it is shown, saved or not; None without one."""
        if screen.tour is None:
            return None
        self._tour_folder = tempfile.TemporaryDirectory()
        path = Path(self._tour_folder.name) / f"tour{SUFFIX}"
        save_tour(screen.tour, path)
        return str(path)

    def _start(self, export: Export, values: Mapping[str, Value], into: Path) -> None:
        stop = self._stop = threading.Event()
        request = export.request(values)

        def work(tell: Progress) -> Made:
            return make_beside(export.make, request, into, tell, stop.is_set)

        bar = self._bar = QProgressDialog(f"Making {into.name}", "Stop", 0, 100, self._window())
        bar.setWindowTitle(export.words)
        bar.setMinimumDuration(0)
        bar.setAutoReset(False)
        bar.setAutoClose(False)
        bar.setValue(0)
        bar.canceled.connect(self.stop)
        self._worker.start(work)

    def _on_progressed(self, share: float) -> None:
        if self._bar is not None and not self._stop.is_set():
            self._bar.setValue(min(round(100 * share), 99))

    def _on_made(self, made: object) -> None:
        if not isinstance(made, Made):
            return
        saved = counted(len(made.paths), "file", "files")
        if made.is_stopped:
            self._end(f"Stopped; {f'{saved} saved' if made.paths else 'nothing was saved'}.")
            return
        where = f"{saved} in {made.paths[0].parent}" if len(made.paths) > 1 else f"{made.paths[0]}"
        self._end(". ".join((f"Saved {where}", *made.notes)))

    def _end(self, sentence: str) -> None:
        self._put_away()
        self._say(sentence)
        self.ended.emit()

    def _put_away(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar.deleteLater()
            self._bar = None
        if self._tour_folder is not None:
            self._tour_folder.cleanup()
            self._tour_folder = None

    def _say(self, sentence: str) -> None:
        self._window().show_status(sentence)
