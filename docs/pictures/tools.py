"""Pictures of the window in its modes: needs a screen, see docs/pictures/make."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from viewer.app.options import OpenOptions
from viewer.app.program import Program
from viewer.domain.identity import ComplaintId, PartId, SchoolId, ZoneId

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


def complaint(program: Program) -> None:
    """Ask for a complaint, and say which side it is on."""
    program.actions.enter("explore")
    program.actions.show_complaint(ComplaintId("arm-weakness"))
    program.actions.tell_affected_side("right")


def evidence(program: Program) -> None:
    """Point out a cell where results disagree."""
    program.actions.enter("map")
    program.actions.choose_school(SchoolId("jiao"))
    program.actions.point_out_cell(ComplaintId("tinnitus"), ZoneId("jiao.vertigo-auditory"))


def needle(program: Program) -> None:
    """Look at the needle in the middle of the motor area."""
    program.actions.enter("explore")
    program.actions.select_zone(ZoneId("jiao.motor"), PartId("middle"), "left")
    program.actions.enter("needle")


def main() -> None:
    """Save one picture after the other."""
    qt = QApplication(sys.argv[:1])
    program = Program(qt, OpenOptions(keeps_settings=False))
    loop = QEventLoop()
    program.completed.connect(loop.quit)
    program.show()
    loop.exec()
    program.store.update(reduce_motion=True)
    stories: dict[str, Callable[[Program], None]] = {
        "measure": measure,
        "compare": compare,
        "complaint": complaint,
        "evidence-map": evidence,
        "needle": needle,
    }
    for name, story in stories.items():
        story(program)
        wait(STILL_MS)
        program.window.grab().save(str(PICTURES / f"{name}.png"))
    program.window.close()


if __name__ == "__main__":
    main()
