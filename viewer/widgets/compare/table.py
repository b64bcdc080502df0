"""The table of two zones: a heading across, and below it what is said of each, side by side."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.domain.school import LineKind
from viewer.presentation.beneath import BeneathView
from viewer.presentation.comparison import ClaimedUse, ComparedZone, CompareView, LegendItem
from viewer.presentation.marked_text import MarkedText
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.paper.evidence import chip_row
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.stack import Columns, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.swatch import BLOCK_PILL_PX, SwatchPill
from viewer.widgets.theme import Look

GAP_PX = 24
_KIND_PX = (40, 12)
_ROW_GAP_PX = 18


class KindSample(QWidget):
    """How the lines of a school are drawn on the head: a band, a cored line with chevrons, dashed or dotted."""

    def __init__(self, look: Look, kind: LineKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._kind = look, kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.keep_painted(self)

    def sizeHint(self) -> QSize:
        """Return the size of the sample."""
        return QSize(*_KIND_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sample in neutral ink: the kind tells schools apart, not the colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = self._look.colour("text_2"), self._look.blend("text_2", 0.35, "panel")
        width, height = _KIND_PX
        rect = QRectF(1, 1.5, width - 2, height - 3)
        pen = QPen(ink, 1.5)
        if self._kind in ("dashed", "dotted"):
            pen.setDashPattern([3.0, 2.0] if self._kind == "dashed" else [0.8, 1.6])
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        if self._kind == "line":
            self._paint_core(painter, rect, ink)
        painter.end()

    def _paint_core(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("panel"))
        painter.drawRoundedRect(rect.adjusted(3.5, 3, -3.5, -3), 1.5, 1.5)
        painter.setPen(QPen(ink, 1.6))
        middle = rect.center().y()
        for x in (10.0, 20.0, 30.0):
            points = [QPointF(x - 2, middle - 3), QPointF(x + 1.5, middle), QPointF(x - 2, middle + 3)]
            painter.drawPolyline(points)


class Legend(QWidget):
    """The schools that are shown, each with its kind of line; in a narrow panel one below the other."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._items: tuple[LegendItem, ...] = ()
        self._flow = FlowLayout(self, gap_px=12)
        self._shown: list[QWidget] = []
        self.setAccessibleName(_("Kinds of line"))

    def show_items(self, items: tuple[LegendItem, ...]) -> None:
        """Show these schools."""
        if items == self._items:
            return
        self._items = items
        for old in self._shown:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        for item in items:
            entry = _LegendEntry(self._look, item, self)
            self._flow.addWidget(entry)
            self._shown.append(entry)
            entry.show()


