"""One rule for fingers on what scrolls: it is flicked, and goes on by itself for a while."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScroller, QScrollerProperties

_NEVER = (
    QScrollerProperties.ScrollMetric.VerticalOvershootPolicy,
    QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy,
)


def let_flick(area: QAbstractScrollArea) -> None:
    """Let fingers scroll a list or a page; the mouse stays what it was."""
    if isinstance(area, QAbstractItemView):
        area.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        area.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    within = area.viewport()
    QScroller.grabGesture(within, QScroller.ScrollerGestureType.TouchGesture)
    scroller = QScroller.scroller(within)
    properties = scroller.scrollerProperties()
    for metric in _NEVER:  # a page that is drawn past its end shows the ground behind the window
        properties.setScrollMetric(metric, QScrollerProperties.OvershootPolicy.OvershootAlwaysOff)
    scroller.setScrollerProperties(properties)
