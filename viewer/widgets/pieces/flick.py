"""One rule for fingers on what scrolls: it is flicked, and goes on by itself for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QScroller,
    QScrollerProperties,
    QWidget,
)

_OUTSIDE = QPointF(-10_000, -10_000)
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
    if isinstance(area, QAbstractItemView):
        _Lifting(within, scroller)


class _Lifting(QObject):
    """Keeps a finger that scrolls from choosing: the row it came down on moves along, and is under it when it lifts."""

    def __init__(self, within: QWidget, scroller: QScroller) -> None:
        super().__init__(within)
        self._is_dragged = False
        scroller.stateChanged.connect(self._on_state)
        within.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a finger that has scrolled lift beside all rows."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._is_dragged = False
        elif event.type() == QEvent.Type.MouseButtonRelease and self._is_dragged:
            self._is_dragged = False
            QApplication.sendEvent(watched, _release_outside())
            return True
        return False

    def _on_state(self, state: QScroller.State) -> None:
        if state is QScroller.State.Dragging:
            self._is_dragged = True


def _release_outside() -> QMouseEvent:
    return QMouseEvent(
        QEvent.Type.MouseButtonRelease, _OUTSIDE, _OUTSIDE, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
