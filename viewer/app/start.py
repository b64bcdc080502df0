"""The start of the program with its window, and its end."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from viewer import __version__
from viewer.app.fault import show_faults
from viewer.app.options import OpenOptions
from viewer.app.program import Program
from viewer.data.paths import assets_folder
from viewer.scene.vtk_messages import hear_vtk


def run(options: OpenOptions) -> int:
    """Open the window and stay until it is closed.

    Returns
    -------
    int
        Exit status of the program.
    """
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("scalp-map-viewer")
    qt.setApplicationDisplayName("Scalp Map Viewer")
    qt.setApplicationVersion(__version__)
    qt.setWindowIcon(QIcon(str(assets_folder() / "icons" / "app.svg")))
    program = Program(qt, options)
    show_faults(program.window)
    hear_vtk(logging.getLogger("vtk").warning)
    picture = options.picture
    if picture is not None:
        program.settled.connect(lambda: _save_window_and_close(program, picture))
    program.show()
    return qt.exec()


def _save_window_and_close(program: Program, path: Path) -> None:
    program.window.grab().save(str(path))
    program.window.close()
