"""The floor: the plainest window of Qt and VTK that shows the head, with nothing of ours in it.

Run by the comparison: ``python -m tools.bench.floor MESH.npz STARTED``, where MESH holds ``vertices``, ``faces`` and
``normals``, and STARTED is the reading of `time.monotonic` just before this process was started.
"""

from __future__ import annotations

import sys
import time

import numpy as np
import vtkmodules.vtkInteractionStyle
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  registers the drawing backend
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from vtkmodules.qt.QVTKRenderWindowInteractor import QVTKRenderWindowInteractor
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from tools.bench.measure import ORBIT_STEP_DEG, WINDOW_SIZE, hand_back, orbit, resident_mb

FILLS_AS_IN_PROGRAM = 1.19
"""Both draw the head over 82 % of the height: without a graphics card the time goes into pixels."""


def _actor(mesh_file: str) -> vtkActor:
    with np.load(mesh_file) as mesh:
        points = vtkPoints()
        points.SetData(numpy_to_vtk(mesh["vertices"], deep=True))
        cells = vtkCellArray()
        cells.SetData(3, numpy_to_vtkIdTypeArray(mesh["faces"].astype(np.int64).ravel(), deep=True))
        skin = vtkPolyData()
        skin.SetPoints(points)
        skin.SetPolys(cells)
        skin.GetPointData().SetNormals(numpy_to_vtk(mesh["normals"], deep=True))
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(skin)
    actor = vtkActor()
    actor.SetMapper(mapper)
    actor.GetProperty().SetInterpolationToPhong()
    return actor


def main(mesh_file: str, started_s: float) -> int:
    """Open the window, measure, hand back the figures and end.

    Parameters
    ----------
    mesh_file : str
        An ``.npz`` with ``vertices`` (n, 3) float32, ``faces`` (m, 3) and ``normals`` (n, 3) float32.
    started_s : float
        `time.monotonic` before the process began.
    """
    app = QApplication(sys.argv[:1])
    widget = QVTKRenderWindowInteractor()
    widget.resize(*WINDOW_SIZE)
    window = widget.GetRenderWindow()
    window.SetMultiSamples(0)
    renderer = vtkRenderer()
    renderer.AddActor(_actor(mesh_file))
    window.AddRenderer(renderer)
    camera = renderer.GetActiveCamera()
    camera.SetPosition(0.0, 1.0, 0.0)  # the face, upright
    camera.SetViewUp(0.0, 0.0, 1.0)
    renderer.ResetCamera()
    camera.Zoom(FILLS_AS_IN_PROGRAM)

    def step() -> None:
        camera.Azimuth(ORBIT_STEP_DEG)
        window.Render()
        window.WaitForCompletion()

    def measure() -> None:
        if not widget.windowHandle().isExposed():
            return
        shown.stop()
        figures: dict[str, float | None] = {}
        window.Render()
        window.WaitForCompletion()
        figures["start_s"] = time.monotonic() - started_s
        figures.update(orbit(step))
        figures["memory_mb"] = resident_mb()
        hand_back(figures)
        widget.Finalize()
        widget.close()
        app.quit()

    widget.show()
    widget.Initialize()
    shown = QTimer(interval=0)  # fires whenever the event loop has nothing else to do
    shown.timeout.connect(measure)
    shown.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2])))
