"""The running program: content, head, state, scene and window, wired on one page."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from viewer.app.answers import Answers
from viewer.app.appearance import scheme_palette, style_scene, style_window
from viewer.app.card_copying import CardCopying
from viewer.app.class_screen import ClassScreen
from viewer.app.glass_heads import GlassHeads
from viewer.app.heads import Heads
from viewer.app.measure_tool import MeasureTool
from viewer.app.memory import Tidying
from viewer.app.modes import make_mode
from viewer.app.modes.explore import ExploreMode
from viewer.app.modes.mode_context import ModeContext, ModePanels
from viewer.app.needle_drag import NeedleDrag
from viewer.app.options import OpenOptions
from viewer.app.picture_maker import PictureMaker, PictureOrder
from viewer.app.picture_saving import PictureSaving
from viewer.app.pointer import Pointer
from viewer.app.preferences import Preferences
from viewer.app.tours import Tours
from viewer.app.window_commands import WindowCommands
from viewer.atlas.atlas import Atlas
from viewer.atlas.choices import Choices
from viewer.atlas.head_and_atlas import HeadAndAtlas
from viewer.checks.cached_content import cached_content
from viewer.data.paths import assets_folder, cache_folder, zones_folder
from viewer.errors import Problem
from viewer.geometry.cortex import GlassHead
from viewer.geometry.head import Head
from viewer.presentation.presenter import Presenter
from viewer.presentation.sentences import counted
from viewer.scene.lettering import Fonts
from viewer.scene.scene import Scene
from viewer.state.errands import Copy, OpenLink, OpenTour, RunCommand, SaveExport, ShowPage
from viewer.state.modes import Mode
from viewer.state.practice_requests import PRACTICE_ERRANDS
from viewer.state.requests import ShowPoint, ShowZone
from viewer.state.store import Store
from viewer.state.view_requests import ShowHead, TurnTo
from viewer.state.view_state import Reader, ViewState
from viewer.widgets.mode_row import ModeRow
from viewer.widgets.notice_view import NoticeView
from viewer.widgets.still_view import StillView
from viewer.widgets.theme import Look, load_fonts
from viewer.widgets.viewport import Viewport, preflight
from viewer.widgets.window import MainWindow

if TYPE_CHECKING:
    from viewer.app.exporting import Exporting
    from viewer.app.practice import Practising
    from viewer.app.present import Presentation
    from viewer.export.pdf_paper import Sheet
    from viewer.export.screen import Screen

_NO_HEAD = "The head cannot be shown"
_STILL_WORKS = "The list, the search and the cards work. Installing the program again brings the head back."


class Program(QObject):
    """The running program.

    Parameters
    ----------
    qt : QApplication
        The application.
    options : OpenOptions
        How to open.

    Signals
    -------
    completed : ()
        The first picture with all zones is drawn, and the card is ready.
    settled : ()
        It is drawn in full quality, edges and all, and nothing moves.
    """

    completed = Signal()
    settled = Signal()

    def __init__(self, qt: QApplication, options: OpenOptions) -> None:
        super().__init__()
        self._qt = qt
        self._options = options
        self._preferences = Preferences(are_kept=options.keeps_settings)
        self.catalog, content_problems = cached_content(zones_folder(), cache_folder())
        self._problems: list[Problem] = [*self._preferences.problems, *content_problems]
        self._heads = Heads(self.catalog, self._problems, self)
        self._insides = GlassHeads(self.catalog, self)
        self.presenter = Presenter(self.catalog)
        wanted = options.head or self._preferences.head
        head = self._heads.open_or_another(wanted)
        self.presenter.head_and_atlas = HeadAndAtlas(head) if head is not None else None
        self._is_opened = False  # as the options say: once there are zones
        self.store = Store(self._first_state(head.id if head is not None else wanted), self.catalog)

        families = self._families = load_fonts(assets_folder() / "fonts")
        settings = self._preferences.settings
        palette = scheme_palette(settings.theme)
        self._look = Look(palette, assets_folder() / "icons", families, settings.text_size_percent / 100)
        style_window(qt, self._look, settings.theme, settings.text_size_percent)

        graphics = preflight()
        self.viewport: Viewport | None = None
        self.scene: Scene | None = None
        self._still: StillView | None = None
        self._still_maker: PictureMaker | None = None
        view: QWidget
        if head is None:
            view = NoticeView(self._look, _NO_HEAD, f"{self._problems[-1]}. {_STILL_WORKS}")
        elif graphics.reason is not None:
            view = self._still = self._build_still(graphics.reason)
        else:
            view = self.viewport = Viewport()
            self.scene = self._build_scene(self.viewport, head)

        self._answers = Answers(self.store)
        self._tape = MeasureTool(
            self._look, self.scene, self.presenter, self.store, self._answers.ask, self._say,
            lambda panel: self.window.show_tool(panel),
        )  # fmt: skip
        self._pointer = Pointer(self.scene, self.presenter, self.store, self._say, self._tape, self._answers.ask)
        self.tours = Tours(
            self.store, self.presenter, self.scene, self._say,
            self._heads.ids, lambda: self.window,
        )  # fmt: skip
        self._pictures = PictureSaving(
            self._look, self.store, self.scene, self._heads.place_of, lambda: self.window, self
        )
        self.tidying = Tidying(self)
        self._presentation: Presentation | None = None
        self._class_screen = ClassScreen(
            lambda: self._preferences.settings.class_screens, self._preferences.choose_class_screens
        )
        self._context = ModeContext(
            self._look, self.presenter, self.store, self._answers.ask, self.scene,
            self._pointer.hover_row, self._say, self.tours, self._hand_out, lambda: self._practising,
            lambda: self._insides.lacks,
        )  # fmt: skip
        self.explore = ExploreMode(self._context)
        self._modes: dict[Mode, ModePanels] = {"explore": self.explore}
        self._row = ModeRow(self._look, self._answers.ask)
        self.window = MainWindow(view, self._row, self.explore.workspace, self._answers.ask)
        self.window.caution_line.show_cautions(self.presenter.head_cautions())
        self._commands = WindowCommands(
            self.window,
            self.explore.zones,
            self.store,
            self.catalog,
            self._look,
            self._problems,
            self._change_text_size,
            self._show_safety,
            {
                "save-picture": self._pictures.save,
                "copy-picture": self._pictures.copy,
                "bibliography": lambda: self._answers.ask(SaveExport("cite", {"is_all": True})),
                "tour-new": self.tours.begin,
                "tour-open": self.tours.open_with_dialog,
                "tour-save": self.tours.save,
                "tour-save-as": self.tours.save_as,
                "tour-earlier": self.tours.show_earlier,
                "add-stop": self.tours.add_stop,
                "present": self._present,
            },
        )
        self._wire()
        self.window.restore_layout(settings.window_geometry, settings.splitter_sizes)
        self._apply(None, self.store.state)
        self._build_zones()

    @property
    def head(self) -> Head | None:
        """The head that is shown; None if none can be read."""
        return self.presenter.head_and_atlas.head if self.presenter.head_and_atlas is not None else None

    @property
    def atlas(self) -> Atlas | None:
        """The zones on it; None while they are built."""
        return self.presenter.atlas

    # Opening

    def show(self) -> None:
        """Open the window, and say once what the program is and is not."""
        self.window.show()
        if self._problems:
            self._say_problems()
        if self._preferences.is_notice_due:
            QTimer.singleShot(0, self._show_notice)

    def _first_state(self, head: str) -> ViewState:
        settings = self._preferences.settings
        kept = [school for school in self.catalog.schools if school in settings.schools]
        schools = sorted(kept, key=settings.schools.index) or list(self.catalog.schools)[:1]
        if self._options.school is not None:
            schools = [self._options.school]
        return ViewState(
            school=next(iter(schools), None),
            beside=frozenset(schools[1:]),
            head=head,
            reader=Reader(
                theme=settings.theme,
                skin=settings.skin,
                hair=settings.hair,
                words=settings.words,
                reduce_motion=bool(settings.reduce_motion),
                has_legend=settings.has_legend,
            ),
        )

    def _build_scene(self, view: Viewport, head: Head) -> Scene:
        scene = Scene(view.render_window, Fonts.shipped(assets_folder()), view.request_render)
        view.set_scene(scene)
        scene.apply(ViewState(), self.store.state)  # first, so that only the school that is shown gets ribbons
        scene.set_head(head)
        scene.set_moving(True)  # the first picture is drawn lightly: it is there sooner
        return scene

    def _build_still(self, reason: str) -> StillView:
        still, maker = StillView(self._look, reason), PictureMaker(self)
        still.picture_requested.connect(
            lambda width, height, ratio: maker.make(
                PictureOrder(
                    self.store.state, None, self._heads.place_of(self.store.state.head), (width, height), ratio,
                    self._look.palette.scheme, self._look.factor,
                )
            )
        )  # fmt: skip
        maker.made.connect(still.show_picture)
        maker.failed.connect(lambda _why: still.show_none())
        self._still_maker = maker
        return still

    def _build_zones(self) -> None:
        if self.head is None:
            self._open_at_options()
            QTimer.singleShot(0, self._tell_completed)
            return
        self._show_progress(0.0)
        state = self.store.state
        choices = Choices(state.rules.variants, state.rules.has_scaled_cm)
        if state.head == self.head.id:
            self._heads.build(self.head, choices)
        else:
            self._heads.change(state.head, choices)  # the old head stays until the new one is there

    def _on_atlas_built(self, atlas: Atlas) -> None:
        self._show_progress(None)
        shown = self.presenter.head_and_atlas
        if shown is None:
            return
        is_first, self._is_opened = not self._is_opened, True
        has_same_zones = self.atlas is not None and atlas.zones is self.atlas.zones
        self.presenter.head_and_atlas = replace(shown, atlas=atlas)
        before = self.store.state
        if is_first:
            self._open_at_options()  # before anything is drawn, so that zones and card are made once
        new_problems = [problem for problem in atlas.problems if problem not in self._problems]
        self._problems.extend(new_problems)
        if new_problems:
            self._say_problems()
        if self.scene is not None:
            self.scene.set_atlas(self.catalog, atlas)
            if self.store.state.camera != before.camera:
                self.scene.face()
                self.scene.camera.arrive()
        if not has_same_zones:
            self._tape.renew()
        self.tidying.soon()
        self._insides.follow(self.store.state, self.presenter.head_and_atlas)
        self._offer_glass()
        state = self.store.state
        if state.selection == before.selection:  # else the panels have just shown another, with the zones
            self._modes[state.mode].refresh(state)
        if is_first:
            QTimer.singleShot(0, self._tell_completed)

    def _on_inside_found(self, fingerprint: str, inside: GlassHead) -> None:
        shown = self.presenter.head_and_atlas
        if shown is None or shown.head.fingerprint != fingerprint:
            return
        self.presenter.head_and_atlas = replace(shown, glass=inside)
        if self.scene is not None:
            self.scene.set_inside(inside)
        self._modes[self.store.state.mode].refresh(self.store.state)

    def _on_inside_lacking(self) -> None:
        self._say(self._insides.lacks)
        self._offer_glass()
        self._modes[self.store.state.mode].refresh(self.store.state)

    def _offer_glass(self) -> None:
        """Let menus, keys and pages have glass, or say why they cannot."""
        self.presenter.can_be_glass = not self._insides.lacks
        self.window.menus.lack(("glass-more", "glass-less"), self._insides.lacks)

    def _on_head_refused(self) -> None:
        self._show_progress(None)
        if self.head is not None:
            self.store.ask(ShowHead(self.head.id))
        self._say_problems()

    def _on_zones_failed(self, sentence: str) -> None:
        self._show_progress(None)
        if self.head is not None and self.head.id != self.store.state.head:
            self.store.ask(ShowHead(self.head.id))
        shown = self.presenter.head_and_atlas
        if shown is not None and shown.atlas is None:
            self._insides.give_up(shown)
        self.window.show_status(sentence)
        if not self._is_opened:  # the head stays bare; list, search and cards are there
            QTimer.singleShot(0, self._tell_completed)

    def _on_head_opened(self, head: Head) -> None:
        self.presenter.head_and_atlas = HeadAndAtlas(head)
        self.window.caution_line.show_cautions(self.presenter.head_cautions())
        self._tape.renew()
        if self.scene is not None:
            self.scene.set_head(head)
        if self._is_opened:  # no page speaks of the measures of the head before while the zones are built
            self._modes[self.store.state.mode].refresh(self.store.state)

    def _open_at_options(self) -> None:
        options = self._options
        if options.zone is not None:
            self.store.ask(ShowZone(options.zone, side=options.side))
        elif options.point is not None:
            self.store.ask(ShowPoint(options.point, options.side))
        if options.view is not None:
            self.store.ask(TurnTo(options.view))

    def _show_progress(self, share: float | None) -> None:
        self.window.show_progress(share)
        if self.viewport is not None:
            self.viewport.wait(is_waiting=share is not None)

    def _tell_completed(self) -> None:
        if self.viewport is not None:
            self.viewport.repaint()
            self.viewport.rested.connect(self.settled)
            self.viewport.settle_soon()
        elif self._still is not None:
            self._still.settled.connect(self.settled)
        else:
            self.settled.emit()
        self.tidying.begin()
        self.window.show_heads(self._heads.names(), self.store.state.head)
        self.completed.emit()

    # Wiring

    def _wire(self) -> None:
        ask = self._answers.ask
        self.store.subscribe(self._apply)
        self._heads.opened.connect(self._on_head_opened)
        self._heads.refused.connect(self._on_head_refused)
        self._heads.built.connect(self._on_atlas_built)
        self._heads.failed.connect(self._on_zones_failed)
        self._heads.progressed.connect(self._show_progress)
        self._insides.found.connect(self._on_inside_found)
        self._insides.failed.connect(self._on_inside_lacking)
        self._offer_glass()

        if self.viewport is not None:
            self.viewport.clicked.connect(self._pointer.click)
            self.viewport.set_next_here(self._pointer.next_here)
            if self.scene is not None:
                self.viewport.set_grabber(NeedleDrag(self.scene, self.presenter, self.store))
            self.viewport.hovered.connect(self._pointer.hover)
            self.viewport.pointer_left.connect(self._pointer.leave)

        copying = CardCopying(self.presenter, self._say, ask)
        for asked_of_practice in PRACTICE_ERRANDS:
            self._answers.add(asked_of_practice, lambda asked: self._practising.answer(asked))
        self._answers.add(RunCommand, lambda asked: self._commands.run(asked.command))
        self._answers.add(OpenTour, lambda asked: self.tours.open(asked.path))
        self._answers.add(ShowPage, lambda asked: self._commands.show_page(asked.page, asked.passage))
        self._answers.add(OpenLink, lambda asked: self._commands.open_link(asked.url))
        self._answers.add(Copy, lambda asked: copying.take(asked.form, self.store.state))
        self._answers.add(SaveExport, lambda asked: self.exporting.save(asked.name, asked.values))
        self.window.menus.offer_screens(lambda: self._class_screen.offered(self.window.screen()))
        self.window.menus.screens.choice_requested.connect(self._class_screen.choose)
        self.window.menus.offer_exports(lambda: self.exporting.offers())
        self.window.dropped.connect(self._on_dropped)
        self.window.closing.connect(self._close)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)

    def _apply(self, old: ViewState | None, new: ViewState) -> None:
        if old is None:
            self._restyle_scene()
        else:
            if old.reader.look != new.reader.look:
                self._restyle()
            rules = (old.head, old.rules.variants, old.rules.has_scaled_cm)
            if rules != (new.head, new.rules.variants, new.rules.has_scaled_cm):
                self._build_zones()
            if self.scene is not None:
                self.scene.apply(old, new)
        self._insides.follow(new, self.presenter.head_and_atlas)
        if self._still is not None:
            self._still.apply(old, new)
        self.tidying.soon()
        self.tours.apply(old, new)
        if self._presentation is not None and self._presentation.is_on:
            self._presentation.apply(old, new)
        else:
            self._show_mode(old, new)
        self.window.apply(old, new, can_undo=self.store.can_undo, can_redo=self.store.can_redo)
        self._tape.apply(old, new)
        self.window.show_status(self._tape.sentence or self.presenter.selection_sentence(new))

    def _show_mode(self, old: ViewState | None, new: ViewState) -> None:
        if new.mode not in self._modes:
            self._modes[new.mode] = make_mode(new.mode, self._context)
        panels = self._modes[new.mode]
        is_entered = old is None or old.mode != new.mode
        panels.apply(None if is_entered else old, new)
        self.window.show_workspace(panels.workspace)

    def _present(self) -> None:
        if self._presentation is None:
            from viewer.app.present import Presentation

            self._presentation = Presentation(self._context, self.window, self._restyle_scene, self._class_screen)
            self._presentation.ended.connect(lambda: self._show_mode(None, self.store.state))
        self._presentation.begin()

    def _on_dropped(self, paths: list[Path]) -> None:
        if self._presentation is not None and self._presentation.is_on:
            return
        from viewer.app.dropping import Dropping

        Dropping(self.tours.open, self._heads, self.store, self._say).take(paths)
        self.window.show_heads(self._heads.names(), self.store.state.head)

    # Colours

    def _restyle(self) -> None:
        style_window(self._qt, self._look, self.store.state.reader.theme, self._preferences.text_size_percent)
        self._restyle_scene()

    def _restyle_scene(self) -> None:
        if self.scene is not None and self.viewport is not None:
            style_scene(self.scene, self.viewport, self.store.state, self._preferences.text_size_percent)

    def _change_text_size(self, steps: int) -> None:
        before = self._preferences.text_size_percent
        self._preferences.change_text_size(steps)
        if self._preferences.text_size_percent != before:  # there is a smallest and a largest
            self._restyle()

    # Notices and the end

    def _say_problems(self) -> None:
        errors = sum(problem.severity == "error" for problem in self._problems)
        text = counted(errors, "thing", "things")
        if errors:
            self.window.show_status(
                f"{text} left out; everything else works. Help, Problems in the content, says more."
            )
        elif self._problems:
            self.window.show_status(str(self._problems[0]))

    def _say(self, text: str) -> None:
        self.window.show_status(text)

    @cached_property
    def _practising(self) -> Practising:
        """What answers questions and keeps what is learned; made when somebody first learns."""
        from viewer.app.practice import Practising

        return Practising(self.presenter, self.store, self._say, lambda: self.window)

    @cached_property
    def exporting(self) -> Exporting:
        """What answers File, Export; made when it is first needed."""
        from viewer.app.exporting import Exporting

        others = {"image": self._pictures.save, "handout": self._hand_out, "safety": self._show_safety}
        return Exporting(self._look, self._screen, lambda: self.window, others, self)

    def _screen(self) -> Screen:
        from viewer.export.screen import screen_of

        state = self.store.state
        return screen_of(self.catalog, state, self._look.palette.scheme, self._heads.place_of(state.head))

    def _show_notice(self) -> None:
        from viewer.presentation.help_text import first_start_page
        from viewer.widgets.dialogs import TextDialog

        TextDialog(first_start_page(), self.window).exec()
        self._preferences.take(replace(self._preferences.settings, has_seen_notice=True))
        self._keep()

    def _hand_out(self) -> None:
        view = self.presenter.explanation(self.store.state)
        if view is None or view.is_ruled_out:
            self._say("No hand-out is made of it." if view is not None else "Choose a complaint or a zone first.")
            return
        from viewer.export.handout_picture import handout_picture
        from viewer.export.pdf_paper import Sheet
        from viewer.presentation.pages.handout import handout_page, handout_title

        picture = None
        if self.head is not None and self.atlas is not None:
            pose = self.scene.camera.pose if self.scene is not None else None
            fonts = Fonts.shipped(assets_folder())
            picture = handout_picture(self.head, self.catalog, self.atlas, self.store.state, fonts, pose)
        page = handout_page(view)
        self._show_paper(Sheet(page, self._families, handout_title(page), picture=picture))

    def _show_safety(self) -> None:
        from viewer.export.pdf_paper import Sheet
        from viewer.presentation.pages.safety import safety_paper

        self._show_paper(Sheet(safety_paper(self.catalog), self._families))

    def _show_paper(self, sheet: Sheet) -> None:
        from viewer.app.handout_preview import HandoutPreview

        asked = HandoutPreview(self._look, sheet, self._preferences.settings, self.window)
        asked.dialog.exec()
        self._preferences.take(asked.settings())
        asked.dialog.deleteLater()
        self._keep()

    def _keep(self) -> None:
        for problem in self._preferences.keep(self.store.state, self.window):
            self.window.show_status(str(problem))

    def _close(self) -> None:
        self._heads.stop()
        self._insides.stop()
        if "exporting" in self.__dict__:  # it was needed
            self.exporting.close()
        if "_practising" in self.__dict__:
            self._practising.close()
        self._pictures.stop()
        if self._still is not None and self._still_maker is not None:
            self._still.stop()
            self._still_maker.stop()
        self.tidying.stop()
        self._keep()
