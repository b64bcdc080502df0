"""The measuring tape: what a click and the pointer mean while it is out, on the head and in its panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from viewer.geometry.head import Point
from viewer.presentation.presenter import Presenter
from viewer.scene.overlays import POINT_PX
from viewer.scene.scene import Scene
from viewer.state.request import Ask
from viewer.state.store import Store
from viewer.state.tape_requests import AddTapePoint, as_place
from viewer.state.view_state import ViewState
from viewer.widgets.theme import Look

if TYPE_CHECKING:
    from viewer.presentation.measure import SkinMeasure
    from viewer.widgets.measure_panel import MeasurePanel

_SAME_MM = 0.5
"""A second click this near to the last point is a slip of the finger."""


class MeasureTool:
    """Measures on the head that is shown. Nothing is imported or prepared before the tape is first taken.

    Parameters
    ----------
    scene : Scene or None
        None where there is no 3D view: places are then chosen by name.
    presenter : Presenter
        Holds the head, and its atlas once it is there.
    store : Store
        Where the tape's points are kept, and how they change.
    ask : callable
        Answers what the panel asks.
    say : callable
        Shows a sentence at the foot of the window.
    stand : callable
        Stands a panel under the head, or with None takes it away.
    """

    def __init__(
        self,
        look: Look,
        scene: Scene | None,
        presenter: Presenter,
        store: Store,
        ask: Ask,
        say: Callable[[str], None],
        stand: Callable[[QWidget | None], None],
    ) -> None:
        self._look, self._scene, self._presenter = look, scene, presenter
        self._store, self._ask, self._say, self._stand = store, ask, say, stand
        self._measure: SkinMeasure | None = None
        self._panel: MeasurePanel | None = None
        self._offered: SkinMeasure | None = None
        self.sentence = ""

    def renew(self) -> None:
        """Measure anew: the head or its zones have changed."""
        self._measure = None
        self.apply(None, self._store.state)

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        if old is not None and (old.measurement.is_on, old.measurement.points_mm) == (
            new.measurement.is_on,
            new.measurement.points_mm,
        ):
            return
        measure = self._ready() if new.measurement.is_on else None
        if measure is None:
            self.sentence = ""
            self._stand(None)
            if self._scene is not None:
                self._scene.show_tape(None)
            return
        view = measure.view(new.measurement.points_mm)
        self.sentence = view.sentence
        panel = self._panel_for(measure)
        panel.show_view(view)
        self._stand(panel)
        if self._scene is not None:
            self._scene.show_tape(view)
            self._scene.stretch_tape(None)

    def click(self, x_px: float, y_px: float) -> None:
        """Set the next point; beside the head nothing happens."""
        place = self._place_at(x_px, y_px)
        last = self._store.state.measurement.points_mm[-1:]
        if place is not None and not (last and np.linalg.norm(np.array(last[0]) - place) < _SAME_MM):
            self._store.ask(AddTapePoint(as_place(place)))

    def hover(self, x_px: float, y_px: float) -> None:
        """Draw the line from the last point to the pointer, and say how long it is about."""
        measured = self._store.state.measurement.points_mm
        place = self._place_at(x_px, y_px)
        measure = self._measure
        if place is None or not measured or measure is None or self._scene is None:
            self.leave()
            return
        rough = measure.rough(measured[-1], as_place(place))
        self._scene.stretch_tape(None if rough is None else rough[0])
        if rough is not None:
            name = measure.name_at(as_place(place))
            self._say(measure.further_sentence(rough[1], name))

    def leave(self) -> None:
        """The pointer has left the head."""
        if self._scene is not None:
            self._scene.stretch_tape(None)
        self._say(self.sentence)

    def _place_at(self, x_px: float, y_px: float) -> Point | None:
        """The place under the pointer: a mark or the end of a zone within a few pixels, else the skin."""
        scene, measure = self._scene, self._measure
        if scene is None or measure is None:
            return None
        mark = scene.mark_at(x_px, y_px)
        if mark is not None:
            return mark.point_mm
        point_mm = scene.pick(x_px, y_px)
        if point_mm is None:
            return None
        end = measure.zone_end_near(point_mm, POINT_PX * scene.mm_per_px, self._store.state)
        return point_mm if end is None else end

    def _ready(self) -> SkinMeasure | None:
        shown = self._presenter.head_and_atlas
        if self._measure is None and shown is not None and shown.atlas is not None:
            from viewer.presentation.measure import SkinMeasure

            self._measure = SkinMeasure(self._presenter.catalog, shown.head, shown.atlas)
            QTimer.singleShot(0, self._measure.prepare)
        return self._measure

    def _panel_for(self, measure: SkinMeasure) -> MeasurePanel:
        if self._panel is None:
            from viewer.widgets.measure_panel import MeasurePanel

            self._panel = MeasurePanel(self._look, self._ask)
            self._panel.copy.clicked.connect(self._copy)
        if self._offered is not measure:
            self._offered = measure
            self._panel.show_places(measure.places)
        return self._panel

    def _copy(self) -> None:
        if self._measure is not None:
            QGuiApplication.clipboard().setText(self._measure.view(self._store.state.measurement.points_mm).text)
            self._say("The lengths are on the clipboard.")
