from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.theme import Look

SIDES = (("left", "Left"), ("right", "Right"), ("both", "Both"))


@pytest.fixture
def sides(look: Look, shown: Callable[..., None]) -> Segmented:
    made = Segmented(look, SIDES, "Side shown")
    shown(made, 220, 32)
    made.choose("left")
    return made


def test_a_click_asks_and_changes_nothing_by_itself(sides: Segmented, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sides.choice_requested) as asked:
        qtbot.mouseClick(sides.segment("right"), Qt.MouseButton.LeftButton)
    assert asked.args == ["right"]
    assert sides.chosen() == "left", "what is chosen follows the state"
    assert not sides.segment("right").isChecked()


def test_choosing_from_outside_asks_nothing(sides: Segmented, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sides.choice_requested):
        sides.choose("both")
    assert sides.chosen() == "both"
    sides.choose(None)
    assert sides.chosen() is None


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Right, "right"), (Qt.Key.Key_Left, "both")])
def test_arrows_walk_the_choices(sides: Segmented, qtbot: QtBot, key: Qt.Key, expected: str) -> None:
    sides.segment("left").setFocus()
    with qtbot.waitSignal(sides.choice_requested) as asked:
        qtbot.keyClick(sides.segment("left"), key)
    assert asked.args == [expected]
    assert QApplication.focusWidget() is sides.segment(expected)


def test_the_group_is_one_stop_for_tab(sides: Segmented) -> None:
    stops = [key for key, _text in SIDES if sides.segment(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["left"]
    sides.choose("both")
    stops = [key for key, _text in SIDES if sides.segment(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["both"]


def test_names_are_told_to_screen_readers(sides: Segmented) -> None:
    assert sides.accessibleName() == "Side shown"
    assert sides.segment("left").accessibleName() == "Left"
    assert sides.segment("left").isCheckable()


def test_where_room_is_short_words_become_tooltips(look: Look, qtbot: QtBot) -> None:
    modes = Segmented(look, (("a", "Explore", "eye"), ("b", "Compare", "compare")), "Mode")
    qtbot.addWidget(modes)
    modes.choose("a")
    wide = modes.sizeHint().width()
    modes.show_icons_only(True)
    assert modes.sizeHint().width() < wide
    assert "Compare" in modes.segment("b").toolTip()
    assert modes.segment("a").toolTip() == "", "the chosen one keeps its words"


def test_a_stretched_choice_gives_up_its_padding_before_its_words(look: Look) -> None:
    choices = (("jiao", "Jiao zones"), ("who", "WHO lines"), ("later", "Later"))
    wide = Segmented(look, choices, "School", stretched=True)
    words = sum(look.metrics("small_strong").horizontalAdvance(text) for _, text in choices)
    assert words < wide.minimumSizeHint().width() < wide.sizeHint().width() - 3 * look.px(12)
    fixed = Segmented(look, choices, "School")
    assert fixed.sizePolicy().horizontalPolicy() == fixed.sizePolicy().Policy.Fixed
