"""The installed Qt binding does not lose references.

PySide6 6.12.0 on Python 3.11 gives back one reference to None too many on nearly every call; when none is left, the
process is aborted.
"""

from __future__ import annotations

import sys

CALLS = 1_000


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
