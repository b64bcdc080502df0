"""A scroll area for one page that is as wide as the room and as high as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QWidget

from viewer.widgets.pieces.flick import let_flick
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
        let_flick(self)

    def fit_page(self) -> None:
        """Give the page its size now, so that places on it are true."""
        width = self.viewport().width()
        self._page.resize(width, max(self._page.heightForWidth(width), self.viewport().height()))

    def is_filled(self) -> bool:
        """Whether the page goes on below what is in sight; while it is not seen yet, what soon may be."""
        return self.is_high_enough(self._page.heightForWidth(self.viewport().width()))

    def is_high_enough(self, height_px: int) -> bool:
        """Whether a page of a height goes on below what is in sight."""
        least_px = self.viewport().height() if self.isVisible() else _USUAL_PX
        return height_px > max(least_px, 1)

    def scroll_to(self, widget: QWidget, margin_px: int = 16) -> None:
        """Scroll so that a widget of the page begins near the top."""
        self.settle()
        top = widget.mapTo(self._page, widget.rect().topLeft()).y()
        self.verticalScrollBar().setValue(max(0, top - margin_px))

    def settle(self) -> None:
        """Let what was built just now take its size: it has told it by messages that are still under way."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.fit_page()

    @contextmanager
    def kept_place(self) -> Iterator[None]:
        """Let the page be built anew within, and keep its place.

        A control that was just pressed may be built anew with the page. Qt would give the focus to whatever comes
        next, however far down, and scroll there. Here it goes to the control's successor, which stands under the
        pointer where the old one stood; what the group it belongs to says is in sight.
        """
        bar = self.verticalScrollBar()
        value, pressed = bar.value(), self._pressed()
        top_px = _top_px(pressed) if pressed is not None else 0
        place = self._like(pressed).index(pressed) if pressed is not None else 0
        if pressed is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        yield
        self.settle()
        bar.setValue(value)
        successors = self._like(pressed) if pressed is not None else []
        if place < len(successors):
            successors[place].setFocus(Qt.FocusReason.OtherFocusReason)
            bar.setValue(bar.value() + _top_px(successors[place]) - top_px)
            self._show_group_of(successors[place])

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

    def _pressed(self) -> QWidget | None:
        """The control of the page that has the focus."""
        focus = self.window().focusWidget()
        is_here = focus is not None and self._page.isAncestorOf(focus) and focus.isVisibleTo(self._page)
        return focus if is_here else None

    def _like(self, one: QWidget) -> list[QWidget]:
        """Return what is seen of the kind and the name of a widget, top to bottom."""
        found = [each for each in self._page.findChildren(type(one)) if _name(each) == _name(one)]
        return sorted((each for each in found if each.isVisibleTo(self._page)), key=_top_px)

    def _show_group_of(self, control: QWidget) -> None:
        """Bring the whole group that a control belongs to in sight, if it can be: its answer stands there."""
        group = control.parentWidget()
        while group is not None and not isinstance(group, Stack):
            group = group.parentWidget()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if group is not None and group is not self._page and group.height() <= height:
            bottom = group.mapTo(self._page, QPoint(0, group.height())).y()
            bar.setValue(max(bar.value(), bottom - height))

    def _on_range_changed(self, low: int, high: int) -> None:
        # A bar that cannot move is drawn without its handle.
        self.verticalScrollBar().setEnabled(high > low)


def _top_px(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def _name(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
