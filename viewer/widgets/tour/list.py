"""The tours at hand, and the stops of the one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QResizeEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.data.language import gettext as _
from viewer.presentation.tour_view import StopRow, TourRow
from viewer.state.errands import OpenTour, RunCommand
from viewer.state.practice_requests import ShowLearnHome
from viewer.state.request import Ask, Request
from viewer.state.tour_requests import DeleteStop, DuplicateStop, GoToStop, MoveStop, RenameTour
from viewer.widgets.icons import IconName
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.list_row import ListRow
from viewer.widgets.pieces.painted_button import plain_tooltip, set_plain_tooltip
from viewer.widgets.pieces.row_list import RowList
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_Button = TypeVar("_Button", bound=QAbstractButton)

_MARGIN_PX = 16
_TOURS_SHOWN = 7
"""Rows of one line; more of them scroll."""


class TourList(QWidget):
    """The left panel of the mode.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers what is chosen.

    Attributes
    ----------
    copy, save, add, take : buttons
        What needs more than the list knows: the fields being written, where the eye stands; the mode answers them.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ask = ask
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Tours"))
        self._keys: list[str] = []
        self._stop = -1
        self.tours = RowList(look, _("Tours"), self)
        self.tours.row_requested.connect(lambda row: ask(OpenTour(Path(self._keys[row]))))
        self.home = self._link(_("Learn"), _("Back to what is known and what to practise"), ShowLearnHome(), "back")
        self.new = self._link(_("New"), _("Begin a tour of your own"), RunCommand("tour-new"))
        self.open = self._link(_("Open…"), _("Open a tour from a file"), RunCommand("tour-open"))
        self.stops = RowList(look, _("Stops"), self)
        self.stops.row_requested.connect(lambda place: ask(GoToStop(place)))
        self.stops.move_requested.connect(lambda place, to: ask(MoveStop(place, to)))
        self._lead = Statement(look, "", role="small", colour="text_2", parent=self)
        self.title = QLineEdit(self)
        self.title.setAccessibleName(_("Title of the tour"))
        self.title.setMaxLength(80)
        self.title.editingFinished.connect(self._on_title_edited)
        self.copy = self._link(_("Copy, to change it"), _("Make a tour of your own from this one"))
        self.save = self._link(_("Save"), _("Save the tour in its file"))
        self.add = self._button(_("Add stop"), _("Add what is on the screen (Ctrl+D)"))
        self.take = self._button(_("Take view"), _("Let this stop show what is on the screen"))
        self.up = self._button(_("Up"), _("Move this stop up"))
        self.down = self._button(_("Down"), _("Move this stop down"))
        self.up.clicked.connect(lambda: ask(MoveStop(self._stop, self._stop - 1)))
        self.down.clicked.connect(lambda: ask(MoveStop(self._stop, self._stop + 1)))
        self.duplicate = self._button(_("Duplicate"), _("Copy this stop"), DuplicateStop())
        self.delete = self._button(_("Delete"), _("Delete this stop; Ctrl+Z brings it back"), DeleteStop())
        self._tools = QWidget(self)
        self._lay_out()
        self._restyle()
        look.changed.connect(self._restyle)
        self.show_tour("", (), -1, is_own=False, is_saved=True)

    def show_tours(self, rows: Sequence[TourRow], open_key: str) -> None:
        """Show the tours at hand; `open_key` is the one that is open, or nothing."""
        self._keys = [row.key for row in rows]
        self.tours.show_rows(
            [ListRow(r.key, r.title, r.detail, 0, r.key == open_key, is_faint=bool(r.problem)) for r in rows]
        )
        for place, row in enumerate(rows):
            if row.problem:
                self.tours.item(place).setToolTip(plain_tooltip(row.problem))
        self._restyle()

    def show_tour(self, title: str, stops: Sequence[StopRow], shown: int, *, is_own: bool, is_saved: bool) -> None:
        """Show a tour and its stops; without a title no tour is open."""
        is_open = bool(title)
        self._stop = shown
        self.stops.set_draggable(can=is_own)
        self.stops.show_rows(
            [
                ListRow(
                    str(row.number), row.title, "?" if row.has_question else "", row.number, row.number - 1 == shown
                )
                for row in stops
            ]
        )
        if not self.title.hasFocus() or not self.title.isModified():
            self.title.setText(title)
        self.title.setVisible(is_own)
        self._lead.setVisible(not is_own)
        self._lead.show_text(title or _("Choose a tour, or begin one of your own."))
        self.copy.setVisible(is_open and not is_own)
        self.save.setVisible(is_own)
        self.save.setEnabled(not is_saved)
        self.save.setText(_("Saved") if is_saved else _("Save"))
        self._tools.setVisible(is_own or not is_open)
        has_stop = is_own and 0 <= shown < len(stops)
        for button in (self.take, self.up, self.down, self.duplicate, self.delete):
            button.setVisible(is_own)  # without a tour of one's own there is only one thing to do: begin one
        for button in (self.take, self.duplicate, self.delete):
            button.setEnabled(has_stop)
        self.up.setEnabled(has_stop and shown > 0)
        self.down.setEnabled(has_stop and shown < len(stops) - 1)

    def _lay_out(self) -> None:
        way = QHBoxLayout()
        way.setContentsMargins(20, 10, _MARGIN_PX, 0)
        way.addWidget(self.home)
        way.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(24, 4, _MARGIN_PX, 4)
        head.setSpacing(12)
        head.addWidget(Statement(self._look, _("Tours"), role="section", parent=self), 1)
        head.addWidget(self.new)
        head.addWidget(self.open)
        named = QHBoxLayout()
        named.setSpacing(12)
        named.addWidget(self.title, 1)
        named.addWidget(self.save)
        open_tour = QVBoxLayout()
        open_tour.setContentsMargins(24, 12, _MARGIN_PX, 8)
        open_tour.setSpacing(4)
        open_tour.addWidget(self._lead)
        open_tour.addLayout(named)
        open_tour.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        grid = QGridLayout(self._tools)
        grid.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        grid.setSpacing(8)
        grid.addWidget(self.add, 0, 0, 1, 2)
        grid.addWidget(self.take, 0, 2, 1, 2)
        for place, button in enumerate((self.up, self.down, self.duplicate, self.delete)):
            grid.addWidget(button, 1, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(way)
        column.addLayout(head)
        column.addWidget(self.tours)
        column.addWidget(Separator(self._look, self))
        column.addLayout(open_tour)
        column.addWidget(self.stops, 1)
        column.addWidget(Separator(self._look, self))
        column.addWidget(self._tools)

    def _link(
        self, text: str, tooltip: str, request: Request | None = None, icon: IconName | None = None
    ) -> LinkButton:
        return self._asking(LinkButton(self._look, text, icon, parent=self), tooltip, request)

    def _button(self, text: str, tooltip: str, request: Request | None = None) -> QPushButton:
        return self._asking(QPushButton(text, self), tooltip, request)

    def _asking(self, button: _Button, tooltip: str, request: Request | None) -> _Button:
        set_plain_tooltip(button, tooltip)
        if request is not None:
            button.clicked.connect(lambda: self._ask(request))
        return button

    def _on_title_edited(self) -> None:
        if self.title.isModified():
            self.title.setModified(False)
            self._ask(RenameTour(self.title.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tours the height that their words need at a new width."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        row_px = self._look.px(36)
        self.tours.setFixedHeight(min(max(self.tours.rows_px(), row_px), _TOURS_SHOWN * row_px) + 4)
