"""What is done with the measuring tape."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.state.store import Store
from viewer.state.view_state import Place


class MeasureActions:
    """Lays a tape over the skin, point by point.

    Parameters
    ----------
    store : Store
        The state to change.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def toggle(self) -> None:
        """Take the tape, or put it away."""
        if self._store.state.is_measuring:
            self.stop()
        else:
            self._store.update(is_measuring=True)

    def add(self, place_mm: Place) -> None:
        """Set the next point of the tape; a place on the skin, head frame, mm."""
        self._store.update(measured_mm=(*self._store.state.measured_mm, place_mm))

    def lay(self, places_mm: Sequence[Place]) -> None:
        """Lay the tape anew over these places, and nowhere else."""
        self._store.update(is_measuring=True, measured_mm=tuple(places_mm))

    def take_back(self) -> None:
        """Take the last point away."""
        self._store.update(measured_mm=self._store.state.measured_mm[:-1])

    def start_again(self) -> None:
        """Take all points away."""
        self._store.update(measured_mm=())

    def stop(self) -> None:
        """Put the tape away, with its points."""
        self._store.update(is_measuring=False, measured_mm=())
