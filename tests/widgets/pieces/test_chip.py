from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer.presentation.card_view import CertaintyView, ChipKind, ChipView
from viewer.widgets.paper.certainty import Certainty
from viewer.widgets.pieces.chip import ChipButton, ChipLabel, draw_glyph, make_chip
from viewer.widgets.theme import Look

KINDS: tuple[ChipKind, ...] = ("favours", "mixed", "no_difference", "taught", "not_seen", "harm")


def _glyph(kind: ChipKind) -> bytes:
    image = QImage(40, 40, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_glyph(painter, kind, QRectF(5, 5, 30, 30), QColor("black"))
    painter.end()
    return bytes(image.constBits())


def test_every_direction_has_a_shape_of_its_own_without_colour() -> None:
    assert len({_glyph(kind) for kind in KINDS}) == len(KINDS)


def test_no_difference_is_a_flat_bar() -> None:
    rows = [_glyph("no_difference")[start : start + 40] for start in range(0, 1600, 40)]
    inked = [row for row in rows if min(row) < 128]
    assert 5 < len(inked) < 15


@pytest.mark.parametrize("kind", KINDS)
def test_a_chip_is_a_target_and_says_its_words(look: Look, qtbot: QtBot, kind: ChipKind) -> None:
    chip = make_chip(look, ChipView(kind, "2 & <b>more</b>", "Chen 2025", ("a",)))
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() >= 24
    assert chip.accessibleName() == "2 & <b>more</b>"
    assert chip.accessibleDescription() == "Chen 2025"


def test_a_chip_with_studies_asks_for_them(look: Look, qtbot: QtBot) -> None:
    chip = make_chip(look, ChipView("favours", "2 favour", "", ("chen2025", "doi2016")))
    qtbot.addWidget(chip)
    assert isinstance(chip, ChipButton)
    with qtbot.waitSignal(chip.studies_requested) as asked:
        qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert asked.args == [("chen2025", "doi2016")]


def test_a_chip_that_opens_nothing_cannot_be_pressed(look: Look, qtbot: QtBot) -> None:
    chip = make_chip(look, ChipView("taught", "Taught, not studied"))
    qtbot.addWidget(chip)
    assert isinstance(chip, ChipLabel)
    assert chip.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_certainty_marks_what_is_provisional(look: Look, qtbot: QtBot, sample: SimpleNamespace) -> None:
    ours, theirs = Certainty(look, CertaintyView(2, "Low", True)), Certainty(look, CertaintyView(2, "Low", False))
    for meter in (ours, theirs):
        qtbot.addWidget(meter)
    assert (ours.shown_word(), theirs.shown_word()) == ("Low*", "Low")
    assert "provisional" in ours.text()
    assert "provisional" not in theirs.text()


def test_four_steps_are_four_pictures_and_not_graded_has_no_meter(look: Look, qtbot: QtBot) -> None:
    pictures = []
    for steps in range(5):
        meter = Certainty(look, CertaintyView(steps, "Word", False))
        qtbot.addWidget(meter)
        meter.resize(meter.sizeHint())
        pictures.append(bytes(meter.grab().toImage().constBits()))
    assert len(set(pictures)) == 5
    ungraded = Certainty(look, CertaintyView(0, "Word", False))
    qtbot.addWidget(ungraded)
    assert ungraded.sizeHint().width() < meter.sizeHint().width()
