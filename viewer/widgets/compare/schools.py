"""The table in which schools stand beside each other: one row is chosen, and the head follows it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import SchoolId
from viewer.presentation.blocks import Page, Table
from viewer.state.compare_requests import CompareSchools, CompareZones
from viewer.state.errands import Copy
from viewer.state.mode_requests import InExplore
from viewer.state.request import Ask
from viewer.state.requests import ShowSchool
from viewer.widgets.paper.column import Setting
from viewer.widgets.pieces.doubt_sample import DoubtSample
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.painted_button import draw_focus_ring
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.stack import Stack, height_at
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_TITLE_PX, _COLUMN_PX = 112, 148
_PAD_PX = 10
_LEAST_ROW_PX = 48
_BAR_PX = 4
_INK = {False: "text", True: "text_3"}


def compare_switch(look: Look, ask: Ask, chosen: str, parent: QWidget) -> Segmented:
    """Return the choice between two zones and all schools; what is chosen follows the state."""
    switch = Segmented(look, (("zones", _("Two zones")), ("schools", _("Schools"))), _("What is compared"), parent)
    switch.choose(chosen)
    switch.choice_requested.connect(lambda key: ask(CompareSchools() if key == "schools" else CompareZones()))
    return switch


class SchoolsPanel(QWidget):
    """The table under its title, with the way back to two zones."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look, ask = setting.look, setting.ask
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(480)
        title = QLabel(_("Schools beside each other"))
        title.setProperty("role", "title")
        copy = QPushButton(_("Copy table"))
        copy.clicked.connect(lambda: ask(Copy("card")))
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.setSpacing(8)
        head.addWidget(title, 1)
        head.addWidget(compare_switch(look, ask, "schools", self))
        head.addWidget(copy)
        self.table = SchoolsTable(setting, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)

    def show_page(self, page: Page) -> None:
        """Show the table of a page."""
        self.table.show_table(next(block for block in page.blocks if isinstance(block, Table)))


