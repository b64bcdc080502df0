"""What the pointer means: on the head, and on the rows of the list."""

from __future__ import annotations

from collections.abc import Callable

from viewer.app.measure_tool import MeasureTool
from viewer.atlas.atlas import ZoneHit
from viewer.domain.identity import GyrusId, ZoneId
from viewer.presentation.presenter import Presenter
from viewer.presentation.shown import gives_away
from viewer.scene.scene import Scene
from viewer.state.glass_requests import ShowGyrus
from viewer.state.mode_requests import PointAt
from viewer.state.modes import entry_of
from viewer.state.practice_requests import AnswerPlace, StartPractice
from viewer.state.request import Ask
from viewer.state.requests import ShowPoint, ShowZone
from viewer.state.store import Store
from viewer.state.tape_requests import as_place

PICK_TOLERANCE_MM = 5.0
"""A zone is meant when the pointer is this near to its line: half the drawn band and the width of a finger's shake."""


class Pointer:
    """Turns places in the view into zones.

    Parameters
    ----------
    scene : Scene or None
        None where there is no 3D view.
    presenter : Presenter
        Holds the atlas once it is there.
    store : Store
        What a click changes.
    say : callable
        Shows a sentence at the foot of the window.
    tape : MeasureTool
        Answers clicks while the measuring tape is out.
    ask : callable
        Answers a click where somebody practises.
    """

    def __init__(
        self,
        scene: Scene | None,
        presenter: Presenter,
        store: Store,
        say: Callable[[str], None],
        tape: MeasureTool,
        ask: Ask,
    ) -> None:
        self._ask = ask
        self._tape = tape
        self._scene = scene
        self._presenter = presenter
        self._store = store
        self._say = say
        self._has_named = False

    def click(self, x_px: float, y_px: float) -> None:
        """Open what lies there, an acupuncture point before a zone, or close the card; or set a point of the tape."""
        if self._store.state.measurement.is_on:
            self._tape.click(x_px, y_px)
            return
        if self._store.state.is_practising:
            self._practise(x_px, y_px)
            return
        if entry_of(self._store.state.shown_mode).shows == "construction":
            return
        mark = self._scene.mark_at(x_px, y_px) if self._scene is not None else None
        if mark is not None and mark.words.point is not None:
            side = mark.words.side
            self._store.ask(ShowPoint(mark.words.point, None if side == "midline" else side))
            return
        hits = self._hits(x_px, y_px)
        gyrus = self._gyrus(x_px, y_px) if not hits else None
        self._store.ask(PointAt(hits) if gyrus is None else ShowGyrus(gyrus))

    def _practise(self, x_px: float, y_px: float) -> None:
        """Answer the question that asks for a place; at home begin with the zone that was clicked."""
        practice = self._store.state.practice
        point_mm = self._scene.pick(x_px, y_px) if self._scene is not None else None
        if point_mm is None:
            return
        if practice.screen == "home":
            hits = self._hits(x_px, y_px)
            if hits:
                self._ask(StartPractice(zone=hits[0].zone))
        elif practice.is_asking and practice.question is not None and practice.question.card.kind == "find":
            self._ask(AnswerPlace(as_place(point_mm)))

    def hover(self, x_px: float, y_px: float) -> None:
        """Name what lies there: a landmark, point or site before a zone, for it is smaller."""
        if self._store.state.has_open_question:
            self.leave()  # what lies there may be the answer
            return
        mark = self._scene.mark_at(x_px, y_px) if self._scene is not None else None
        if self._store.state.measurement.is_on and self._scene is not None:
            self._scene.hover(None, mark=mark)
            self._tape.hover(x_px, y_px)
            return
        if mark is not None and self._scene is not None:
            self._scene.hover(None, mark=mark)
            self._name("" if gives_away(self._store.state, mark.words.title) else mark.words.sentence)
            return
        hits = self._hits(x_px, y_px)
        if not hits or self._scene is None:
            self.leave()
            if gyrus := self._gyrus(x_px, y_px):
                self._name(self._presenter.gyrus_sentence(gyrus))
            return
        first = hits[0]
        self._scene.hover(first.zone, first.side, first.part)
        self._name(self._presenter.hover_sentence(self._store.state, first.zone, first.part, first.side))

    def hover_row(self, zone: str | None) -> None:
        """Point out the zone of a row."""
        if self._scene is not None:
            side = self._store.state.selection.side
            self._scene.hover(ZoneId(zone) if zone is not None else None, "left" if side == "both" else side)

    def next_here(self) -> bool:
        """Open the next of the zones that lie at the place that was clicked; says whether there is one."""
        state = self._store.state
        if state.selection.zone not in state.selection.candidates:
            return False
        place = state.selection.candidates.index(state.selection.zone) + 1
        self._store.ask(
            ShowZone(state.selection.candidates[place % len(state.selection.candidates)], side=state.selection.side)
        )
        return True

    def leave(self) -> None:
        """Nothing is under the pointer."""
        self.hover_row(None)
        if self._store.state.measurement.is_on:
            self._tape.leave()
            return
        if self._has_named:  # else what is said is another's, as where something was saved
            self._has_named = False
            self._say(self._presenter.selection_sentence(self._store.state))

    def _name(self, sentence: str) -> None:
        self._has_named = True
        self._say(sentence)

    def _gyrus(self, x_px: float, y_px: float) -> GyrusId | None:
        """The gyrus that lies free there, where a click beside every zone would close the card."""
        if self._scene is None or not self._store.state.entry.is_cleared:
            return None
        found = self._scene.gyrus_at(x_px, y_px)
        return found if found in self._presenter.catalog.gyri else None

    def _hits(self, x_px: float, y_px: float) -> tuple[ZoneHit, ...]:
        point_mm = self._scene.pick(x_px, y_px) if self._scene is not None else None
        if point_mm is None:
            return ()
        return self._presenter.zones_at(self._store.state, point_mm, PICK_TOLERANCE_MM)
