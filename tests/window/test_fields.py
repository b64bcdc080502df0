"""Every field of the window: the wheel passes over it, and numbers are of one kind."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.domain.identity import ZoneId
from viewer.state.mode_requests import Enter
from viewer.state.modes import Mode
from viewer.state.requests import ShowZone
from viewer.state.tape_requests import ToggleTape
from viewer.widgets.pieces.number_field import NumberField


def fields(program: Program) -> list[QWidget]:
    kinds = (QAbstractSlider, QAbstractSpinBox, QComboBox)
    return [
        each
        for each in program.window.findChildren(QWidget)
        if isinstance(each, kinds) and not isinstance(each, QScrollBar) and each.isVisible() and each.isEnabled()
    ]


def value(field: QWidget) -> object:
    return field.currentText() if isinstance(field, QComboBox) else field.property("value")


def test_the_wheel_passes_over_every_field_of_every_mode(qtbot: QtBot, program: Program) -> None:
    program.store.ask(ShowZone(ZoneId("jiao.motor")))
    handle = program.window.windowHandle()
    assert handle is not None
    kinds = set()
    for mode in get_args(Mode):
        program.store.ask(Enter(mode))
        program.store.ask(ToggleTape())
        QApplication.processEvents()
        for field in fields(program):
            if field.hasFocus():
                field.clearFocus()
            before, place = value(field), field.mapTo(program.window, field.rect().center())
            over = program.window.childAt(place)
            if over is None or not (over is field or field.isAncestorOf(over)):
                continue  # scrolled out of sight
            kinds.add(field.metaObject().className())
            for turn in (-120, 120):
                QTest.wheelEvent(handle, QPointF(place), QPoint(0, turn))
                QApplication.processEvents()
                assert (value(field), field.hasFocus()) == (before, False), (mode, field.accessibleName())
    assert {"NumberField", "QComboBox", "SearchCombo"} <= kinds


def test_every_number_field_is_of_one_kind(program: Program) -> None:
    program.store.ask(ShowZone(ZoneId("jiao.motor")))
    program.store.ask(Enter("needle"))
    spins = program.window.findChildren(QAbstractSpinBox)
    assert len(spins) > 4
    assert all(isinstance(each, NumberField) for each in spins)
