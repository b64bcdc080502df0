"""What every source file has, and what no file is called."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = (ROOT / "viewer", ROOT / "tools")
FILES = sorted(file for folder in CODE for file in folder.rglob("*.py"))
PACKAGES = sorted(file.parent for file in FILES if file.name == "__init__.py")
NAMES_OF_NOTHING = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"})
# What the field has a word for is called by it: style, step builder, section, close-up, cache, available.
WORDS_OF_OUR_OWN = frozenset({"dress", "carpenter", "workshop", "stage", "loupe", "made", "mend", "shelf"})


def names(paths: Iterable[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def docstring(file: Path) -> str:
    return ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""


def test_every_file_says_what_it_is_for():
    silent = [file for file in FILES if not docstring(file).partition("\n")[0].endswith((".", ":", "?"))]
    assert names(silent) == []


def test_every_layer_says_what_it_may_import():
    layers = [package for package in PACKAGES if package.parent in CODE]
    assert len(layers) >= 10
    assert names(layer for layer in layers if "import" not in docstring(layer / "__init__.py")) == []


def test_every_folder_with_code_is_a_package():
    assert {file.parent for file in FILES} == set(PACKAGES)


@pytest.mark.parametrize("words", [NAMES_OF_NOTHING, WORDS_OF_OUR_OWN], ids=["nothing", "ourselves"])
def test_no_file_is_named_for(words):
    assert names(file for file in FILES if set(file.stem.split("_")) & words) == []
