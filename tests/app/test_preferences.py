"""The start picks the last head; the very first one comes by chance, so that no shape is the usual one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from viewer.app.preferences import Preferences
from viewer.domain.people import ADULTS, heads_of
from viewer.state.view_state import Lesson, ViewState
from viewer.widgets.window import MainWindow


class Window:
    geometry_bytes = b""
    splitter_sizes = ()


def closed_with(state: ViewState) -> str:
    """The head that the next start shows."""
    assert Preferences(are_kept=True).keep(state, cast("MainWindow", Window())) == ()
    return Preferences(are_kept=True).head


def test_the_last_head_comes_back_but_no_guest_of_a_tour_or_a_patient(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCALP_MAP_VIEWER_HOME", str(tmp_path))
    assert Preferences(are_kept=True).head in {head for person in ADULTS for head in heads_of(person)}
    woman = ViewState(head="adult-woman-3")
    assert closed_with(woman) == "adult-woman-3"
    assert closed_with(replace(woman, head="infant", lesson=Lesson(before=woman))) == "adult-woman-3"
    assert closed_with(replace(woman, head="child-8", grown_up_head="adult-woman-3")) == "adult-woman-3"
    assert closed_with(replace(woman, head="scan")) == "adult-woman-3"
    assert closed_with(replace(woman, head="infant")) == "infant"
    assert Preferences(are_kept=False).head == "adult-man"
