"""What VTK has to say: it raises no exception, it prints. Somebody must listen."""

from __future__ import annotations

from collections.abc import Callable

from vtkmodules.vtkCommonCore import vtkCommand, vtkOutputWindow, vtkStringOutputWindow


def hear_vtk(report: Callable[[str], None]) -> None:
    """Hand VTK's errors and warnings to `report`, for the log.

    Exceptions in our own VTK callbacks need no such thing: VTK passes them to ``sys.excepthook``.

    Parameters
    ----------
    report : callable
        Gets each message as VTK words it, with the place in VTK's source.
    """
    window = vtkStringOutputWindow()

    def hear(_window: vtkOutputWindow, _event: str, message: str) -> None:
        report(message.strip())

    hear.CallDataType = "string0"  # type: ignore[attr-defined]  # VTK's way to ask for the text
    window.AddObserver(vtkCommand.ErrorEvent, hear)
    window.AddObserver(vtkCommand.WarningEvent, hear)
    vtkOutputWindow.SetInstance(window)
