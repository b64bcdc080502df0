"""The first of what a patient is to tell and to know, always in sight, and the way to the rest."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.touch_button import TouchButton
from viewer.widgets.theme import Look, TypeRole

_BAR_PX = 6
_ICON_LEFT_PX = 40
_ICON_PX = 22
_GAP_PX = 14
_RIGHT_PX = 32
_PADDING_PX = 18
_GAP_ABOVE_PX = 8
_RAGGED = 1.05  # lines end at words, so a text is a little longer than its letters
# From the design's size down, for a strip that would leave too little room for the words above it.
_TYPE: tuple[tuple[TypeRole, TypeRole], ...] = (
    ("explain_strong", "explain_note"), ("section", "han"), ("item", "body"),
)  # fmt: skip


class ExplainStrip(QWidget):
    """A lead with what is to be told first of all, a danger above it, and a button that leads to everything.

    A wall of warnings is not read: what stands here fits into a few lines, and all of it stands in the page.

    Parameters
    ----------
    controls, look : Look
        Colours and type of the button, and of the words, which can be larger.

    Attributes
    ----------
    all_requested : Signal()
        Everything is to be shown.
    """

    all_requested = Signal()

    def __init__(self, controls: Look, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lead, self._tell, self._danger = "", "", ""
        self._is_danger, self._step = False, 0
        self._page: Stack | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Cautions"))
        self.all = TouchButton(controls, _("Read all"), parent=self)
        self.all.setAccessibleName(_("Read all that is to be told and to be known"))
        self.all.clicked.connect(self.all_requested)
        look.changed.connect(self._fill)

    def show_strip(self, lead: str, tell: str, danger: str) -> None:
        """Show what is to be told first; a danger is for places that the skull does not protect."""
        self._lead, self._tell, self._danger = lead, tell, danger
        self._is_danger = bool(danger)
        self._fill()

    def fit_into(self, width: int, height: int) -> None:
        """Take the largest type with which everything has room in a height, or the smallest."""
        fitting = (step for step in range(len(_TYPE)) if self._height_at(width, step) <= height)
        step = next(fitting, len(_TYPE) - 1)
        if step != self._step:
            self._step = step
            self._fill()

    def text(self) -> str:
        """Return all that is shown."""
        if self._page is None:
            return ""
        return "\n".join(each.text() for each in self._page.widgets() if isinstance(each, Statement))

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the sentences need at a new width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar and icon."""
        look, painter = self._look, QPainter(self)
        name = "danger" if self._is_danger else "caution"
        painter.fillRect(self.rect(), look.colour(f"{name}_fill"))
        painter.fillRect(0, 0, _BAR_PX, self.height(), look.colour(f"{name}_bar"))
        icon_px = look.px(_ICON_PX)
        line = look.line(self._roles()[0])
        place = QRectF(_ICON_LEFT_PX, _PADDING_PX + (line - icon_px) / 2, icon_px, icon_px)
        look.icons.paint(painter, "danger" if self._is_danger else "warning", place, look.colour(f"{name}_ink"))
        painter.end()

    def _fill(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        page = self._page = Stack(self)
        ink = "danger_ink" if self._is_danger else "caution_ink"
        strong, plain = self._roles()
        if self._danger:
            page.add(Statement(self._look, self._danger, role=strong, colour=ink, parent=page))
        if self._lead:
            page.add(Statement(self._look, self._lead, role=strong, colour=ink, parent=page), _GAP_ABOVE_PX)
            page.add(Statement(self._look, self._tell, role=plain, colour=ink, parent=page), 2)
        page.show()
        self._fit()
        self.update()

    def _roles(self) -> tuple[TypeRole, TypeRole]:
        return _TYPE[self._step]

    def _height_at(self, width: int, step: int) -> int:
        """About the height at a width with one of the sizes of type."""
        role = _TYPE[step][1]
        metrics, line = self._look.metrics(role), self._look.line(role)
        inner = self._inner(width)
        texts = (self._lead, self._tell, self._danger)
        lines = sum(int(metrics.horizontalAdvance(text) * _RAGGED // inner) + 1 for text in texts if text)
        return lines * line + 2 * _PADDING_PX + 2 * _GAP_ABOVE_PX

    def _left(self) -> int:
        return _ICON_LEFT_PX + self._look.px(_ICON_PX) + _GAP_PX

    def _fit(self) -> None:
        if self._page is None:
            return
        inner, size = self._inner(self.width()), self.all.sizeHint()
        height = max(self._page.heightForWidth(inner), size.height())
        self._page.setGeometry(self._left(), _PADDING_PX, inner, height)
        top = _PADDING_PX + (height - size.height()) // 2
        self.all.setGeometry(self.width() - _RIGHT_PX - size.width(), top, size.width(), size.height())
        self.setFixedHeight(height + 2 * _PADDING_PX)

    def _inner(self, width: int) -> int:
        """The room for the words: between the icon and the button."""
        return max(1, width - self._left() - _GAP_PX - self.all.sizeHint().width() - _RIGHT_PX)
