from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewer.widgets.card.jump_bar import JumpBar
from viewer.widgets.theme import Look


def test_following_asks_nothing_and_choosing_asks(look: Look, qtbot: QtBot, shown: Callable[..., None]) -> None:
    bar = JumpBar(look, 3)
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
    bar = JumpBar(look, 2)
    bar.show_titles(("Used for", "Where"))
    shown(bar, 424, 40)
    with qtbot.waitSignal(bar.section_requested) as asked:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert asked.args == [0]


def test_words_stand_wider_apart_where_there_is_room(look: Look, shown: Callable[..., None]) -> None:
    bar = JumpBar(look, 2)
    bar.show_titles(("Used for", "Where"))
    shown(bar, 424, 40)
    bar.fit(424)
    narrow = bar.tabRect(1).left()
    bar.fit(560)
    assert bar.tabRect(1).left() > narrow


def test_a_tab_for_roomy_cards_gives_way_to_the_one_before(look: Look, shown: Callable[..., None]) -> None:
    bar = JumpBar(look, 3, {1})
    bar.show_titles(("Studies", "Background", "Cautions"))
    shown(bar, 424, 40)
    bar.fit(424)
    bar.show_section(1)
    assert (bar.isTabVisible(1), bar.currentIndex()) == (False, 0)
    bar.fit(560)
    bar.show_section(1)
    assert (bar.isTabVisible(1), bar.currentIndex()) == (True, 1)
