from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from viewer.presentation.palette import DARK, LIGHT, Palette
from viewer.widgets.paper.caution_line import CautionLine
from viewer.widgets.theme import Look, apply_theme


@pytest.fixture
def line(look: Look, shown: Callable[..., None], sample: SimpleNamespace) -> Iterator[CautionLine]:
    """A line at the foot of a card."""
    card = QWidget()
    made = CautionLine(look, lambda _request: None, card)
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(made)
    made.show_cautions(sample.cautions("contraindication", "caution", "caution"))
    shown(card, 424, 600)
    yield made
    assert card is made.parentWidget()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.scheme)
@pytest.mark.parametrize("strength", ["danger", "contraindication"])
def test_the_line_wears_the_strength_of_the_first(
    qapp: QApplication, look: Look, line: CautionLine, sample: SimpleNamespace, palette: Palette, strength: str
) -> None:
    apply_theme(qapp, look, palette)
    line.show_cautions(sample.cautions(strength, "caution"))
    image = line.grab().toImage()
    name = "danger" if strength == "danger" else "caution"
    fill, bar, ink = (getattr(palette, f"{name}_{part}").lower() for part in ("fill", "bar", "ink"))
    assert image.pixelColor(300, 3).name() == fill
    assert image.pixelColor(1, 20).name() == bar
    assert ink in {image.pixelColor(x, y).name() for x in range(40, 200) for y in range(image.height())}
    assert line.plain_text().startswith("Danger. ") == (strength == "danger"), "a colour alone says nothing"


def test_it_is_one_line_with_the_first_caution_and_how_many_more(line: CautionLine) -> None:
    assert line.height() == 40
    assert line.plain_text() == "Short 0."
    assert line.accessibleName() == "Cautions: Short 0. 2 more."
    assert line.accessibleDescription() == "All cautions (Alt+C)"


def test_the_first_caution_is_never_cut(line: CautionLine, sample: SimpleNamespace) -> None:
    long = replace(sample.cautions()[1], short="Not with a fever, not over wounds and not after a fresh bleed " * 3)
    line.show_cautions((long,))
    assert line.height() > 3 * line.look.line("small")
    assert line.height() == line.heightForWidth(line.width())


def test_enter_opens_all_of_them_upwards_and_escape_closes(
    line: CautionLine, qtbot: QtBot, sample: SimpleNamespace
) -> None:
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    opened = line.opened_list
    assert opened is not None
    card = line.parentWidget()
    assert opened.geometry().bottom() == line.y() - 1
    assert opened.height() <= round(0.6 * card.height())
    words = [label.text() for label in opened.findChildren(QLabel)]
    for caution in sample.cautions("contraindication", "caution", "caution"):
        assert caution.text.text in words
    focus = QApplication.focusWidget()
    assert focus is not None
    assert opened.isAncestorOf(focus), "it can be read with the keys at once"
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert line.opened_list is None
    assert line.hasFocus()


def test_escape_in_the_list_is_not_heard_by_the_window(line: CautionLine, qtbot: QtBot) -> None:
    from PySide6.QtGui import QShortcut

    heard: list[int] = []
    shortcut = QShortcut(Qt.Key.Key_Escape, line.window())
    shortcut.activated.connect(lambda: heard.append(1))
    line.toggle_list()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert line.opened_list is None
    assert heard == []


def test_a_long_list_takes_sixty_percent_of_the_card_and_follows_its_size(
    line: CautionLine, sample: SimpleNamespace
) -> None:
    line.show_cautions(sample.cautions(*["caution"] * 20))
    line.toggle_list()
    opened, card = line.opened_list, line.parentWidget()
    assert opened is not None
    assert opened.height() == 360
    card.resize(500, 400)
    card.layout().activate()
    assert opened.height() == 240
    assert opened.width() == 500
    assert opened.geometry().bottom() == line.y() - 1


def test_other_cautions_close_the_list_and_none_take_the_line_away(line: CautionLine, sample: SimpleNamespace) -> None:
    line.toggle_list()
    line.show_cautions(sample.cautions("danger"))
    assert line.opened_list is None
    line.show_cautions(())
    assert not line.isVisible()
