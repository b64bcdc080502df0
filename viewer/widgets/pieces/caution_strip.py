"""The cautions that are always in sight, at the foot of a card."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_TEXT_GAP_PX = 11
_RIGHT_PX = 24
_ICON_LEFT_PX = 21
_BAR_PX = 5
_LEAST_PX = 72


class CautionStrip(QWidget):
    """At most three sentences, an icon, a bold word, and the way to all cautions.

    Attributes
    ----------
    all_requested : Signal()
        All cautions were asked for.
    """

    all_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text, self._is_danger = "", False
        self._shown: Statement | None = None
        self._column = QVBoxLayout(self)
        self._measure()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Cautions"))
        look.changed.connect(self._on_look_changed)

    def show_strip(self, text: str, *, is_danger: bool = False) -> None:
        """Show the sentences; danger is for places that the skull does not protect."""
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._text, self._is_danger = text, is_danger
        ink = "danger_ink" if is_danger else "caution_ink"
        lead = _("Danger.") if is_danger else _("Cautions.")
        trail = _("All cautions")
        self._shown = Statement(self._look, text, role="small", colour=ink, lead=lead, trail=trail, parent=self)
        self._shown.trail_requested.connect(self.all_requested)
        self._column.addWidget(self._shown)
        self._shown.show()
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the sentences need at a new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all sentences: nothing is cut."""
        text = self._shown.heightForWidth(width - self._left() - _RIGHT_PX) if self._shown is not None else 0
        return max(_LEAST_PX, text + 24)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar and icon."""
        look, painter = self._look, QPainter(self)
        name = "danger" if self._is_danger else "caution"
        painter.fillRect(self.rect(), look.colour(f"{name}_fill"))
        painter.fillRect(0, 0, _BAR_PX, self.height(), look.colour(f"{name}_bar"))
        top = self._shown.y() if self._shown is not None else 12
        icon_px = look.px(18)
        rect = QRectF(_ICON_LEFT_PX, top + 1, icon_px, icon_px)
        look.icons.paint(painter, "danger" if self._is_danger else "warning", rect, look.colour(f"{name}_ink"))
        painter.end()

    def _left(self) -> int:
        return _ICON_LEFT_PX + self._look.px(18) + _TEXT_GAP_PX

    def _measure(self) -> None:
        self._column.setContentsMargins(self._left(), 12, _RIGHT_PX, 12)
        self._fit()
        self.update()

    def _on_look_changed(self) -> None:
        self._measure()
        if self._shown is not None:  # made anew: it would hear of the new type only after this has asked its height
            self.show_strip(self._text, is_danger=self._is_danger)

    def _fit(self) -> None:
        # Set outright: a layout that asks for height by width does not ask again when only the width has changed.
        self.setFixedHeight(self.heightForWidth(self.width()))
        # While the strip is not seen its sentences keep the place of another width.
        self._column.invalidate()
