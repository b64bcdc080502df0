"""The menus of the window, and the keys, from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from viewer.state.commands import Command, commands
from viewer.state.errands import RunCommand, SaveExport
from viewer.state.request import Ask
from viewer.state.view_requests import ShowHead
from viewer.state.view_state import ViewState
from viewer.widgets.head_menu import HeadMenu

_CHOICES = ("theme", "skin", "hair", "modes")
"""Groups of which one is on at a time."""

_DIGITS = ("view-front", "view-back", "view-left", "view-right")
"""While somebody chooses of four, their keys choose."""

Entries = Sequence[tuple[str, str]]
"""Pairs of key and words."""


class ChoiceMenu(QMenu):
    """A menu of things that come and go, of which one is chosen: screens.

    Attributes
    ----------
    choice_requested : Signal(str)
        The key of what was asked for.
    """

    choice_requested = Signal(str)

    def show_entries(self, entries: Entries, chosen: str) -> None:
        """Offer these from now on."""
        self.clear()
        choice = QActionGroup(self)
        for key, words in entries:
            action = choice.addAction(words.replace("&", "&&"))
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(lambda _checked=False, key=key: self.choice_requested.emit(key))
            self.addAction(action)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be asked for now, or why it cannot.

    Attributes
    ----------
    key, words : str
        Its name, and how it is read.
    group : str
        Those of one group stand together, between lines.
    lacks : str
        What is missing; empty if nothing is.
    """

    key: str
    words: str
    group: str = ""
    lacks: str = ""


class OfferMenu(QMenu):
    """A menu of the exports that can be asked for, put together when it is opened."""

    def __init__(self, title: str, ask: Ask, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._ask = ask
        self.setToolTipsVisible(True)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these from now on; what lacks something says what."""
        self.clear()
        for before, offer in zip((None, *offers), offers, strict=False):
            if before is not None and before.group != offer.group:
                self.addSeparator()
            action = QAction(offer.words.replace("&", "&&"), self)
            action.setObjectName(f"{self.title().lower()}-{offer.key.replace(' ', '-')}")
            action.setEnabled(not offer.lacks)
            action.setToolTip(offer.lacks or offer.words)
            action.triggered.connect(lambda _checked=False, key=offer.key: self._ask(SaveExport(key)))
            self.addAction(action)


class Menus(QObject):
    """Builds the menus.

    Parameters
    ----------
    window : QMainWindow
        Gets the menus, and hears the keys.
    ask : callable
        Answers what is chosen, but for screens.

    Attributes
    ----------
    actions : dict of str to QAction
        By the id of the command.
    heads : HeadMenu
        Which head is shown.
    screens : ChoiceMenu
        Which screen shows a class the picture.
    exports : OfferMenu
        What can be taken away.
    """

    def __init__(self, window: QMainWindow, ask: Ask) -> None:
        super().__init__(window)
        self._ask = ask
        self._window = window
        self._menus: dict[tuple[str, str], QMenu] = {}
        self.actions: dict[str, QAction] = {}
        self.heads, self.screens = HeadMenu(window), ChoiceMenu("Class picture on", window)
        self.heads.choice_requested.connect(lambda head: ask(ShowHead(head)))
        self.exports = OfferMenu("Export", ask, window)
        choices: dict[str, QActionGroup] = {}
        last: dict[str, str] = {}
        for command in commands():
            group = "submenus" if command.submenu else command.group  # they stand together, without lines
            menu = self._menu(command, is_new_group=last.get(command.menu, group) != group)
            last[command.menu] = group
            action = self._action(command)
            if command.is_checked is not None and command.group in _CHOICES:
                choices.setdefault(command.group, QActionGroup(window)).addAction(action)
            menu.addAction(action)
            window.addAction(action)  # its key is heard while the menus are put away, too
            self.actions[command.id] = action
        for menu_name, submenu in (("View", self.heads), ("Tools", self.screens)):
            self._menus[menu_name, ""].addSeparator()
            self._menus[menu_name, ""].addMenu(submenu)
        file_menu = self._menus["File", ""]
        below = file_menu.actions().index(self.actions["copy-picture"]) + 1
        file_menu.insertMenu(file_menu.actions()[below], self.exports)

    def apply(self, new: ViewState) -> None:
        """Bring check marks in line with a state."""
        self.heads.choose(new.head)
        for command in commands():
            if command.is_checked is not None:
                self.actions[command.id].setChecked(command.is_checked(new))
        for name in _DIGITS:
            self.actions[name].setEnabled(not new.is_choosing)

    def lack(self, commands: Sequence[str], why: str) -> None:
        """Say why these cannot be had, or offer them again where nothing is lacking."""
        for name in commands:
            self.actions[name].setEnabled(not why)
            self.actions[name].setToolTip(why)

    def offer_screens(self, entries: Callable[[], tuple[Entries, str]]) -> None:
        """Ask for the screens whenever they are to be seen: they come and go."""
        self.screens.aboutToShow.connect(lambda: self.screens.show_entries(*entries()))

    def offer_exports(self, offers: Callable[[], Sequence[Offer]]) -> None:
        """Ask for the exports whenever they are to be seen: what is shown decides which can be made."""
        self.exports.aboutToShow.connect(lambda: self.exports.show_offers(offers()))

    def _menu(self, command: Command, *, is_new_group: bool) -> QMenu:
        """Return the menu of a command; where a new group begins in it, after a line."""
        menu = self._menus.get((command.menu, ""))
        if menu is None:
            menu = self._menus[command.menu, ""] = self._window.menuBar().addMenu(f"&{command.menu}")
            menu.setToolTipsVisible(True)
        elif is_new_group:
            menu.addSeparator()
        if not command.submenu:
            return menu
        key = (command.menu, command.submenu)
        if key not in self._menus:
            self._menus[key] = menu.addMenu(command.submenu)
        return self._menus[key]

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self._window)
        action.setObjectName(command.id)
        action.setCheckable(command.is_checked is not None)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(lambda _checked=False, name=command.id: self._ask(RunCommand(name)))
        return action
