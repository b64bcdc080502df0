"""The choice between zones that lie at the same place: one line, below the head of the card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QActionGroup, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.data.language import ngettext
from viewer.presentation.zone_list import ZoneRow
from viewer.state.request import Ask
from viewer.state.requests import ShowZone
from viewer.widgets.pieces.elided_label import ElidedLabel
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.pieces.swatch import draw_swatch
from viewer.widgets.theme import Look, TypeRole

_LINE_PX = 36
_MARGIN_PX = 24
_SAMPLE_PX = (16, 8)
_GAP_PX = 6
_MENU_FROM = 4
_KEY = "Tab"


class CandidateLink(PaintedButton):
    """A zone to choose: sample and name; the one whose card is shown stands in strong ink."""

    def __init__(self, look: Look, view: ZoneRow, *, is_current: bool, has_menu: bool, parent: QWidget) -> None:
        super().__init__(look, view.name, parent)
        self.view = view
        self.is_current = is_current
        self._has_menu = has_menu
        self.setAccessibleName(", ".join(filter(None, (view.name, view.han, view.code))))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if not has_menu:
            set_plain_tooltip(self, _("Shown") if is_current else _("Open the card of %s") % view.name)

    def sizeHint(self) -> QSize:
        """Return the size of sample and name."""
        width = self.look.metrics(self._role()).horizontalAdvance(self.plain_text()) + self._left() + 2
        return QSize(round(width) + (self.look.px(16) if self._has_menu else 0), self.look.px(28))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the name may be cut."""
        return QSize(self.look.px(48), self.look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sample, name, and the chevron of a menu."""
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _SAMPLE_PX[1]) / 2
        if self._left():
            draw_swatch(painter, look, self.view.swatches, QRectF(0, round(top), *_SAMPLE_PX))
        chevron_px = look.px(14) if self._has_menu else 0
        room = self.width() - self._left() - chevron_px
        name = look.metrics(self._role()).elidedText(self.plain_text(), Qt.TextElideMode.ElideRight, room)
        font = QFont(look.font(self._role()))
        font.setUnderline(self.underMouse() and not self.is_current)
        painter.setFont(font)
        painter.setPen(look.colour("text" if self.is_current else "accent"))
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(QRectF(self._left(), 0, room + 2, self.height()), align, name)
        if self._has_menu:
            place = QRectF(self.width() - chevron_px, (self.height() - chevron_px) / 2, chevron_px, chevron_px)
            look.icons.paint(painter, "chevron", place, look.colour("text_2"))
        if self.hasFocus():
            draw_focus_ring(painter, look, QRectF(self.rect()), 4)
        painter.end()

    def _role(self) -> TypeRole:
        return "small_bold" if self.is_current else "small_strong"

    def _left(self) -> int:
        """Room for the sample; the zone that is open needs none: its head shows it."""
        return 0 if self.is_current and not self._has_menu else _SAMPLE_PX[0] + _GAP_PX


class KeyCap(QWidget):
    """The name of a key in a frame."""

    def __init__(self, look: Look, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._key = look, key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the frame."""
        return QSize(
            round(self._look.metrics("note").horizontalAdvance(self._key)) + self._look.px(10), self._look.px(20)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame and name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("line_strong"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._look.font("note"))
        painter.setPen(self._look.colour("text_2"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._key)
        painter.end()


class Candidates(QWidget):
    """“Two zones lie here”, and their names as links; from the fourth on, or where they have no room, as a menu."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._ask = look, ask
        self._rows: tuple[ZoneRow, ...] = ()
        self._current: str | None = None
        self._links: list[CandidateLink] = []
        self._is_menu = False
        self._title = ElidedLabel(look, role="small", colour="text_2", parent=self)
        self._key = KeyCap(look, _KEY, self)
        set_plain_tooltip(self._key, _("On the head: the next zone that lies here"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self._title)
        self._line.addStretch(1)
        self._line.addWidget(self._key)
        self.setVisible(False)
        look.changed.connect(self._fill)

    def show_zones(self, rows: Sequence[ZoneRow], current: str | None = None) -> None:
        """Show zones to choose from, nearest first, and which of them is open; hidden without a choice."""
        self.setVisible(bool(rows))
        if (tuple(rows), current) != (self._rows, self._current):
            self._rows, self._current = tuple(rows), current
            self._fill()

    def zones(self) -> tuple[ZoneRow, ...]:
        """Return the zones to choose from."""
        return self._rows

    def links(self) -> tuple[CandidateLink, ...]:
        """Return the names that can be pressed; of a menu its button alone."""
        return tuple(self._links)

    def menu(self) -> QMenu:
        """Return a new menu of all zones; it goes when it is closed."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for row in self._rows:
            words = "  ".join(filter(None, (row.name, row.han, row.code))).replace("&", "&&")
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(row.zone == self._current)
            action.triggered.connect(lambda _checked=False, zone=row.zone: self._ask(ShowZone(zone)))
            group.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(240, self._look.px(_LINE_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: names may be cut, and stand in a menu."""
        return QSize(160, self._look.px(_LINE_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form that has room."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sunken ground and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.blend("sunken", 0.5, "panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _fill(self) -> None:
        count = len(self._rows)
        words = {2: _("Two zones lie here:"), 3: _("Three zones lie here:")}
        title = words.get(count, ngettext("%d zone lies here:", "%d zones lie here:", count) % count)
        self._title.show_text(title)
        self.setAccessibleName(title.rstrip(":"))
        self.setFixedHeight(self._look.px(_LINE_PX))
        self._put_links(is_menu=count >= _MENU_FROM)
        self._fit()

    def _put_links(self, *, is_menu: bool) -> None:
        had_focus = any(link.hasFocus() for link in self._links)
        for link in self._links:
            self._line.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._is_menu = is_menu
        shown = [row for row in self._rows if row.zone == self._current] or list(self._rows[:1])
        self._links = [
            CandidateLink(self._look, row, is_current=row.zone == self._current, has_menu=is_menu, parent=self)
            for row in (shown if is_menu else self._rows)
        ]
        for index, link in enumerate(self._links):
            link.clicked.connect(self._on_link_clicked)
            self._line.insertWidget(1 + index, link)
            link.show()
            if had_focus and link.is_current:
                link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Names as links where they have room, with or without the words before them; else the menu."""
        gap = self._line.spacing()
        room = self.width() - 2 * _MARGIN_PX - self._key.sizeHint().width() - gap
        names = sum(self._name_px(row) + gap for row in self._rows)
        is_menu = len(self._rows) >= _MENU_FROM or names > room
        if is_menu != self._is_menu:
            self._put_links(is_menu=is_menu)
        wanted = sum(link.sizeHint().width() + gap for link in self._links)
        self._title.setVisible(is_menu or wanted + self._title.width_px() <= room)

    def _name_px(self, row: ZoneRow) -> int:
        return round(self._look.metrics("small_bold").horizontalAdvance(row.name)) + _SAMPLE_PX[0] + _GAP_PX + 2

    def _on_link_clicked(self) -> None:
        link = self.sender()
        if not isinstance(link, CandidateLink):
            return
        if self._is_menu:
            self.menu().popup(link.mapToGlobal(QPoint(0, link.height())))
        elif not link.is_current:
            self._ask(ShowZone(link.view.zone))
