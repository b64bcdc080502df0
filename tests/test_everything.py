"""``python -m tests``: it counts right, and one failure anywhere fails the whole."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PASSING = (sys.executable, "-c", "")
FAILING = (sys.executable, "-c", "raise SystemExit(1)")
PASSING_TESTS = """
import pytest
@pytest.mark.parametrize("number", range(10))
def test_it(number): pass
"""
DYING = PASSING_TESTS.replace("pass", "number == 2 and __import__('os')._exit(9)")
REPORT = """<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10"/></testsuites>"""


@pytest.fixture
def everything(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("everything", Path(__file__).with_name("__main__.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "everything", module)  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_counts_errors_as_failures(everything: ModuleType, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert str(everything.count_tests(report)) == "4 passed, 3 failed, 3 skipped"


def test_counts_a_run_that_died_as_a_failure(everything: ModuleType, tmp_path: Path) -> None:
    assert str(everything.count_tests(tmp_path / "never-written.xml")) == "0 passed, 1 failed"


@pytest.mark.parametrize("position", [0, 1, 2])
def test_one_failure_anywhere_fails_the_whole_and_the_rest_still_runs(
    everything: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], position: int
) -> None:
    steps = [everything.Step(f"step {number}", PASSING) for number in range(3)]
    steps[position] = everything.Step("the bad one", FAILING)
    monkeypatch.setattr(everything, "_lanes", lambda: (tuple(steps[:2]), tuple(steps[2:])))
    assert everything.main([]) == 1
    table = capsys.readouterr().out
    rows = table.rpartition("\n\n")[0].rpartition("\n\n")[2]
    assert rows.count(" ok ") == 2
    assert rows.count("FAILED") == 1


def test_all_good_is_good_and_closes_with_the_count_and_the_time(
    everything: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(everything, "_lanes", lambda: ((everything.Step("only", PASSING),),))
    assert everything.main([]) == 0
    assert re.search(r"\n0 passed, 0 failed; \d+ s in all, on \d+ cores\n$", capsys.readouterr().out)


def test_what_a_step_printed_is_shown_whole_where_it_failed(
    everything: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = everything.Step("good", (sys.executable, "-c", "print('all is well')"))
    bad = everything.Step("bad", (sys.executable, "-c", "print('the reason'); raise SystemExit(1)"))
    monkeypatch.setattr(everything, "_lanes", lambda: ((good,), (bad,)))
    assert everything.main([]) == 1
    said = capsys.readouterr().out
    assert "the reason" in said
    assert "all is well" not in said


def test_the_slowest_files_are_shown_where_they_are_asked_for(
    everything: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write = (
        "import sys; open(sys.argv[1].partition('=')[2], 'w').write('<testsuites><testsuite>"
        '<testcase classname="quick" time="1"/><testcase classname="slow" time="2"/><testcase classname="quick"'
        ' time="0.5"/></testsuite></testsuites>\')'
    )
    step = everything.Step("tests", (sys.executable, "-c", write), is_pytest=True)
    monkeypatch.setattr(everything, "_lanes", lambda: ((step,),))
    assert everything.main([]) == 0
    assert "slow" not in capsys.readouterr().out
    assert everything.main(["--slow"]) == 0
    assert "slowest files\n    2.0 s   slow\n    1.5 s   quick\n" in capsys.readouterr().out


def test_a_step_that_hangs_is_ended(everything: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def hang(command: tuple[str, ...], **options: object) -> None:
        raise subprocess.TimeoutExpired(command, 1.0)

    monkeypatch.setattr(everything.subprocess, "run", hang)
    assert not everything.run_step(everything.Step("stuck", PASSING), tmp_path / "report.xml").is_good


def test_a_process_that_dies_ends_the_run_and_its_test_is_named(everything: ModuleType, tmp_path: Path) -> None:
    for number in range(5):  # a second process takes the files of the first, and dies of the same one
        (tmp_path / f"test_file_{number}.py").write_text(DYING if number == 1 else PASSING_TESTS)
    steps = [step for lane in everything._lanes() for step in lane]
    command = next(step.command for step in steps if step.name == "tests with a window")[:-1]
    here = ("-n", "2", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path))
    done = subprocess.run((*command, *here), cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "crashed while running 'test_file_1.py::test_it[2]'" in done.stdout
