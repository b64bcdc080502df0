"""A laptop and a projector: the class picture goes to the one, the notes with the answers stay on the other.

Qt's platform without a screen takes a description of several; it must be there before Qt starts, so the program runs in
a process of its own, and says at each step what is where.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCREENS = [
    {"name": "LAPTOP", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "dpr": 1},
    {"name": "PROJECTOR", "x": 1280, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1},
]
STEPS = """
import json, sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from viewer.app.options import OpenOptions
from viewer.app.program import Program
from viewer.data.available_tours import shipped_tour_files

qt = QApplication([])
program = Program(qt, OpenOptions(head="adult-man", keeps_settings=True))
program._preferences.take(program._preferences.settings.__class__(has_seen_notice=True))
completed = []
program.completed.connect(lambda: completed.append(True))
program.show()
while not completed:
    qt.processEvents()
window = program.window
program.tours.open(shipped_tour_files()[0])

def where():
    for _ in range(5):
        qt.processEvents()
    shown = program._presentation
    notes = shown.notes if shown is not None and shown.notes is not None and shown.notes.isVisible() else None
    place = window.geometry()
    print(json.dumps({
        "picture": window.screen().name(), "size": [place.width(), place.height()], "full": window.isFullScreen(),
        "notes": None if notes is None else "above" if notes.window() is window else notes.screen().name(),
        "stop": program.store.state.lesson.stop,
    }), flush=True)

where()
for name in sys.argv[1:]:
    to_notes = name.startswith("notes ")
    QTest.keyClick(program._presentation.notes if to_notes else window, getattr(Qt.Key, "Key_" + name.split()[-1]))
    where()
screens = window.menus.screens
screens.aboutToShow.emit()
print(json.dumps([[action.text(), action.isChecked()] for action in screens.actions()]))
window.close()
"""


def walked(folder: Path, screens: list[dict[str, object]], *steps: str) -> list[dict[str, object]]:
    """Return what is where at first and after each step; the last entry is what the menu names."""
    described = folder / "screens.json"
    described.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={described}"}
    answer = subprocess.run(
        [sys.executable, "-c", STEPS, *steps], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert answer.returncode == 0, answer.stderr
    return [json.loads(line) for line in answer.stdout.splitlines()]


def picture_and_notes(steps: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(step["picture"], step["notes"]) for step in steps]


def test_the_class_sees_the_picture_and_the_speaker_the_notes(tmp_path: Path) -> None:
    *steps, named = walked(tmp_path, SCREENS, "F5", "X", "notes Space", "N", "N", "Escape", "F5", "X", "Escape")  # type: ignore[misc]
    assert picture_and_notes(steps) == [
        ("LAPTOP", None),
        ("PROJECTOR", "LAPTOP"),
        ("LAPTOP", "PROJECTOR"),
        ("LAPTOP", "PROJECTOR"),
        ("LAPTOP", None),
        ("LAPTOP", "PROJECTOR"),
        ("LAPTOP", None),
        ("LAPTOP", "PROJECTOR"),  # as it was chosen for these screens
        ("PROJECTOR", "LAPTOP"),
        ("LAPTOP", None),
    ]
    assert [step["size"] for step in steps[1:3]] == [[1920, 1080], [1280, 800]]
    assert steps[3]["stop"] == 1, "the keys are heard in the notes, too"
    assert steps[-1]["size"] == steps[0]["size"]
    assert not steps[-1]["full"]
    assert named == [["1  LAPTOP, 1280 × 800", False], ["2  PROJECTOR, 1920 × 1080", True]]
    # The choice outlives the program, for these screens and no others.
    *steps, _named = walked(tmp_path, SCREENS, "F5")  # type: ignore[misc]
    assert picture_and_notes(steps)[-1] == ("PROJECTOR", "LAPTOP")


def test_on_one_screen_the_notes_stand_above_the_picture(tmp_path: Path) -> None:
    *steps, named = walked(tmp_path, SCREENS[:1], "F5", "N", "N", "X")  # type: ignore[misc]
    assert picture_and_notes(steps) == [
        ("LAPTOP", None),
        ("LAPTOP", None),
        ("LAPTOP", "above"),
        ("LAPTOP", None),
        ("LAPTOP", None),
    ]
    assert named == [["1  LAPTOP, 1280 × 800", True]]
