"""The page of the needle: the cut under the skin, its layers, what the hand feels, technique, practice, cautions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import SourceKey
from viewer.presentation.card_view import CautionView
from viewer.presentation.cross_section import CrossSectionView
from viewer.presentation.cross_section_layers import LayerView
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.needle_assessment import Grade
from viewer.state.request import Ask
from viewer.state.requests import ShowStudy
from viewer.widgets.needle.cross_section import CrossSection
from viewer.widgets.needle.cross_section_layers import paint_sample
from viewer.widgets.needle.practice import Practice
from viewer.widgets.paper.caution_line import CautionLine
from viewer.widgets.pieces.page_scroll import PageScroll
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.stack import Beside, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_TOKENS: Mapping[Grade, str] = {"right": "within", "caution": "caution", "danger": "danger"}
"""The colours of what is right, of what is amiss, and of danger."""

_MARGIN_PX = 32
_FOOT_PX, _LOW_FOOT_PX = 232, 156
_LEAST_FOOT_PX = 112
_LOW_PX = 520
_SLACK_PX = 120
"""So much higher it must be before it is not low any more: without its sentences a page may be given another height,
and would go to and fro for ever."""
_FOOT_SHARE = 0.3
_ROOMY_PX = 820
_TABS = ("layers", "feel", "technique", "practice")
_LAYERS_PX = 296
_LABEL_PX = 104


class _Verdict(QWidget):
    """Whether the angle lies within what the sources give: icon, words, ground."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._text = ""
        self._grade: Grade = "right"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_verdict(self, text: str, grade: Grade) -> None:
        self._text, self._grade = text, grade
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self._look
        return QSize(round(look.metrics("small_strong").horizontalAdvance(self._text)) + look.px(48), look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        name = _TOKENS[self._grade]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{name}_fill"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        icon = look.px(16)
        place = QRectF(look.px(12), (self.height() - icon) / 2, icon, icon)
        look.icons.paint(painter, "check" if name == "within" else "warning", place, look.colour(f"{name}_ink"))
        painter.setFont(look.font("small_strong"))
        painter.setPen(look.colour(f"{name}_ink"))
        rect = QRectF(self.rect()).adjusted(look.px(36), 0, 0, 0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self._text)
        painter.end()


class _LayerRow(QWidget):
    """A layer: its sample, name and thickness; the one that holds the tip stands out, green only if all is right."""

    def __init__(self, look: Look, layer: LayerView, grade: Grade, scheme: str) -> None:
        super().__init__()
        self._look, self._layer, self._scheme, self._token = look, layer, scheme, _TOKENS[grade]
        tip = _(", holds the tip") if layer.holds_tip else ""
        self.setAccessibleName(f"{layer.name}, {layer.thickness}{tip}")
        self.setToolTip("")
        self.setFixedHeight(look.px(23))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, layer, painter = self._look, self._layer, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if layer.holds_tip:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(f"{self._token}_fill"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 6, 6)
        sample = look.px(14)
        paint_sample(painter, QRectF(look.px(8), (self.height() - sample) / 2, sample, sample), layer.id, self._scheme)
        painter.setFont(look.font("item" if layer.holds_tip else "body"))
        painter.setPen(look.colour(f"{self._token}_ink" if layer.holds_tip else "text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRectF(self.rect()).adjusted(look.px(32), 0, 0, 0), flags, layer.name)
        painter.setFont(look.font("small", tabular=True))
        painter.setPen(look.colour(f"{self._token}_ink" if layer.holds_tip else "text_2"))
        right = QRectF(self.rect()).adjusted(0, 0, -look.px(8), 0)
        painter.drawText(right, flags | Qt.AlignmentFlag.AlignRight, layer.thickness)
        painter.end()


class NeedlePage(QWidget):
    """Everything about the needle that is not on the head."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(560)
        self._look = look
        self._view: CrossSectionView | None = None
        self._why = ""
        self._is_low = False
        self._title = Stack()
        self._verdict = _Verdict(look)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        head.addWidget(self._title, 1)
        head.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignVCenter)
        self.drawing = CrossSection(look)
        self._layers = Stack(margin_px=(_MARGIN_PX - 8, 6, 8, 4))
        self._tabs = Segmented(
            look,
            (
                ("layers", _("Layers")),
                ("feel", _("What the hand feels")),
                ("technique", _("Technique")),
                ("practice", _("Practice")),
            ),
            _("What is said beside the drawing"),
        )
        self._tabs.choice_requested.connect(self.show_tab)
        self._listed = Stack(margin_px=(8, 8, 8, 8))
        self._feel = Stack(margin_px=(16, 8, 16, 8))
        self._items = Stack(margin_px=(16, 8, 16, 8))
        self.practice = Practice(look)
        self._pages = QStackedWidget()
        for page in (PageScroll(self._listed), PageScroll(self._feel), PageScroll(self._items), self.practice):
            self._pages.addWidget(page)
        middle = QVBoxLayout()
        middle.setContentsMargins(16, 12, 0, 8)
        middle.setSpacing(4)
        middle.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addWidget(self._pages, 1)
        foot = self._foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._beside = PageScroll(self._layers)  # with large words, and at the temple, there are more than fit
        self._beside.setFixedWidth(look.px(_LAYERS_PX))
        self.show_tab("feel")
        row.addWidget(self._beside)
        row.addLayout(middle, 1)
        self._line = CautionLine(look, ask, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.drawing, 1)
        column.addWidget(foot)
        column.addWidget(self._line)
        look.changed.connect(self._show)
        self._show()  # before there is a needle nothing looks right: no green ground

    def show_needle(self, view: CrossSectionView | None, cautions: Sequence[CautionView], *, why: str = "") -> None:
        """Show a needle's cut with what is said about it, or why there is none, and the cautions of the zone."""
        if (view, why) != (self._view, self._why):
            self._view, self._why = view, why
            self._show()
        self._line.show_cautions(cautions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List the layers beside the rest where there is room; else as one of its pages."""
        super().resizeEvent(event)
        is_roomy = event.size().width() >= self._look.px(_ROOMY_PX)
        self._beside.setVisible(is_roomy)
        self._tabs.segment("layers").setVisible(not is_roomy)
        self._fit_foot(is_roomy=is_roomy)
        is_low = event.size().height() < self._look.px(_LOW_PX + (_SLACK_PX if self._is_low else 0))
        if is_low != self._is_low:
            self._is_low = is_low
            self._show()
        if is_roomy and self._tabs.chosen() == "layers":
            self.show_tab("feel")

    def _fit_foot(self, *, is_roomy: bool) -> None:
        """Leave the drawing its room: with large words what is said beside it scrolls."""
        wanted = self._look.px(_FOOT_PX if is_roomy else _LOW_FOOT_PX)
        least = self._look.px(_LEAST_FOOT_PX)
        self._foot.setFixedHeight(min(wanted, max(least, round(_FOOT_SHARE * self.height()))))

    def show_tab(self, key: str) -> None:
        """Show the layers, what the hand feels, the technique, or the practice aids."""
        self._tabs.choose(key)
        self._pages.setCurrentIndex(_TABS.index(key))

    def _show(self) -> None:
        look, view = self._look, self._view
        for stack in (self._title, self._layers, self._listed, self._feel, self._items):
            for widget in stack.widgets():
                stack.remove(widget)
        self.drawing.show_view(view, self._why)
        self._foot.setVisible(not self._why)  # nothing is felt, practised or timed where there is no needle
        self._verdict.setVisible(view is not None)
        if view is None:
            self._title.add(Statement(look, _("Under the skin"), role="title"))
            return
        self._title.add(Statement(look, view.title, role="title"))
        if not self._is_low:  # else it stands with its doubt among what the hand feels
            self._title.add(self._said(replace(view.subtitle, doubt=""), "small"))
        self._verdict.show_verdict(view.chip, view.grade)
        for stack in (self._layers, self._listed):
            stack.add(Statement(look, view.tip_place, role="note", colour="text_2"))
            for layer in view.layers:
                stack.add(_LayerRow(look, layer, view.grade, look.palette.scheme), 1)
            for text in view.thickness_notes:
                stack.add(self._said(text, "note"), 6)
        self._feel.add(Statement(look, view.verdict, role="item"))
        person = () if view.person is None else (view.person,)
        for text in (*view.dangers, *person, *view.places, *view.feel, view.subtitle):
            self._feel.add(self._said(text, "small"), 8)
        for item in view.technique:
            label = Statement(look, item.label, role="small_strong", colour="text_2", is_roomy=bool(item.said.marks))
            self._items.add(Beside(label, look.px(_LABEL_PX), self._said(item.said, "small"), 12), 8)

    def _said(self, text: MarkedText, role: str) -> Statement:
        made = Statement(self._look, text, role=role)  # type: ignore[arg-type]
        made.source_requested.connect(lambda key: self._ask(ShowStudy(SourceKey(key))))
        return made
