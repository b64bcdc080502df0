"""The panels that stand round the head in one mode."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget


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

    def show_page(self, page: QWidget | None) -> None:
        """Show a panel and hide the others; with None the place itself is hidden."""
        if page is not None and page not in self._pages:
            self._pages.append(page)
            self._column.addWidget(page)
        for each in self._pages:
            each.setVisible(each is page)
        if page is not None:
            self.setMinimumWidth(page.minimumWidth())
            self.setMaximumWidth(page.maximumWidth())
        self.setVisible(page is not None)