class _LegendEntry(QWidget):
    """A sample and the school's name, painted on one line."""

    def __init__(self, look: Look, item: LegendItem, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(item.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(KindSample(look, item.kind, self))
        self._words = QLabel(item.text, self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._words)
        self._restyle()
        look.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._words.setFont(self._look.font("small"))
        self._words.setMinimumHeight(self._look.px(24))


class CompareTable(Column):
    """Everything that is said of both, row by row."""

    def __init__(self, setting: Setting, view: CompareView, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.setAccessibleName(_("Two zones"))
        first, second = view.zones
        self.add(Columns((self._head(first), self._head(second)), GAP_PX, self))
        if view.customary is not None:
            self.say(view.customary, "small", "text_2", lead=_("Customary, not the same."), gap_px=12)
        self._heading(_("How far apart on this head"))
        if view.distances:
            both = [self._figure(name, words) for name, words in view.distances]
            self.add(Columns(both, GAP_PX, self), 6)
        else:
            self.say(_("The two do not meet on one side of this head."), "body", "text_2", gap_px=6)
        self._two(first.overlap, second.overlap, gap_px=8)
        self.say(view.distance_note, "note", "text_2", gap_px=6)
        self._heading(_("Length"))
        self._two(first.length, second.length)
        self._heading(_("How it is found"))
        self.add(Columns((self._steps(first), self._steps(second)), GAP_PX, self), 6)
        self._heading(_("Side"))
        self._said(first.side, second.side)
        self._heading(_("Direction of the needle"))
        self._said(first.direction, second.direction)
        self._heading(_("What each is used for"))
        self.say(_("Uses for the same complaint stand side by side."), "small", "text_2", gap_px=4)
        for row in view.claims:
            self.rule()
            if row.title:
                self.say(row.title, "small_strong", "text_2", gap_px=12)
            self.add(Columns((self._use(row.first), self._use(row.second)), GAP_PX, self), 4)
        if first.beneath is not None and second.beneath is not None:
            self._heading(_("What lies beneath"))
            self.say(first.beneath.lead, "small", "text_2", gap_px=4)
            both = [self._beneath(each.beneath) for each in view.zones if each.beneath is not None]
            self.add(Columns(both, GAP_PX, self), 8)

    def _heading(self, words: str) -> None:
        self.rule()
        self.say(words, "item", gap_px=_ROW_GAP_PX)

    def _figure(self, name: str, words: str) -> Stack:
        stack = Stack(self)
        stack.add(Statement(self.look, words, role="section", parent=stack))
        stack.add(Statement(self.look, name, role="small", colour="text_2", parent=stack))
        return stack

    def _two(self, first: str, second: str, gap_px: int = 6) -> None:
        if first or second:
            both = [Statement(self.look, words, parent=self) for words in (first, second)]
            self.add(Columns(both, GAP_PX, self), gap_px)

    def _said(self, first: MarkedText, second: MarkedText) -> None:
        both = [self.statement(text, "body", "text") for text in (first, second)]
        self.add(Columns(both, GAP_PX, self), 6)

    def _head(self, zone: ComparedZone) -> Stack:
        stack = Stack(self)
        stack.add(_Samples(self.look, zone, stack))
        stack.add(Statement(self.look, zone.title, role="section", parent=stack), 6)
        stack.add(Statement(self.look, zone.han, role="body", colour="text_2", parent=stack), 2)
        words = f"{zone.code}, {zone.school}"
        stack.add(Statement(self.look, words, role="small", colour="text_2", parent=stack), 2)
        summary = self.statement(zone.summary, "body", "text")
        stack.add(summary, 8)
        return stack

    def _steps(self, zone: ComparedZone) -> Stack:
        stack = Stack(self)
        for index, step in enumerate(zone.rule):
            stack.add(self.statement(step, "body", "text"), 8 if index else 0)
        return stack

    def _use(self, use: ClaimedUse | None) -> Stack:
        stack = Stack(self)
        if use is None:
            stack.add(Statement(self.look, _("Not named."), colour="text_3", parent=stack))
            return stack
        stack.add(self.statement(use.statement, "body", "text"))
        stack.add(chip_row(use.chips, self.setting, stack), 6)
        if use.note:
            stack.add(Statement(self.look, use.note, role="small", colour="text_2", parent=stack), 6)
        return stack

    def _beneath(self, view: BeneathView) -> Stack:
        """The nearest electrode sites with what lies under them, and what the school claims."""
        stack = Stack(self)
        for index, row in enumerate(view.rows):
            place = f"{row.place}: {row.site}"
            stack.add(self.statement(place, "item" if row.is_near else "body", parent=stack), 12 if index else 0)
            if row.is_near:
                stack.add(self.statement(row.regions, "body", parent=stack), 2)
        claim = view.claim if view.claim is not None else _("The school names no cortex for this zone.")
        stack.add(self.statement(claim, "small", lead=_("Claimed:"), parent=stack), 12)
        return stack


class _Samples(QWidget):
    """The colour of a zone, and the kind of line of its school."""

    def __init__(self, look: Look, zone: ComparedZone, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(SwatchPill(look, (zone.swatch,), BLOCK_PILL_PX, self))
        row.addWidget(KindSample(look, zone.kind, self))
        row.addStretch(1)
