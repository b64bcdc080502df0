"""The rough world in its long form, ``./dev soak``: spoiled files, killed writers, strange screens, a long walk.

Each part by itself: ``./dev soak files --count 2000``. Everything follows from seeds; what is found is printed with its
seed, and then the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.rough.long_walk import add_arguments, walk_far
from viewer.data.paths import HOME_VARIABLE

PARTS = ("files", "kills", "starts", "walk")


def main() -> int:
    """Do the part that is asked for, or all of them one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="part")
    for name, count in (("files", 1000), ("kills", 200)):
        part = parts.add_parser(name)
        part.add_argument("--count", type=int, default=count, help="times, of each kind")
        part.add_argument("--seed", type=int, default=0, help="the first one")
    starts = parts.add_parser("starts")
    starts.add_argument("--most", type=int, default=None)
    add_arguments(parts.add_parser("walk"))
    order = parser.parse_args()
    if order.part is None:
        return max(
            subprocess.run((sys.executable, "-m", "tests.rough", part), check=False).returncode for part in PARTS
        )
    if order.part == "walk" and not os.environ.get("DISPLAY"):
        command = ("xvfb-run", "-a", "-s", "-screen 0 1600x1200x24 -nolisten tcp", sys.executable, "-m", "tests.rough")
        return subprocess.run((*command, *sys.argv[1:]), check=False).returncode
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        return {"files": _files, "kills": _kills, "starts": _starts, "walk": walk_far}[order.part](order)


def _files(order: argparse.Namespace) -> int:
    from tests.rough.files import try_files

    tried: Counter[str] = Counter()
    escapes = []
    for kind, escape in try_files(order.count, order.seed):
        tried[kind] += 1
        if escape is not None:
            escapes.append(escape)
            print(escape, flush=True)
    print(f"files: {sum(tried.values())} spoiled of {len(tried)} kinds, {len(escapes)} got through")
    return 1 if escapes else 0


def _kills(order: argparse.Namespace) -> int:
    from tests.rough.kills import try_kills

    with tempfile.TemporaryDirectory() as folder:
        harms = list(try_kills(order.count, Path(folder), order.seed))
    for harm in filter(None, harms):
        print(harm)
    harmed = sum(harm is not None for harm in harms)
    print(f"kills: {len(harms)} writers ended in the middle, {harmed} left something that is not whole")
    return 1 if harmed else 0


def _starts(order: argparse.Namespace) -> int:
    from tests.rough.starts import try_starts

    with tempfile.TemporaryDirectory() as folder:
        starts = list(try_starts(Path(folder), order.most))
    bad = [start for start in starts if start.fault]
    for start in bad:
        print(start)
    print(f"starts: {len(starts)} ways to start, {len(bad)} went wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
