"""Shows faults that nobody foresaw, as a text to copy; the program goes on."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget
from vtkmodules.vtkCommonCore import vtkVersion

from viewer import __version__

_TITLE = "Something went wrong"
_LEAD = "The program goes on, and your settings are kept. To ask for help, copy this text; nothing is sent anywhere."


def show_faults(window: QWidget) -> None:
    """Show every uncaught exception from now on, after it has gone to the log."""
    log_it = sys.excepthook
    shown: list[bool] = []

    def on_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log_it(kind, error, trace)
        if shown or issubclass(kind, KeyboardInterrupt):
            return  # one report at a time: a fault in every frame must not bury the window
        from viewer.widgets.dialogs import ReportDialog

        shown.append(True)
        ReportDialog(_TITLE, _LEAD, fault_text(error), window).exec()
        shown.clear()

    sys.excepthook = on_fault


def fault_text(error: BaseException) -> str:
    """Return versions, system and trace of a fault."""
    about = (
        f"Scalp Map Viewer {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"VTK {vtkVersion.GetVTKVersion()}, {platform.platform()}"
    )
    return f"{about}\n\n{''.join(traceback.format_exception(error))}"
