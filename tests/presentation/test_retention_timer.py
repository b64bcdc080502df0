"""The phases of a practised retention: bouts spread evenly, the end said once."""

from __future__ import annotations

import pytest

from viewer.presentation.retention_timer import clock, retention_phase


@pytest.mark.parametrize(
    ("passed_s", "words"),
    [(0, "Turn, bout 1 of 3"), (59, "Turn, bout 1 of 3"), (61, "Rest"), (600, "Turn, bout 2 of 3"), (1799, "Rest")],
)
def test_bouts_are_spread_evenly_over_the_whole_time(passed_s: float, words: str) -> None:
    phase = retention_phase(passed_s, 1800, 3)
    assert phase.words == words
    assert phase.left_s == 1800 - passed_s
    assert not phase.is_over


def test_at_the_end_it_says_to_withdraw_and_press() -> None:
    phase = retention_phase(1800, 1800, 3)
    assert phase.is_over
    assert "press" in phase.words


def test_without_bouts_there_is_only_rest() -> None:
    assert retention_phase(0, 600, 0).words == "Rest"


def test_short_times_keep_room_for_rest_between_bouts() -> None:
    assert retention_phase(16, 60, 2).words == "Rest"


def test_the_clock_counts_whole_seconds() -> None:
    assert clock(61.2) == "1:01"
