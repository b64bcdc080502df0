"""Under the head at the home of Learn: what its colours mean, and how much of each pass is known."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.knowledge import KNOWN_COLOURS, KNOWN_WORDS, NOT_AN_EFFECT
from viewer.presentation.learn_home import LearnHome
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_SAMPLE_PX = (26, 12)
_BAR_PX = 10
_LEAST_BAR_PX = 80


class KnownSample(QLabel):
    """A step of knowledge, drawn and said."""

    def __init__(self, look: Look, step: int, parent: QWidget | None = None) -> None:
        super().__init__(KNOWN_WORDS[step], parent)
        self._look, self._step = look, step
        self.setProperty("role", "small")
        look.keep_painted(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setIndent(look.px(_SAMPLE_PX[0] + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sample before its words."""
        look, colours = self._look, KNOWN_COLOURS[self._look.palette.scheme]
        wide, high = look.px(_SAMPLE_PX[0]), look.px(_SAMPLE_PX[1])
        self.setIndent(wide + look.px(8))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.75, (self.height() - high) / 2, wide, high)
        painter.setPen(QPen(QColor(colours.edge if look.palette.scheme == "light" else look.palette.line_strong), 1.5))
        painter.setBrush(QColor(colours.fills[self._step]))
        painter.drawRoundedRect(box, high / 2, high / 2)
        if self._step == 0:
            for place in range(1, 5):
                x = box.left() + box.width() * place / 5
                painter.drawLine(round(x), round(box.top() + 2), round(x), round(box.bottom() - 2))
        painter.end()
        super().paintEvent(event)


class ShareBar(QWidget):
    """How much of a whole, as a bar."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._share = look, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.keep_painted(self)

    def show_share(self, share: float) -> None:
        """Show a share, 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that it wishes for."""
        return QSize(3 * _LEAST_BAR_PX, self._look.px(_BAR_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(_LEAST_BAR_PX, self._look.px(_BAR_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole and the share of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(self._look.colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._share > 0:
            painter.setBrush(self._look.colour("accent"))
            wide = max(self.height(), self._share * self.width())
            painter.drawRoundedRect(QRectF(0, 0, wide, self.height()), radius, radius)
        painter.end()


class LearnPasses(QWidget):
    """Legend and passes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("How well you know each zone"))
        legend = QWidget(self)
        flow = FlowLayout(legend, gap_px=16)
        for step in range(len(KNOWN_WORDS)):
            flow.addWidget(KnownSample(look, step, legend))
        self._what = Statement(look, "", role="small", colour="text_2", align_right=True, parent=self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Statement, ShareBar, QLabel]] = []
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Statement(look, _("Three passes"), role="section", parent=self), 1)
        head.addWidget(self._what, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(10)
        column.addWidget(legend)
        hint = _("%s Click a zone to practise it.") % NOT_AN_EFFECT
        column.addWidget(Statement(look, hint, role="note", colour="text_2", parent=self))
        column.addWidget(Separator(look, self))
        column.addLayout(head)
        column.addLayout(self._grid)

    def show_home(self, home: LearnHome) -> None:
        """Show how much is known."""
        self._what.show_text(home.what)
        while len(self._rows) < len(home.passes):
            self._add_row()
        for (title, bar, count), row in zip(self._rows, home.passes, strict=False):
            title.show_text(row.title)
            bar.show_share(row.known / row.total if row.total else 0.0)
            said = _("%(n)d of %(m)d") % {"n": row.known, "m": row.total}
            bar.setAccessibleName(f"{row.title}: {said}")
            count.setText(said)

    def _add_row(self) -> None:
        place = len(self._rows)
        title = Statement(self._look, "", parent=self)
        bar, count = ShareBar(self._look, self), QLabel(self)
        count.setProperty("role", "small")
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(title, place, 0)
        self._grid.addWidget(bar, place, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(count, place, 2)
        self._rows.append((title, bar, count))
