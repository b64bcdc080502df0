from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import PaintedButton
from viewer.widgets.pieces.search_field import SearchField, SearchNote
from viewer.widgets.theme import Look


@pytest.fixture
def field(look: Look, shown: Callable[..., None]) -> SearchField:
    made = SearchField(look)
    shown(made, 264, 40)
    return made


def test_typing_asks_once_after_a_pause(field: SearchField, qtbot: QtBot) -> None:
    asked: list[str] = []
    field.search_requested.connect(asked.append)
    qtbot.keyClicks(field, "ears")
    assert asked == [], "not with every letter"
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["ears"]


def test_down_and_return_search_at_once(field: SearchField, qtbot: QtBot) -> None:
    order: list[str] = []
    field.search_requested.connect(lambda text: order.append(f"search {text}"))
    field.results_requested.connect(lambda: order.append("results"))
    field.first_requested.connect(lambda: order.append("first"))
    qtbot.keyClicks(field, "ear")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert order == ["search ear", "results", "first"]


@pytest.mark.parametrize("way", ["key", "button"])
def test_clearing_asks_for_no_search(field: SearchField, qtbot: QtBot, way: str) -> None:
    qtbot.keyClicks(field, "ears")
    assert field.findChild(PaintedButton).isVisible()
    with qtbot.waitSignal(field.search_requested) as asked:
        if way == "key":
            qtbot.keyClick(field, Qt.Key.Key_Escape)
        else:
            qtbot.mouseClick(field.findChild(PaintedButton), Qt.MouseButton.LeftButton)
    assert asked.args == [""]
    assert field.text() == ""
    assert not field.findChild(PaintedButton).isVisible()


def test_escape_belongs_to_the_field_only_while_there_is_something_to_clear(field: SearchField) -> None:
    def keeps_escape() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        field.event(event)
        return event.isAccepted()

    assert not keeps_escape()
    field.show_text("ears")
    assert keeps_escape()


def test_showing_a_text_searches_for_nothing(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.search_requested, wait=200):
        field.show_text("ears")


def test_a_word_offered_is_searched_for_at_once(field: SearchField, qtbot: QtBot) -> None:
    asked: list[str] = []
    field.search_requested.connect(asked.append)
    field.search_for("dizziness")
    assert asked == ["dizziness"]
    assert field.text() == "dizziness"


def test_a_forgiven_typo_is_said(look: Look, qtbot: QtBot, sample: SimpleNamespace) -> None:
    note = SearchNote(look)
    qtbot.addWidget(note)
    note.show_found(sample.found(query="rining", showing="ringing in the ears"))
    assert note.findChild(QLabel).text() == "Showing ringing in the ears"
    note.show_found(sample.found())
    assert note.isHidden()


def test_the_nearest_words_can_be_pressed(
    look: Look, qtbot: QtBot, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    note = SearchNote(look)
    note.show_found(sample.found(query="xyz <b>", complaints=(), zones=(), nearest=("dizziness", "motor area")))
    shown(note, 264, 100)
    assert "“xyz <b>”" in note.findChild(QLabel).text()
    buttons = note.findChildren(LinkButton)
    assert [button.plain_text() for button in buttons] == ["dizziness", "motor area"]
    with qtbot.waitSignal(note.search_requested) as asked:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["motor area"]


def test_an_empty_query_says_nothing(look: Look, qtbot: QtBot, sample: SimpleNamespace) -> None:
    note = SearchNote(look)
    qtbot.addWidget(note)
    for found in (None, sample.found(query=" ", complaints=(), zones=())):
        note.show_found(found)
        assert note.isHidden()
