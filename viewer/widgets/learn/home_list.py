"""The left panel at the home of Learn: who learns, ways of being asked, tours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.learn_home import KindRow, LearnHome
from viewer.presentation.tour_view import TourRow
from viewer.state.errands import OpenTour, SaveExport
from viewer.state.practice_requests import ChooseLearner, ShowTours, StartPractice
from viewer.state.request import Ask
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.list_row import ListRow
from viewer.widgets.pieces.painted_button import plain_tooltip
from viewer.widgets.pieces.row_list import RowList
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.wheel import pass_wheel
from viewer.widgets.theme import Look

_MARGIN_PX, _LEFT_PX = 16, 24


class LearnList(QWidget):
    """Asks for a session, a tour, or another learner."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._ask = look, ask
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Learn"))
        self._kinds: tuple[KindRow, ...] = ()
        self._tour_keys: list[str] = []
        self.learner = QComboBox(self)
        self.learner.setAccessibleName(_("Who learns"))
        self.learner.activated.connect(self._on_learner)
        pass_wheel(self.learner)
        self.kinds = RowList(look, _("Practise"), self)
        self.kinds.row_requested.connect(lambda row: ask(StartPractice(kinds=self._kinds[row].kinds)))
        self.tours = RowList(look, _("Tours"), self)
        self.tours.row_requested.connect(lambda row: ask(OpenTour(Path(self._tour_keys[row]))))
        self.all_tours = LinkButton(look, _("All, and one of your own…"), parent=self)
        self.all_tours.clicked.connect(lambda: ask(ShowTours()))
        self.anki = LinkButton(look, _("Export to Anki…"), parent=self)
        self.anki.clicked.connect(lambda: ask(SaveExport("cards")))
        self._lay_out()
        look.changed.connect(self._fit)

    def show_home(self, home: LearnHome) -> None:
        """Show who learns, and how much of each kind is due."""
        blocker = QSignalBlocker(self.learner)
        self.learner.clear()
        for name in home.learners:
            self.learner.addItem(_("Learner: %s") % name, name)
        self.learner.addItem(_("Another learner…"), "")
        self.learner.setCurrentIndex(max(0, self.learner.findData(home.learner)))
        blocker.unblock()
        self._kinds = home.kinds
        self.kinds.show_rows(
            [
                ListRow(row.title, row.title, str(row.due), second=row.second, icon=row.icon, is_counted=True)
                for row in home.kinds
            ]
        )
        for place, row in enumerate(home.kinds):
            said = _("{title}: {due} due").format(title=row.title, due=row.due)
            self.kinds.item(place).setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self._fit()

    def show_tours(self, rows: Sequence[TourRow]) -> None:
        """Show the tours at hand."""
        self._tour_keys = [row.key for row in rows]
        self.tours.show_rows([ListRow(r.key, r.title, r.detail, is_faint=bool(r.problem)) for r in rows])
        for place, row in enumerate(rows):
            if row.problem:
                self.tours.item(place).setToolTip(plain_tooltip(row.problem))
        self._fit()

    def _on_learner(self, place: int) -> None:
        self._ask(ChooseLearner(self.learner.itemData(place)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(_LEFT_PX, 0, _MARGIN_PX, 8)
        top.setSpacing(8)
        top.addWidget(Statement(self._look, _("Learn"), role="title", parent=self))
        top.addWidget(self.learner)
        column.addLayout(top)
        column.addLayout(self._heading(_("Practise"), _("due")))
        column.addWidget(self.kinds)
        column.addWidget(Separator(self._look, self))
        column.addLayout(self._heading(_("Tours"), _("stops")))
        column.addWidget(self.tours, 1)
        column.addWidget(Separator(self._look, self))
        foot = QVBoxLayout()
        foot.setContentsMargins(_LEFT_PX - 4, 8, _MARGIN_PX, 0)
        foot.setSpacing(2)
        for link in (self.all_tours, self.anki):
            foot.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)

    def _heading(self, words: str, right: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_LEFT_PX, 10, _MARGIN_PX, 4)
        row.addWidget(Statement(self._look, words, role="group", colour="text_2", parent=self), 1)
        row.addWidget(Statement(self._look, right, role="note", colour="text_2", align_right=True, parent=self), 1)
        return row

    def _fit(self) -> None:
        """Let the kinds stand open; tours scroll where there is no room for them."""
        self.kinds.setFixedHeight(self.kinds.rows_px() + 2)
        self.tours.setMinimumHeight(min(self.tours.rows_px() + 2, 3 * self._look.px(36)))
