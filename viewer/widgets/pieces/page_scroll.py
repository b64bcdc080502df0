"""A scroll area for one page that is as wide as the room and as high as it needs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from viewer.widgets.pieces.stack import Stack

SCROLL_BAR_PX = 12
_USUAL_PX = 600


class PageScroll(QScrollArea):
    """Keeps a `Stack` at the width of the viewport; the scroll bar is always there, so that the width stays.

    Parameters
    ----------
    page : Stack
        The page; it shows the ground that is behind it.
    """

    def __init__(self, page: Stack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(page)
        # Qt fills the ground of a scrolled page unless told otherwise after it was put there.
        page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        page.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def fit_page(self) -> None:
        """Give the page its size now, so that places on it are true."""
        width = self.viewport().width()
        self._page.resize(width, max(self._page.heightForWidth(width), self.viewport().height()))

    def is_filled(self) -> bool:
        """Whether the page goes on below what is in sight; while it is not seen yet, what soon may be."""
        least_px = self.viewport().height() if self.isVisible() else _USUAL_PX
        return self._page.heightForWidth(self.viewport().width()) > max(least_px, 1)

    def scroll_to(self, widget: QWidget, margin_px: int = 16) -> None:
        """Scroll so that a widget of the page begins near the top."""
        # What was built just now has told its size by messages that are still under way.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.fit_page()
        top = widget.mapTo(self._page, widget.rect().topLeft()).y()
        self.verticalScrollBar().setValue(max(0, top - margin_px))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the room."""
        super().resizeEvent(event)
        self.fit_page()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page when something on it has changed its size."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            handled = super().eventFilter(watched, event)
            self._page.event(event)
            self.fit_page()
            return handled
        return super().eventFilter(watched, event)

    def _on_range_changed(self, low: int, high: int) -> None:
        # A bar that cannot move is drawn without its handle.
        self.verticalScrollBar().setEnabled(high > low)
