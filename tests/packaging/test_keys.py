"""The README's table of keys is that of the program."""

from __future__ import annotations

from pathlib import Path

from viewer.presentation.help_text import key_rows

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_readme_lists_every_key_and_no_other() -> None:
    text = README.read_text(encoding="utf-8").partition("<!-- keys: begin -->")[2].partition("<!-- keys: end -->")[0]
    listed = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in text.strip().splitlines()[2:]]
    assert listed == [(row.key, row.text) for row in key_rows()]
