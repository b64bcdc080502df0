from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from viewer.domain.identity import ComplaintId, PartId, PointId, ZoneId
from viewer.presentation.palette import DARK
from viewer.presentation.zone_list import ComplaintGroup, ComplaintRow, PointRow
from viewer.state.request import Request
from viewer.state.requests import ShowComplaint, ShowPoint, ShowZone
from viewer.widgets.theme import Look, apply_theme
from viewer.widgets.zones.delegate import ZoneDelegate
from viewer.widgets.zones.tree import ZoneTree

MOTOR = ZoneId("jiao.motor")


@pytest.fixture
def tree(look: Look, shown: Callable[..., None], sample: SimpleNamespace, asked: list[Request]) -> ZoneTree:
    made = ZoneTree(look, asked.append)
    made.show_groups(sample.groups())
    shown(made, 296, 600)
    return made


def _rows(tree: ZoneTree) -> list[QModelIndex]:
    """The rows in sight, from the top."""
    rows, index = [], tree.model().index(0, 0)
    while index.isValid():
        rows.append(index)
        index = tree.indexBelow(index)
    return rows


def _named(tree: ZoneTree, name: str) -> QModelIndex:
    return next(index for index in _rows(tree) if index.data() == name)


def _click(tree: ZoneTree, qtbot: QtBot, name: str) -> None:
    place = tree.visualRect(_named(tree, name)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_parts_show_only_while_their_zone_is_selected(tree: ZoneTree) -> None:
    assert "Part 0" not in [index.data() for index in _rows(tree)]
    tree.select(MOTOR)
    assert [index.data() for index in _rows(tree)][1:5] == ["Motor area", "Part 0", "Part 1", "Part 2"]
    tree.select(ZoneId("jiao.sensory"))
    assert "Part 0" not in [index.data() for index in _rows(tree)]


def test_a_click_asks_for_the_zone_and_selects_nothing_by_itself(
    tree: ZoneTree, qtbot: QtBot, asked: list[Request]
) -> None:
    _click(tree, qtbot, "Praxis area")
    assert asked == [ShowZone(ZoneId("jiao.praxis"))]
    assert not tree.selectionModel().hasSelection()


def test_selecting_from_outside_asks_nothing(tree: ZoneTree, asked: list[Request]) -> None:
    tree.select(MOTOR, PartId("p1"))
    assert asked == []
    spoken = _named(tree, "Motor area").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Motor area, 运动区, J1, selected"
    assert _named(tree, "Part 1").data(Qt.ItemDataRole.AccessibleTextRole) == "Part 1, region 1, selected"
    tree.select(None)
    assert not tree.selectionModel().hasSelection()


def test_a_part_asks_with_its_zone(tree: ZoneTree, qtbot: QtBot, asked: list[Request]) -> None:
    tree.select(MOTOR)
    _click(tree, qtbot, "Part 2")
    assert asked == [ShowZone(MOTOR, PartId("p2"))]


def test_arrows_walk_and_return_asks(tree: ZoneTree, qtbot: QtBot, asked: list[Request]) -> None:
    tree.focus_first()
    assert tree.currentIndex().data() == "Motor area"
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex().data() == "Praxis area"
    assert asked == []
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert asked == [ShowZone(ZoneId("jiao.praxis"))]


def test_up_on_the_first_row_goes_back_to_the_search(tree: ZoneTree, qtbot: QtBot) -> None:
    tree.focus_first()
    qtbot.keyClick(tree, Qt.Key.Key_Up)
    with qtbot.waitSignal(tree.search_wanted):
        qtbot.keyClick(tree, Qt.Key.Key_Up)


def test_a_group_closes_and_opens(tree: ZoneTree, qtbot: QtBot) -> None:
    _click(tree, qtbot, "Movement")
    assert "Motor area" not in [index.data() for index in _rows(tree)]
    tree.select(MOTOR)
    assert "Motor area" in [index.data() for index in _rows(tree)], "what is selected can be seen"


def test_the_zone_under_the_pointer_is_told(tree: ZoneTree, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tree.zone_hovered) as hovered:
        tree.entered.emit(_named(tree, "Sensory area"))
    assert hovered.args == ["jiao.sensory"]
    with qtbot.waitSignal(tree.zone_hovered) as hovered:
        tree.entered.emit(_named(tree, "Feeling"))
    assert hovered.args == [None]


def test_what_a_search_found_is_grouped_and_asks(tree: ZoneTree, asked: list[Request], sample: SimpleNamespace) -> None:
    tree.show_found(sample.found())
    names = [index.data() for index in _rows(tree)]
    assert names == ["Complaints", "Ringing in the ears", "Zones", "Vertigo-auditory area"]
    tree.request_first()
    assert asked == [ShowComplaint(ComplaintId("tinnitus"))]
    tree.select_complaint("tinnitus")
    assert "selected" in _named(tree, "Ringing in the ears").data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_empty_result_can_be_asked_for_its_first(
    tree: ZoneTree, asked: list[Request], sample: SimpleNamespace
) -> None:
    tree.show_found(sample.found(complaints=(), zones=()))
    tree.request_first()
    assert asked == []
    tree.focus_first()


def test_han_gives_way_whole_and_the_name_is_cut_with_an_ellipsis(tree: ZoneTree) -> None:
    delegate = tree.itemDelegate()
    assert isinstance(delegate, ZoneDelegate)
    row = tree.row_at(_named(tree, "Motor area"))
    assert row is not None
    assert delegate.shown_words(row, 296)[:2] == ("Motor area", "运动区")
    assert delegate.shown_words(row, 170)[:2] == ("Motor area", "")
    name, right, _detail = delegate.shown_words(row, 110)
    assert name.endswith("…")
    assert right == ""


def test_rows_have_the_heights_of_the_design_and_grow(qapp: object, look: Look, tree: ZoneTree, qtbot: QtBot) -> None:
    tree.select(MOTOR)
    heights = [tree.visualRect(_named(tree, name)).height() for name in ("Movement", "Motor area", "Part 0")]
    assert heights == [28, 32, 28]
    apply_theme(qapp, look, DARK, 1.5)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: tree.visualRect(_named(tree, "Motor area")).height() == 48)


