"""A page that is built anew keeps its place, the control that was pressed, and the answer in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from viewer.widgets.pieces.page_scroll import PageScroll
from viewer.widgets.pieces.stack import Stack


class _Page:
    """Buttons in groups, built anew at every press; the group of the middle one may get an answer."""

    def __init__(self) -> None:
        self.page = Stack()
        self.scroll = PageScroll(self.page)
        self.answer_px = 0
        self.fill()

    def fill(self) -> None:
        for widget in self.page.widgets():
            self.page.remove(widget)
        for name in ("above", "asked", "below"):
            group = Stack(self.page)
            group.setMinimumHeight(0)
            for word in ("Left", "Right"):
                button = QPushButton(word, group)
                button.clicked.connect(self.press)
                group.add(button)
            answer = QWidget(group)
            answer.setMinimumHeight(self.answer_px if name == "asked" else 0)
            group.add(answer)
            room = QWidget(self.page)
            room.setMinimumHeight(500)
            self.page.add(room)
            self.page.add(group)
        self.scroll.fit_page()

    def press(self) -> None:
        with self.scroll.kept_place():
            self.fill()

    def button(self, place: int) -> QPushButton:
        return self.page.widgets()[2 * place + 1].findChildren(QPushButton)[1]

    def top_px(self, widget: QWidget) -> int:
        return widget.mapTo(self.scroll, QPoint(0, 0)).y()


@pytest.fixture
def page(shown: Callable[..., None]) -> _Page:
    made = _Page()
    shown(made.scroll, 300, 400)
    return made


@pytest.mark.parametrize("answer_px", [0, 60])
def test_the_pressed_control_stays_under_the_pointer_with_the_focus(page: _Page, qtbot: QtBot, answer_px: int) -> None:
    page.scroll.verticalScrollBar().setValue(800)
    button = page.button(1)
    top = page.top_px(button)
    page.answer_px = answer_px
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert page.button(1) is not button
    assert page.top_px(page.button(1)) == top
    assert page.button(1).hasFocus()


def test_an_answer_below_the_edge_is_brought_in_sight(page: _Page, qtbot: QtBot) -> None:
    button = page.button(1)
    bar = page.scroll.verticalScrollBar()
    bar.setValue(page.top_px(button) + bar.value() + button.height() - page.scroll.viewport().height())
    page.answer_px = 60
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    answer = page.button(1).parentWidget().children()[-1]
    assert isinstance(answer, QWidget)
    assert page.top_px(answer) + answer.height() == page.scroll.viewport().height()
    assert page.top_px(page.button(1)) > 0


def test_without_a_pressed_control_the_page_stays_where_it_is(page: _Page) -> None:
    page.scroll.verticalScrollBar().setValue(333)
    page.press()
    QApplication.processEvents()
    assert page.scroll.verticalScrollBar().value() == 333


def test_a_control_that_is_gone_leaves_the_page_where_it_is(page: _Page) -> None:
    page.scroll.verticalScrollBar().setValue(200)
    page.button(2).setFocus()
    with page.scroll.kept_place():
        for widget in page.page.widgets()[-1:]:
            page.page.remove(widget)
    QApplication.processEvents()
    assert page.scroll.verticalScrollBar().value() == 200
