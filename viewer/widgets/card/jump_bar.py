"""The bar that jumps to the sections of a card, and follows when the page is scrolled."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from viewer.data.language import gettext as _
from viewer.widgets.theme import Look

TAB_PADDING_PX = 6
_ROOMY_PX = 500


class JumpBar(QTabBar):
    """Tabs that hide nothing: they only name the place on one page.

    Parameters
    ----------
    look : Look
        Colours and type.
    count : int
        How many sections there are.
    where_roomy : collection of int
        Sections whose tabs are shown only where there is room; elsewhere the tab before stands for them too.

    Attributes
    ----------
    section_requested : Signal(int)
        The place of a section.
    """

    section_requested = Signal(int)

    def __init__(
        self, look: Look, count: int, where_roomy: Collection[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._where_roomy = where_roomy
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(_("Sections of the card"))
        for _tab in range(count):
            self.addTab("")
        self._show_tabs(is_roomy=False)
        # A click on the tab that is already current jumps too, after the page was scrolled by hand.
        self.tabBarClicked.connect(self._on_tab_chosen)
        self.currentChanged.connect(self._on_tab_chosen)

    def show_titles(self, titles: Sequence[str]) -> None:
        """Name the sections."""
        for index, title in enumerate(titles):
            self.setTabText(index, title.replace("&", "&&"))

    def show_section(self, index: int) -> None:
        """Show where on the page one is; emits nothing."""
        while index and not self.isTabVisible(index):
            index -= 1
        blocker = QSignalBlocker(self)
        self.setCurrentIndex(index)
        blocker.unblock()

    def fit(self, width_px: int) -> None:
        """Set the words wider apart where there is room."""
        roomy = "true" if width_px >= _ROOMY_PX * self._look.factor else "false"
        if self.property("roomy") != roomy:
            self.setProperty("roomy", roomy)
            self._show_tabs(is_roomy=roomy == "true")
            self.style().unpolish(self)
            self.style().polish(self)
            # Polishing alone does not make the tabs measure themselves anew.
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))

    def _show_tabs(self, *, is_roomy: bool) -> None:
        blocker = QSignalBlocker(self)
        for index in self._where_roomy:
            self.setTabVisible(index, is_roomy)
        blocker.unblock()

    def _on_tab_chosen(self, index: int) -> None:
        if index >= 0:
            self.section_requested.emit(index)
