"""The page of the evidence map: its heading, what is shown of it, the table, the legend."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import SchoolId
from viewer.presentation.evidence_map import LEAD, MapGlyph
from viewer.presentation.presenter import Presenter
from viewer.state.request import Ask
from viewer.state.requests import ShowSchool
from viewer.state.view_state import ViewState
from viewer.widgets.map.table import MapTable, draw_map_glyph
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.wheel import pass_wheel
from viewer.widgets.theme import Look

_LEGEND: tuple[tuple[MapGlyph, str], ...] = (
    (MapGlyph("favours", "large"), _("favours")),
    (MapGlyph("mixed", "large"), _("mixed")),
    (MapGlyph("no_difference", "large"), _("no difference")),
    (MapGlyph("not_seen", "dot"), _("single cases")),
    (MapGlyph("taught", "large"), _("taught only")),
    (MapGlyph("not_seen", "large"), _("no result either way")),
    (MapGlyph("favours", "large"), _("large: with a review")),
    (MapGlyph("favours", "small"), _("small: without one")),
)
_ALL = ""


class _LegendEntry(QWidget):
    def __init__(self, look: Look, glyph: MapGlyph, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._glyph, self._text = look, glyph, text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = self._look.metrics("note").horizontalAdvance(self._text)
        return QSize(math.ceil(words) + self._look.px(20), self._look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        size = look.px({"large": 12, "small": 8, "dot": 5}[self._glyph.size])
        centre = look.px(7)
        place = QRectF(centre - size / 2, (self.height() - size) / 2, size, size)
        draw_map_glyph(painter, look, self._glyph, place)
        painter.setFont(look.font("note"))
        painter.setPen(look.colour("text_2"))
        rect = QRectF(look.px(18), 0, self.width(), self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self._text)
        painter.end()


class MapPanel(QWidget):
    """The map with its controls.

    Parameters
    ----------
    look : Look
        Colours and type.
    presenter : Presenter
        Answers what the map holds.
    ask : callable
        Answers what is chosen.
    """

    def __init__(self, look: Look, presenter: Presenter, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapPanel")
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(440)
        self._presenter = presenter
        self._shown: tuple[SchoolId | None, bool] | None = None
        title = QLabel(_("Evidence map"))
        title.setProperty("role", "title")
        self._schools = QComboBox()
        self._schools.setAccessibleName(_("Whose zones"))
        for key, name in (*presenter.schools(), (_ALL, _("All schools"))):
            self._schools.addItem(name, key)
        self._schools.activated.connect(lambda _index: ask(ShowSchool(self._schools.currentData() or None)))
        self._rows = QComboBox()
        self._rows.setAccessibleName(_("Which complaints"))
        self._rows.addItem(_("Studied complaints"), True)
        self._rows.addItem(_("All complaints"), False)
        self._rows.activated.connect(lambda _index: self._show())
        for box in (self._schools, self._rows):
            pass_wheel(box)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._rows)
        head.addWidget(self._schools)
        self.table = MapTable(look, ask)
        legend = QWidget()
        flow = FlowLayout(legend, gap_px=12)
        for glyph, text in _LEGEND:
            flow.addWidget(_LegendEntry(look, glyph, text, legend))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 12, 16, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(Statement(look, LEAD, role="small", colour="text_2"))
        column.addWidget(self.table, 1)
        column.addWidget(legend)

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state: whose zones, and which cell."""
        index = self._schools.findData(new.school or _ALL)
        self._schools.setCurrentIndex(index)
        self._show()
        self.table.point_out(new.selection.cell)

    def _show(self) -> None:
        school = SchoolId(self._schools.currentData()) if self._schools.currentData() else None
        wanted = (school, bool(self._rows.currentData()))
        if wanted != self._shown:
            self._shown = wanted
            self.table.show_map(self._presenter.evidence_map(school, only_studied=wanted[1]))
