"""A head from any folder in the window: it is shown, named among the others, and can be left and chosen again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.data.foreign_heads import write_head
from viewer.app.program import Program
from viewer.errors import RuleError
from viewer.state.view_requests import ShowHead


def test_a_head_of_one_s_own_is_one_of_the_heads_and_its_zones_are_built_once(
    open_program: Callable[..., Program], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = open_program(head=str(write_head(tmp_path / "scan")), zone="jiao.motor")
    assert program.head is not None
    assert program.head.name == "A scan"
    assert program.store.state.head == "scan"
    assert ("scan", "A scan") in program._heads.names()
    assert any("orbitale" in problem.message for problem in program._problems)
    assert program.atlas is not None
    assert program.atlas.head == "scan"
    qtbot.waitUntil(lambda: len(program._heads._of_own) == 1, timeout=60_000)
    said: list[str] = []
    program._heads.opened.connect(lambda _head: said.append(program.explore.card.shown.head.measure))
    program.store.ask(ShowHead("child-8"))
    qtbot.waitUntil(lambda: program.atlas is not None and program.atlas.head == "child-8", timeout=60_000)
    assert program.head.id == "child-8"
    assert said == [""], "what the head before measures is not said beside another"
    monkeypatch.setattr("viewer.app.heads.atlas_for", _fail)
    with qtbot.waitSignal(program._heads.built, timeout=60_000):
        program.store.ask(ShowHead("scan"))
    assert program.head.id == "scan"
    assert program.atlas.head == "scan"


def _fail(*_: object, **__: object) -> None:
    raise RuleError("built again")


def test_a_head_with_the_id_of_a_shipped_one_does_not_hide_it(
    open_program: Callable[..., Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viewer.app.heads.atlas_for", _fail)  # it is about names, and building takes seconds
    folder = write_head(tmp_path / "scan")
    file = folder / "head.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('id = "scan"', 'id = "adult-man"'), encoding="utf-8")
    program = open_program(head=str(folder))
    assert program.store.state.head == "adult-man-own"
    assert dict(program._heads.names())["adult-man-own"] == "A scan"
    assert dict(program._heads.names())["adult-man"] == "Adult man, shape 1"
