"""Runs the floor and the program in turn and says how they compare."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tools.bench.machine import describe_machine
from viewer.data.head_file import load_head
from viewer.data.paths import head_folders
from viewer.errors import ViewerError

ROUNDS = 5
HANGS_AFTER_S = 180.0

Figures = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Target:
    """One figure and what it must keep to.

    Attributes
    ----------
    max_ratio : float or None
        To the floor's figure; None where the floor has none.
    max_value : float or None
        In the figure's own unit.
    """

    key: str
    words: str
    max_ratio: float | None = None
    max_value: float | None = None


TARGETS = (
    Target("start_s", "start to first frame, s", max_ratio=1.6),
    Target("orbit_median_ms", "turning, median frame, ms", max_ratio=0.6),
    Target("orbit_p95_ms", "turning, 95th centile, ms", max_ratio=0.65, max_value=50.0),
    Target("glass_ms", "turning with glass, median frame, ms"),
    Target("glass_ratio", "the same to turning without", max_value=1.3),
    Target("memory_mb", "memory, MiB", max_ratio=1.45),
    Target("pick_ms", "finding the point under the mouse, ms", max_value=1.0),
    Target("click_ms", "click to new frame, ms", max_value=120.0),
    Target("search_ms", "search, ms", max_value=10.0),
    Target("search_many_ms", "search in a hundred times as much, ms", max_value=50.0),
    Target("card_ms", "opening the slowest card, ms", max_value=50.0),
    Target("resolve_s", "constructing all zones, s", max_value=2.0),
    Target("rivals_s", "and by their other rules, s"),
    Target("cached_s", "the same from the cache, s"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A target beside what was measured; None for what was not.

    Attributes
    ----------
    floor, program : float or None
        Median over the rounds, in the figure's own unit.
    ratio : float or None
        Median over the rounds of program to floor: the two of one round ran one after the other, so that a computer
        that grows slower or busier meanwhile does not change it.
    """

    target: Target
    floor: float | None
    program: float | None
    ratio: float | None

    @property
    def is_reached(self) -> bool | None:
        """Whether every limit of the target is kept; None where nothing can be said."""
        limits = (
            (self.ratio, self.target.max_ratio),
            (self.program, self.target.max_value),
        )
        asked = [(value, limit) for value, limit in limits if limit is not None]
        if not asked or any(value is None for value, _ in asked):
            return None
        return all(value <= limit for value, limit in asked if value is not None)


def summarize(floor: list[Figures], program: list[Figures]) -> tuple[Row, ...]:
    """Set the medians of all rounds against the targets.

    Parameters
    ----------
    floor, program : list of dict
        What each round handed back, both in the order of the rounds.
    """

    def row(target: Target) -> Row:
        below = [figures.get(target.key) for figures in floor]
        ours = [figures.get(target.key) for figures in program]
        ratios = [b / a for a, b in zip(below, ours, strict=True) if a is not None and b is not None]
        return Row(target, _median(below), _median(ours), _median(ratios))

    return tuple(row(target) for target in TARGETS)


def _median(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(np.median(known)) if known else None


def _write_mesh(path: Path) -> None:
    """Write the shipped head as plain arrays, so that the floor needs no reader of ours."""
    mesh = load_head(head_folders()[0]).mesh
    np.savez(path, vertices=mesh.vertices_mm.astype(np.float32), faces=mesh.faces, normals=mesh.normals)


def _measure(module: str, *arguments: str) -> Figures:
    command = (sys.executable, "-m", module, *arguments, repr(time.monotonic()))
    # From wherever the program was started, the children find this same package, and its compiled files are kept, as
    # those of the floor's libraries are.
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PYTHONDONTWRITEBYTECODE": ""}
    child = subprocess.run(command, capture_output=True, text=True, check=False, timeout=HANGS_AFTER_S, env=environment)
    lines = child.stdout.splitlines()
    if child.returncode != 0 or not lines:
        raise ViewerError(f"{module} ended with {child.returncode}:\n{child.stderr.strip()}")
    figures: Figures = json.loads(lines[-1])
    return figures


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3g}" if value < 100 else f"{value:.0f}"


def format_table(rows: tuple[Row, ...]) -> str:
    """Lay the rows out as text."""
    lines = [f"{'':38}{'floor':>9}{'program':>9}{'ratio':>7}  target"]
    for row in rows:
        target = row.target
        limits = [
            f"{target.max_ratio:g} x" if target.max_ratio else "",
            f"{target.max_value:g}" if target.max_value else "",
        ]
        asked = " and ".join(limit for limit in limits if limit)
        answer = {True: "reached", False: "MISSED", None: ""}[row.is_reached]
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else "-"
        figures = f"{_number(row.floor):>9}{_number(row.program):>9}{ratio:>7}"
        lines.append(f"{target.words:38}{figures}  {f'<= {asked}' if asked else '':18}{answer}".rstrip())
    return "\n".join(lines)


def compare(*, as_json: bool) -> int:
    """Measure both sides `ROUNDS` times in turn and print the result; see `tools.bench.run_bench`."""
    machine = describe_machine()  # before our own work makes it busy
    floor: list[Figures] = []
    program: list[Figures] = []
    with tempfile.TemporaryDirectory() as folder:
        mesh = Path(folder) / "head.npz"
        _write_mesh(mesh)
        try:
            for number in range(ROUNDS):
                print(f"round {number + 1} of {ROUNDS}", file=sys.stderr)
                floor.append(_measure("tools.bench.floor", str(mesh)))
                program.append(_measure("tools.bench.program"))
        except (ViewerError, subprocess.TimeoutExpired) as problem:
            print(problem, file=sys.stderr)
            return 1
    rows = summarize(floor, program)
    if as_json:
        figures = {
            row.target.key: {
                "floor": row.floor,
                "program": row.program,
                "ratio": row.ratio,
                "max_ratio": row.target.max_ratio,
                "max_value": row.target.max_value,
                "reached": row.is_reached,
            }
            for row in rows
        }
        print(json.dumps({"machine": machine, "rounds": ROUNDS, "figures": figures}, indent=2))
    else:
        print("\n".join(f"{name:<20} {text}" for name, text in machine.items()))
        print(f"\n{format_table(rows)}\n\nmedians of {ROUNDS} rounds, each side in a process of its own, in turn")
    return 0
