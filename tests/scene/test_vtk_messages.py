"""Nothing VTK says is lost."""

from __future__ import annotations

import sys

import pytest
from vtkmodules.vtkCommonCore import vtkObject, vtkOutputWindow
from vtkmodules.vtkFiltersCore import vtkPolyDataNormals

from viewer.scene.vtk_messages import hear_vtk


def test_an_error_of_vtk_is_heard() -> None:
    heard: list[str] = []
    before = vtkOutputWindow.GetInstance()
    hear_vtk(heard.append)
    vtkPolyDataNormals().Update()  # it has no input
    vtkOutputWindow.SetInstance(before)
    assert len(heard) == 1
    assert "vtkPolyDataNormals" in heard[0]


def test_an_exception_in_a_callback_reaches_the_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: caught.append(str(error)))

    def fail(*_: object) -> None:
        raise ValueError("in a callback")

    thing = vtkObject()
    thing.AddObserver("ModifiedEvent", fail)
    thing.Modified()
    assert caught == ["in a callback"]
