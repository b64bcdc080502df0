"""The left panel while somebody is asked: what was answered so far, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.practice_session import SessionView
from viewer.state.practice_requests import EndPractice, ShowLearnHome
from viewer.state.request import Ask
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.list_row import ListRow
from viewer.widgets.pieces.row_list import RowList
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_LEFT_PX, _MARGIN_PX = 24, 16


class SessionList(QWidget):
    """Shows the session; asks to pause or to end it."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("This session"))
        self._title = Statement(look, "", role="title", parent=self)
        self._second = Statement(look, "", role="small", colour="text_2", parent=self)
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        self.rows = RowList(look, _("Answered"), self)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # to be read; a row leads nowhere
        self.pause = LinkButton(look, _("Pause"), parent=self)
        self.pause.clicked.connect(lambda: ask(ShowLearnHome()))
        self.end = LinkButton(look, _("End and keep"), parent=self)
        self.end.clicked.connect(lambda: ask(EndPractice()))
        head = QVBoxLayout()
        head.setContentsMargins(_LEFT_PX, 14, _MARGIN_PX, 10)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._second)
        line = QHBoxLayout()
        line.addWidget(Statement(look, _("In this session"), role="small", parent=self), 1)
        line.addWidget(self._count)
        head.addLayout(line)
        foot = QHBoxLayout()
        foot.setContentsMargins(_LEFT_PX - 4, 8, _MARGIN_PX, 8)
        foot.addWidget(self.pause)
        foot.addWidget(self.end)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Separator(look, self))
        column.addWidget(self.rows, 1)
        column.addWidget(Separator(look, self))
        column.addLayout(foot)

    def show_session(self, view: SessionView) -> None:
        """Follow the session."""
        self._title.show_text(view.title)
        self._second.show_text(view.second)
        self._second.setVisible(bool(view.second))
        self._count.setText(_("%(n)d of %(m)d") % {"n": view.place, "m": view.count})
        self.rows.show_rows(
            [
                ListRow(
                    row.title, row.title, row.detail, is_current=row.is_current,
                    mark="" if row.is_open else "again" if row.is_again else "done",
                )
                for row in view.rows
            ]
        )  # fmt: skip
        self.rows.scrollToBottom()
