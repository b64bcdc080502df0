"""The description of the computer that goes with every figure."""

from __future__ import annotations

import getpass
import platform
import sys

import pytest

from tools.bench.machine import describe_machine
from viewer.cli.opengl import describe_opengl


def test_says_what_matters_for_speed() -> None:
    machine = describe_machine()
    assert machine["Python"] == platform.python_version()
    assert int(machine["cores"]) >= 1
    assert machine["vtk"][0].isdigit()


def test_names_neither_person_nor_computer() -> None:
    text = " ".join(describe_machine().values())
    assert platform.node() not in text
    assert getpass.getuser() not in text


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a screen is always there")
def test_does_not_start_qt_without_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert describe_opengl() == "not asked: there is no screen"
