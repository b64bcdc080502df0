"""What was kept comes back as it was, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viewer.data import value_cache
from viewer.data.value_cache import read_cached, write_cached


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    angle_deg: float
    count: int = 1


@dataclass(frozen=True, slots=True)
class Outer:
    sides: Literal["left", "right"]
    inner: tuple[Inner, ...]
    by_name: Mapping[str, Inner]
    pair: tuple[float, float] | None = None
    either: str | int = ""
    is_sure: bool = False


VALUE = Outer("left", (Inner("a", 15.5), Inner("b", 20, 2)), {"x": Inner("c", 0.25)}, (1.0, 2.0), 3, True)
KEY = "what it depends on"


def test_it_comes_back_equal_and_under_its_key_alone(tmp_path: Path) -> None:
    path = tmp_path / "there" / "not yet.json"
    write_cached(path, KEY, VALUE)
    assert read_cached(path, KEY, Outer) == VALUE
    assert read_cached(path, "another", Outer) is None
    assert path.exists()  # of another key is not damaged


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0.0, 1.0, exclude_max=True), bit=st.integers(0, 7))
def test_no_flipped_bit_is_taken_for_sound(tmp_path: Path, where: float, bit: int) -> None:
    path = tmp_path / "value.json"
    write_cached(path, KEY, VALUE)
    content = bytearray(path.read_bytes())
    content[int(where * len(content))] ^= 1 << bit
    path.write_bytes(content)
    assert read_cached(path, KEY, Outer) is None


@pytest.mark.parametrize(
    "change",
    [
        {"sides": "up"}, {"sides": None}, {"inner": {}}, {"inner": [{"name": 3, "angle_deg": 1.0, "count": 1}]},
        {"inner": [{"name": "a", "angle_deg": "15", "count": 1}]}, {"inner": [{"name": "a", "angle_deg": 15.0}]},
        {"inner": [[]]}, {"inner": 5}, {"by_name": []}, {"by_name": {"x": None}}, {"pair": [1.0]},
        {"pair": [1.0, True]}, {"either": 1.5}, {"either": None}, {"is_sure": 1},
    ],
    ids=str,
)  # fmt: skip
def test_a_value_of_a_wrong_type_is_refused_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    plain = value_cache._plain(VALUE)
    path = tmp_path / "value.json"
    monkeypatch.setattr(value_cache, "_plain", lambda _value: plain | change)  # written whole, with sums that are right
    write_cached(path, KEY, VALUE)
    assert read_cached(path, KEY, Outer) is None
    assert not path.exists()


@pytest.mark.parametrize("content", ["", "{}", "[]", "5", "null", "\n", "[" * 100_000])
def test_anything_else_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "value.json"
    path.write_text(content, encoding="utf-8")
    assert read_cached(path, KEY, Outer) is None
