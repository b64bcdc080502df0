"""The main window: the head between the panels of a mode; menus and keys from the command table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from viewer.presentation.sentences import DISCLAIMER
from viewer.state.commands import COMMANDS, Command
from viewer.state.view_state import ViewState
from viewer.widgets.mode_row import ModeRow
from viewer.widgets.pane_widths import USUAL_PX, PaneWidths
from viewer.widgets.workspace import Slot, Workspace

_NARROW_PX = 1180
_MINIMUM = QSize(760, 520)
_FIRST = QSize(USUAL_PX, 900)


class MainWindow(QMainWindow):
    """The window.

    Parameters
    ----------
    view : QWidget
        The head.
    modes : ModeRow
        The row above it.
    workspace : Workspace
        The panels to begin with.

    Signals
    -------
    command_requested : str
        The id of a command from the table.
    head_requested : str
        The name of a head.
    closing : ()
        The window is about to close.
    """

    command_requested = Signal(str)
    head_requested = Signal(str)
    closing = Signal()

    def __init__(self, view: QWidget, modes: ModeRow, workspace: Workspace) -> None:
        super().__init__()
        self.setWindowTitle("Scalp Map Viewer")
        self.setMinimumSize(_MINIMUM)
        self.resize(_FIRST)
        self.view = view
        self._modes = modes
        self._left, self._foot, self._right = Slot(), Slot(), Slot()
        self._panes = (self._left, view, self._right)
        self._is_narrow = False
        self._workspace = workspace
        self._home, self._widths = workspace, PaneWidths()
        self._tools: list[QWidget] = []
        self._drawer = QPushButton()
        self._drawer.setCheckable(True)
        self._drawer.setObjectName("zonesDrawer")
        self._drawer.toggled.connect(self._place_left)
        self._drawer.hide()
        self._splitter = self._build_splitter()
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self._share_later = QTimer(self, singleShot=True, interval=0)
        self._share_later.timeout.connect(self._share_width)
        self.addToolBar(modes)
        self._top = Slot()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._splitter, 1)
        self.setCentralWidget(centre)
        self._heads: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._actions = self._build_menus()
        self._status = QLabel()
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setAccessibleName("Status")
        self._progress = QProgressBar()
        self._progress.setFixedSize(120, 4)
        self._progress.setTextVisible(False)
        self._progress.hide()
        disclaimer = QLabel(DISCLAIMER)
        disclaimer.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._status, disclaimer):
            label.setProperty("role", "note")
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(14, 0, 14, 0)
        bar.addWidget(self._status, 1)
        bar.addPermanentWidget(self._progress)
        bar.addPermanentWidget(disclaimer)
        self._show_panels()
        modes.look.changed.connect(self._fit)

    def show_workspace(self, workspace: Workspace) -> None:
        """Stand the panels of a mode round the head; each mode finds its widths as it was left."""
        if workspace is self._workspace:
            return
        self._workspace = workspace
        self._show_panels()

    def show_tool(self, panel: QWidget | None) -> None:
        """Stand a panel right under the head, in every mode; None takes it away."""
        for other in self._tools:
            other.setVisible(other is panel)
        if panel is not None and panel not in self._tools:
            self._tools.append(panel)
            self._centre.insertWidget(1, panel)
            panel.show()

    def show_heads(self, heads: Sequence[tuple[str, str]], shown: str) -> None:
        """Offer heads to choose from, as names of folders and names to read; `shown` is the one on view."""
        menu = QMenu("Head", self)
        choice = QActionGroup(self)
        for name, text in heads:
            action = QAction(text, self)
            action.setCheckable(True)
            action.setChecked(name == shown)
            action.triggered.connect(lambda _checked=False, name=name: self.head_requested.emit(name))
            choice.addAction(action)
            menu.addAction(action)
            self._heads[name] = action
        view = self._menus["View"]
        view.addSeparator()
        view.addMenu(menu)

    def apply(self, old: ViewState | None, new: ViewState, *, can_undo: bool, can_redo: bool) -> None:
        """Bring check marks and the availability of commands in line with a state."""
        self._modes.show_mode(new.mode)
        self._modes.show_measuring(new.is_measuring)
        for name, action in self._heads.items():
            action.setChecked(name == new.head)
        for command in COMMANDS:
            action = self._actions[command.id]
            if command.is_checked is not None:
                action.setChecked(command.is_checked(new))
        has_zone = new.selected is not None
        for name in ("side-left", "side-right", "side-both"):
            self._actions[name].setEnabled(has_zone)
        has_more = has_zone or new.complaint is not None or new.point is not None or new.study is not None
        self._actions["clear"].setEnabled(has_more or new.is_measuring or new.mode != "explore")
        self._actions["undo"].setEnabled(can_undo)
        self._actions["redo"].setEnabled(can_redo)

    def show_status(self, text: str) -> None:
        """Show a sentence at the foot of the window."""
        self._status.setText(text)
        self._status.setToolTip(text)

    def show_progress(self, share: float | None) -> None:
        """Show how far slow work is, 0 to 1; None hides the bar."""
        self._progress.setVisible(share is not None)
        if share is not None:
            self._progress.setValue(round(100 * share))

    @property
    def geometry_bytes(self) -> bytes:
        """What must be kept to open the window where it was."""
        return bytes(self.saveGeometry().data())

    @property
    def splitter_sizes(self) -> tuple[int, ...]:
        """Widths of list, head and card, px, as the user drew them; empty if nobody did."""
        return self._widths.own(self._home, is_narrow=False)

    def restore_layout(self, geometry: bytes, splitter_sizes: tuple[int, ...]) -> None:
        """Open as the window was left; a window that lies off every screen is moved back."""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        if len(splitter_sizes) == len(self._panes):
            self._splitter.setSizes(list(splitter_sizes))
            self._widths.keep(self._home, splitter_sizes, is_narrow=False)
        screens = [screen.availableGeometry() for screen in QApplication.screens()]
        if not any(screen.intersects(self.frameGeometry()) for screen in screens):
            self.resize(_FIRST)
            self.move(screens[0].topLeft())

    def open_drawer(self) -> None:
        """Make the list visible, whatever the width."""
        self._drawer.setChecked(self._is_narrow)

    def focus_next_pane(self) -> None:
        """Move the focus to the next of list, head and card."""
        focus = QApplication.focusWidget()
        inside = [pane is focus or (focus is not None and pane.isAncestorOf(focus)) for pane in self._panes]
        start = inside.index(True) + 1 if True in inside else 0
        for step in range(len(self._panes)):
            pane = self._panes[(start + step) % len(self._panes)]
            target = _first_focusable(pane)
            if pane.isVisible() and target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the list into a drawer when the window gets narrow, and back."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Larger words make a window narrow sooner.
        is_narrow = self.width() < _NARROW_PX * self._modes.look.factor
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._drawer.setChecked(False)
            # The splitter lays out anew only when it is idle again: told within its own resizing it forgets the list.
            QTimer.singleShot(0, self._show_panels)
        elif not self._widths.own(self._workspace, is_narrow=is_narrow):
            self._share_later.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the program before the window goes."""
        self.closing.emit()
        super().closeEvent(event)

    def _build_splitter(self) -> QSplitter:
        foot = self._foot_bar = QWidget()
        foot.setObjectName("viewFoot")
        foot.setProperty("surface", "panel")  # the button that opens the list stands on the ground of its neighbours
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = self._foot_row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._drawer)
        row.addWidget(self._foot, 1)
        centre = QWidget()
        column = self._centre = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view)
        column.addWidget(foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane in (self._left, centre, self._right):
            splitter.addWidget(pane)
        for index, stretch in enumerate((0, 1, 0)):
            splitter.setStretchFactor(index, stretch)
        return splitter

    def _show_panels(self) -> None:
        workspace = self._workspace
        self._top.show_page(workspace.top)
        self._splitter.setHandleWidth(0 if workspace.is_seamless else 1)
        for bar in (self.menuBar(), self._modes, self.statusBar()):
            bar.setVisible(workspace.top is None)
        self._foot.show_page(workspace.foot)
        self._right.show_page(workspace.right)
        self._left.show_page(workspace.left)
        for pane, stretch in zip((self.view, self._foot_bar), workspace.stretch, strict=True):
            self._centre.setStretchFactor(pane, stretch)
        has_drawer = self._is_narrow and bool(workspace.drawer)
        self._drawer.setText(workspace.drawer)
        self._drawer.setAccessibleName(f"Show the list: {workspace.drawer}")
        self._drawer.setVisible(has_drawer)
        self._foot_row.setContentsMargins(12 if has_drawer else 0, 0, 0, 0)
        self._foot_bar.updateGeometry()  # else it gets its height after the first picture, which is then drawn twice
        self._place_left()
        self._share_width()

    def _share_width(self) -> None:
        left, middle, right = self._widths.of(self._workspace, self.width(), is_narrow=self._is_narrow)
        if self.isVisible():  # before that the splitter has no width of its own
            middle = self._splitter.width() - right - (left if self._left.isVisibleTo(self) else 0)
        self._splitter.setSizes([left, max(1, middle), right])

    def _on_splitter_moved(self) -> None:
        sizes = self._splitter.sizes()
        if not self._left.isVisibleTo(self):
            # A list put away has no width to go by.
            sizes[0] = self._widths.of(self._workspace, self.width(), is_narrow=self._is_narrow)[0]
        self._widths.keep(self._workspace, sizes, is_narrow=self._is_narrow)

    def _place_left(self) -> None:
        has_drawer = self._is_narrow and bool(self._workspace.drawer)
        self._left.setVisible(self._workspace.left is not None and (not has_drawer or self._drawer.isChecked()))

    def _build_menus(self) -> dict[str, QAction]:
        menus = self._menus
        last_group: dict[str, str] = {}
        choices: dict[str, QActionGroup] = {}
        actions = {}
        for command in COMMANDS:
            menu = menus.get(command.menu)
            if menu is None:
                menu = menus[command.menu] = self.menuBar().addMenu(f"&{command.menu}")
                menu.setToolTipsVisible(True)
            elif last_group[command.menu] != command.group:
                menu.addSeparator()
            last_group[command.menu] = command.group
            action = self._build_action(command)
            if command.is_checked is not None and command.group in ("theme", "skin", "modes"):
                choices.setdefault(command.group, QActionGroup(self)).addAction(action)
            menu.addAction(action)
            self.addAction(action)  # its key is heard while the menus are put away, too
            actions[command.id] = action
        return actions

    def _build_action(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        action.setObjectName(command.id)
        action.setCheckable(command.is_checked is not None)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(lambda _checked=False, name=command.id: self.command_requested.emit(name))
        return action


def _first_focusable(pane: QWidget) -> QWidget | None:
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return pane
    for child in pane.findChildren(QWidget):
        if child.isVisibleTo(pane) and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return None
