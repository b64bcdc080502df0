"""What the comparison concludes from figures."""

from __future__ import annotations

import pytest

from tools.bench.compare import TARGETS, Figures, Row, Target, format_table, summarize

FLOOR: Figures = {"start_s": 1.0, "orbit_median_ms": 30.0, "orbit_p95_ms": 40.0, "memory_mb": 300.0}
PROGRAM: Figures = {
    "start_s": 1.5, "orbit_median_ms": 17.0, "orbit_p95_ms": 24.0, "memory_mb": 390.0,
    "pick_ms": 0.2, "click_ms": 80.0, "search_ms": 0.1, "search_many_ms": 3.0, "card_ms": 40.0,
    "resolve_s": 0.7, "rivals_s": 0.6, "cached_s": 0.01, "glass_ms": 21.0, "glass_ratio": 1.2,
}  # fmt: skip


def rows_for(program: Figures) -> dict[str, Row]:
    return {row.target.key: row for row in summarize([FLOOR], [program])}


def test_takes_the_median_so_that_one_slow_round_does_not_count() -> None:
    floor = [FLOOR | {"start_s": seconds} for seconds in (1.0, 9.0, 1.2)]
    program = [PROGRAM | {"start_s": seconds} for seconds in (1.5, 13.5, 1.8)]
    row = summarize(floor, program)[0]
    assert (row.floor, row.program) == (1.2, 1.8)


def test_a_computer_that_slows_down_meanwhile_does_not_change_the_ratio() -> None:
    floor = [FLOOR | {"start_s": seconds} for seconds in (1.0, 2.0, 4.0)]
    program = [PROGRAM | {"start_s": 1.5 * seconds} for seconds in (1.0, 2.0, 4.0)]
    assert summarize(floor, program)[0].ratio == pytest.approx(1.5)


def test_reaches_every_target_it_should() -> None:
    rows = rows_for(PROGRAM)
    assert {key: row.is_reached for key, row in rows.items()} == {
        target.key: None if target.key in ("glass_ms", "rivals_s", "cached_s") else True for target in TARGETS
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("start_s", 1.61), ("orbit_median_ms", 18.1), ("orbit_p95_ms", 26.1), ("memory_mb", 436.0),
        ("pick_ms", 1.1), ("click_ms", 121.0), ("resolve_s", 2.1), ("glass_ratio", 1.31),
    ],
)  # fmt: skip
def test_misses_a_target_just_beyond_it(key: str, value: float) -> None:
    rows = rows_for(PROGRAM | {key: value})
    assert [name for name, row in rows.items() if row.is_reached is False] == [key]


def test_a_slow_floor_does_not_excuse_a_slow_frame() -> None:
    row = Row(Target("orbit_p95_ms", "", max_ratio=1.15, max_value=50.0), floor=60.0, program=60.0, ratio=1.0)
    assert row.is_reached is False


def test_says_nothing_of_what_was_not_measured() -> None:
    row = rows_for({key: value for key, value in PROGRAM.items() if key != "memory_mb"})["memory_mb"]
    assert row.is_reached is None
    assert "-" in format_table((row,))


def test_the_table_names_what_was_missed() -> None:
    table = format_table(summarize([FLOOR], [PROGRAM | {"click_ms": 500.0}]))
    (missed,) = [line for line in table.splitlines() if "MISSED" in line]
    assert missed.startswith("click to new frame")
    assert "500" in missed
    assert "<= 120" in missed
