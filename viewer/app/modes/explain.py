"""Explain to a patient: large plain words beside the head, and nothing left when it is closed."""

from __future__ import annotations

from viewer.app.appearance import EXPLAIN_LABELS
from viewer.app.modes.mode_context import ModeContext
from viewer.domain.tour import Eye
from viewer.state.explain_requests import LookFrom
from viewer.state.view_state import ViewState
from viewer.widgets.explain.bars import ExplainFoot, ExplainTop
from viewer.widgets.explain.panel import ExplainPanel
from viewer.widgets.workspace import Workspace

LARGER = 1.25
_STEP_DEG = 45.0
_OF_FACTOR = 0.8
"""Large as they are, words grow less here than elsewhere when all text is made larger."""


class ExplainMode:
    """Lets bars and words follow the state.

    Attributes
    ----------
    top, foot, panel : ExplainTop, ExplainFoot, ExplainPanel
        The bars and the words.
    workspace : Workspace
        All of them.
    """

    def __init__(self, context: ModeContext) -> None:
        self._context = context
        look = context.look
        self._controls, self._words = look.enlarged(look), look.enlarged(look)
        look.changed.connect(self._follow_look)
        self.top = ExplainTop(self._controls, context.ask)
        self.foot = ExplainFoot(self._controls)
        self.panel = ExplainPanel(self._controls, self._words, context.presenter.explained_complaints, context.ask)
        self.panel.setMinimumWidth(440)
        self.workspace = Workspace(self.foot, right=self.panel, widths_px=(0, 680, 760), top=self.top)
        self.top.larger.toggled.connect(lambda _on: self._follow_look())
        self.top.handout.clicked.connect(context.hand_out)
        self.foot.left.clicked.connect(lambda: self._turn(-1))
        self.foot.right.clicked.connect(lambda: self._turn(1))
        context.store.subscribe(self._forget_after)
        self._follow_look()

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        if old is None or _shown(old) != _shown(new):
            self.refresh(new)

    def refresh(self, state: ViewState) -> None:
        """Show the state anew."""
        self._enlarge_labels(EXPLAIN_LABELS)
        view = self._context.presenter.explanation(state)
        self.panel.show_view(view)
        if view is None:
            self.top.show_title("Explain to a patient", "", can_hand_out=False)
        else:
            head = view.page.head
            self.top.show_title(head.title, head.lines[0].text, can_hand_out=not view.is_ruled_out)

    def _forget_after(self, old: ViewState, new: ViewState) -> None:
        """Let go of all that this patient was shown, as soon as it is closed."""
        if old.entry.is_of_patient and not new.entry.is_of_patient:
            self.top.larger.setChecked(False)
            self.top.show_title("", "", can_hand_out=False)
            self.panel.forget()
            self._enlarge_labels(1.0)

    def _enlarge_labels(self, factor: float) -> None:
        if self._context.scene is not None:
            self._context.scene.set_text_scale(max(self._context.look.factor, factor))

    def _follow_look(self) -> None:
        look = self._context.look
        factor = max(1.0, look.factor * _OF_FACTOR)
        self._controls.set(look.palette, factor)
        self._words.set(look.palette, factor * (LARGER if self.top.larger.isChecked() else 1.0))

    def _turn(self, way: int) -> None:
        """Turn by an eighth of a circle, 1 to the right; to the left (-1) the patient's left comes to the front."""
        scene = self._context.scene
        if scene is not None:
            kept = scene.camera.kept()
            azimuth_deg = (kept.azimuth_deg + way * _STEP_DEG + 180.0) % 360.0 - 180.0
            self._context.ask(LookFrom(Eye(azimuth_deg, kept.elevation_deg)))


def _shown(state: ViewState) -> tuple[object, ...]:
    return (state.selection.complaint, state.selection.zone, state.selection.affected)
