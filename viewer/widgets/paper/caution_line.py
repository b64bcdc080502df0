"""The cautions at the foot of a card: the first in one line, all of them in a list that opens upwards."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.data.language import ngettext
from viewer.presentation.blocks import Cautions, Heading
from viewer.presentation.card_view import CautionView
from viewer.state.request import Ask
from viewer.widgets.paper.blocks import made_section
from viewer.widgets.paper.column import Setting
from viewer.widgets.pieces.page_scroll import SCROLL_BAR_PX, PageScroll
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.theme import Look

_LEAST_PX = 40
_BAR_PX = 5
_ICON_LEFT_PX = 16
_ICON_PX = 18
_GAP_PX = 8
_RIGHT_PX = 14
_PADDING_PX = 10
_MOST_SHARE = 0.6
_MARGIN_PX = 24


class CautionList(QFrame):
    """All cautions with their sources, above the line; Esc closes it.

    Attributes
    ----------
    close_requested : Signal()
        It is to be closed.
    """

    close_requested = Signal()

    def __init__(self, look: Look, ask: Ask, views: Sequence[CautionView], *, is_danger: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.over = look, parent
        self._token = "danger_bar" if is_danger else "caution_bar"
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("All cautions"))
        self._page = Stack(margin_px=(_MARGIN_PX, 20, _MARGIN_PX - SCROLL_BAR_PX, _MARGIN_PX))
        setting = Setting(look, ask, _nowhere, _nowhere)
        section = made_section(Heading(_("Cautions")), (Cautions(tuple(views)),), setting, self._page)
        self._page.add(section)
        self.area = PageScroll(self._page, self)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 0)
        column.addWidget(self.area)

    def height_at(self, width: int) -> int:
        """Return how high all cautions are at a width, in pixels."""
        return self._page.heightForWidth(width - SCROLL_BAR_PX) + 4

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window: here it closes the list and nothing else."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if _is_escape(event):
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and the bar at the top, in the ink of the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("panel"))
        painter.fillRect(0, 0, self.width(), 3, self._look.colour(self._token))
        painter.end()


class CautionLine(PaintedButton):
    """The first caution whole, how many more there are, and a chevron; a press opens the list of all.

    The list lies over whatever the line is the foot of. A danger comes first, in the colours of danger.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._ask = ask
        self._views: tuple[CautionView, ...] = ()
        self.opened_list: CautionList | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVisible(False)
        self.clicked.connect(self.toggle_list)

    def show_cautions(self, views: Sequence[CautionView]) -> None:
        """Show other cautions; the list is closed. Without any there is no line."""
        if tuple(views) == self._views:
            return
        self.close_list()
        self._views = tuple(views)
        self.setVisible(bool(views))
        if views:
            words = views[0].short or views[0].text.text
            first = f"{_('Danger.')} {words}" if self.is_danger() else words
            more = len(views) - 1
            self.setText(first.replace("&", "&&"))
            others = ngettext("%d more.", "%d more.", more) % more if more else ""
            self.setAccessibleName(" ".join(filter(None, (_("Cautions:"), first, others))))
            set_plain_tooltip(self, _("All cautions (Alt+C)"))
        self._fit()
        self.update()

    def cautions(self) -> tuple[CautionView, ...]:
        """Return the cautions, the first as it is shown."""
        return self._views

    def is_danger(self) -> bool:
        """Whether the first is a danger."""
        return bool(self._views) and self._views[0].strength in ("danger", "emergency")

    def toggle_list(self) -> None:
        """Open the list of all cautions, or close it."""
        if self.opened_list is not None:
            self.close_list()
        elif self._views:
            over = self.parentWidget()
            if over is not None:
                self._open_list(over)

    def close_list(self) -> None:
        """Close the list; the focus goes back to the line if it was in there."""
        held = self.opened_list
        if held is None:
            return
        self.opened_list = None
        had_focus = held.isAncestorOf(held.window().focusWidget() or self)
        held.over.removeEventFilter(self)
        held.hide()
        held.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the first caution: it is never cut."""
        return max(self.look.px(_LEAST_PX), math.ceil(self._text_px(width)) + 2 * _PADDING_PX)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(self.look.px(160), self.look.px(_LEAST_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the first caution needs at a new width."""
        super().resizeEvent(event)
        self._fit()
        self._place_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the open list over the card when that changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place_list()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar, sign, the first caution, how many more, and the chevron."""
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name = "danger" if self.is_danger() else "caution"
        ink = look.colour(f"{name}_ink")
        painter.fillRect(self.rect(), look.colour(f"{name}_fill"))
        painter.fillRect(0, 0, _BAR_PX, self.height(), look.colour(f"{name}_bar"))
        icon_px = look.px(_ICON_PX)
        sign = QRectF(_ICON_LEFT_PX, (self.height() - icon_px) / 2, icon_px, icon_px)
        look.icons.paint(painter, "danger" if self.is_danger() else "warning", sign, ink)
        painter.setFont(look.font("small"))
        painter.setPen(ink)
        rect = QRectF(self._left(), 0, self._room(self.width()), self.height())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap), self.plain_text())
        more = QRectF(self.width() - _RIGHT_PX - icon_px, (self.height() - icon_px) / 2, icon_px, icon_px)
        painter.setFont(look.font("small_bold", tabular=True))
        right = QRectF(0, 0, more.left() - look.px(6), self.height())
        painter.drawText(right, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._count())
        painter.save()
        if self.opened_list is None:  # the chevron points down; the list opens upwards
            painter.translate(more.center())
            painter.rotate(180)
            painter.translate(-more.center())
        look.icons.paint(painter, "chevron", more, ink)
        painter.restore()
        if self.hasFocus():
            draw_focus_ring(painter, look, QRectF(self.rect()).adjusted(_BAR_PX, 0, 0, 0), 4, f"{name}_ink")
        painter.end()

    def _open_list(self, over: QWidget) -> None:
        held = self.opened_list = CautionList(
            self.look, self._ask, self._views, is_danger=self.is_danger(), parent=over
        )
        held.close_requested.connect(self.close_list)
        over.installEventFilter(self)
        self._place_list()
        held.show()
        held.raise_()
        self._place_list()
        held.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _place_list(self) -> None:
        if self.opened_list is None:
            return
        over = self.opened_list.over
        foot = self.y()
        most = round(_MOST_SHARE * over.height())
        height = min(self.opened_list.height_at(self.width()), most, foot)
        self.opened_list.setGeometry(self.x(), foot - height, self.width(), height)

    def _count(self) -> str:
        return f"+{len(self._views) - 1}" if len(self._views) > 1 else ""

    def _left(self) -> int:
        return _ICON_LEFT_PX + self.look.px(_ICON_PX) + _GAP_PX

    def _room(self, width: int) -> float:
        count = self.look.metrics("small_bold").horizontalAdvance(self._count())
        right = _RIGHT_PX + self.look.px(_ICON_PX) + self.look.px(6) + count + _GAP_PX
        return max(1.0, width - self._left() - right)

    def _text_px(self, width: int) -> float:
        room = QRectF(0, 0, self._room(width), 10_000)
        bounds = self.look.metrics("small").boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.plain_text())
        return float(bounds.height())

    def _fit(self) -> None:
        # Set outright: a layout that asks for height by width does not ask again when only the width has changed.
        self.setFixedHeight(self.heightForWidth(self.width()))

    def _on_look_changed(self) -> None:
        super()._on_look_changed()
        self.close_list()
        self._fit()


def _nowhere(_key: str) -> bool:
    """Nothing in the list leads to another place in it."""
    return False


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier
