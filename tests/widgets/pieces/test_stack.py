from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.stack import Beside, BesideOrBelow, Stack, Trailing, height_at
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

LONG = "The line is measured with a tape along the midline from between the brows. " * 3


def test_a_stack_is_as_high_as_its_widgets_gaps_and_margins(look: Look, shown: Callable[..., None]) -> None:
    stack = Stack(margin_px=(10, 20, 30, 40))
    first, second = Statement(look, "One"), Statement(look, LONG)
    stack.add(first, 99)
    stack.add(second, 7)
    height = stack.heightForWidth(300)
    assert height == 20 + first.heightForWidth(260) + 7 + second.heightForWidth(260) + 40
    shown(stack, 300, height)
    assert (first.x(), first.y(), first.width()) == (10, 20, 260)
    assert second.y() == first.geometry().bottom() + 1 + 7


def test_a_stack_follows_a_text_that_grows(look: Look, shown: Callable[..., None], qtbot: QtBot) -> None:
    stack = Stack()
    text, below = Statement(look, "One"), Statement(look, "Two")
    stack.add(text)
    stack.add(below, 4)
    shown(stack, 200, 400)
    before = below.y()
    text.show_text(LONG)
    qtbot.waitUntil(lambda: below.y() > before)
    assert below.y() == text.heightForWidth(200) + 4


def test_a_widget_added_while_the_stack_is_shown_appears_in_its_place(look: Look, shown: Callable[..., None]) -> None:
    stack = Stack()
    stack.add(Statement(look, "One"))
    shown(stack, 200, 400)
    late = Statement(look, LONG)
    stack.add(late, 5)
    assert late.isVisible()
    assert late.height() == late.heightForWidth(200)
    stack.remove(late)
    assert stack.widgets()[-1] is not late


def test_beside_gives_the_rest_to_the_second(look: Look, shown: Callable[..., None]) -> None:
    number, text = Statement(look, "1"), Statement(look, LONG)
    row = Beside(number, 24, text, 6)
    shown(row, 200, row.heightForWidth(200))
    assert text.geometry().left() == 30
    assert row.height() == text.heightForWidth(170)


@pytest.mark.parametrize(("width", "is_beside"), [(300, True), (299, False)])
def test_beside_or_below_turns_where_room_is_short(
    look: Look, shown: Callable[..., None], width: int, is_beside: bool
) -> None:
    left, right = Statement(look, "Left"), Statement(look, "Right")
    row = BesideOrBelow(left, 100, right, 190, 10)
    shown(row, width, row.heightForWidth(width))
    assert (right.y() == 0) is is_beside
    assert right.width() == (190 if is_beside else width)


def test_trailing_keeps_its_own_width_even_when_fixed(look: Look, shown: Callable[..., None]) -> None:
    words, button = Statement(look, LONG), QPushButton("Go")
    button.setFixedWidth(90)
    row = Trailing(words, button, 12)
    shown(row, 300, row.heightForWidth(300))
    assert button.geometry().right() == 299
    assert words.width() == 300 - 90 - 12
    assert row.height() == words.heightForWidth(198)


def test_height_at_obeys_limits(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setFixedHeight(33)
    assert height_at(widget, 100) == 33


def test_a_flow_breaks_lines_and_never_cuts(look: Look, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, gap_px=6)
    labels = [QLabel("word", box) for _ in range(4)]
    for label in labels:
        label.setFixedSize(60, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(300) == 20
    assert flow.heightForWidth(130) == 46
    assert flow.sizeHint().width() == 4 * 60 + 3 * 6
    text = Statement(look, LONG, parent=box)
    flow.addWidget(text)
    assert flow.heightForWidth(130) == 46 + 6 + text.heightForWidth(130)
