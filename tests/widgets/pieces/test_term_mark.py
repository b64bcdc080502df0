"""A term in a sentence: dots below its words, an explanation at a press, and never markup."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.presentation.marked_text import MarkedText, TermView
from viewer.presentation.palette import DARK
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, apply_theme

TEXT = "The needle lies below the galea, and sham needles do not."


@pytest.fixture
def said(sample: SimpleNamespace) -> MarkedText:
    return MarkedText(TEXT, (sample.mark(1),), terms=(sample.term(TEXT, "galea"), sample.term(TEXT, "sham")))


def test_a_press_opens_the_explanation_below_and_another_closes_it(
    look: Look, qtbot: QtBot, shown: Callable[..., None], said: MarkedText
) -> None:
    statement = Statement(look, said)
    shown(statement, 420, 60)
    before = statement.heightForWidth(420)
    galea, sham = statement.terms()
    qtbot.mouseClick(galea, Qt.MouseButton.LeftButton)
    assert "galea in plain words. galea, technically." in statement.text()
    opened = statement.heightForWidth(420)
    assert opened >= before + 2 * look.line("small") + look.line("note")
    qtbot.keyClick(sham, Qt.Key.Key_Return)
    assert "sham in plain words." in statement.text()
    assert "galea in plain words." not in statement.text(), "one explanation at a time"
    qtbot.mouseClick(sham, Qt.MouseButton.LeftButton)
    assert statement.text() == TEXT
    assert statement.heightForWidth(420) == before


@pytest.mark.parametrize("width", [150, 420])
def test_targets_lie_over_their_words_and_inside(
    look: Look, shown: Callable[..., None], said: MarkedText, width: int
) -> None:
    statement = Statement(look, said, lead="Limits.")
    shown(statement, width, Statement(look, said).heightForWidth(width) + 60)
    metrics = look.metrics("body")
    for place in statement.terms():
        words = TEXT[place.view.start : place.view.end]
        assert place.width() == pytest.approx(metrics.horizontalAdvance(words) + 3, abs=3)
        assert statement.rect().contains(place.geometry())
    galea, sham = statement.terms()
    assert not galea.geometry().intersects(sham.geometry())


def test_terms_are_reached_by_the_keyboard_and_named(look: Look, qtbot: QtBot, said: MarkedText) -> None:
    statement = Statement(look, said)
    qtbot.addWidget(statement)
    place = statement.terms()[0]
    assert place.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert place.accessibleName() == "Galea: what it means"
    assert "galea in plain words." in place.accessibleDescription()


def test_an_explanation_is_never_markup(look: Look, qtbot: QtBot) -> None:
    evil = '<img src="file:///etc/passwd">'
    statement = Statement(look, MarkedText("A word.", terms=(TermView(2, 6, "Word", evil, evil, evil),)))
    qtbot.addWidget(statement)
    place = statement.terms()[0]
    assert "&lt;img" in place.toolTip()
    assert "<img" not in place.toolTip()
    place.click()
    assert statement.textFormat() == Qt.TextFormat.PlainText
    assert evil in statement.text()


def test_another_text_takes_its_terms_along(look: Look, qtbot: QtBot, said: MarkedText) -> None:
    statement = Statement(look, said)
    qtbot.addWidget(statement)
    statement.terms()[0].click()
    statement.show_text("Nothing to explain.")
    assert statement.terms() == ()
    assert statement.text() == "Nothing to explain."


def test_dots_are_drawn_below_the_words(look: Look, qapp: QApplication, shown: Callable[..., None]) -> None:
    plain, dotted = MarkedText("galea"), MarkedText("galea", terms=(TermView(0, 5, "Galea", "a", "b", "c"),))
    for scheme in (look.palette, DARK):
        apply_theme(qapp, look, scheme)
        inks = []
        for text in (plain, dotted):
            statement = Statement(look, text)
            shown(statement, 200, 40)
            image = statement.grab().toImage()
            ground = image.pixelColor(190, 38)
            inks.append(sum(_differs(image.pixelColor(x, y), ground) for x in range(60) for y in range(40)))
        assert inks[1] > inks[0] + 8


def _differs(colour: QColor, ground: QColor) -> bool:
    return abs(colour.lightness() - ground.lightness()) > 40
