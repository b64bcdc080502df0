"""The page that explains the language knows every step and every field."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from viewer.domain.construction import AnyStep, Cun, Heading, Plane, StepBase

PAGE = (Path(__file__).parents[2] / "docs" / "zone-rules.md").read_text(encoding="utf-8")
ROWS = {match[1]: match[0] for match in re.finditer(r"^\| `(\w+)` \|.*$", PAGE, re.MULTILINE)}
COMMON = {field.name for field in fields(StepBase)} | {"op"}


@pytest.mark.parametrize("kind", get_args(AnyStep), ids=lambda kind: kind.__name__)
def test_every_step_and_its_fields_are_explained(kind: type) -> None:
    row = ROWS[kind.__dataclass_fields__["op"].default]
    for field in fields(kind):
        if field.name not in COMMON:
            assert f"`{field.name}`" in row, field.name


def test_no_step_is_explained_that_is_not_there() -> None:
    known = {kind.__dataclass_fields__["op"].default for kind in get_args(AnyStep)} | {*get_args(Cun), "op"}
    assert set(ROWS) == known


@pytest.mark.parametrize("word", [*get_args(Cun), *get_args(Heading), *get_args(Plane), *sorted(COMMON - {"variant"})])
def test_every_word_of_the_language_is_used(word: str) -> None:
    assert f"`{word}`" in PAGE
