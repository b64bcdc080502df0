"""The installed Qt binding does not lose references.

PySide6 6.12.0 on Python 3.11 gives back one reference to None too many on nearly every call; when none is left, the
process is aborted.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CALLS = 1_000
QT = "PySide6.QtCore"


def test_a_thousand_calls_lose_no_reference(qtbot):
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(CALLS):
        label.setText("text")
        label.setVisible(False)
    lost = before[0] - sys.getrefcount(None), before[1] - sys.getrefcount(True)
    assert max(lost) < CALLS // 10


@pytest.mark.parametrize(
    "order", [order for order in permutations((QT, "viewer.data.content", "viewer.data.head_file")) if order[2] != QT]
)
def test_qt_and_the_readers_can_be_imported_in_any_order(order):
    """PySide6 looks into what is imported after it; pydantic's late imports fail if that happens half-way."""
    read = "from pathlib import Path; viewer.data.content.load_catalog(Path('zones'))"
    command = (sys.executable, "-c", f"import {', '.join(order)}\n{read}")
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
