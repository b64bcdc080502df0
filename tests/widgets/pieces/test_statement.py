from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.presentation.palette import DARK
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, apply_theme

EVIL = '<b>bold</b> <img src="file:///etc/passwd"> &amp; <a href="x">y</a>'
LONG = "The line is measured with a tape along the midline from between the brows to the bony knob. " * 3


def test_markup_is_said_and_drawn_literally(look: Look, shown: Callable[..., None]) -> None:
    evil, plain = Statement(look, EVIL), Statement(look, "bold & y")
    shown(evil, 700, 40)
    shown(plain, 700, 40)
    assert evil.text() == EVIL
    assert evil.textFormat() == Qt.TextFormat.PlainText
    assert evil.sizeHint().width() > 3 * plain.sizeHint().width(), "the tags take room, so they are words"


def test_tooltips_of_marks_are_escaped(look: Look, qtbot: QtBot, sample: SimpleNamespace) -> None:
    statement = Statement(look, sample.marked("x", 1))
    qtbot.addWidget(statement)
    statement.show_text(type(sample.marked(""))("x", (type(sample.mark(1))(1, "S1", EVIL),)))
    mark = statement.marks()[0]
    assert "&lt;img" in mark.toolTip()
    assert "<img" not in mark.toolTip()
    assert mark.accessibleDescription() == EVIL


def test_narrower_is_higher_and_a_doubt_adds_lines(look: Look, qtbot: QtBot, sample: SimpleNamespace) -> None:
    plain, doubtful = Statement(look, LONG), Statement(look, sample.marked(LONG, doubt="Sources differ by 5 mm."))
    for statement in (plain, doubtful):
        qtbot.addWidget(statement)
    assert plain.heightForWidth(200) > plain.heightForWidth(400)
    assert plain.heightForWidth(400) % look.line("body") == 0
    assert doubtful.heightForWidth(400) >= plain.heightForWidth(400) + look.line("small")
    assert "Sources differ by 5 mm." in doubtful.text()


@pytest.mark.parametrize("word", ["Pneumonoultramicroscopicsilicovolcanoconiosis" * 3, "运动区感觉区" * 30])
def test_long_words_and_chinese_break(look: Look, qtbot: QtBot, word: str) -> None:
    statement = Statement(look, word)
    qtbot.addWidget(statement)
    assert statement.heightForWidth(160) >= 3 * look.line("body")


def test_a_line_never_exceeds_72_characters(look: Look, qtbot: QtBot) -> None:
    statement = Statement(look, LONG)
    qtbot.addWidget(statement)
    assert statement.heightForWidth(5000) == statement.heightForWidth(look.longest_line("body"))
    assert statement.heightForWidth(5000) > look.line("body")


def test_marks_ask_for_their_source_by_mouse_and_key(
    look: Look, qtbot: QtBot, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    statement = Statement(look, sample.marked("Weakness of the leg.", 3, 12))
    shown(statement, 300, 30)
    with qtbot.waitSignal(statement.source_requested) as asked:
        qtbot.mouseClick(statement.marks()[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["S12"]
    with qtbot.waitSignal(statement.source_requested) as asked:
        qtbot.keyClick(statement.marks()[0], Qt.Key.Key_Return)
    assert asked.args == ["S3"]


def test_a_lone_mark_is_a_full_target_inside_the_statement(
    look: Look, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    statement = Statement(look, sample.marked("Weakness of the leg.", 3))
    shown(statement, 300, statement.heightForWidth(300))
    target = statement.marks()[0].geometry()
    assert (target.width(), target.height()) >= (24, 24)
    assert statement.rect().contains(target)
    assert target.left() > look.metrics("body").horizontalAdvance("Weakness of the"), "it stands after the words"


def test_the_number_is_painted_once_and_raised(look: Look, shown: Callable[..., None], sample: SimpleNamespace) -> None:
    statement = Statement(look, sample.marked("x", 8))
    shown(statement, 60, 24)
    mark = statement.marks()[0]
    baseline = 2 + look.metrics("body").ascent() + (20 - look.metrics("body").height()) / 2
    assert mark.y() + mark.number_centre.y() + look.metrics("mark").capHeight() / 2 < baseline - 2
    mark.hide()
    picture = statement.grab().toImage()
    ground = picture.pixelColor(59, 1)
    left = int(look.metrics("body").horizontalAdvance("x")) + 2
    inked = [x for x in range(left, 60) for y in range(24) if picture.pixelColor(x, y) != ground]
    assert inked == [], "the text only leaves room for it"


def test_neighbouring_marks_do_not_overlap_and_keep_the_tab_order(
    look: Look, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    statement = Statement(look, sample.marked("Weakness of the leg.", 1, 2, 3))
    shown(statement, 400, 30)
    first, second, third = (mark.geometry() for mark in statement.marks())
    assert first.right() <= second.left() + 1 <= second.right() <= third.left() + 1
    statement.marks()[0].setFocus()
    for expected in statement.marks()[1:]:
        statement.focusNextChild()
        assert QApplication.focusWidget() is expected


def test_a_mark_never_stands_alone_on_a_line(look: Look, shown: Callable[..., None], sample: SimpleNamespace) -> None:
    words = "Weakness of the leg and trunk"
    advance = int(look.metrics("body").horizontalAdvance(words))
    statement = Statement(look, sample.marked(words, 3))
    # Just wide enough for the words, not for the number: the last word goes with it.
    shown(statement, advance + 3, statement.heightForWidth(advance + 3))
    assert statement.heightForWidth(advance + 3) >= 2 * look.line("body")
    assert statement.marks()[0].geometry().left() > look.metrics("body").horizontalAdvance("tru")


def test_the_link_at_the_end_asks(look: Look, qtbot: QtBot, shown: Callable[..., None]) -> None:
    statement = Statement(look, "Not over wounds.", lead="Cautions.", trail="All cautions")
    shown(statement, 400, 40)
    link = statement.childAt(int(look.metrics("body").horizontalAdvance("Cautions. Not over wounds. ")) + 20, 12)
    with qtbot.waitSignal(statement.trail_requested):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert statement.text() == "Cautions. Not over wounds."


def test_text_size_and_scheme_change_while_it_is_shown(
    qapp: QApplication, look: Look, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    statement = Statement(look, sample.marked("Weakness of the leg and the trunk.", 3))
    shown(statement, 300, 60)
    small, light = statement.heightForWidth(300), statement.grab().toImage()
    apply_theme(qapp, look, DARK, 1.5)
    assert statement.heightForWidth(300) > small
    assert statement.grab().toImage() != light


def test_marks_stand_anew_after_a_text_of_the_same_height(
    look: Look, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    statement = Statement(look, sample.marked("Short.", 1))
    shown(statement, 500, 40)
    statement.grab()
    before = statement.marks()[0].x()
    statement.show_text(sample.marked("A sentence that is longer than the one before.", 1))
    statement.heightForWidth(statement.width())  # a layout measures before it paints
    statement.grab()
    assert statement.marks()[0].x() > before + 100
