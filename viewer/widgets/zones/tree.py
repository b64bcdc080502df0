"""The list of zones: the twin of the head in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import ArticleId, ComplaintId, GyrusId, PartId, PointId, StudyKey, ZoneId
from viewer.presentation.gyrus_list import CortexGroup
from viewer.presentation.pages.safety import SAFETY_PAGE
from viewer.presentation.zone_list import ComplaintGroup, FoundList, GroupRow
from viewer.state.errands import ShowPage
from viewer.state.glass_requests import ShowGyrus
from viewer.state.request import Ask, Request
from viewer.state.requests import ShowComplaint, ShowPoint, ShowStudy, ShowZone
from viewer.state.view_requests import ShowOverlay
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.theme import Look
from viewer.widgets.zones.delegate import ZoneDelegate
from viewer.widgets.zones.model import Row, ZoneModel


class ZoneTree(QTreeView):
    """Groups, zones and the parts of the selected zone; complaints by topic; or what a search found.

    Arrow keys move the focus, Return and space ask for the row. What is selected follows the state.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers the row that is chosen.

    Attributes
    ----------
    zone_hovered : Signal(object)
        The zone under the pointer, or None.
    search_wanted : Signal()
        The Up arrow on the first row: the focus is to go back to the search field.
    """

    zone_hovered = Signal(object)
    search_wanted = Signal()

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._model = ZoneModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ZoneDelegate(look, self._model.row, self.isExpanded, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        let_flick(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setAccessibleName(_("Zones"))
        self.clicked.connect(self._request)
        self.entered.connect(self._on_entered)
        look.changed.connect(self._on_look_changed)

    def show_groups(self, groups: Sequence[GroupRow]) -> None:
        """Show all zones in their groups, all groups open."""
        self._model.show_groups(groups)
        self._open_groups()

    def show_complaints(self, groups: Sequence[ComplaintGroup]) -> None:
        """Show all complaints by topic, all topics open."""
        self._model.show_complaints(groups)
        self._open_groups()

    def show_cortex(self, groups: Sequence[CortexGroup]) -> None:
        """Show the gyri that schools name in their groups, all groups open."""
        self._model.show_cortex(groups)
        self._open_groups()

    def show_found(self, found: FoundList) -> None:
        """Show what a search found."""
        self._model.show_found(found)
        self._open_groups()

    def select(self, zone: ZoneId | None, part: PartId | None = None) -> None:
        """Show a zone as selected, open on its parts; emits nothing."""
        found = self._model.select(zone, part)
        for group in self._groups():
            for row in range(self._model.rowCount(group)):
                index = self._model.index(row, 0, group)
                self.setExpanded(index, index == found)
        selection = self.selectionModel()
        selection.clearSelection()
        if found.isValid():
            selection.select(found, QItemSelectionModel.SelectionFlag.Select)
            self.expand(found.parent())
            if not self.hasFocus():
                selection.setCurrentIndex(found, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(found)

    def select_complaint(self, complaint: str | None) -> None:
        """Show a complaint as selected; emits nothing."""
        self._bring_to_sight(self._model.select_complaint(complaint))

    def select_point(self, point: str | None) -> None:
        """Show an acupuncture point as selected; emits nothing."""
        self._bring_to_sight(self._model.select_point(point))

    def select_gyrus(self, gyrus: str | None) -> None:
        """Show a gyrus as selected, open on the zones that claim it; emits nothing."""
        found = self._model.select_gyrus(gyrus)
        self._bring_to_sight(found)
        if found.isValid():
            self.expand(found)

    def focus_first(self) -> None:
        """Take the focus and put it on the first row that can be chosen."""
        first = self._first()
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def request_first(self) -> None:
        """Ask for the first row that can be chosen, if there is one."""
        first = self._first()
        if first.isValid():
            self._request(first)

    def row_at(self, index: QModelIndex) -> Row | None:
        """Return what a row shows."""
        return self._model.row(index)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Change nothing by keys or mouse: what is selected follows the state."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and space ask for the row; Up on the first row leaves for the search field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._request(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and not self.indexAbove(self.currentIndex()).isValid():
            self.search_wanted.emit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that nothing is under the pointer."""
        super().leaveEvent(event)
        self.zone_hovered.emit(None)

    def _request(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is None:
            return
        if row.kind == "group":
            self.setExpanded(index, not self.isExpanded(index))
        elif (request := _asked_by(row)) is not None:
            self._ask(request)

    def _bring_to_sight(self, found: QModelIndex) -> None:
        if found.isValid():
            self.expand(found.parent())
            if not self.hasFocus():
                self.selectionModel().setCurrentIndex(found, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(found)

    def _on_entered(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.kind == "part":
            row = row.parent
        self.zone_hovered.emit(row.key if row is not None and row.kind in ("zone", "claim") else None)

    def _groups(self) -> list[QModelIndex]:
        return [self._model.index(row, 0) for row in range(self._model.rowCount())]

    def _first(self) -> QModelIndex:
        groups = self._groups()
        return self._model.index(0, 0, groups[0]) if groups else QModelIndex()

    def _open_groups(self) -> None:
        for group in self._groups():
            self.expand(group)

    def _on_look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def _asked_by(row: Row) -> Request | None:
    """Return what a row asks for; None for one that asks for nothing."""
    match row.kind:
        case "zone":
            return ShowZone(ZoneId(row.key))
        case "part" if row.parent is not None:
            return ShowZone(ZoneId(row.parent.key), PartId(row.key))
        case "complaint":
            return ShowComplaint(ComplaintId(row.key))
        case "point":
            return ShowPoint(PointId(row.key))
        case "gyrus":
            return ShowGyrus(GyrusId(row.key))
        case "claim":
            return ShowZone(ZoneId(row.key))
        case "passage":
            page, _slash, passage = row.key.partition("/")
            return ShowPage(ArticleId(page), passage)
        case "caution":
            return ShowPage(SAFETY_PAGE, row.key)
        case "site":
            return ShowOverlay("ten_ten")
        case "study":
            return ShowStudy(StudyKey(row.key))
    return None
