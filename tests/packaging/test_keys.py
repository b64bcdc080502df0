"""The README's tables of keys are those of the program."""

from __future__ import annotations

from pathlib import Path

from viewer.presentation.help_text import key_groups

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_readme_lists_every_key_and_no_other() -> None:
    text = README.read_text(encoding="utf-8").partition("<!-- keys: begin -->")[2].partition("<!-- keys: end -->")[0]
    lines = []
    for group in key_groups():
        lines += [f"### {group.title}", "", "| key | what it does |", "|---|---|"]
        lines += [f"| {row.key} | {row.text} |" for row in group.rows]
        lines.append("")
    assert text.strip().splitlines() == lines[:-1]
