"""The map of the evidence in the real window: by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from viewer.app.modes.map import MapMode
from viewer.app.program import Program
from viewer.state.mode_requests import StepOut
from viewer.widgets.map.model import MapModel
from viewer.widgets.map.table import MapTable
from viewer.widgets.mode_row import ModeRow


def _enter(program: Program, qtbot: QtBot) -> tuple[MapMode, MapTable, MapModel]:
    row = program.window.findChild(ModeRow)
    qtbot.mouseClick(row.modes().segment("map"), Qt.MouseButton.LeftButton)
    mode = program._modes["map"]
    assert isinstance(mode, MapMode)
    table = mode.panel.table
    qtbot.waitUntil(table.isVisible)
    model = table.model()
    assert isinstance(model, MapModel)
    return mode, table, model


def _click(table: MapTable, index: QModelIndex, qtbot: QtBot) -> None:
    table.scrollTo(index)
    rect = table.visualRect(index)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(20, 14))


def test_a_click_on_a_cell_says_what_stands_behind_it_and_lights_the_zone(program: Program, qtbot: QtBot) -> None:
    mode, table, model = _enter(program, qtbot)
    _click(table, model.place("tinnitus", "jiao.vertigo-auditory"), qtbot)  # type: ignore[arg-type]
    state = program.store.state
    assert state.selection.cell == ("tinnitus", "jiao.vertigo-auditory")
    assert state.selection.lit == ("jiao.vertigo-auditory",)
    button = next(each for each in mode.detail.findChildren(QPushButton) if each.text() == "Show on the head")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (program.store.state.mode, program.store.state.selection.zone) == ("explore", "jiao.vertigo-auditory")
    assert program.explore.card.isVisible()


def test_arrow_keys_step_over_empty_cells_and_enter_shows_the_zone(program: Program, qtbot: QtBot) -> None:
    _mode, table, model = _enter(program, qtbot)
    _click(table, model.place("tinnitus", "jiao.vertigo-auditory"), qtbot)  # type: ignore[arg-type]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    cell = program.store.state.selection.cell
    assert cell is not None
    assert cell != ("tinnitus", "jiao.vertigo-auditory")
    assert cell in model.map.cells
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert program.store.state.selection.zone == cell[1]


def test_an_empty_cell_asks_for_nothing(program: Program, qtbot: QtBot) -> None:
    _mode, table, model = _enter(program, qtbot)
    row = next(index for index, row in enumerate(model.map.rows) if row.complaint == "tinnitus")
    column = next(index for index, column in enumerate(model.map.columns) if column.zone == "jiao.motor")
    _click(table, model.index(row, column), qtbot)
    assert program.store.state.selection.cell is None


def test_the_school_chosen_on_the_map_is_the_one_on_the_head(program: Program, qtbot: QtBot) -> None:
    mode, _table, model = _enter(program, qtbot)
    schools = next(each for each in mode.panel.findChildren(QComboBox) if each.accessibleName() == "Whose zones")
    schools.setCurrentIndex(schools.findData("who"))
    schools.activated.emit(schools.currentIndex())
    assert program.store.state.school == "who"
    zones = [column.zone for column in model.map.columns if column.zone]
    assert zones
    assert all(zone.startswith("who.") for zone in zones)


def test_escape_leads_back_to_exploring(program: Program, qtbot: QtBot) -> None:
    _enter(program, qtbot)
    program.store.ask(StepOut())
    assert program.store.state.mode == "explore"
    assert program.explore.zones.isVisible()


def test_names_stand_whole_where_there_is_room(program: Program, qtbot: QtBot) -> None:
    program.window.resize(1440, 900)
    _mode, table, model = _enter(program, qtbot)
    names = table.verticalHeader()
    qtbot.waitUntil(lambda: names.width() >= names.sizeHint().width())
    metrics = program._look.metrics("item")
    complaints = [row.name for row in model.map.rows if row.complaint is not None]
    assert names.width() >= max(metrics.horizontalAdvance(name) for name in complaints) + 14
    slanted = table.horizontalHeader()
    longest = max(program._look.metrics("small").horizontalAdvance(column.name) for column in model.map.columns)
    assert slanted.height() >= 0.743 * longest + 28, "48 degrees from the swatches upwards"
