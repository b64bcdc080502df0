"""The menu in which a head is chosen: whose it is, and below a line in which shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.domain.people import heads_of, in_shape, is_of_people, person_of, shape_of


class HeadMenu(QMenu):
    """People, and the shapes of the one that is shown, where there are several. Another person keeps the shape.

    Attributes
    ----------
    choice_requested : Signal(str)
        The id of the head that was asked for.
    """

    choice_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Head", parent)
        self._chosen = ""
        self._ids: frozenset[str] = frozenset()
        self._people: list[QAction] = []
        self._shapes: list[QAction] = []

    def show_heads(self, heads: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer heads from now on, by their ids and names."""
        self.clear()
        self._ids = frozenset(head for head, _ in heads)
        people = {person_of(head): name.partition(", shape")[0] if is_of_people(head) else name for head, name in heads}
        self._people = self._group(
            [(each, name.replace("&", "&&"), partial(self._ask_person, each)) for each, name in people.items()]
        )
        numbers = sorted({shape_of(head) for head in self._ids})
        self._shapes = []
        if len(numbers) > 1:
            self.addSeparator()
            self._shapes = self._group(
                [(number, f"Shape {number}", partial(self._ask_shape, number)) for number in numbers]
            )
        self.choose(chosen)

    def choose(self, chosen: str) -> None:
        """Show which of them is chosen; emits nothing."""
        self._chosen = chosen
        person = person_of(chosen)
        for action in self._people:
            action.setChecked(action.data() == person)
        numbers = [shape_of(head) for head in heads_of(person) if head in self._ids]
        for action in self._shapes:
            action.setVisible(len(numbers) > 1 and action.data() in numbers)
            action.setChecked(action.data() == shape_of(chosen))

    def _group(self, entries: Sequence[tuple[str | int, str, Callable[[], None]]]) -> list[QAction]:
        group = QActionGroup(self)
        for key, words, ask in entries:
            action = group.addAction(words)
            action.setData(key)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, ask=ask: ask())
            self.addAction(action)
        return group.actions()

    def _ask_person(self, person: str) -> None:
        """Ask for a person, in the shape that is shown."""
        self._ask(person, shape_of(self._chosen))

    def _ask_shape(self, number: int) -> None:
        """Ask for another shape of the person that is shown."""
        self._ask(person_of(self._chosen), number)

    def _ask(self, person: str, number: int) -> None:
        head = in_shape(person, number)
        self.choice_requested.emit(head if head in self._ids else person)
