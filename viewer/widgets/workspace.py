"""The panels that stand round the head in one mode."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from viewer.widgets.pieces.flick import let_flick


@dataclass(frozen=True, slots=True, eq=False)
class Workspace:
    """The panels of a mode. The head itself is always the same widget, between them.

    Attributes
    ----------
    foot : QWidget
        Under the head.
    left, right : QWidget or None
        Beside it; their minimum and maximum widths hold.
    widths_px : tuple of int
        Of left, head and right at first, at the size of 1440; the user's own are remembered.
    stretch : tuple of int
        How the height is shared between head and foot; ``(1, 0)`` leaves the foot what it asks for.
    drawer : str
        In a narrow window the left panel opens by a button with this word; empty if it always stands there.
    top : QWidget or None
        Above all of them, in place of menus, row of modes and status bar.
    is_seamless : bool
        Whether no line stands between the panels.
    """

    foot: QWidget
    left: QWidget | None = None
    right: QWidget | None = None
    widths_px: tuple[int, int, int] = (296, 720, 424)
    stretch: tuple[int, int] = (1, 0)
    drawer: str = ""
    top: QWidget | None = None
    is_seamless: bool = False


class Slot(QWidget):
    """A place for the panels of several modes, of which one is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._pages: list[QWidget] = []

    def heightForWidth(self, width: int) -> int:
        """Return the least height at a width, in pixels: what can be scrolled inside a panel need not stand open.

        A place that scrolls asks for this height; with the one that panels wish for it scrolled around panels that
        scroll themselves, and hid their last line.
        """
        return self._column.minimumSize().height()

    def show_page(self, page: QWidget | None) -> None:
        """Show a panel and hide the others; whether the place itself is seen is for what it lies in to say."""
        if page is not None and page not in self._pages:
            self._pages.append(page)
            self._column.addWidget(page)
        for each in self._pages:
            each.setVisible(each is page)


class TallSlot(QScrollArea):
    """A place beside the head: in a low window a panel that needs more height scrolls instead of being cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slot = Slot()
        self._page: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._slot)
        let_flick(self)
        for ground in (self._slot, self.viewport()):
            ground.setAutoFillBackground(False)

    def show_page(self, page: QWidget | None) -> None:
        """Show a panel, with the limits of its width, and hide the others; with None the place itself is hidden."""
        self._page = page
        self._slot.show_page(page)
        self.follow_page()
        self.setVisible(page is not None)

    def follow_page(self) -> None:
        """Take over the limits of the width of the panel that is shown."""
        if self._page is not None:
            self.setMinimumWidth(self._page.minimumWidth())
            self.setMaximumWidth(self._page.maximumWidth())

    def minimumSizeHint(self) -> QSize:
        """Return the least size: as wide as the panel at least, and of hardly any height."""
        return QSize(self._slot.minimumSizeHint().width(), 0)

    def sizeHint(self) -> QSize:
        """Return the size that the panel wishes for."""
        return self._slot.sizeHint()
