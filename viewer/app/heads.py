"""Opens heads and builds the zones on them, in a thread where it takes time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for, kept_atlas
from viewer.atlas.choices import Choices
from viewer.data.head_file import describe_head, load_head
from viewer.data.paths import assets_folder, cache_folder, head_folders
from viewer.domain.catalog import Catalog
from viewer.errors import DataError, Problem, ViewerError
from viewer.geometry.head import Head
from viewer.widgets.worker import Progress, Worker


class Heads(QObject):
    """The shipped heads, and those opened from elsewhere.

    Parameters
    ----------
    catalog : Catalog
        The zones to build.
    problems : list of Problem
        Grows by what is wrong with heads.

    Signals
    -------
    built : Atlas
        The zones of the head asked for last.
    failed : str
        Why they could not be built.
    progressed : float
        Share done, 0 to 1.
    """

    built = Signal(object)
    failed = Signal(str)
    progressed = Signal(float)

    def __init__(self, catalog: Catalog, problems: list[Problem], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._problems = problems
        self._own: dict[str, Path] = {}
        self._worker = Worker(self)
        self._worker.finished.connect(self.built)
        self._worker.failed.connect(self.failed)
        self._worker.progressed.connect(self.progressed)

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

    def open(self, name: str) -> Head | None:
        """Read a head; None if it cannot be used, which becomes a problem.

        Parameters
        ----------
        name : str
            The id of a head, or the path of a folder: from then on that head has an id here as well.
        """
        folder = self._own.get(name) or self._shipped(name) or Path(name)
        try:
            head = load_head(folder, cache_folder())
        except DataError as error:
            self._problems.extend(error.problems)
            return None
        except ViewerError as error:
            self._problems.append(Problem(f"assets/meshes/{name}", "", str(error)))
            return None
        if self._own.get(name) == folder:
            return replace(head, id=name)
        shipped = self._shipped(head.id)
        if shipped is not None and shipped.resolve() == folder.resolve():
            return head
        own_id = f"{head.id}-own" if shipped is not None else head.id
        self._own[own_id] = folder
        return replace(head, id=own_id)

    def open_or_another(self, name: str) -> Head | None:
        """Read a head; if it is damaged another one, so that there is something to look at."""
        others = [folder.name for folder in head_folders() if folder.name != name]
        return next((head for each in (name, *others) if (head := self.open(each)) is not None), None)

    def _shipped(self, name: str) -> Path | None:
        folder = assets_folder() / "meshes" / name
        return folder if len(Path(name).parts) == 1 and (folder / "head.toml").is_file() else None

    def build(self, head: Head, choices: Choices) -> None:
        """Build the zones on a head by the rules that are chosen; `built` answers, at once if they were kept."""
        self._worker.cancel()
        kept = kept_atlas(self._catalog, head, cache_folder(), choices)
        if kept is not None:
            self.built.emit(kept)
            return

        def work(tell: Progress) -> Atlas:
            return atlas_for(
                self._catalog, head, cache_folder(), lambda done, of: tell(done / of if of else 1.0), choices
            )

        self._worker.start(work)

    def stop(self) -> None:
        """Stop building; the window is closing."""
        self._worker.cancel()
