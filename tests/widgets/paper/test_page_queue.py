"""A page begins at once, goes on while the program waits, and can be finished."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from viewer.widgets.paper.page_queue import PageQueue
from viewer.widgets.pieces.page_scroll import PageScroll
from viewer.widgets.pieces.stack import Stack

_PIECES = 40


@pytest.fixture
def page(shown: Callable[..., None]) -> tuple[Stack, PageQueue]:
    stack = Stack()
    scroll = PageScroll(stack)
    shown(scroll, 300, 200)
    return stack, PageQueue(scroll)


def _pieces(stack: Stack, count: int) -> Iterator[None]:
    for _each in range(count):
        piece = QWidget(stack)
        piece.setFixedHeight(50)
        stack.add(piece)
        yield


def test_what_is_out_of_sight_waits(page: tuple[Stack, PageQueue], qtbot: QtBot) -> None:
    stack, queue = page
    queue.start(_pieces(stack, _PIECES))
    assert 1 <= len(stack.widgets()) <= 5
    qtbot.waitUntil(lambda: len(stack.widgets()) == _PIECES)


def test_the_rest_can_be_asked_for(page: tuple[Stack, PageQueue]) -> None:
    stack, queue = page
    queue.start(_pieces(stack, _PIECES))
    queue.finish()
    assert len(stack.widgets()) == _PIECES


def test_another_page_forgets_the_rest_of_the_last(page: tuple[Stack, PageQueue]) -> None:
    stack, queue = page
    queue.start(_pieces(stack, _PIECES))
    built = len(stack.widgets())
    queue.start(_pieces(stack, 1))
    queue.finish()
    assert len(stack.widgets()) == built + 1


def test_nothing_to_build_is_no_fault(page: tuple[Stack, PageQueue]) -> None:
    stack, queue = page
    queue.start(iter(()))
    queue.finish()
    assert stack.widgets() == ()


def test_a_page_that_is_closed_while_it_is_built_is_let_go(qtbot: QtBot) -> None:
    stack = Stack()
    scroll = PageScroll(stack)
    queue = PageQueue(scroll)
    built: list[int] = []

    def closing() -> Iterator[None]:
        tall = QWidget(stack)
        tall.setFixedHeight(2000)
        stack.add(tall)
        built.append(0)
        yield
        built.append(1)
        delete(scroll)
        yield

    queue.start(closing())
    qtbot.waitUntil(lambda: built == [0, 1])
    qtbot.wait(20)
    assert built == [0, 1]