def test_the_selected_row_has_the_bar_and_the_ground(tree: ZoneTree, look: Look) -> None:
    tree.select(MOTOR)
    picture: QImage = tree.viewport().grab().toImage()
    row = tree.visualRect(_named(tree, "Motor area"))
    assert picture.pixelColor(QPoint(1, row.center().y())).name() == look.palette.accent.lower()
    assert picture.pixelColor(QPoint(row.right() - 4, row.center().y())).name() == look.palette.accent_soft.lower()


def test_points_found_are_a_group_of_their_own_and_can_be_asked_for(
    tree: ZoneTree, sample: SimpleNamespace, qtbot: QtBot, asked: list[Request]
) -> None:
    point = PointRow(PointId("point.gv20"), "GV20 Bǎihuì", "百会")
    tree.show_found(sample.found(points=(point,)))
    names = [index.data() for index in _rows(tree)]
    assert names[-2:] == ["Points", "GV20 Bǎihuì"]
    _click(tree, qtbot, "GV20 Bǎihuì")
    assert asked == [ShowPoint(PointId("point.gv20"))]
    tree.select_point(PointId("point.gv20"))
    assert _named(tree, "GV20 Bǎihuì").data(Qt.ItemDataRole.AccessibleTextRole) == "GV20 Bǎihuì, 百会, selected"
    tree.select_point(None)
    assert _named(tree, "GV20 Bǎihuì").data(Qt.ItemDataRole.AccessibleTextRole) == "GV20 Bǎihuì, 百会"


def test_complaints_are_listed_by_topic_and_asked_for(
    look: Look, shown: Callable[..., None], qtbot: QtBot, asked: list[Request]
) -> None:
    rows = (
        ComplaintRow(ComplaintId("tinnitus"), "Ringing in the ears", "", "耳鸣"),
        ComplaintRow(ComplaintId("vertigo"), "Dizziness", "Vertigo"),
    )
    tree = ZoneTree(look, asked.append)
    shown(tree, 280, 600)
    tree.show_complaints((ComplaintGroup("Hearing and balance", rows),))
    model = tree.model()
    topic = model.index(0, 0)
    assert model.rowCount(topic) == 2
    first, second = (model.index(row, 0, topic) for row in (0, 1))
    heights = [tree.visualRect(index).height() for index in (first, second)]
    assert heights[0] < heights[1], "a second line needs room"
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(second).center())
    assert asked == [ShowComplaint(ComplaintId("vertigo"))]
    tree.select_complaint("tinnitus")
    spoken = model.data(first, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ringing in the ears, 耳鸣, selected"
