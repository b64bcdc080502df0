"""Where a publication is used, with the way there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.where_used import UsedGroup, UsedPlace
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_AT_FIRST = 6


class PlaceEntry(Stack):
    """One place: its name, which opens it, and which sentences are meant.

    Attributes
    ----------
    place_requested : Signal(object)
        The `UsedPlace`.
    """

    place_requested = Signal(object)

    def __init__(self, look: Look, place: UsedPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.link: LinkButton | None = None
        if place.kind:
            self.link = LinkButton(look, place.name, role="body", parent=self)
            set_plain_tooltip(self.link, _("Open %s") % place.name)
            self.link.clicked.connect(self._on_clicked)
            self.add(self.link)
        else:
            self.add(Statement(look, place.name, parent=self))
        if place.detail:
            self.add(Statement(look, place.detail, role="small", colour="text_2", parent=self))

    def _on_clicked(self) -> None:
        self.place_requested.emit(self.place)


class UsedList(Stack):
    """The places of one kind, the first few at once.

    Attributes
    ----------
    place_requested : Signal(object)
        The `UsedPlace`.
    """

    place_requested = Signal(object)

    def __init__(self, look: Look, group: UsedGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rest = group.places[_AT_FIRST:]
        self.add(Statement(look, group.title, role="item", parent=self))
        for place in group.places[:_AT_FIRST]:
            self._add_entry(place)
        self.more: LinkButton | None = None
        if self._rest:
            self.more = LinkButton(look, _("Show all %d") % len(group.places), parent=self)
            self.more.clicked.connect(self._on_more_clicked)
            self.add(self.more, 4)

    def _add_entry(self, place: UsedPlace) -> None:
        entry = PlaceEntry(self._look, place, self)
        entry.place_requested.connect(self.place_requested)
        self.add(entry, 4)

    def _on_more_clicked(self) -> None:
        if self.more is not None:
            self.remove(self.more)
            self.more = None
            for place in self._rest:
                self._add_entry(place)


class UsedSection(CardSection):
    """All places that name a publication.

    Attributes
    ----------
    place_requested : Signal(object)
        The `UsedPlace`.
    """

    place_requested = Signal(object)

    def __init__(
        self, look: Look, groups: tuple[UsedGroup, ...], background: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Where it is used"), parent=parent)
        self.say(background, colour="text_2")
        for index, group in enumerate(groups):
            held = UsedList(look, group, self)
            held.place_requested.connect(self.place_requested)
            self.add(held, 16 if index else 8)

    def entries(self) -> tuple[PlaceEntry, ...]:
        """Return the places that are shown."""
        return tuple(self.findChildren(PlaceEntry))
