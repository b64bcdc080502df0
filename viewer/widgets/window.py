"""The main window: the head between the panels of a mode; menus and keys from the command table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from viewer.presentation.sentences import DISCLAIMER
from viewer.state.request import Ask
from viewer.state.view_state import ViewState
from viewer.widgets.digit_keys import DigitKeys
from viewer.widgets.menus import Menus
from viewer.widgets.mode_row import ModeRow
from viewer.widgets.pane_widths import USUAL_PX, PaneWidths
from viewer.widgets.paper.caution_line import CautionLine
from viewer.widgets.screen_bounds import bounded, keep_on_screen
from viewer.widgets.workspace import Slot, TallSlot, Workspace

_NARROW_PX = 1180
_PROGRESS_STEPS = 20
_MINIMUM = QSize(720, 440)
"""On a screen of 1920 by 1080 at twice the size 960 by 500 are left, with the window's frame."""
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
    ask : callable
        Answers what is chosen in the menus.

    Attributes
    ----------
    menus : Menus
        The menus.
    digits : DigitKeys
        What its keyboard writes in place of digits.
    caution_line : CautionLine
        Under the head, in every mode: what holds on this head whatever is shown.

    Signals
    -------
    dropped : list of Path
        Files or folders were dropped.
    closing : ()
        The window is about to close.
    """

    dropped = Signal(list)
    closing = Signal()

    def __init__(self, view: QWidget, modes: ModeRow, workspace: Workspace, ask: Ask) -> None:
        super().__init__()
        self.setWindowTitle("Scalp Map Viewer")
        self.setMinimumSize(_MINIMUM)
        self.resize(bounded(_FIRST, self.screen()))
        self.view = view
        self._modes = modes
        self._left, self._foot, self._right = TallSlot(), Slot(), TallSlot()
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
        self.caution_line = CautionLine(modes.look, ask)
        self._splitter = self._build_splitter()
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self._share_later = QTimer(self, singleShot=True, interval=0)
        self._share_later.timeout.connect(self._on_resized)
        self.addToolBar(modes)
        self._top = Slot()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._splitter, 1)
        self.setCentralWidget(centre)
        self.menus = Menus(self, ask)
        self.digits = DigitKeys(self.menus.actions)
        self.setAcceptDrops(True)
        self._status = QLabel()
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setAccessibleName("Status")
        self._progress = QProgressBar()
        self._progress.setFixedSize(120, 4)
        self._progress.setRange(0, _PROGRESS_STEPS)
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
        self.menus.heads.show_heads(heads, shown)

    def apply(self, old: ViewState | None, new: ViewState, *, can_undo: bool, can_redo: bool) -> None:
        """Bring check marks and the availability of commands in line with a state."""
        self._modes.show_mode(new.mode)
        self._modes.show_measuring(new.measurement.is_on)
        self.menus.apply(new)
        chosen = _chosen(new)
        if old is not None and chosen != _chosen(old) and not self._right.isVisibleTo(self):
            self._drawer.setChecked(False)  # the card that was asked for lies behind the open list
        has_zone = new.selection.zone is not None
        for name in ("side-left", "side-right", "side-both"):
            self.menus.actions[name].setEnabled(has_zone)
        has_more = (
            has_zone
            or new.selection.complaint is not None
            or new.selection.point is not None
            or new.selection.gyrus is not None
            or new.study is not None
        )
        self.menus.actions["clear"].setEnabled(has_more or new.measurement.is_on or new.mode != "explore")
        self.menus.actions["undo"].setEnabled(can_undo)
        self.menus.actions["redo"].setEnabled(can_redo)

    def show_status(self, text: str) -> None:
        """Show a sentence at the foot of the window."""
        self._status.setText(text)
        self._status.setToolTip(text)

    def show_progress(self, share: float | None) -> None:
        """Show how far slow work is, 0 to 1; None hides the bar.

        Each length that the bar takes on has the whole window drawn at once, the head too: it grows in few steps.
        """
        self._progress.setVisible(share is not None)
        if share is not None:
            self._progress.setValue(round(_PROGRESS_STEPS * share))

    @property
    def geometry_bytes(self) -> bytes:
        """What must be kept to open the window where it was."""
        return bytes(self.saveGeometry().data())

    @property
    def splitter_sizes(self) -> tuple[int, ...]:
        """Widths of list, head and card, px, as the user drew them; empty if nobody did."""
        return self._widths.own(self._home, is_narrow=False)

    def restore_layout(self, geometry: bytes, splitter_sizes: tuple[int, ...]) -> None:
        """Open as the window was left, but no larger than the screen and on it."""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        if len(splitter_sizes) == len(self._panes):
            self._splitter.setSizes(list(splitter_sizes))
            self._widths.keep(self._home, splitter_sizes, is_narrow=False)
        keep_on_screen(self)

    def fit_panels(self) -> None:
        """Give the panels the widths that they have been set to."""
        self._left.follow_page()
        self._right.follow_page()
        self._share_width()

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
        else:
            self._share_later.start()

    def event(self, event: QEvent) -> bool:
        """Hear keys before they are looked up."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self.digits.hear(event)
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files be dropped; what they are is looked at then."""
        if _local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        event.acceptProposedAction()
        self.dropped.emit(_local_paths(event.mimeData()))

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
        column.addWidget(self.caution_line)
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
        self._top.setVisible(workspace.top is not None)
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

    def _on_resized(self) -> None:
        """Judge anew whether there is room for an open list beside the card; widths that were drawn stay."""
        self._place_left()
        if not self._widths.own(self._workspace, is_narrow=self._is_narrow):
            self._share_width()

    def _on_splitter_moved(self) -> None:
        sizes = self._splitter.sizes()
        if not self._left.isVisibleTo(self):
            # A list put away has no width to go by.
            sizes[0] = self._widths.of(self._workspace, self.width(), is_narrow=self._is_narrow)[0]
        self._widths.keep(self._workspace, sizes, is_narrow=self._is_narrow)

    def _place_left(self) -> None:
        has_drawer = self._is_narrow and bool(self._workspace.drawer)
        is_open = has_drawer and self._drawer.isChecked()
        self._left.setVisible(self._workspace.left is not None and (not has_drawer or is_open))
        self._right.setVisible(self._workspace.right is not None and not (is_open and self._lacks_room()))

    def _lacks_room(self) -> bool:
        """Return whether list, head and card together are wider than the window; an open list then hides the card."""
        head_px = max(self.view.minimumSizeHint().width(), self._foot_bar.minimumSizeHint().width())
        needed_px = head_px
        for each in (self._left, self._right):
            needed_px += max(each.minimumSizeHint().width(), each.minimumWidth())
        return needed_px > self.width()


def _chosen(state: ViewState) -> tuple[object, ...]:
    about = state.selection
    return about.zone, about.point, about.complaint, about.gyrus


def _local_paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _first_focusable(pane: QWidget) -> QWidget | None:
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return pane
    for child in pane.findChildren(QWidget):
        if child.isVisibleTo(pane) and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return None
