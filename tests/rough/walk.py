"""A walk through the real window at random: mouse, wheel, keys, menus, buttons, searches, heads, as a seed says."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget

from viewer.app.program import Program
from viewer.data.paths import people_folders
from viewer.domain.catalog import Catalog
from viewer.state.commands import commands
from viewer.state.glass_requests import SetGlass
from viewer.state.mode_requests import Enter, StepOut
from viewer.state.modes import Mode
from viewer.state.request import Change
from viewer.state.requests import ShowComplaint, ShowPoint, ShowStudy, ShowZone
from viewer.state.tape_requests import ToggleTape
from viewer.state.view_requests import ResetView, ShowHead
from viewer.state.view_state import ViewState

HOME_SIZE = (1280, 800)
MODES: tuple[Mode, ...] = ("build", "needle", "compare", "map", "explain", "learn", "explore")
SHOWN_ON_HEAD = (
    "overlay-landmarks", "overlay-points", "overlay-ten-ten", "overlay-lines", "overlay-scale", "overlay-spread",
)  # fmt: skip
DIALOGS = ("keys", "grading", "about", "problems", "left-out", "save-picture", "export-video", "export-sheet")

_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space,
    Qt.Key.Key_Escape, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Plus,
    Qt.Key.Key_Minus, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_L, Qt.Key.Key_N,
)  # fmt: skip
_WORDS = ("motor", "tinitus", "头痛", "DU20", "aphasia", "sensory", "zzz", "GB", "stroke", "ms6")
_SIZES = ((1280, 800), (1024, 700), (1440, 900), (1600, 1000), (800, 560))
_BLINK_MS = 20
_STILL_MS, _STILL_TIMES = 40, 6
_TEXT_SIZES = 3
_PAPER = "safe-needling"


@dataclass(frozen=True, slots=True)
class _LookAsAtFirst(Change):
    """Show what was shown in the beginning; head, camera and mode have ways of their own."""

    first: ViewState

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(
            self.first,
            head=state.head,
            camera=state.camera,
            mode=state.mode,
            lesson=replace(self.first.lesson, stage=state.lesson.stage),
        )


def pause(for_ms: int) -> None:
    """Let the window go on for a while.

    `QTest.qWait` would do, but keeps the interpreter for itself: a second of work in a thread then takes half a minute.
    """
    loop = QEventLoop()
    QTimer.singleShot(for_ms, loop.quit)
    loop.exec()


class Walk(QObject):
    """Wanders through a program that is open.

    Dialogs and menus that come up are looked at and left again; web pages are not opened; nothing is written.

    Parameters
    ----------
    program : Program
        Its window is shown.
    seed : int
        The same seed takes the same way.
    """

    def __init__(self, program: Program, seed: int) -> None:
        super().__init__()
        self._program = program
        self._chance = random.Random(seed)
        self._first = replace(
            program.store.state, reader=replace(program.store.state.reader, theme="light", reduce_motion=True)
        )
        self.heads = [folder.name for folder in people_folders()]
        self._ways: list[tuple[int, Callable[[], None]]] = [
            (6, self._click_head),
            (6, self._hover_head),
            (4, self._drag_head),
            (3, self._roll_head),
            (10, self._command),
            (12, self._press_button),
            (8, self._press_row),
            (8, self._press_key),
            (4, self._search),
            (8, self._open_something),
            (2, self._resize),
            (2, self._roll_anywhere),
        ]
        self._commands = [command.id for command in commands() if command.id != "quit"]
        # Modal dialogs have a loop of their own, in which only a timer can act.
        self._blink = QTimer(self, interval=_BLINK_MS)
        self._blink.timeout.connect(self._leave_dialog)
        self._blink.start()
        for scheme in ("http", "https", "file"):
            QDesktopServices.setUrlHandler(scheme, self, "swallow")  # type: ignore[arg-type]

    def stop(self) -> None:
        """Leave the program alone."""
        self._blink.stop()
        for scheme in ("http", "https", "file"):
            QDesktopServices.unsetUrlHandler(scheme)

    @Slot(QUrl)
    def swallow(self, _url: QUrl) -> None:
        """Open no browser."""

    def step(self) -> str:
        """Do one thing, let the window answer, and tell what it was."""
        weights, ways = zip(*self._ways, strict=True)
        way = self._chance.choices(ways, weights)[0]
        way()
        self.let_answer()
        return way.__name__

    def let_answer(self) -> None:
        """Let the window answer, and let go of what it has closed.

        Outside an event loop `processEvents` keeps every widget that is to be deleted later: a walk would hold all
        pages of hundreds of steps, as no program does.
        """
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def see_every_screen(self) -> None:
        """Show each mode, kind of card and dialog once: what they make and keep is made."""
        store, catalog = self._program.store, self._program.catalog
        for name in (*DIALOGS, _PAPER, *SHOWN_ON_HEAD, *SHOWN_ON_HEAD):
            self.run(name)
            self.let_answer()
        for field in self._fields():
            field.insert(_WORDS[0])  # the first question makes an index of all that there is
            self.let_answer()
            field.clear()
        for show in (
            ShowComplaint(next(iter(catalog.complaints))),
            ShowPoint(next(iter(catalog.points))),
            ShowStudy(next(iter(catalog.studies))),
            ToggleTape(),
            ToggleTape(),
        ):
            store.ask(show)
            self.let_answer()
        for mode in MODES:
            store.ask(ShowZone(next(iter(catalog.zones))))
            store.ask(Enter(mode))
            pause(200)
        store.ask(SetGlass(1.0))
        self._until(lambda: self._program.presenter.glass is not None)
        pause(400)
        store.ask(SetGlass(0.0))

    def change_head(self, head: str = "") -> None:
        """Take another head, any if none is named, and wait until its zones lie."""
        program = self._program
        name = head or self._chance.choice([each for each in self.heads if each != program.store.state.head])
        program.store.ask(ShowHead(name))
        self._until(
            lambda: program.head is not None and program.head.id == name and program.presenter.atlas is not None
        )

    def go_home(self) -> None:
        """Come back to where a start begins: same screen, head, view, size of words, the picture drawn."""
        program, store = self._program, self._program.store
        self._leave_dialog()
        for _ in range(4):
            program.store.ask(StepOut())
        program.store.ask(Enter("explore"))
        program.window.showNormal()
        program.window.resize(*HOME_SIZE)
        for _ in range(_TEXT_SIZES):
            self.run("text-smaller")
        if store.state.head != self.heads[0]:
            program.store.ask(ShowHead(self.heads[0]))
        store.ask(_LookAsAtFirst(self._first))
        program.store.ask(ResetView())
        self._until(lambda: program.presenter.atlas is not None)
        pause(400)  # the full picture is drawn a moment after the last change

    def come_to_rest(self) -> None:
        """Show the same page in every mode, let all of it be built, and go home.

        Each mode keeps the page that it showed last, and builds what is out of sight while the program waits: without
        this a look would tell a long page from a short one, and a built one from one that is not yet.
        """
        store, catalog = self._program.store, self._program.catalog
        self.go_home()
        for show in (
            ShowComplaint(next(iter(catalog.complaints))),
            ShowPoint(next(iter(catalog.points))),
            ShowStudy(next(iter(catalog.studies))),
        ):
            store.ask(show)
            self.let_build()
        for mode in MODES:
            store.ask(ShowZone(next(iter(catalog.zones))))
            store.ask(Enter(mode))
            self.let_build()
        self.go_home()
        view = self._program.window.view  # what is asked for the place under the pointer is made anew for each head
        self._move(view, QPointF(view.rect().center()), Qt.MouseButton.NoButton)
        self.let_build()

    def let_build(self) -> None:
        """Wait until no widget has come or gone for a while."""
        count, since = -1, 0
        while since < _STILL_TIMES:
            pause(_STILL_MS)
            self.let_answer()
            now = len(QApplication.allWidgets())
            count, since = now, since + 1 if now == count else 0

    # The head

    def _place(self, widget: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(max(widget.width(), 1)), self._chance.randrange(max(widget.height(), 1)))

    def _click_head(self) -> None:
        self._press(self._program.window.view)

    def _hover_head(self) -> None:
        view = self._program.window.view
        self._move(view, QPointF(self._place(view)), Qt.MouseButton.NoButton)

    def _drag_head(self) -> None:
        view, button = (
            self._program.window.view,
            self._chance.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)),
        )
        start = self._place(view)
        QTest.mousePress(view, button, Qt.KeyboardModifier.NoModifier, start)
        for _ in range(3):
            self._move(view, QPointF(self._place(view)), button)
            QApplication.processEvents()
        QTest.mouseRelease(view, button, Qt.KeyboardModifier.NoModifier, self._place(view))

    def _roll_head(self) -> None:
        self._roll(self._program.window.view)

    # Everything else

    def _command(self) -> None:
        self.run(self._chance.choice(self._commands))

    def run(self, name: str) -> None:
        """Run a command from its menu; what dialog it opens is left again."""
        self._program.window.menus.exports.aboutToShow.emit()  # its actions are made when it is opened
        action = self._program.window.findChild(QAction, name)
        if action is not None and action.isEnabled():
            action.trigger()

    def _press_button(self) -> None:
        self._press_one_of(QAbstractButton)

    def _press_row(self) -> None:
        window = QApplication.activeWindow() or self._program.window
        views = [each for each in window.findChildren(QAbstractItemView) if each.isVisible()]
        if views:
            self._press(self._chance.choice(views).viewport())

    def _press_one_of(self, kind: type[QWidget]) -> None:
        window = QApplication.activeWindow() or self._program.window
        seen = [each for each in window.findChildren(kind) if each.isVisible() and each.isEnabled()]
        if seen:
            self._press(self._chance.choice(seen))

    def _press_key(self) -> None:
        target = QApplication.focusWidget() or self._program.window
        QTest.keyClick(target, self._chance.choice(_KEYS))

    def _search(self) -> None:
        if fields := self._fields():
            field = self._chance.choice(fields)
            field.setFocus()
            field.clear()
            field.insert(self._chance.choice(_WORDS))  # QTest types no Chinese
            QTest.keyClick(field, self._chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def _fields(self) -> list[QLineEdit]:
        found = self._program.window.findChildren(QLineEdit)
        return [each for each in found if each.isVisible() and each.isEnabled()]

    def _open_something(self) -> None:
        program, choose = self._program, self._chance.choice
        catalog, store = program.catalog, program.store
        chance = self._chance.random()
        if chance < 0.5:
            store.ask(ShowZone(choose(list(catalog.zones))))
        elif chance < 0.7:
            store.ask(ShowComplaint(choose(list(catalog.complaints))))
        elif chance < 0.85:
            store.ask(ShowPoint(choose(list(catalog.points))))
        else:
            store.ask(ShowStudy(choose(list(catalog.studies))))

    def _resize(self) -> None:
        self._program.window.resize(*self._chance.choice(_SIZES))

    def _roll_anywhere(self) -> None:
        seen = [each for each in self._program.window.findChildren(QWidget) if each.isVisible()]
        self._roll(self._chance.choice(seen))

    # Hands

    def _press(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._place(widget))

    def _move(self, widget: QWidget, place: QPointF, button: Qt.MouseButton) -> None:
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, widget.mapToGlobal(place), Qt.MouseButton.NoButton, button,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _roll(self, widget: QWidget) -> None:
        at = QPointF(self._place(widget))
        event = QWheelEvent(
            at, widget.mapToGlobal(at), QPoint(), QPoint(0, self._chance.choice((-240, -120, 120, 240))),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _leave_dialog(self) -> None:
        for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if widget is not None:
                widget.close()

    def _until(self, holds: Callable[[], bool], tries: int = 12000) -> None:
        for _ in range(tries):
            if holds():
                return
            pause(10)
        raise AssertionError("the window does not come to rest")
