"""What is done to the needle."""

from __future__ import annotations

from viewer.state.store import Store

ANGLE_MOST_DEG = 90.0
LENGTH_LEAST_MM, LENGTH_MOST_MM = 5.0, 75.0


class NeedleActions:
    """Moves and changes the needle. Every value is taken to the nearest that can be.

    Parameters
    ----------
    store : Store
        The state to change.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def tilt(self, angle_deg: float) -> None:
        """Set the angle to the skin, 0 to 90."""
        self._store.update(needle_angle_deg=_within(angle_deg, 0.0, ANGLE_MOST_DEG))

    def enter_at(self, fraction: float) -> None:
        """Set the place of entry, as a fraction of the zone's length from its first point."""
        self._store.update(needle_entry=_within(fraction, 0.0, 1.0))

    def push_to(self, length_mm: float) -> None:
        """Set how much of the needle lies under the skin."""
        self._store.update(needle_length_mm=_within(length_mm, LENGTH_LEAST_MM, LENGTH_MOST_MM))

    def turn(self, turn_deg: float) -> None:
        """Turn it away from the zone's own direction, counter-clockwise seen from outside, -180 to 180."""
        self._store.update(needle_turn_deg=_within(turn_deg, -180.0, 180.0))

    def reverse(self) -> None:
        """Let it point the other way along the zone."""
        self._store.update(is_needle_reversed=not self._store.state.is_needle_reversed)

    def take_size(self, size: str) -> None:
        """Take a needle of another gauge and length, as ``0.30x40``."""
        self._store.update(needle_size=size)

    def toggle_relay(self) -> None:
        """Lay several needles one after the other along the zone, or one alone."""
        self._store.update(is_relay=not self._store.state.is_relay)

    def toggle_calm(self) -> None:
        """Draw a soft arrow in place of the needle, or the needle again."""
        self._store.update(is_calm=not self._store.state.is_calm)

    def reset(self) -> None:
        """Put the needle back to where the school would begin."""
        self._store.update(
            needle_entry=0.0,
            needle_angle_deg=20.0,
            needle_length_mm=None,
            needle_turn_deg=0.0,
            is_needle_reversed=False,
            is_relay=False,
        )


def _within(value: float, least: float, most: float) -> float:
    return min(most, max(least, value))