class SchoolsTable(QScrollArea):
    """The table. Up and Down choose a row, Left and Right a school; Return shows that school alone on the head.

    What the rows are about stays at the left edge, and the schools' names at the top, while the cells scroll past.

    Parameters
    ----------
    setting : Setting
        What sentences are set with; its `ask` answers the row that is chosen.
    """

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = _Grid(setting, self)
        self.setWidget(self._grid)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._grid)
        self.viewport().setAutoFillBackground(False)
        self._grid.setAutoFillBackground(False)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.rangeChanged.connect(self._bring)
        let_flick(self)

    def show_table(self, table: Table) -> None:
        """Show this table; the same as before stays as it is."""
        self._grid.show_table(table)

    def choose(self, row: str, column: SchoolId | None) -> None:
        """Point out a row, and a school in it."""
        self._grid.choose(row, column)
        self._bring()

    def _bring(self) -> None:
        """Scroll to what is chosen; anew when there is more or less to scroll, for at first there is nothing."""
        place = self._grid.chosen_place()
        if place is not None:
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(_brought(across.value(), self.viewport().width(), place.left(), place.right()))
            down.setValue(_brought(down.value(), self.viewport().height(), place.top(), place.bottom() + 60))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and keep the first column and the first row where they are seen."""
        super().scrollContentsBy(dx, dy)
        self._grid.keep_edges_at(self.horizontalScrollBar().value(), self.verticalScrollBar().value())


def _brought(value: int, room: int, first: int, last: int) -> int:
    """Where to scroll to so that a stretch is in sight, as little as that takes; its beginning where it is too long."""
    return min(max(value, last - room), first)


class _Grid(QWidget):
    """Lays the cells of a table; each row is as high as its longest cell."""

    def __init__(self, setting: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        self._setting, self._look, self._ask = setting, setting.look, setting.ask
        self._table = Table((), ())
        self._heads: list[QWidget] = []
        self._rows: list[list[QWidget]] = []
        self._tops: list[int] = [0]
        self._names, self._titles, self._corner = (_Edge(self) for _ in range(3))
        self._chosen: tuple[str, SchoolId | None] = ("", None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Schools beside each other"))
        setting.look.changed.connect(self._fill)

    def show_table(self, table: Table) -> None:
        if table != self._table:
            self._table = table
            self._fill()

    def choose(self, row: str, column: SchoolId | None) -> None:
        self._chosen = (row, column)
        number = self._number()
        said = "" if number is None else self._table.rows[number].title
        self.setAccessibleDescription(said)
        self._repaint()

    def chosen_place(self) -> QRect | None:
        """Return what has to be in sight: the chosen row, of the chosen school, with the edges before it."""
        number, column = self._number(), self._chosen[1]
        if number is None or number + 2 >= len(self._tops):
            return None
        place, keys = self._place_of(number), [each.key for each in self._table.columns]
        high, title_px = self._tops[1], self._look.px(_TITLE_PX)
        top, tall = place.top() - high, place.height() + high
        if column not in keys:
            return QRect(self._titles.x(), top, 1, tall)
        return QRect(self._left_px(keys.index(column)) - title_px, top, title_px + self._column_px(), tall)

    def keep_edges_at(self, left_px: int, top_px: int) -> None:
        """Put the first column and the first row there."""
        self._names.move(0, top_px)
        self._titles.move(left_px, 0)
        self._corner.move(left_px, top_px)

    def sizeHint(self) -> QSize:
        return QSize(self._least_px(), self._tops[-1])

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._press(event.position().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self._number() or 0
        steps = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
        if event.key() in steps and self._table.rows and self._table.columns:
            down, aside = steps[Qt.Key(event.key())]
            keys = [column.key for column in self._table.columns]
            place = keys.index(self._chosen[1]) if self._chosen[1] in keys else 0
            row = self._table.rows[min(max(number + down, 0), len(self._table.rows) - 1)].key
            self._ask(CompareSchools(row, SchoolId(keys[min(max(place + aside, 0), len(keys) - 1)])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen[1] is not None:
            self._ask(InExplore(ShowSchool(self._chosen[1])))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._ask(Copy("card"))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_lines(painter)
        painter.end()

    def paint_edge(self, painter: QPainter) -> None:
        """Paint the lines on a ground of their own, where other cells scroll past below."""
        painter.fillRect(self.rect(), self._look.colour("panel"))
        self._paint_lines(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        look, number = self._look, self._number()
        if number is not None:
            place = self._place_of(number)
            painter.fillRect(place, look.colour("accent_soft"))
            painter.fillRect(QRect(0, place.top(), _BAR_PX, place.height()), look.colour("accent"))
        painter.setPen(look.colour("line"))
        for top in self._tops:
            painter.drawLine(0, top, self.width(), top)
        for column in range(len(self._table.columns)):
            left = self._left_px(column) - 1
            painter.drawLine(left, 0, left, self._tops[-1])
        if number is not None and self.hasFocus():
            draw_focus_ring(painter, look, self._place_of(number).toRectF().adjusted(2, 1, -2, -1), 4)

    def focusInEvent(self, event: object) -> None:
        self._repaint()

    def focusOutEvent(self, event: object) -> None:
        self._repaint()

    def _repaint(self) -> None:
        for each in (self, self._names, self._titles, self._corner):
            each.update()

    def _fill(self) -> None:
        for old in (*self._heads, *(each for row in self._rows for each in row)):
            old.hide()
            old.deleteLater()
        self._heads = [self._head(place) for place in range(len(self._table.columns))]
        self._rows = []
        for row in self._table.rows:
            title = Statement(self._look, row.title, role="small_bold", parent=self._titles)
            cells = [
                Statement(
                    self._look, cell.said, role="small", colour="text_3" if cell.is_quiet else "text", parent=self
                )
                for cell in row.cells
            ]
            for cell in cells:
                cell.source_requested.connect(self._setting.show_source)
            self._rows.append([title, *cells])
        for widget in (*self._heads, *(each for row in self._rows for each in row)):
            widget.show()
        for edge in (self._names, self._titles, self._corner):
            edge.raise_()
        self._lay()

    def _head(self, place: int) -> QWidget:
        column = self._table.columns[place]
        head = Stack(self._names)
        if column.sample is not None:
            head.add(DoubtSample(self._look, column.sample, head))
        head.add(Statement(self._look, column.title, role="small_bold", parent=head), 4)
        if column.han:
            head.add(Statement(self._look, column.han, role="note", colour="text_2", parent=head))
        return head

    def _lay(self) -> None:
        """Put every cell in its place, and be as high as all rows."""
        pad = self._look.px(_PAD_PX)
        inner = self._column_px() - 2 * pad
        high = max((height_at(each, inner) for each in self._heads), default=0) + 2 * pad
        for place, head in enumerate(self._heads):
            head.setGeometry(self._left_px(place) + pad, pad, inner, high - 2 * pad)
        tops = [0, high]
        for row in self._rows:
            title_px = self._look.px(_TITLE_PX) - 2 * pad
            heights = [height_at(row[0], title_px), *(height_at(each, inner) for each in row[1:])]
            top = tops[-1] + pad
            row[0].setGeometry(pad + _BAR_PX, top, title_px, heights[0])
            for place, each in enumerate(row[1:]):
                each.setGeometry(self._left_px(place) + pad, top, inner, heights[place + 1])
            tops.append(tops[-1] + max(max(heights) + 2 * pad, self._look.px(_LEAST_ROW_PX)))
        self._tops = tops
        self.setMinimumSize(self._least_px(), tops[-1] + 1)
        title_px = self._look.px(_TITLE_PX)
        self._names.resize(max(self.width(), self._least_px()), high + 1)
        self._titles.resize(title_px, tops[-1] + 1)
        self._corner.resize(title_px, high + 1)
        self._repaint()

    def _column_px(self) -> int:
        count = max(len(self._table.columns), 1)
        return max(self._look.px(_COLUMN_PX), (self.width() - self._look.px(_TITLE_PX)) // count)

    def _least_px(self) -> int:
        return self._look.px(_TITLE_PX) + len(self._table.columns) * self._look.px(_COLUMN_PX)

    def _left_px(self, column: int) -> int:
        return self._look.px(_TITLE_PX) + column * self._column_px()

    def _number(self) -> int | None:
        return next((place for place, row in enumerate(self._table.rows) if row.key == self._chosen[0]), None)

    def _place_of(self, number: int) -> QRect:
        return QRect(0, self._tops[number + 1], self.width(), self._tops[number + 2] - self._tops[number + 1])

    def _press(self, place: QPoint) -> None:
        rows = [number for number in range(len(self._rows)) if self._place_of(number).contains(place)]
        if not rows:
            return
        column = (place.x() - self._look.px(_TITLE_PX)) // self._column_px()
        keys = [each.key for each in self._table.columns]
        chosen = SchoolId(keys[column]) if 0 <= column < len(keys) else self._chosen[1]
        self._ask(CompareSchools(self._table.rows[rows[0]].key, chosen))


class _Edge(QWidget):
    """A column or a row that stays while the grid scrolls, and hides what scrolls past below it."""

    def __init__(self, grid: _Grid) -> None:
        super().__init__(grid)
        self._grid = grid

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grid.mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._grid.paint_edge(painter)
        painter.end()
