from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.state.errands import OpenLink
from viewer.state.request import Request
from viewer.widgets.paper.column import Setting
from viewer.widgets.paper.interval_plot import IntervalPlot
from viewer.widgets.paper.study_card import StudyCard
from viewer.widgets.pieces.link_button import WebLink
from viewer.widgets.pieces.statement import Statement


def _words(card: StudyCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_a_card_says_everything_limits_included(setting: Setting, qtbot: QtBot, sample: SimpleNamespace) -> None:
    view = sample.study()
    card = StudyCard(view, setting)
    qtbot.addWidget(card)
    words = _words(card)
    for part in (
        view.name,
        view.design,
        view.result.text,
        f"Limits. {view.limits}",
        f"Harms. {view.harms}",
        view.citation,
    ):
        assert part in words
    assert words.count(view.title) == 1, "the title is in the citation"


def test_limits_stand_there_even_when_none_were_seen(setting: Setting, qtbot: QtBot, sample: SimpleNamespace) -> None:
    card = StudyCard(replace(sample.study(), limits="", harms="", scope="", intervals=(), links=()), setting)
    qtbot.addWidget(card)
    assert "Limits. Not said" in _words(card)
    assert not card.findChildren(IntervalPlot), "nothing is drawn that was not published"


def test_favourable_and_null_have_the_same_width_and_type(
    setting: Setting, qtbot: QtBot, sample: SimpleNamespace
) -> None:
    cards = [StudyCard(replace(sample.study(), chip=sample.study(favours=f).chip), setting) for f in (True, False)]
    for card in cards:
        qtbot.addWidget(card)
    assert cards[0].heightForWidth(300) == cards[1].heightForWidth(300)


def test_a_link_shows_its_address_and_only_asks(
    setting: Setting, qtbot: QtBot, shown: Callable[..., None], sample: SimpleNamespace, asked: list[Request]
) -> None:
    card = StudyCard(sample.study(), setting)
    shown(card, 300, card.heightForWidth(300))
    link = card.findChild(WebLink)
    assert "https://doi.org/10.1016/x" in link.toolTip()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked == [OpenLink("https://doi.org/10.1016/x")]
    assert link.height() >= 24


def test_its_own_number_is_read_not_pressed(setting: Setting, qtbot: QtBot, sample: SimpleNamespace) -> None:
    card = StudyCard(sample.study(number=7), setting)
    qtbot.addWidget(card)
    (mark,) = [mark for statement in card.findChildren(Statement) for mark in statement.marks()]
    assert mark.plain_text() == "7"
    assert mark.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_nothing_is_cut_at_any_width(setting: Setting, shown: Callable[..., None], sample: SimpleNamespace) -> None:
    view = replace(sample.study(), name="Verylongsurnamewithoutanyspaceatall" * 3, result="运动区" * 60)
    card = StudyCard(view, setting)
    shown(card, 200, 1)
    card.resize(200, card.heightForWidth(200))
    lowest = max(child.geometry().bottom() for child in card.widgets())
    assert lowest < card.height()
    for statement in card.findChildren(Statement):
        assert statement.height() >= statement.heightForWidth(statement.width())
