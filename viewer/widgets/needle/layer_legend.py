"""The layers in words beside the drawing: sample, name, thickness; the layer of the tip stands out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.cross_section import CrossSectionView
from viewer.presentation.needle_judged import Grade
from viewer.widgets.needle.cross_section_layers import paint_sample
from viewer.widgets.needle.cross_section_needle import paper_font
from viewer.widgets.theme import Look

GRADE_TOKENS: Mapping[Grade, str] = {"right": "within", "caution": "caution", "danger": "danger"}
"""The colours of what is right, of what is amiss, and of danger."""

_ROW_PX, _SAMPLE_PX, _PAD_PX = 28, 18, 8


def legend_height_px(view: CrossSectionView, look: Look) -> int:
    """Return how high the legend is, in logical pixels."""
    return look.px(_ROW_PX) * len(view.layers)


def paint_legend(painter: QPainter, rect: QRectF, view: CrossSectionView, look: Look) -> None:
    """Paint one row a layer, from the skin down. What does not fit in the rectangle's width is shortened."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    row_px, sample_px, pad = float(look.px(_ROW_PX)), float(look.px(_SAMPLE_PX)), float(look.px(_PAD_PX))
    for number, layer in enumerate(view.layers):
        row = QRectF(rect.left(), rect.top() + number * row_px, rect.width(), row_px)
        ink = second = look.colour("text")
        if layer.holds_tip:
            token = GRADE_TOKENS[view.grade]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(f"{token}_fill"))
            painter.drawRoundedRect(row.adjusted(0, 1, 0, -1), 6, 6)
            ink = second = look.colour(f"{token}_ink")
        else:
            second = look.colour("text_2")
        sample = QRectF(row.left() + pad, row.center().y() - sample_px / 2, sample_px, sample_px)
        paint_sample(painter, sample, layer.id, look.palette.scheme)
        font = paper_font(look, "small_bold" if layer.holds_tip else "small")
        figures = paper_font(look, "small", tabular=True)
        metrics, base = QFontMetricsF(font), row.center().y() + QFontMetricsF(font).capHeight() / 2
        width = QFontMetricsF(figures).horizontalAdvance(layer.thickness)
        left, right = sample.right() + pad, row.right() - pad
        name = _("{layer}: tip").format(layer=layer.name) if layer.holds_tip else layer.name
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, right - width - pad - left)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(left, base), name)
        painter.setFont(figures)
        painter.setPen(second)
        painter.drawText(QPointF(right - width, base), layer.thickness)
    painter.restore()


class LayerLegend(QWidget):
    """The legend as a widget."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view: CrossSectionView | None = None
        self.setAccessibleName(_("Layers of the scalp"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def show_view(self, view: CrossSectionView | None) -> None:
        """Show the layers of another cut; none without a view."""
        self._view = view
        rows = view.layers if view is not None else ()
        self.setAccessibleDescription(
            "; ".join(
                f"{row.name}, {row.thickness}" + (", " + _("the tip lies here") if row.holds_tip else "")
                for row in rows
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(self._look.px(260), legend_height_px(self._view, self._look) if self._view is not None else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the least width in which name and thickness stand side by side."""
        return QSize(self._look.px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all rows."""
        if self._view is None:
            return
        painter = QPainter(self)
        paint_legend(painter, QRectF(self.rect()), self._view, self._look)
        painter.end()
