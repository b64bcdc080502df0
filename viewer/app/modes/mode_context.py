"""What every mode works with, and what every mode is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from viewer.app.tours import Tours
from viewer.presentation.presenter import Presenter
from viewer.scene.scene import Scene
from viewer.state.mode_requests import InExplore
from viewer.state.request import Ask, Request
from viewer.state.requests import ShowStudy
from viewer.state.store import Store
from viewer.state.view_state import ViewState
from viewer.widgets.theme import Look
from viewer.widgets.workspace import Workspace

if TYPE_CHECKING:
    from viewer.app.practice import Practising


@dataclass(frozen=True, slots=True, eq=False)
class ModeContext:
    """What every mode works with.

    Attributes
    ----------
    look : Look
        Colours and type of all widgets.
    presenter : Presenter
        Answers what panels show; holds the catalogue and, once it is there, the atlas.
    store : Store
        Where the state is read.
    ask : callable
        Answers requests.
    scene : Scene or None
        What is drawn; None where there is no 3D view.
    hover_row : callable
        Points out a zone on the head, by its id; None for none.
    say : callable
        Shows a sentence at the foot of the window.
    tours : Tours
        Tours and their files.
    hand_out : callable
        Shows the page to take home of what is explained.
    practising : callable
        Returns what answers questions and keeps what is learned; made when somebody first learns.
    lacks_glass : callable
        Says why there is no cortex to be seen under the skin; nothing where there is one.
    """

    look: Look
    presenter: Presenter
    store: Store
    ask: Ask
    scene: Scene | None
    hover_row: Callable[[str | None], None]
    say: Callable[[str], None]
    tours: Tours
    hand_out: Callable[[], None]
    practising: Callable[[], Practising]
    lacks_glass: Callable[[], str]

    def ask_elsewhere(self, request: Request) -> None:
        """Answer a request of a mode that shows no publications: one that is asked for opens in Explore."""
        self.ask(InExplore(request) if isinstance(request, ShowStudy) else request)


class ModePanels(Protocol):
    """The panels of a mode, wired."""

    @property
    def workspace(self) -> Workspace:
        """The panels."""

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state; without an old one the mode has just been entered."""

    def refresh(self, state: ViewState) -> None:
        """Show the state anew: the atlas has changed."""
