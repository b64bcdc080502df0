"""What is dropped on the window: a tour or the folder of a head opens, anything else is named with what would."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.app.heads import Heads
from viewer.errors import ViewerError
from viewer.state.store import Store
from viewer.state.view_requests import ShowHead

_HEAD_FILE = "head.toml"
_OPENS = "A tour (.scalptour) opens here, and the folder of a head, with its head.toml."


class Dropping:
    """Opens what was dropped.

    Parameters
    ----------
    open_tour : callable
        Opens the tour of a file.
    heads, store : Heads, Store
        Take a head and show it.
    say : callable
        Shows a sentence at the foot of the window.
    """

    def __init__(
        self, open_tour: Callable[[Path], None], heads: Heads, store: Store, say: Callable[[str], None]
    ) -> None:
        self._open_tour, self._heads, self._store, self._say = open_tour, heads, store, say

    def take(self, paths: Sequence[Path]) -> None:
        """Open the one thing that was dropped."""
        from viewer.data.tour_file import SUFFIX

        if len(paths) != 1:
            self._say(f"Drop one thing at a time. {_OPENS}")
            return
        path = paths[0]
        folder = path.parent if path.name == _HEAD_FILE else path
        if path.suffix == SUFFIX and path.is_file():
            self._open_tour(path)
        elif (folder / _HEAD_FILE).is_file():
            try:
                head_id = self._heads.add(folder)
            except ViewerError as error:
                self._say(f"The head in {folder.name} cannot be used: {error}")
                return
            self._store.ask(ShowHead(head_id))
        else:
            what = "is a folder without a head" if path.is_dir() else "cannot be opened"
            self._say(f"{path.name} {what}. {_OPENS}")
