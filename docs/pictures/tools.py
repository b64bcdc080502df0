"""Pictures of the window in its modes: needs a screen, see docs/pictures/make."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from viewer.app.options import OpenOptions
from viewer.app.program import Program
from viewer.data.available_tours import shipped_tour_files
from viewer.domain.identity import ComplaintId, PartId, SchoolId, ZoneId

PICTURES = Path(__file__).resolve().parent
STILL_MS = 1_200
"""After this the full picture is drawn and labels stand."""
ASKING, TOLD = 2, 1
"""Stops of the first shipped tour, counted from 0: one that asks a question, and one that tells."""


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


def explain(program: Program) -> None:
    """Explain to a patient whose right arm is weak."""
    program.actions.enter("explain")
    program.actions.explain.choose_complaint(ComplaintId("arm-weakness"))
    program.actions.explain.tell_side("right")


def learn(program: Program) -> None:
    """Stand where a shipped tour asks something."""
    program.actions.enter("learn")
    program.tours.open(shipped_tour_files()[0])
    program.actions.tour.go_to(ASKING)


def present(program: Program) -> None:
    """Present the same tour to a class."""
    program.actions.tour.go_to(TOLD)
    buttons = program.window.findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == "Present").click()


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
        "evidence-map": evidence,
        "needle": needle,
        "complaint": complaint,
        "explain": explain,
        "learn": learn,
        "present": present,
    }
    for name, story in stories.items():
        story(program)
        wait(STILL_MS)
        program.window.grab().save(str(PICTURES / f"{name}.png"))
    program.window.close()


if __name__ == "__main__":
    main()
