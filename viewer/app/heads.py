"""Opens heads and builds the zones on them, in a thread where it takes time."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import MOST_PER_HEAD, atlas_for, cached_atlas
from viewer.atlas.choices import Choices
from viewer.data.head_file import describe_head, load_head
from viewer.data.paths import assets_folder, cache_folder, head_folders
from viewer.domain.catalog import Catalog
from viewer.errors import DataError, Problem, ViewerError
from viewer.geometry.head import Head
from viewer.widgets.worker import Progress, Worker


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A head with its id here, and its folder where it is not one of the shipped."""

    head: Head
    folder: Path | None


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a head cannot be used."""

    problems: tuple[Problem, ...]


class Heads(QObject):
    """The shipped heads, and those opened from elsewhere.

    One thing at a time is asked for: what was asked before it is dropped, and tells nothing any more.

    Parameters
    ----------
    catalog : Catalog
        The zones to build.
    problems : list of Problem
        Grows by what is wrong with heads.

    Signals
    -------
    opened : Head
        The head asked for last; its zones follow.
    built : Atlas
        The zones of the head asked for last. Comes a second time, with the very same zones, once it is known how they
        would lie by other rules.
    refused : ()
        The head asked for last cannot be used; the problems say why.
    failed : str
        Why they could not be built.
    progressed : float
        Share of the zones done, 0 to 1; nothing is told once they lie.
    """

    opened = Signal(object)
    built = Signal(object)
    refused = Signal()
    failed = Signal(str)
    progressed = Signal(float)

    def __init__(self, catalog: Catalog, problems: list[Problem], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._problems = problems
        self._own: dict[str, Path] = {}
        self._of_own: dict[tuple[str, Choices], Atlas] = {}  # kept nowhere else: a patient's zones stay in this session
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_answer)
        self._worker.arrived.connect(self._on_answer)
        self._worker.failed.connect(self.failed)
        self._worker.progressed.connect(self._on_progress)
        self._has_zones = False

    def names(self) -> tuple[tuple[str, str], ...]:
        """Return all heads that can be read, as ids and names to read."""
        names = []
        for head_id, folder in {**{folder.name: folder for folder in head_folders()}, **self._own}.items():
            try:
                names.append((head_id, describe_head(folder, cache_folder()).name))
            except ViewerError:
                continue  # said when somebody asks for it
        return tuple(names)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all heads that are at hand, read or not."""
        return (*(folder.name for folder in head_folders()), *self._own)

    def add(self, folder: Path) -> str:
        """Put a head from elsewhere beside the shipped ones, and return the id that it has here.

        Raises
        ------
        ViewerError
            If what it says of itself cannot be read; its mesh is read when it is shown.
        """
        head_id = describe_head(folder, cache_folder()).id
        shipped = self._shipped(head_id)
        if shipped is not None and shipped.resolve() == folder.resolve():
            return head_id
        base = head_id if shipped is None else f"{head_id}-own"
        names = itertools.chain([base], (f"{base}-{number}" for number in itertools.count(2)))
        head_id = next(name for name in names if self._own.get(name, folder) == folder)
        self._own[head_id] = folder
        return head_id

    def place_of(self, name: str) -> str:
        """Return what the command line takes for a head: its id, or the folder of one opened from elsewhere."""
        return str(self._own.get(name, name))

    def open(self, name: str) -> Head | None:
        """Read a head; None if it cannot be used, which becomes a problem.

        Parameters
        ----------
        name : str
            The id of a head, or the path of a folder: from then on that head has an id here as well.
        """
        found = self._read(name)
        if isinstance(found, _Read):
            return self._taken(found)
        self._problems.extend(found.problems)
        return None

    def open_or_another(self, name: str) -> Head | None:
        """Read a head; if it is damaged another one, so that there is something to look at."""
        others = [folder.name for folder in head_folders() if folder.name != name]
        return next((head for each in (name, *others) if (head := self.open(each)) is not None), None)

    def _read(self, name: str) -> _Read | _Refused:
        """Read a head and give it the id that it has here; changes nothing, so that a thread may do it."""
        folder = self._own.get(name) or self._shipped(name) or Path(name)
        try:
            head = load_head(folder, cache_folder())
        except DataError as error:
            return _Refused(error.problems)
        except ViewerError as error:
            return _Refused((Problem(f"assets/meshes/{name}", "", str(error)),))
        if self._own.get(name) == folder:
            return _Read(replace(head, id=name), folder)
        shipped = self._shipped(head.id)
        if shipped is None:
            return _Read(head, folder)
        is_shipped = shipped.resolve() == folder.resolve()
        return _Read(head, None) if is_shipped else _Read(replace(head, id=f"{head.id}-own"), folder)

    def _taken(self, read: _Read) -> Head:
        if read.folder is not None:
            self._own[read.head.id] = read.folder
        return read.head

    def _on_answer(self, answer: object) -> None:
        if isinstance(answer, _Read):
            self.opened.emit(self._taken(answer))
        elif isinstance(answer, _Refused):
            self._problems.extend(answer.problems)
            self.refused.emit()
        else:
            self._has_zones = True
            self.built.emit(answer)

    def _on_progress(self, share: float) -> None:
        if not self._has_zones:
            self.progressed.emit(share)

    def _shipped(self, name: str) -> Path | None:
        folder = assets_folder() / "meshes" / name
        return folder if len(Path(name).parts) == 1 and (folder / "head.toml").is_file() else None

    def build(self, head: Head, choices: Choices) -> None:
        """Build the zones on a head by the rules that are chosen; `built` answers, at once if they were kept."""
        self._worker.drop()
        kept = self._of_own.get((head.fingerprint, choices)) or cached_atlas(
            self._catalog, head, cache_folder(), choices
        )
        if kept is not None:
            self.built.emit(kept)
            return
        self._has_zones = False
        self._worker.start(lambda tell: self._atlas(head, choices, tell))

    def change(self, name: str, choices: Choices) -> None:
        """Read another head beside the window and build the zones on it; `opened` and `built` answer, or `refused`.

        Parameters
        ----------
        name : str
            As for `open`.
        choices : Choices
            The rules that are chosen.
        """

        def work(tell: Progress) -> _Refused | Atlas:
            found = self._read(name)
            if isinstance(found, _Refused):
                return found
            tell(0.0, found)
            return self._atlas(found.head, choices, tell)

        self._has_zones = False
        self._worker.start(work)

    def _atlas(self, head: Head, choices: Choices, tell: Progress) -> Atlas:
        def progress(done: int, of: int) -> None:
            tell(done / of if of else 1.0)

        def ready(atlas: Atlas) -> None:
            tell(1.0, atlas)

        kept = self._of_own.get((head.fingerprint, choices))
        if kept is not None:
            return kept
        atlas = atlas_for(self._catalog, head, cache_folder(), progress, choices, early=ready)
        if head.is_own:
            self._of_own[head.fingerprint, choices] = atlas
            for oldest in [*self._of_own][:-MOST_PER_HEAD]:
                del self._of_own[oldest]
        return atlas

    def stop(self) -> None:
        """Stop building; the window is closing."""
        self._worker.cancel()
