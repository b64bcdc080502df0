"""Learn: what is known and what to practise, questions with their answers, and tours, walked through and written."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from viewer.app.modes.mode_context import ModeContext
from viewer.app.modes.publication_over import PublicationOver
from viewer.domain.tour import plain_words
from viewer.presentation.pages.answer import practice_page
from viewer.presentation.pages.stop import page_of_stop
from viewer.presentation.practice_session import session_view
from viewer.presentation.tour_view import stop_page, stop_rows, tour_rows
from viewer.state.tour_requests import ShowAnswer, TakeView
from viewer.state.view_state import ViewState
from viewer.widgets.learn.home_list import LearnList
from viewer.widgets.learn.passes import LearnPasses
from viewer.widgets.learn.question_foot import QuestionFoot
from viewer.widgets.learn.session_list import SessionList
from viewer.widgets.learn.start_panel import StartPanel
from viewer.widgets.paper.page_view import PageView
from viewer.widgets.tour.foot import TourFoot
from viewer.widgets.tour.list import TourList
from viewer.widgets.tour.page import TourPage
from viewer.widgets.workspace import Slot, Workspace


class LearnMode:
    """Wires the panels to the state.

    Attributes
    ----------
    list, page, foot : TourList, TourPage, TourFoot
        Tours and stops; the stop that is shown; the way through.
    workspace : Workspace
        All of them.
    """

    def __init__(self, context: ModeContext) -> None:
        self._context = context
        tours, ask = context.tours, context.ask
        self.list = TourList(context.look, ask)
        self.page = TourPage(context.look, ask)
        self.foot = TourFoot(context.look, ask)
        self._right = PublicationOver(context, self.page)
        self.home = LearnList(context.look, ask)
        self.passes = LearnPasses(context.look)
        self.start = StartPanel(context.look, ask)
        self.session = SessionList(context.look, ask)
        self.question = QuestionFoot(context.look, ask)
        self.answer = PageView(context.look, ask, has_head=True)
        self._left_slot, self._foot_slot, self._right_slot = Slot(), Slot(), Slot()
        self._right_slot.setProperty("surface", "panel")
        self._right_slot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left_slot.setMinimumWidth(300)
        self._left_slot.setMaximumWidth(420)
        self._right_slot.setMinimumWidth(320)
        self._right_slot.setMaximumWidth(680)
        self.workspace = Workspace(
            self._foot_slot, self._left_slot, self._right_slot, widths_px=(344, 680, 416), drawer="Learn"
        )
        self._list_later = QTimer(singleShot=True, interval=0)
        self._list_later.timeout.connect(self._show_tours)

        self.list.copy.clicked.connect(tours.copy)
        self.list.save.clicked.connect(self._save)
        self.list.add.clicked.connect(self._add_stop)
        self.list.take.clicked.connect(lambda: ask(TakeView(tours.eye())))
        tours.changed.connect(self._list_later.start)
        # It belongs to the foot: it is heard while that is seen, wherever the focus is but in a field that is typed in.
        self._answers = QShortcut(QKeySequence("Space"), self.foot)
        self._answers.setContext(Qt.ShortcutContext.WindowShortcut)
        self._answers.activated.connect(lambda: ask(ShowAnswer(True)))

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        if old is None:
            self._show_tours()
            self._context.practising().show_known()
        if old is None or _shown(old) != _shown(new):
            self.refresh(new)

    def refresh(self, state: ViewState) -> None:
        """Show the state anew."""
        screen = state.practice.screen
        left, foot, right = {
            "home": (self.home, self.passes, self.start),
            "session": (self.session, self.question, self.answer),
            "tours": (self.list, self.foot, self._right),
        }[screen]
        self._left_slot.show_page(left)
        self._foot_slot.show_page(foot)
        self._right_slot.show_page(right)
        if screen == "home":
            self._show_home()
        elif screen == "session":
            view = session_view(self._context.presenter.catalog, state.practice)
            self.session.show_session(view)
            self.question.show_session(view)
            self.answer.show_page(practice_page(self._context.presenter.catalog, state.practice))
        self._show_tour(state)

    def _show_home(self) -> None:
        home = self._context.practising().home()
        self.home.show_home(home)
        self.passes.show_home(home)
        self.start.show_home(home)

    def _show_tour(self, state: ViewState) -> None:
        context, tour = self._context, state.lesson.tour
        page = stop_page(context.presenter.catalog, state, context.tours.heads())
        stop = state.lesson.shown_stop
        texts = {}
        if stop is not None:
            texts = {"title": stop.title, "words": plain_words(stop.words), "question": stop.question}
            texts |= {"answer": plain_words(stop.answer), "notes": stop.notes}
        self.list.show_tour(
            tour.title if tour is not None else "",
            stop_rows(context.presenter.catalog, state, is_own=context.tours.is_own),
            state.lesson.stop,
            is_own=context.tours.is_own,
            is_saved=context.tours.is_saved,
        )
        read = page_of_stop(page, state) if page is not None else None
        self.page.show_stop(read, texts, page.lost if page is not None else (), is_own=context.tours.is_own)
        self.foot.show_page(page, is_answered=state.lesson.is_answered)
        self._answers.setEnabled(state.has_open_question and not state.is_practising)
        self._right.apply(state)

    def _show_tours(self) -> None:
        tours = self._context.tours
        path = tours.path
        rows = tour_rows(tours.entries())
        self.list.show_tours(rows, "" if path is None else str(path))
        self.home.show_tours(rows)
        self.refresh(self._context.store.state)

    def _add_stop(self) -> None:
        self._context.tours.add_stop()
        self.page.write()

    def _save(self) -> None:
        self.page.writer.hand_over()
        self._context.tours.save()


def _shown(state: ViewState) -> tuple[object, ...]:
    return (
        state.lesson.tour, state.lesson.stop, state.lesson.is_answered, state.study, state.head, state.practice,
        state.school,
    )  # fmt: skip
