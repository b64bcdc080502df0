"""A link that looks like one: accent ink, underlined under the mouse."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.marked_text import LinkView
from viewer.widgets.icons import IconName
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.theme import Look, TypeRole

_ICON_PX = 14
_HEIGHT_PX = 24


class LinkButton(PaintedButton):
    """Words to press, with or without an icon before them; cut with an ellipsis where there is no room."""

    def __init__(
        self,
        look: Look,
        text: str,
        icon: IconName | None = None,
        role: TypeRole = "small",
        token: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, parent)
        self._icon_name: IconName | None = icon
        self._role: TypeRole = role
        self._token = token
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of icon and words; at least a full target high."""
        width = self._text_left() + self.look.metrics(self._role).horizontalAdvance(self.plain_text()) + 4
        return QSize(math.ceil(width), max(_HEIGHT_PX, self.look.line(self._role) + 4))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the words may be cut."""
        return QSize(self.look.px(_HEIGHT_PX + _ICON_PX), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and words."""
        look, painter = self.look, QPainter(self)
        ink = look.colour(self._token)
        if self._icon_name is not None:
            icon_px = look.px(_ICON_PX)
            look.icons.paint(painter, self._icon_name, QRectF(0, (self.height() - icon_px) / 2, icon_px, icon_px), ink)
        font = QFont(look.font(self._role))
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(ink)
        room = self.width() - self._text_left()
        words = look.metrics(self._role).elidedText(self.plain_text(), Qt.TextElideMode.ElideMiddle, room)
        rect = QRectF(self._text_left(), 0, room, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        if self.hasFocus():
            draw_focus_ring(painter, look, QRectF(self.rect()), 4)
        painter.end()

    def _text_left(self) -> int:
        return self.look.px(_ICON_PX + 6) if self._icon_name is not None else 0


class WebLink(LinkButton):
    """A link that leaves the program: it shows the address and asks, it opens nothing itself.

    Attributes
    ----------
    link_requested : Signal(str)
        The address.
    """

    link_requested = Signal(str)

    def __init__(self, look: Look, view: LinkView, parent: QWidget | None = None) -> None:
        super().__init__(look, view.text, "link_out", parent=parent)
        self.view = view
        set_plain_tooltip(self, _("Opens in the browser: %s") % view.url)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.link_requested.emit(self.view.url)
