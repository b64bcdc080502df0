"""The list of zones as Qt's item model: groups, zones, parts, complaints, points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.data.language import gettext as _
from viewer.data.language import ngettext
from viewer.domain.identity import PartId, ZoneId
from viewer.presentation.card_view import Swatch
from viewer.presentation.gyrus_list import ClaimRow, CortexGroup, CortexRow
from viewer.presentation.zone_list import (
    ComplaintGroup,
    ComplaintRow,
    FoundList,
    GroupRow,
    GyrusRow,
    MoreRow,
    PartRow,
    PassageRow,
    PointRow,
    ZoneRow,
)

RowKind = Literal[
    "group", "zone", "part", "complaint", "point", "gyrus", "claim", "passage", "site", "caution", "study"
]
_Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True, eq=False)
class Row:
    """One row of the list, as the delegate paints it.

    Attributes
    ----------
    key : str
        Zone, part, complaint, point, gyrus or group; of a claim its zone; of a passage its page, a slash, and its id.
    right : str
        What stands at the right end if it fits: 汉字, the body region of a part, the number of zones of a group.
    detail : str
        Second line, for complaints and gyri.
    spoken : str
        What a screen reader says.
    """

    kind: RowKind
    key: str
    name: str
    right: str = ""
    detail: str = ""
    spoken: str = ""
    swatches: tuple[Swatch, ...] = ()
    parent: Row | None = None
    children: list[Row] = field(default_factory=list)
    is_selected: bool = False
    is_part_of_selected: bool = False


class ZoneModel(QAbstractItemModel):
    """Rows in, indexes out. What is selected is set from outside and follows the state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[Row] = []

    def show_groups(self, groups: Sequence[GroupRow]) -> None:
        """Show all zones in their groups."""
        self.beginResetModel()
        self._roots = [_group(group) for group in groups]
        self.endResetModel()

    def show_complaints(self, groups: Sequence[ComplaintGroup]) -> None:
        """Show all complaints by topic."""
        self.beginResetModel()
        self._roots = [
            _heading(group.topic, group.topic, [_complaint(row) for row in group.complaints]) for group in groups
        ]
        self.endResetModel()

    def show_cortex(self, groups: Sequence[CortexGroup]) -> None:
        """Show the gyri that schools name, in their groups."""
        self.beginResetModel()
        self._roots = [_cortex_group(group) for group in groups]
        self.endResetModel()

    def show_found(self, found: FoundList) -> None:
        """Show what a search found, grouped by kind."""
        self.beginResetModel()
        self._roots = []
        groups = [
            ("complaint", _("Complaints"), [_complaint(row) for row in found.complaints]),
            ("zone", _("Zones"), [_zone(row) for row in found.zones]),
            ("point", _("Points"), [_point(row) for row in found.points]),
            ("gyrus", _("Cortex"), [_found_gyrus(row) for row in found.gyri]),
            ("site", _("Electrode sites"), [_more(row) for row in found.more if row.kind == "site"]),
            ("caution", _("Cautions"), [_more(row) for row in found.more if row.kind == "caution"]),
            ("study", _("Studies"), [_more(row) for row in found.more if row.kind == "study"]),
        ]
        for kind, title, rows in sorted(groups, key=lambda group: group[0] != found.first):
            if rows:
                self._roots.append(_heading(f"{kind}s", title, rows))
        if found.passages:
            rows = [_passage(row) for row in found.passages]
            self._roots.append(_heading("passages", _("Pages to read"), rows))
        self.endResetModel()

    def select(self, zone: ZoneId | None, part: PartId | None) -> QModelIndex:
        """Mark a zone, and a part of it, as selected.

        Returns
        -------
        QModelIndex
            The zone's row; invalid if it is not in the list.
        """
        found = QModelIndex()
        for group in self._roots:
            for row in group.children:
                is_it = row.kind == "zone" and zone is not None and row.key == zone
                row.is_selected = is_it
                for child in row.children:
                    child.is_part_of_selected = is_it
                    child.is_selected = is_it and child.key == part
                if is_it:
                    found = self.index_of(row)
        self.layoutChanged.emit()
        return found

    def select_complaint(self, complaint: str | None) -> QModelIndex:
        """Mark a complaint as selected, and return its row; invalid if it is not in the list."""
        return self._select_only("complaint", complaint)

    def select_point(self, point: str | None) -> QModelIndex:
        """Mark an acupuncture point as selected, and return its row; invalid if it is not in the list."""
        return self._select_only("point", point)

    def select_gyrus(self, gyrus: str | None) -> QModelIndex:
        """Mark a gyrus as selected, with the zones below it; return its row, invalid if it is not in the list."""
        found = self._select_only("gyrus", gyrus)
        row = self.row(found)
        for child in row.children if row is not None else ():
            child.is_part_of_selected = True
        return found

    def _select_only(self, kind: RowKind, key: str | None) -> QModelIndex:
        found = QModelIndex()
        for group in self._roots:
            for row in group.children:
                if row.kind == kind:
                    row.is_selected = row.key == key
                    found = self.index_of(row) if row.is_selected else found
        self.layoutChanged.emit()
        return found

    def row(self, index: _Index) -> Row | None:
        """Return the row of an index, or None for an invalid one."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Row) else None

    def index_of(self, row: Row) -> QModelIndex:
        """Return the index of a row."""
        siblings = row.parent.children if row.parent is not None else self._roots
        return self.createIndex(siblings.index(row), 0, row)

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        """Return the index of a child."""
        above = self.row(parent) if parent is not None else None
        siblings = above.children if above is not None else self._roots
        return (
            self.createIndex(row, column, siblings[row]) if 0 <= row < len(siblings) and column == 0 else QModelIndex()
        )

    def parent(self, index: _Index | None = None) -> Any:
        """Return the index of the row above in the tree."""
        if index is None:
            return super().parent()
        row = self.row(index)
        return self.index_of(row.parent) if row is not None and row.parent is not None else QModelIndex()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of children."""
        above = self.row(parent) if parent is not None else None
        return len(above.children if above is not None else self._roots)

    def columnCount(self, parent: _Index | None = None) -> int:
        """There is one column."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown and what is spoken."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.spoken}, {_('selected')}" if row.is_selected else row.spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can have the focus; what is selected follows the state."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _found_gyrus(view: GyrusRow) -> Row:
    spoken = ", ".join(filter(None, (view.name, view.han, view.detail)))
    return Row("gyrus", view.gyrus, view.name, view.han, detail=view.detail, spoken=spoken)


def _cortex_group(view: CortexGroup) -> Row:
    group = _heading(view.group, view.name, [_gyrus(row) for row in view.gyri])
    group.swatches = (view.swatch,)
    return group


def _gyrus(view: CortexRow) -> Row:
    row = Row("gyrus", view.gyrus, view.name, detail=view.han, swatches=(view.swatch,))
    count = len(view.claims)
    claimed = ngettext("claimed by %d zone", "claimed by %d zones", count) % count
    row.spoken = ", ".join(filter(None, (view.name, view.han, claimed)))
    row.children = [_claim(claim, row) for claim in view.claims]
    return row


def _claim(view: ClaimRow, gyrus: Row) -> Row:
    spoken = _("{zone}, {school}, claims {gyrus}").format(zone=view.name, school=view.school, gyrus=gyrus.name)
    return Row("claim", view.zone, view.name, view.school, spoken=spoken, swatches=(view.swatch,), parent=gyrus)


def _point(view: PointRow) -> Row:
    return Row("point", view.point, view.name, view.han, spoken=", ".join(filter(None, (view.name, view.han))))


def _more(view: MoreRow) -> Row:
    spoken = ", ".join(filter(None, (view.name, view.detail)))
    return Row(view.kind, view.key, view.name, detail=view.detail, spoken=spoken)


def _passage(view: PassageRow) -> Row:
    spoken = ", ".join(filter(None, (view.name, view.detail)))
    return Row("passage", f"{view.page}/{view.passage}", view.name, detail=view.detail, spoken=spoken)


def _heading(key: str, name: str, rows: list[Row]) -> Row:
    spoken = f"{name}, {ngettext('%d row', '%d rows', len(rows)) % len(rows)}"
    group = Row("group", key, name, str(len(rows)), spoken=spoken, children=rows)
    for row in rows:
        row.parent = group
    return group


def _group(view: GroupRow) -> Row:
    group = _heading(view.group, view.name, [_zone(row) for row in view.zones])
    count = len(view.zones)
    group.spoken = f"{view.name}, {ngettext('%d zone', '%d zones', count) % count}"
    group.swatches = (view.swatch,)
    return group


def _zone(view: ZoneRow) -> Row:
    spoken = ", ".join(filter(None, (view.name, view.han, view.code)))
    row = Row("zone", view.zone, view.name, view.han, spoken=spoken, swatches=view.swatches)
    row.children = [_part(part, row) for part in view.parts]
    return row


def _part(view: PartRow, zone: Row) -> Row:
    spoken = ", ".join(filter(None, (view.name, view.region)))
    return Row("part", view.part, view.name, view.region, spoken=spoken, swatches=(view.swatch,), parent=zone)


def _complaint(view: ComplaintRow) -> Row:
    spoken = ", ".join(filter(None, (view.name, view.detail, view.han)))
    return Row("complaint", view.complaint, view.name, view.han, detail=view.detail, spoken=spoken)
