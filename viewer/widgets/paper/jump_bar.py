"""The bar that jumps to the sections of a card, and follows when the page is scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QTabBar, QWidget

from viewer.data.language import gettext as _
from viewer.widgets.theme import Look

TAB_PADDING_PX = 6
_ROOMY_PX = 560


class JumpBar(QTabBar):
    """Tabs that hide nothing: they only name the place on one page. What has no room stands in the menu “More”.

    Attributes
    ----------
    section_requested : Signal(int)
        The place of a section.
    """

    section_requested = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._more = 0
        self._section = 0
        self._fitted: tuple[object, ...] = ()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(_("Sections of the card"))
        self.addTab(_("More"))
        self.setTabToolTip(self._more, _("More sections"))
        # A click on the tab that is already current jumps too, after the page was scrolled by hand.
        self.tabBarClicked.connect(self._on_tab_chosen)
        self.currentChanged.connect(self._on_current_changed)
        look.changed.connect(self._forget)

    def show_titles(self, titles: Sequence[str]) -> None:
        """Name the sections, as many as there are."""
        blocker = QSignalBlocker(self)
        while self._more < len(titles):
            self.insertTab(self._more, "")
            self._more += 1
        while self._more > len(titles):
            self._more -= 1
            self.removeTab(self._more)
        for index, title in enumerate(titles):
            self.setTabText(index, title.replace("&", "&&"))
        blocker.unblock()
        self._forget()

    def show_section(self, index: int) -> None:
        """Show where on the page one is; emits nothing."""
        self._section = index
        blocker = QSignalBlocker(self)
        self.setCurrentIndex(index if index < self._more and self.isTabVisible(index) else self._more)
        blocker.unblock()

    def section(self) -> int:
        """Return the section where one is, also if its name stands in the menu."""
        return self._section

    def hidden_sections(self) -> tuple[int, ...]:
        """Return the sections that stand in the menu “More”."""
        return tuple(index for index in range(self._more) if not self.isTabVisible(index))

    def menu(self) -> QMenu:
        """Return a new menu of the sections that have no room; it goes when it is closed."""
        menu = QMenu(self)
        for index in self.hidden_sections():
            action = menu.addAction(self.tabText(index))
            action.setCheckable(True)
            action.setChecked(index == self._section)
            action.triggered.connect(lambda _checked=False, place=index: self.section_requested.emit(place))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def fit(self, width_px: int) -> None:
        """Show as many names as have room, the others in the menu; set them wider apart where there is much."""
        roomy = "true" if width_px >= _ROOMY_PX * self._look.factor else "false"
        wanted = (width_px, roomy, *(self.tabText(index) for index in range(self._more)))
        if wanted == self._fitted:
            return
        if self.property("roomy") != roomy:
            self.setProperty("roomy", roomy)
            self.style().unpolish(self)
            self.style().polish(self)
            self._measure_anew()
        blocker = QSignalBlocker(self)
        for index in range(self._more + 1):
            self.setTabVisible(index, True)
        widths = [self.tabSizeHint(index).width() for index in range(self._more + 1)]
        has_all = sum(widths[: self._more]) <= width_px
        room = width_px if has_all else width_px - widths[self._more]
        used = 0
        for index in range(self._more):
            used += widths[index]
            self.setTabVisible(index, has_all or used <= room)
        self.setTabVisible(self._more, not has_all)
        blocker.unblock()
        self._fitted = wanted
        self._measure_anew()
        self.show_section(self._section)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu by Return, Space or the arrow down where “More” is current."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down)
        if event.key() in keys and self.currentIndex() == self._more:
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def _measure_anew(self) -> None:
        # Neither polishing nor hiding a tab makes the others take their new places.
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))

    def _forget(self) -> None:
        width = self._fitted[0] if self._fitted else 0
        self._fitted = ()
        if isinstance(width, int) and width:
            self.fit(width)

    def _open_menu(self) -> None:
        self.menu().popup(self.mapToGlobal(self.tabRect(self._more).bottomLeft()))

    def _on_tab_chosen(self, index: int) -> None:
        if index == self._more:
            self._open_menu()
        elif index >= 0:
            self._section = index
            self.section_requested.emit(index)

    def _on_current_changed(self, index: int) -> None:
        """Follow the arrow keys; “More” waits until it is pressed."""
        if 0 <= index < self._more:
            self._on_tab_chosen(index)
