"""Every check and test of the project, in one go: ``python -m tests``.

Runs each step to its end even when an earlier one failed, says how each came out when it ends, and closes with one
table. ``--slow`` adds the ten files that took longest. With other arguments, runs pytest alone with them:
``python -m tests tests/geometry -k cun``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests import run_cache

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent
STEP_LIMIT_S = 1200.0
"""A step that takes longer hangs; it is ended and counts as failed."""
SLOW, MOST_SLOW = "--slow", 10
KEPT_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""Some hundred processes of a run import the program: the first keeps what it compiled for the others."""

_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Step:
    """One row of the table."""

    name: str
    command: tuple[str, ...]
    is_pytest: bool = False


def _lanes() -> tuple[tuple[Step, ...], ...]:
    """What runs beside each other, and in each what runs in turn.

    The window waits for timers and for pictures to be shown, and what needs no screen computes meanwhile.
    """
    python = (sys.executable, "-m")
    # One process a core, each with its own folders and screen. A file stays in one process: its fixtures are made once.
    # The order is that of collection, which begins with what takes longest. A process that dies ends the run, which
    # names the test: another in its place would die of the same test, and the run would wait for it without an end.
    pytest = (*python, "pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder", "--max-worker-restart=0")
    return (
        # The 3D widget needs a screen and panels must need none, so that each half runs on its own Qt platform.
        (Step("tests without a screen", (*pytest, "tests", "--ignore=tests/window"), is_pytest=True),),
        (Step("tests with a window", (*pytest, "tests/window"), is_pytest=True),),
        (
            Step("ruff", (*python, "ruff", "check", ".")),
            Step("format", (*python, "ruff", "format", "--check", ".")),
            Step("types", (*python, "mypy")),
            Step(
                "imports",
                (sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo"),
            ),
            Step("content", (sys.executable, "main.py", "check", "--strict")),
        ),
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


@dataclass(frozen=True)
class Outcome:
    """How a step came out."""

    step: Step
    is_good: bool
    seconds: float
    tests: Count

    def __str__(self) -> str:
        word = "ok" if self.is_good else "FAILED"
        return f"{self.step.name:24} {word:8} {self.seconds:7.1f} s   {self.tests if self.step.is_pytest else ''}"


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


def slowest_files(reports: Sequence[Path]) -> list[tuple[str, float]]:
    """The test files that took longest, with their seconds in the processes of both runs together."""
    seconds: Counter[str] = Counter()
    for report in reports:
        for case in ElementTree.parse(report).getroot().iter("testcase") if report.exists() else ():
            seconds[case.get("classname", "")] += float(case.get("time", 0.0))
    return seconds.most_common(MOST_SLOW)


def run_step(step: Step, report: Path) -> Outcome:
    """Run one step; what it printed is shown once it has ended, so that no other step's stands between."""
    extra = (f"--junitxml={report}",) if step.is_pytest else ()
    start = time.monotonic()
    with tempfile.TemporaryFile() as printed:
        try:
            call = (*step.command, *extra)
            code = subprocess.run(
                call,
                cwd=ROOT,
                env=os.environ | {run_cache.VARIABLE: str(report.parent / "cache"), **KEPT_COMPILED},
                check=False,
                timeout=STEP_LIMIT_S,
                stdout=printed,
                stderr=subprocess.STDOUT,
            ).returncode
        except subprocess.TimeoutExpired:
            printed.write(f"ended after {STEP_LIMIT_S:.0f} s without an answer\n".encode())
            code = 1
        outcome = Outcome(step, code == 0, time.monotonic() - start, count_tests(report) if step.is_pytest else Count())
        printed.seek(0)
        said = printed.read().decode(errors="replace")
    with _one_at_a_time:
        print(f"\n== {outcome}" + ("" if outcome.is_good else f"\n{said}"), flush=True)
    return outcome


def main(arguments: list[str]) -> int:
    """Run everything, or pytest alone with the arguments given."""
    if arguments not in ([], [SLOW]):
        return subprocess.run((sys.executable, "-m", "pytest", *arguments), cwd=ROOT, check=False).returncode
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def run_lane(lane: tuple[Step, ...]) -> list[Outcome]:
            return [run_step(step, folder / f"{step.name}.xml") for step in lane]

        lanes = _lanes()
        with ThreadPoolExecutor(len(lanes)) as pool:
            outcomes = [outcome for lane in pool.map(run_lane, lanes) for outcome in lane]
        slowest = slowest_files(sorted(folder.glob("*.xml"))) if arguments else []
    print("\n" + "\n".join(map(str, outcomes)))
    if slowest:
        print("\nslowest files\n" + "\n".join(f"{seconds:7.1f} s   {file}" for file, seconds in slowest))
    tests = sum((outcome.tests for outcome in outcomes), Count())
    print(f"\n{tests}; {time.monotonic() - start:.0f} s in all, on {os.cpu_count()} cores", flush=True)
    return 0 if all(outcome.is_good for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
