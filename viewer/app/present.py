"""A tour before a class: full screen, only the head and large words; afterwards the window is as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QScreen
from PySide6.QtWidgets import QWidget

from viewer.app.class_screen import ClassScreen, key_of
from viewer.app.modes.mode_context import ModeContext
from viewer.presentation.tour_view import next_title, stop_page
from viewer.state.history import History
from viewer.state.mode_requests import Enter
from viewer.state.practice_requests import ShowTours
from viewer.state.tour_requests import GoByStops, GoOn, GoToStop
from viewer.state.view_state import ViewState
from viewer.widgets.digit_keys import digit_of
from viewer.widgets.present.foot import DESIGN_PX, PresentFoot
from viewer.widgets.present.notes import PresentNotes
from viewer.widgets.present.overlay import PresentOverlay
from viewer.widgets.present.words import PresentPanel
from viewer.widgets.window import MainWindow
from viewer.widgets.workspace import Workspace

_WORDS_SHARE = 0.42
_LABEL_SCALE = 2.0  # 13 px and 12 px plates become the 26 and 24 that the last row reads
_LEAST_LABEL_SCALE = 1.5  # larger ones would cover the head on a narrow projector
_HELD_MS = 350
_FIT_MS = 20  # after the window itself has laid out its panels anew
_ON = {Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BACK = {Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace}
_PASSED = {
    Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_L,
    Qt.Key.Key_G, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal,
}  # fmt: skip


class Presentation(QObject):
    """Takes the window over while a tour is presented.

    Parameters
    ----------
    context : ModeContext
        State, scene, texts.
    window : MainWindow
        Becomes full screen.
    restyle : callable
        Gives labels and colours of the scene back their sizes.
    screens : ClassScreen
        Says which screen is the class's.

    Attributes
    ----------
    ended : Signal()
        The window is as it was; the panels of its mode are to be shown again.
    """

    ended = Signal()

    def __init__(
        self, context: ModeContext, window: MainWindow, restyle: Callable[[], None], screens: ClassScreen
    ) -> None:
        super().__init__()
        self._context, self._window, self._restyle, self._screens = context, window, restyle, screens
        self.is_on = False
        self.panel = PresentPanel(context.look)
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.foot = PresentFoot(context.look, is_left=False)
        self._no_bar = QWidget()
        self._no_bar.setFixedHeight(0)
        self._workspace = Workspace(self.foot, self.panel, widths_px=(42, 58, 0), top=self._no_bar, is_seamless=True)
        self.overlay = PresentOverlay(window)
        self.notes: PresentNotes | None = None
        self._before: History | None = None
        self._speaker = self._picture = window.screen()
        self._geometry = b""
        self._was = Qt.WindowState.WindowNoState
        self._pressed = QElapsedTimer()
        self._fit_later = QTimer(self, singleShot=True, interval=_FIT_MS)
        self._fit_later.timeout.connect(self._fit)
        window.closing.connect(self.end)
        app: QGuiApplication = QGuiApplication.instance()  # type: ignore[assignment]  # there is one: it shows this
        self._app = app
        app.screenAdded.connect(self._on_screens_changed)
        app.screenRemoved.connect(self._on_screens_changed)

    def begin(self) -> None:
        """Present the open tour from the stop that is shown; pressed again, end."""
        if self.is_on:
            self.end()
            return
        context, tour = self._context, self._context.store.state.lesson.tour
        if tour is None or not tour.stops:
            context.ask(Enter("learn"))
            context.ask(ShowTours())
            context.say("Choose a tour to present, or add a stop to yours.")
            return
        if context.scene is not None:
            context.scene.camera.arrive()
        self._geometry, self._was = self._window.geometry_bytes, self._window.windowState()
        self._speaker = self._window.screen()
        self.is_on = True
        context.ask(Enter("learn"))  # a stop is drawn as it was made, not as in the mode that is left
        self._before = context.store.history
        self._window.show_workspace(self._workspace)
        self._fill(self._screens.place(self._speaker))
        self._app.installEventFilter(self)
        self._fit()
        self._restyle_view()
        context.ask(GoToStop(max(context.store.state.lesson.stop, 0)))
        self.apply(None, context.store.state)
        self.panel.setFocus()  # not the head: its ring is not for a class
        if self.notes is not None:
            self.notes.begin()
        if self._screens.notes_place(self._picture, self._speaker) is not None:
            self.show_notes()

    def end(self) -> None:
        """Give the window back as it was; it shows the last stop, and one undo takes the whole walk back."""
        if not self.is_on:
            return
        self.is_on = False
        self._app.removeEventFilter(self)
        self.overlay.end()
        if self.notes is not None:
            self.notes.close()
        self._window.setWindowState(self._was)
        self._window.restore_layout(self._geometry, ())
        if self._before is not None:
            self._context.store.return_to(self._context.store.history.folded(self._before))
        self._restyle()
        self.ended.emit()

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        if old is not None and old.reader.look != new.reader.look:
            self._restyle_view()
        if old is not None and (old.lesson.tour, old.lesson.stop, old.lesson.is_answered) == (
            new.lesson.tour,
            new.lesson.stop,
            new.lesson.is_answered,
        ):
            return
        page = stop_page(self._context.presenter.catalog, new, self._context.tours.heads())
        self.panel.words.show_page(page, is_answered=new.lesson.is_answered)
        for foot in (self.panel.foot, self.foot):
            foot.show_page(page)
        if self.notes is not None:
            self.notes.show_page(page, next_title(new))
        if old is not None and old.lesson.stop != new.lesson.stop:
            self.overlay.clear()

    def show_notes(self) -> None:
        """Show the presenter's notes: on the speaker's screen, or above the picture where there is no other screen."""
        if self.notes is None:
            self.notes = PresentNotes(self._context.look)
            self.notes.begin()
        place = self._screens.notes_place(self._picture, self._speaker)
        if place is None:
            self.notes.stand_above(self._window)
        else:
            self.notes.stand_on(place)
        state = self._context.store.state
        page = stop_page(self._context.presenter.catalog, state, self._context.tours.heads())
        self.notes.show_page(page, next_title(state))
        self._window.activateWindow()
        self.panel.setFocus()

    def show_picture_on(self, screen: QScreen) -> None:
        """Show the picture on another screen from now on; the notes give way."""
        self._screens.choose(key_of(screen))
        self._move_to(screen)

    # Screens

    def _move_to(self, screen: QScreen) -> None:
        had_notes = self.notes is not None and self.notes.isVisible()
        if self.notes is not None:
            self.notes.close()
        if self._speaker is screen and self._picture is not screen:
            self._speaker = self._picture  # the two have changed places
        self._fill(screen)
        if had_notes:
            self.show_notes()

    def _fill(self, screen: QScreen) -> None:
        self._picture = screen
        self._window.setWindowState(Qt.WindowState.WindowNoState)  # else the system keeps it on the screen it is on
        self._window.setScreen(screen)
        self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()

    def _on_screens_changed(self) -> None:
        """Follow a projector that is plugged in or falls away while a class looks on."""
        if not self.is_on:
            return
        screens = QGuiApplication.screens()
        if self._speaker not in screens:
            self._speaker = self._window.screen()
        self._move_to(self._screens.place(self._speaker))

    # Keys and pointer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of a clicker and of a presenter before menus and widgets hear them."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(watched):
            is_passed = event.key() in _PASSED or bool(digit_of(event))
            if not is_passed or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()  # no shortcut of a menu answers it; it comes again as a key
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_ours(watched):
            return self._press(event)
        if kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and self._is_ours(watched):
            held = event.key() == Qt.Key.Key_S and not event.isAutoRepeat() and self._pressed.isValid()
            if held and self._pressed.elapsed() > _HELD_MS:
                self.overlay.show_spot(on=False)
            return False
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and self.overlay.has_spot:
            self.overlay.move_spot(QPointF(self._window.mapFromGlobal(event.globalPosition())))
        if kind == QEvent.Type.Resize and watched is self._window:
            self._fit_later.start()
        return False

    def _is_ours(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() in (self._window, self.notes)

    def _press(self, event: QKeyEvent) -> bool:
        key, ask = Qt.Key(event.key()), self._context.ask
        overlay = self.overlay
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key == Qt.Key.Key_Q:
                self._window.close()
            return True
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.end()
        elif key in (Qt.Key.Key_B, Qt.Key.Key_Period):
            overlay.show_black(on=not overlay.is_black)
        elif key in _ON or key in _BACK:
            if overlay.is_black:
                overlay.show_black(on=False)
            elif key in _ON:
                ask(GoOn())
            else:
                ask(GoByStops(-1))
        elif key == Qt.Key.Key_Home:
            ask(GoToStop(0))
        elif key == Qt.Key.Key_S and not event.isAutoRepeat():
            self._pressed.start()
            at = QPointF(self._window.mapFromGlobal(self._window.cursor().pos()))
            overlay.show_spot(on=not overlay.has_spot, at=at)
        elif key == Qt.Key.Key_D:
            overlay.draw(on=not overlay.is_drawing)
        elif key == Qt.Key.Key_C:
            overlay.clear()
        elif key == Qt.Key.Key_N:
            self._toggle_notes()
        elif key == Qt.Key.Key_X:
            self.show_picture_on(self._screens.after(self._picture))
        elif key in _PASSED or digit_of(event):
            return False
        return True

    def _toggle_notes(self) -> None:
        if self.notes is not None and self.notes.isVisible():
            self.notes.close()
        else:
            self.show_notes()

    # Sizes

    def _fit(self) -> None:
        if not self.is_on:
            return
        width = self._window.width()
        scale = width / DESIGN_PX
        words_px = round(width * _WORDS_SHARE)
        self.panel.setFixedWidth(words_px)
        self._window.fit_panels()
        self.panel.words.set_scale(scale)
        for foot in (self.panel.foot, self.foot):
            foot.set_scale(scale)
        self.panel.resizeEvent(None)
        self.overlay.setGeometry(self._window.rect())
        if self.notes is not None:
            self.notes.fit()
        self.overlay.set_scale(scale)
        self._restyle_view()

    def _restyle_view(self) -> None:
        self.overlay.set_ink(self._context.look.colour("danger_bar"))
        if self._context.scene is not None:
            self._context.scene.set_text_scale(max(_LEAST_LABEL_SCALE, _LABEL_SCALE * self._window.width() / DESIGN_PX))
