"""Shows faults that nobody foresaw, as a text to copy; the program goes on."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot, qVersion
from PySide6.QtWidgets import QWidget
from vtkmodules.vtkCommonCore import vtkVersion

from viewer import __version__

_TITLE = "Something went wrong"
_LEAD = "The program goes on, and your settings are kept. To ask for help, copy this text; nothing is sent anywhere."


def show_faults(window: QWidget) -> None:
    """Show every uncaught exception from now on, of whichever thread, after it has gone to the log."""
    reports = _Reports(window)
    log_it = sys.excepthook

    def on_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log_it(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            reports.wanted.emit(fault_text(error))

    sys.excepthook = on_fault


class _Reports(QObject):
    """Shows reports in the window's own thread, one at a time: a fault in every frame must not bury the window.

    Signals
    -------
    wanted : str
        The text of a report, from any thread.
    """

    wanted = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_shown = False
        self.wanted.connect(self._show)  # from another thread this call waits for the window's

    @Slot(str)
    def _show(self, text: str) -> None:
        if self._is_shown:
            return
        from viewer.widgets.dialogs import ReportDialog

        self._is_shown = True
        dialog = ReportDialog(_TITLE, _LEAD, text, self._window)
        dialog.exec()
        dialog.deleteLater()
        self._is_shown = False


def fault_text(error: BaseException) -> str:
    """Return versions, system and trace of a fault."""
    about = (
        f"Scalp Map Viewer {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"VTK {vtkVersion.GetVTKVersion()}, {platform.platform()}"
    )
    return f"{about}\n\n{''.join(traceback.format_exception(error))}"
