from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewer.domain.identity import ZoneId
from viewer.state.request import Request
from viewer.state.requests import ShowZone
from viewer.widgets.card.empty_card import EmptyCard
from viewer.widgets.theme import Look

MOTOR, SPEECH = ZoneId("jiao.motor"), ZoneId("jiao.speech-1")


def test_suggestions_ask_for_their_zone(
    look: Look, qtbot: QtBot, shown: Callable[..., None], asked: list[Request]
) -> None:
    card = EmptyCard(look, asked.append)
    card.show_suggestions(((MOTOR, "Motor area"), (SPEECH, "Speech & more")))
    shown(card)
    qtbot.mouseClick(card.suggestion(SPEECH), Qt.MouseButton.LeftButton)
    assert asked == [ShowZone(SPEECH)]
    assert card.suggestion(SPEECH).text() == "Speech && more"


def test_new_suggestions_replace_the_old(look: Look, qtbot: QtBot, asked: list[Request]) -> None:
    card = EmptyCard(look, asked.append)
    qtbot.addWidget(card)
    card.show_suggestions(((MOTOR, "A"),))
    card.show_suggestions(((SPEECH, "B"),))
    assert card.suggestion(SPEECH).text() == "B"
    assert MOTOR not in card._buttons
