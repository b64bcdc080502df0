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
from viewer.state.compare_requests import Compare
from viewer.state.explain_requests import ExplainComplaint, SetPatientSide
from viewer.state.mode_requests import Enter
from viewer.state.requests import SetAffected, ShowCell, ShowComplaint, ShowSchool, ShowZone
from viewer.state.tape_requests import LayTape, ToggleTape
from viewer.state.tour_requests import GoToStop
from viewer.state.view_requests import ToggleReduceMotion, TurnTo

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
    program.store.ask(ShowSchool(SchoolId("who")))
    program.store.ask(TurnTo("left"))
    places = {(point.point, point.side): point.position_mm for point in atlas.points}
    wanted = (("who/gv20", "midline"), ("who/gb7", "left"), ("who/gb6", "left"))
    program.store.ask(LayTape(tuple(tuple(map(float, places[key])) for key in wanted)))  # type: ignore[arg-type]


def compare(program: Program) -> None:
    """Compare the motor area with the line that is customarily matched with it."""
    program.store.ask(ToggleTape())
    program.store.ask(Compare((ZoneId("jiao.motor"), ZoneId("who.ms6"))))


def complaint(program: Program) -> None:
    """Ask for a complaint, and say which side it is on."""
    program.store.ask(Enter("explore"))
    program.store.ask(ShowComplaint(ComplaintId("arm-weakness")))
    program.store.ask(SetAffected("right"))


def evidence(program: Program) -> None:
    """Point out a cell where results disagree."""
    program.store.ask(Enter("map"))
    program.store.ask(ShowSchool(SchoolId("jiao")))
    program.store.ask(ShowCell(ComplaintId("tinnitus"), ZoneId("jiao.vertigo-auditory")))


def needle(program: Program) -> None:
    """Look at the needle in the middle of the motor area."""
    program.store.ask(Enter("explore"))
    program.store.ask(ShowZone(ZoneId("jiao.motor"), PartId("middle"), "left"))
    program.store.ask(Enter("needle"))


def explain(program: Program) -> None:
    """Explain to a patient whose right arm is weak."""
    program.store.ask(Enter("explain"))
    program.store.ask(ExplainComplaint(ComplaintId("arm-weakness")))
    program.store.ask(SetPatientSide("right"))


def learn(program: Program) -> None:
    """Stand where a shipped tour asks something."""
    program.store.ask(Enter("learn"))
    program.tours.open(shipped_tour_files()[0])
    program.store.ask(GoToStop(ASKING))


def present(program: Program) -> None:
    """Present the same tour to a class."""
    program.store.ask(GoToStop(TOLD))
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
    program.store.ask(ToggleReduceMotion())
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
