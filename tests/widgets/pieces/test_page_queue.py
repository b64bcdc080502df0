"""A page begins at once, goes on while the program waits, and can be finished."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from viewer.widgets.pieces.page_queue import PageQueue
from viewer.widgets.pieces.page_scroll import PageScroll
from viewer.widgets.pieces.stack import Stack

_PIECES = 40


@pytest.fixture
def page(shown: Callable[..., None]) -> tuple[Stack, PageQueue]:
    stack = Stack()
    scroll = PageScroll(stack)
    shown(scroll, 300, 200)
    return stack, PageQueue(scroll)


def _piece(stack: Stack) -> None:
    piece = QWidget(stack)
    piece.setFixedHeight(50)
    stack.add(piece)


def test_what_is_out_of_sight_waits(page: tuple[Stack, PageQueue], qtbot: QtBot) -> None:
    stack, queue = page
    queue.start(partial(_piece, stack) for _each in range(_PIECES))
    assert 1 <= len(stack.widgets()) <= 5
    qtbot.waitUntil(lambda: len(stack.widgets()) == _PIECES)


def test_the_rest_can_be_asked_for(page: tuple[Stack, PageQueue]) -> None:
    stack, queue = page
    queue.start((partial(_piece, stack) for _each in range(_PIECES)), later=[partial(_piece, stack)])
    queue.finish()
    assert len(stack.widgets()) == _PIECES + 1


def test_what_takes_long_always_waits(page: tuple[Stack, PageQueue]) -> None:
    stack, queue = page
    queue.start([partial(_piece, stack)], later=[partial(_piece, stack)])
    assert len(stack.widgets()) == 1


def test_another_page_forgets_the_rest_of_the_last(page: tuple[Stack, PageQueue]) -> None:
    stack, queue = page
    queue.start(partial(_piece, stack) for _each in range(_PIECES))
    built = len(stack.widgets())
    queue.start([partial(_piece, stack)])
    queue.finish()
    assert len(stack.widgets()) == built + 1


def test_nothing_to_build_is_no_fault(page: tuple[Stack, PageQueue]) -> None:
    stack, queue = page
    queue.start([])
    queue.finish()
    assert stack.widgets() == ()


def test_a_page_that_is_closed_while_it_is_built_is_let_go(qtbot: QtBot) -> None:
    scroll = PageScroll(Stack())
    queue = PageQueue(scroll)
    built: list[int] = []

    def closing() -> None:
        built.append(1)
        delete(scroll)

    queue.start([lambda: built.append(0)], later=[closing])
    qtbot.waitUntil(lambda: built == [0, 1])
    qtbot.wait(20)
    assert built == [0, 1]
