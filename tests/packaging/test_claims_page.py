"""The page of statements is what the data give."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from viewer.data.claims import load_claims
from viewer.data.paths import zones_folder

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "claims.md"


def rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")]
    return [row for row in cells if len(row) == 8 and row[0].isdigit()]


def test_the_page_is_what_the_command_makes_of_the_data() -> None:
    command = [sys.executable, "main.py", "claims"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}  # a terminal that knows no Chinese
    made = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    assert made.stdout.decode("utf-8") == PAGE.read_text(encoding="utf-8")


def test_the_page_holds_every_number_once() -> None:
    assert [int(row[0]) for row in rows()] == list(range(1, 224))


def test_the_counts_at_the_top_add_up() -> None:
    top = PAGE.read_text(encoding="utf-8").partition("\n## ")[0].splitlines()
    counts = [line.strip("| ").split(" | ") for line in top if line.startswith("| ") and line.strip("| ")[-1].isdigit()]
    assert sum(int(count) for _words, count in counts) == 2 * 223
    by_verdict = Counter(row[3] for row in rows())
    assert {words: int(count) for words, count in counts if words in by_verdict} == by_verdict
    left_out = sum(claim.is_left_out for claim in load_claims(zones_folder())[0].claims)
    assert ["Left out", str(left_out)] in counts
