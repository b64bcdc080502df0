"""What the card of an acupuncture point says: how it is found, what that is checked against, and which lines use it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.point_card import CheckView, PointCard, PointLine
from viewer.presentation.sentences import NO_LINE
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.stack import Beside, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.swatch import PILL_PX, SwatchPill
from viewer.widgets.theme import Look


class FindingSection(CardSection):
    """How the point is found on a person, its measures, and how this program places it where that is less sure."""

    def __init__(self, look: Look, card: PointCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("How it is found"), parent=parent)
        self.say(card.finding)
        self.say(card.place, gap_px=10)
        self.say(card.cun, "small", "text_2", gap_px=4 if card.place else 8)
        if card.placing is not None:
            self.say(_("How it is placed here"), "item", gap_px=14)
            self.say(card.placing, gap_px=2)
        if card.not_placed:
            self.say(_("Not shown on the head"), "item", gap_px=14)
            self.say(card.not_placed, gap_px=2)
        if card.site:
            self.say(card.site, "small", "text_2", lead=_("Nearest electrode site:"), gap_px=10)


class CheckSection(CardSection):
    """Other rules for the same place, and how far from it they lead on this head."""

    def __init__(self, look: Look, card: PointCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Checked against"), parent=parent)
        for index, check in enumerate(card.checks):
            self._add_check(check, gap_px=12 if index else 8)

    def _add_check(self, check: CheckView, *, gap_px: int) -> None:
        words = Stack(self)
        words.add(self.statement(check.text, "body", "text"))
        if check.measure:
            words.add(Statement(self.look, check.measure, role="small", colour="text_2", parent=words))
        self.add(words, gap_px)


class LineEntry(Stack):
    """A line that uses the point, and the way to its card.

    Attributes
    ----------
    zone_requested : Signal(str)
        The line's zone.
    """

    zone_requested = Signal(str)

    def __init__(self, look: Look, view: PointLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.link = LinkButton(look, view.title, role="item", parent=self)
        self.link.setAccessibleName(_("Open the card of %s") % view.title)
        self.link.clicked.connect(self._on_link_clicked)
        names = Stack(self)
        names.add(self.link)
        names.add(Statement(look, view.subtitle, role="small", colour="text_2", parent=names))
        if view.note:
            names.add(Statement(look, view.note, role="small", colour="text_2", parent=names))
        # The pill stands in the middle of the line of the name.
        pill = Stack(self, margin_px=(0, (self.link.sizeHint().height() - PILL_PX[1]) // 2, 0, 0))
        pill.add(SwatchPill(look, (view.swatch,), parent=pill))
        self.add(Beside(pill, PILL_PX[0], names, 12, self))

    def _on_link_clicked(self) -> None:
        self.zone_requested.emit(self.view.zone)


class LinesSection(CardSection):
    """The lines whose rules use the point."""

    def __init__(self, look: Look, card: PointCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Lines that use it"), parent=parent)
        self.entries = tuple(LineEntry(look, view, self) for view in card.lines)
        for index, entry in enumerate(self.entries):
            entry.zone_requested.connect(self.zone_requested)
            self.add(entry, 10 if index else 6)
        if not card.lines:
            self.say(NO_LINE, colour="text_2")
