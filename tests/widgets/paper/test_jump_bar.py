from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewer.widgets.paper.jump_bar import JumpBar
from viewer.widgets.theme import Look


def test_following_asks_nothing_and_choosing_asks(look: Look, qtbot: QtBot, shown: Callable[..., None]) -> None:
    bar = JumpBar(look)
    bar.show_titles(("Used for", "Where & how", "Cautions"))
    shown(bar, 424, 40)
    with qtbot.assertNotEmitted(bar.section_requested):
        bar.show_section(2)
    assert bar.currentIndex() == 2
    with qtbot.waitSignal(bar.section_requested) as asked:
        qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert asked.args == [1]
    assert bar.tabText(1) == "Where && how"


def test_the_current_section_can_be_asked_for_again(look: Look, qtbot: QtBot, shown: Callable[..., None]) -> None:
    bar = JumpBar(look)
    bar.show_titles(("Used for", "Where"))
    shown(bar, 424, 40)
    with qtbot.waitSignal(bar.section_requested) as asked:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert asked.args == [0]


def test_words_stand_wider_apart_where_there_is_room(look: Look, shown: Callable[..., None]) -> None:
    bar = JumpBar(look)
    bar.show_titles(("Used for", "Where"))
    shown(bar, 424, 40)
    bar.fit(424)
    narrow = bar.tabRect(1).left()
    bar.fit(560)
    assert bar.tabRect(1).left() > narrow


def test_what_has_no_room_stands_in_the_menu(look: Look, qtbot: QtBot, shown: Callable[..., None]) -> None:
    titles = ("Learn this", "Used for", "Where", "Needling", "Studies 18", "Background", "Cautions", "Sources")
    bar = JumpBar(look)
    bar.show_titles(titles)
    shown(bar, 424, 40)
    bar.fit(406)
    hidden = bar.hidden_sections()
    assert hidden
    assert hidden[-1] == 7
    assert 3 not in hidden
    assert bar.tabRect(len(titles)).right() <= 406, "the last tab is in sight"
    bar.show_section(hidden[0])
    assert bar.tabText(bar.currentIndex()) == "More"
    menu = bar.menu()
    assert [action.text() for action in menu.actions()] == [titles[index] for index in hidden]
    assert menu.actions()[0].isChecked()
    with qtbot.waitSignal(bar.section_requested) as asked:
        menu.actions()[-1].trigger()
    assert asked.args == [7]


def test_with_room_for_all_there_is_no_menu(look: Look, shown: Callable[..., None]) -> None:
    bar = JumpBar(look)
    bar.show_titles(("Studies", "Background", "Cautions"))
    shown(bar, 424, 40)
    bar.fit(424)
    assert bar.hidden_sections() == ()
    assert not bar.isTabVisible(3)
    bar.fit(150)
    assert bar.hidden_sections()
    bar.fit(424)
    assert bar.hidden_sections() == ()
