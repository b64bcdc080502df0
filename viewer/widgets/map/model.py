"""The map of the evidence as Qt's views and screen readers ask for it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from viewer.data.language import gettext as _
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.presentation.evidence_map import EvidenceMap, MapCell

Index = QModelIndex | QPersistentModelIndex
_EMPTY = EvidenceMap((), (), {})


class MapModel(QAbstractTableModel):
    """The map as Qt's views and screen readers ask for it."""

    def __init__(self) -> None:
        super().__init__()
        self.map = _EMPTY

    def show_map(self, shown: EvidenceMap) -> None:
        """Take over another map."""
        self.beginResetModel()
        self.map = shown
        self.endResetModel()

    def cell(self, index: Index) -> MapCell | None:
        """Return what a cell holds, if anything."""
        complaint = self.map.rows[index.row()].complaint
        return None if complaint is None else self.map.cells.get((complaint, self.map.columns[index.column()].zone))

    def place(self, complaint: ComplaintId, zone: ZoneId | None) -> QModelIndex:
        """Return where a cell stands; invalid if it is not on this map."""
        rows = [row.complaint for row in self.map.rows]
        columns = [column.zone for column in self.map.columns]
        if complaint in rows and zone in columns:
            return self.index(rows.index(complaint), columns.index(zone))
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Return the number of complaints and headings."""
        return 0 if parent.isValid() else len(self.map.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of zones."""
        return 0 if parent.isValid() else len(self.map.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the sentence of a cell, for screen readers."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index)
            return cell.sentence if cell is not None else _("nothing")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the names of zones and complaints."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return (
            self.map.columns[section].name if orientation == Qt.Orientation.Horizontal else self.map.rows[section].name
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only cells that hold something can be chosen."""
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
