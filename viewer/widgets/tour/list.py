"""The tours at hand, and the stops of the one that is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.data.language import gettext as _
from viewer.presentation.tour_view import StopRow, TourRow
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import plain_tooltip, set_plain_tooltip
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look
from viewer.widgets.tour.rows import ROW_ROLE, ListRow, RowDelegate

_MARGIN_PX = 16
_TOURS_SHOWN = 7
"""Rows of one line; more of them scroll."""


class RowList(QListWidget):
    """A list of rows that asks and does nothing itself.

    Attributes
    ----------
    row_requested : Signal(int)
        A row was pressed, or Return on it; counted from 0.
    move_requested : Signal(int, int)
        A row was dragged: from where, and where it is to stand.
    """

    row_requested = Signal(int)
    move_requested = Signal(int, int)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RowDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        let_flick(self)
        self.setMouseTracking(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.row_requested.emit(self.row(item)))
        self.model().rowsMoved.connect(self._on_rows_moved)
        look.changed.connect(self.doItemsLayout)

    def set_draggable(self, *, can: bool) -> None:
        """Let rows be dragged to another place, or not."""
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if can else mode.NoDragDrop)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; rows that stay keep their place under the pointer."""
        blocker = QSignalBlocker(self)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            item = self.item(place)
            if item.data(ROW_ROLE) != row:
                item.setData(ROW_ROLE, row)
                item.setText(f"{row.number}. {row.text}" if row.number else row.text)
                item.setToolTip(plain_tooltip("\n".join(filter(None, (row.text, row.detail)))))
            if row.is_current:
                self.setCurrentItem(item)
        blocker.unblock()
        self.doItemsLayout()
        self.viewport().update()

    def rows_px(self) -> int:
        """Return the height of all rows together."""
        return sum(self.sizeHintForRow(place) for place in range(self.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the row on Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.row_requested.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _on_rows_moved(self, _parent: object, start: int, _end: int, _to: object, row: int) -> None:
        # Asked only when the drag is over: rows that change under it would confuse Qt.
        place = row - 1 if row > start else row
        QTimer.singleShot(0, self, lambda: self.move_requested.emit(start, place))


class TourList(QWidget):
    """The left panel of the mode.

    Attributes
    ----------
    tour_requested : Signal(str)
        A tour is to be opened, by its key.
    new_requested, open_requested, copy_requested, save_requested : Signal()
        A new tour; one from a file; a copy of a shipped one; the open one is to be saved.
    renamed : Signal(str)
        The open tour has another title.
    stop_requested : Signal(int)
        A stop is to be shown, counted from 0.
    moved : Signal(int, int)
        A stop is to stand elsewhere.
    add_requested, take_requested, duplicate_requested, delete_requested : Signal()
        Of stops.
    """

    tour_requested = Signal(str)
    new_requested = Signal()
    open_requested = Signal()
    copy_requested = Signal()
    save_requested = Signal()
    renamed = Signal(str)
    stop_requested = Signal(int)
    moved = Signal(int, int)
    add_requested = Signal()
    take_requested = Signal()
    duplicate_requested = Signal()
    delete_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Tours"))
        self._keys: list[str] = []
        self._stop, self._count = -1, 0
        self._is_own = False
        self.tours = RowList(look, _("Tours"), self)
        self.tours.row_requested.connect(lambda row: self.tour_requested.emit(self._keys[row]))
        self.new = self._link(_("New"), self.new_requested, _("Begin a tour of your own"))
        self.open = self._link(_("Open…"), self.open_requested, _("Open a tour from a file"))
        self.stops = RowList(look, _("Stops"), self)
        self.stops.row_requested.connect(self.stop_requested)
        self.stops.move_requested.connect(self.moved)
        self._lead = Statement(look, "", role="small", colour="text_2", parent=self)
        self.title = QLineEdit(self)
        self.title.setAccessibleName(_("Title of the tour"))
        self.title.setMaxLength(80)
        self.title.editingFinished.connect(self._on_title_edited)
        self.copy = self._link(_("Copy, to change it"), self.copy_requested, _("Make a tour of your own from this one"))
        self.save = self._link(_("Save"), self.save_requested, _("Save the tour in its file"))
        self.add = self._button(_("Add stop"), self.add_requested, _("Add what is on the screen (Ctrl+D)"))
        self.take = self._button(_("Take view"), self.take_requested, _("Let this stop show what is on the screen"))
        self.up = self._button(_("Up"), None, _("Move this stop up"))
        self.down = self._button(_("Down"), None, _("Move this stop down"))
        self.up.clicked.connect(lambda: self.moved.emit(self._stop, self._stop - 1))
        self.down.clicked.connect(lambda: self.moved.emit(self._stop, self._stop + 1))
        self.duplicate = self._button(_("Duplicate"), self.duplicate_requested, _("Copy this stop"))
        self.delete = self._button(_("Delete"), self.delete_requested, _("Delete this stop; Ctrl+Z brings it back"))
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
        self._is_own, self._stop, self._count = is_own, shown, len(stops)
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
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, _MARGIN_PX, 4)
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
        column.addLayout(head)
        column.addWidget(self.tours)
        column.addWidget(Rule(self._look, self))
        column.addLayout(open_tour)
        column.addWidget(self.stops, 1)
        column.addWidget(Rule(self._look, self))
        column.addWidget(self._tools)

    def _link(self, text: str, asks: SignalInstance, tooltip: str) -> LinkButton:
        link = LinkButton(self._look, text, parent=self)
        set_plain_tooltip(link, tooltip)
        link.clicked.connect(asks)
        return link

    def _button(self, text: str, asks: SignalInstance | None, tooltip: str) -> QPushButton:
        button = QPushButton(text, self)
        set_plain_tooltip(button, tooltip)
        if asks is not None:
            button.clicked.connect(asks)
        return button

    def _on_title_edited(self) -> None:
        if self.title.isModified():
            self.title.setModified(False)
            self.renamed.emit(self.title.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tours the height that their words need at a new width."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        row_px = self._look.px(36)
        self.tours.setFixedHeight(min(max(self.tours.rows_px(), row_px), _TOURS_SHOWN * row_px) + 4)
