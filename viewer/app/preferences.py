"""The user's choices: read at the start, changed in the window, kept for the next time."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from viewer.app.appearance import TEXT_SIZES
from viewer.data.paths import config_folder
from viewer.data.settings import Settings, load_settings, save_settings
from viewer.domain.people import ADULTS, heads_of, is_of_people
from viewer.errors import Problem
from viewer.export.names import DEFAULT_HEAD
from viewer.state.patient import usual_head
from viewer.state.stop_view import given_back
from viewer.state.view_state import ViewState
from viewer.widgets.window import MainWindow


class Preferences:
    """What outlives the program.

    Parameters
    ----------
    are_kept : bool
        Whether changes are written.

    Attributes
    ----------
    settings : Settings
        The choices as they stand.
    problems : tuple of Problem
        What could not be read, and was replaced by its default.
    """

    def __init__(self, *, are_kept: bool) -> None:
        self._are_kept = are_kept
        self.settings, self.problems = load_settings(config_folder())

    @property
    def text_size_percent(self) -> int:
        """Scale of all text."""
        return self.settings.text_size_percent

    @property
    def is_notice_due(self) -> bool:
        """Whether it is to be said what the program is and is not."""
        return self._are_kept and not self.settings.has_seen_notice

    @property
    def head(self) -> str:
        """The head to begin with: the last one, at the very first start that of an adult in any shape, by chance.

        No shape is the usual one. Where nothing is kept it is always the same.
        """
        if not self._are_kept:
            return DEFAULT_HEAD
        return self.settings.head or random.choice([head for person in ADULTS for head in heads_of(person)])

    def change_text_size(self, steps: int) -> None:
        """Make all text larger by so many steps, or smaller."""
        place = TEXT_SIZES.index(self.settings.text_size_percent) + steps
        size = TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)]
        self.settings = replace(self.settings, text_size_percent=size)  # type: ignore[arg-type]

    def choose_class_screens(self, chosen: Mapping[str, str]) -> None:
        """Remember which screen shows a class the picture, for each set of screens."""
        self.settings = replace(self.settings, class_screens=chosen)

    def take(self, settings: Settings) -> None:
        """Replace the choices."""
        self.settings = settings

    def keep(self, state: ViewState, window: MainWindow) -> tuple[Problem, ...]:
        """Write the choices, with those that stand in the state and in the window's layout.

        Returns
        -------
        tuple of Problem
            Why they could not be written; empty if they were.
        """
        self.settings = replace(
            self.settings,
            window_geometry=window.geometry_bytes,
            splitter_sizes=window.splitter_sizes or self.settings.splitter_sizes,
            theme=state.reader.theme,
            head=_head(state) or self.settings.head,
            skin=state.reader.skin,
            hair=state.reader.hair,
            words=state.reader.words,
            reduce_motion=state.reader.reduce_motion,
            has_legend=state.reader.has_legend,
            schools=_schools(state),
        )
        return tuple(save_settings(self.settings, config_folder())) if self._are_kept else ()


def _head(state: ViewState) -> str:
    """The head to begin with the next time: neither that of a tour or a patient, nor one from elsewhere."""
    head = usual_head(given_back(state))
    return head if is_of_people(head) else ""


def _schools(state: ViewState) -> tuple[str, ...]:
    """The schools to begin with the next time: those shown, or before a tour was opened; none for all."""
    own = state.lesson.before or state
    return () if own.school is None else (own.school, *sorted(own.beside))
