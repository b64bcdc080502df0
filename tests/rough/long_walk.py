"""The long walk through the window: how much a process holds after thousands of steps and changes of head."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked of the walk."""
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--heads", type=int, default=50, help="changes of head, spread over the way")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--warm", type=int, default=500, help="steps before the first look")
    parser.add_argument("--looks", type=int, default=10)
    parser.add_argument("--kinds", action="store_true", help="say which types have grown")
    parser.add_argument("--way", default="", help="only ways with this in their name")


def walk_far(order: argparse.Namespace) -> int:
    """Walk, and print how much is held after each stage."""
    from PySide6.QtWidgets import QApplication

    from tests.rough.figures import kinds, look
    from tests.rough.walk import Walk, pause
    from viewer.app.options import OpenOptions
    from viewer.app.program import Program

    qt = QApplication(sys.argv[:1])
    program = Program(qt, OpenOptions(keeps_settings=False))
    is_complete: list[bool] = []
    program.completed.connect(lambda: is_complete.append(True))
    program.show()
    while not is_complete:
        pause(10)
    pause(500)
    print(f"start            {look()}", flush=True)
    walk = Walk(program, order.seed)
    if order.way:
        walk._ways = [way for way in walk._ways if order.way in way[1].__name__]
    if order.heads:
        for head in (*walk.heads[1:], walk.heads[0]):
            walk.change_head(head)
    walk.see_every_screen()
    for _ in range(order.warm):
        walk.step()
    walk.come_to_rest()
    first = look()
    before: Counter[str] = kinds()
    print(f"warm  {order.warm:6} steps {first}", flush=True)
    begun = time.monotonic()
    every = max(order.steps // max(order.heads, 1), 1)
    at = max(order.steps // order.looks, 1)
    for number in range(1, order.steps + 1):
        if order.heads and number % every == 0:
            walk.change_head()
        walk.step()
        if number % at == 0:
            walk.come_to_rest()
            now = look()
            growth = 100 * (now.trimmed_mib / first.trimmed_mib - 1)
            print(f"after {number:6} steps {now}; {growth:+.1f} % {time.monotonic() - begun:.0f} s", flush=True)
    if order.kinds:
        for name, count in (kinds() - before).most_common(30):
            print(f"  {count:+6} {name}")
    walk.stop()
    program.window.close()
    return 0
