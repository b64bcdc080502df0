"""On which screen a class sees the picture: any but the speaker's, or the one that was chosen for these screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QGuiApplication, QScreen

from viewer.data.settings import SCREENS_MOST

Chosen = Mapping[str, str]
"""The key of the screen that was chosen, by the key of all screens together."""


class ClassScreen:
    """Knows the screens, and remembers which of them shows the class picture.

    Parameters
    ----------
    chosen : callable
        Returns what was chosen before, for each set of screens.
    keep : callable
        Remembers it.
    """

    def __init__(self, chosen: Callable[[], Chosen], keep: Callable[[Chosen], None]) -> None:
        self._chosen = chosen
        self._keep = keep

    def offered(self, speaker: QScreen) -> tuple[tuple[tuple[str, str], ...], str]:
        """Return all screens as keys and names to read, and the key of the one that would show the picture now."""
        entries = tuple((key_of(screen), name_of(screen, n)) for n, screen in enumerate(_screens(), start=1))
        return entries, key_of(self.place(speaker))

    def place(self, speaker: QScreen) -> QScreen:
        """Return the screen for the class.

        Parameters
        ----------
        speaker : QScreen
            The one that the window stood on: its notes stay there.
        """
        screens = {key_of(screen): screen for screen in _screens()}
        chosen = screens.get(self._chosen().get(_key_of_all(), ""))
        others = [screen for screen in screens.values() if screen is not speaker]
        return chosen or (others[0] if others else speaker)

    def notes_place(self, picture: QScreen, speaker: QScreen) -> QScreen | None:
        """Return the screen for the notes, which is not that of the picture; None if there is no other."""
        if speaker is not picture:
            return speaker
        return next((screen for screen in _screens() if screen is not picture), None)

    def choose(self, key: str) -> None:
        """Remember which screen shows the class picture while these screens are there."""
        older = [each for each in self._chosen().items() if each[0] != _key_of_all()]
        self._keep(dict([*older[1 - SCREENS_MOST :], (_key_of_all(), key)]))

    def after(self, screen: QScreen) -> QScreen:
        """Return the next screen, and after the last one the first."""
        screens = _screens()
        return screens[(screens.index(screen) + 1) % len(screens)]


def key_of(screen: QScreen) -> str:
    """Return what a screen is known by: its maker's number where it has one, for sockets change."""
    made = (screen.manufacturer(), screen.model(), screen.serialNumber())
    return (" ".join(made) if all(made) else screen.name())[:100]


def name_of(screen: QScreen, number: int) -> str:
    """Return the name of a screen as people read it."""
    size, ratio = screen.size(), screen.devicePixelRatio()
    name = " ".join(dict.fromkeys(filter(None, (screen.manufacturer(), screen.model())))) or screen.name()
    return f"{number}  {name}, {round(size.width() * ratio)} × {round(size.height() * ratio)}"


def _screens() -> list[QScreen]:
    return QGuiApplication.screens()


def _key_of_all() -> str:
    return " | ".join(sorted(map(key_of, _screens())))
