"""Every check and test of the project, in one go: ``python -m tests``.

Runs each step to its end even when an earlier one failed, then prints one table. With arguments, runs pytest alone
with them: ``python -m tests tests/geometry -k cun``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent
STEP_LIMIT_S = 900.0
"""A step that takes longer hangs; it is ended and counts as failed."""


@dataclass(frozen=True)
class Step:
    """One row of the table."""

    name: str
    command: tuple[str, ...]
    is_pytest: bool = False


def _steps() -> tuple[Step, ...]:
    python = (sys.executable, "-m")
    # One process a core, each with its own folders and screen. A file stays in one process: its fixtures are made once.
    pytest = (*python, "pytest", "--durations=8", "--durations-min=2", "-n", "auto", "--dist", "loadfile")
    return (
        Step("ruff", (*python, "ruff", "check", ".")),
        Step("format", (*python, "ruff", "format", "--check", ".")),
        Step("types", (*python, "mypy")),
        Step(
            "imports",
            (sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo"),
        ),
        Step("content", (sys.executable, "main.py", "check", "--strict")),
        # The 3D widget needs a screen and panels must need none, so that each half runs on its own Qt platform.
        Step("tests without a screen", (*pytest, "tests", "--ignore=tests/window"), is_pytest=True),
        Step("tests with a window", (*pytest, "tests/window"), is_pytest=True),
    )


@dataclass(frozen=True)
class Count:
    """How many tests came out how."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def count_tests(report: Path) -> Count:
    """Count a pytest report in JUnit's form; a missing one is a run that died, and counts as one failure."""
    if not report.exists():
        return Count(failed=1)
    total = Count()
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        total += Count(max(int(suite.get("tests", 0)) - failed - skipped, 0), failed, skipped)
    return total


def run_step(step: Step, report: Path) -> tuple[bool, float, Count]:
    """Run one step, its output straight to the terminal; return whether it passed, its seconds and its tests."""
    print(f"\n== {step.name} ==", flush=True)
    extra = (f"--junitxml={report}",) if step.is_pytest else ()
    start = time.monotonic()
    try:
        code = subprocess.run((*step.command, *extra), cwd=ROOT, check=False, timeout=STEP_LIMIT_S).returncode
    except subprocess.TimeoutExpired:
        print(f"ended after {STEP_LIMIT_S:.0f} s without an answer", flush=True)
        code = 1
    seconds = time.monotonic() - start
    return code == 0, seconds, count_tests(report) if step.is_pytest else Count()


def main(arguments: list[str]) -> int:
    """Run everything, or pytest alone with the arguments given."""
    if arguments:
        return subprocess.run((sys.executable, "-m", "pytest", *arguments), cwd=ROOT, check=False).returncode
    total = Count()
    rows = []
    is_good = True
    with tempfile.TemporaryDirectory() as folder:
        for number, step in enumerate(_steps()):
            passed, seconds, count = run_step(step, Path(folder) / f"{number}.xml")
            total += count
            is_good &= passed
            outcome = "ok" if passed else "FAILED"
            rows.append(f"{step.name:24} {outcome:8} {seconds:7.1f} s   {count if step.is_pytest else ''}")
    print("\n" + "\n".join(rows))
    print(f"\n{total}", flush=True)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
