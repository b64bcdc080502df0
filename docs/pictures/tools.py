"""Pictures of the window with the tape in hand and with two zones compared: needs a screen, see docs/pictures/make."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from viewer.app.options import OpenOptions
from viewer.app.program import Program
from viewer.domain.identity import SchoolId, ZoneId

PICTURES = Path(__file__).resolve().parent
STILL_MS = 1_200
"""After this the full picture is drawn and labels stand."""


def wait(milliseconds: int) -> None:
    """Let the program draw."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def measure(program: Program) -> None:
    """Lay the tape over three points of the standard."""
    atlas = program.atlas
    if atlas is None:
        raise RuntimeError("the zones are not built")
    program.actions.choose_school(SchoolId("who"))
    program.actions.turn_to("left")
    places = {(point.point, point.side): point.position_mm for point in atlas.points}
    wanted = (("who/gv20", "midline"), ("who/gb7", "left"), ("who/gb6", "left"))
    program.actions.measure.lay([tuple(map(float, places[key])) for key in wanted])  # type: ignore[misc]


def compare(program: Program) -> None:
    """Compare the motor area with the line that is customarily matched with it."""
    program.actions.measure.stop()
    program.actions.compare((ZoneId("jiao.motor"), ZoneId("who.ms6")))


def main() -> None:
    """Save one picture after the other."""
    qt = QApplication(sys.argv[:1])
    program = Program(qt, OpenOptions(keeps_settings=False))
    loop = QEventLoop()
    program.completed.connect(loop.quit)
    program.show()
    loop.exec()
    program.store.update(reduce_motion=True)
    stories: tuple[tuple[str, Callable[[Program], None]], ...] = (("measure", measure), ("compare", compare))
    for name, story in stories:
        story(program)
        wait(STILL_MS)
        program.window.grab().save(str(PICTURES / f"{name}.png"))
    program.window.close()


if __name__ == "__main__":
    main()
