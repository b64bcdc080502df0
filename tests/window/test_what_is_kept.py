"""Dialogs that are closed are watched by nobody: see `tests/widgets/paper/test_what_is_kept.py`."""

from __future__ import annotations

import gc
import weakref
from collections import Counter

from tests.rough.walk import Walk
from viewer.app.program import Program

NAMES = ("keys", "left-out", "safe-needling", "export-sheet")


def _watched() -> Counter[str]:
    """Count the weak references that call somebody, by what of ours they hold."""
    gc.collect()
    return Counter(
        type(held).__qualname__
        for each in gc.get_objects()
        if isinstance(each, weakref.ref) and each.__callback__ is not None and (held := each()) is not None
        if type(held).__module__.startswith("viewer.")
    )


def test_a_closed_dialog_is_watched_by_nobody(program: Program) -> None:
    walk = Walk(program, seed=4)
    counts = []
    for _ in range(2):
        for name in NAMES:
            walk.run(name)
            walk.let_answer()
        counts.append(_watched())
    walk.stop()
    assert counts[1] - counts[0] == Counter()
