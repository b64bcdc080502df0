from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewer.widgets.card.empty_card import EmptyCard
from viewer.widgets.theme import Look


def test_suggestions_ask_with_their_key(look: Look, qtbot: QtBot, shown: Callable[..., None]) -> None:
    card = EmptyCard(look)
    card.show_suggestions((("jiao.motor", "Motor area"), ("tinnitus", "Ringing & more")))
    shown(card)
    with qtbot.waitSignal(card.suggestion_requested) as asked:
        qtbot.mouseClick(card.suggestion("tinnitus"), Qt.MouseButton.LeftButton)
    assert asked.args == ["tinnitus"]
    assert card.suggestion("tinnitus").text() == "Ringing && more"


def test_new_suggestions_replace_the_old(look: Look, qtbot: QtBot) -> None:
    card = EmptyCard(look)
    qtbot.addWidget(card)
    card.show_suggestions((("a", "A"),))
    card.show_suggestions((("b", "B"),))
    assert card.suggestion("b").text() == "B"
    assert "a" not in card._buttons
