from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from viewer.presentation.palette import DARK, LIGHT, Palette
from viewer.widgets.icons import ICON_NAMES, Icons
from viewer.widgets.theme import Look, apply_theme, qt_palette

ICONS = Path(__file__).parents[2] / "assets" / "icons"


def test_a_change_of_scheme_is_told_once_and_reaches_qt(qapp: QApplication, look: Look, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        apply_theme(qapp, look, DARK)
    with qtbot.assertNotEmitted(look.changed):
        apply_theme(qapp, look, DARK)
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DARK.panel.lower()
    assert look.colour("accent").name() == DARK.accent.lower()
    assert DARK.accent in qapp.styleSheet()


def test_text_grows_with_the_factor_and_so_do_rows(qapp: QApplication, look: Look) -> None:
    before, row = look.font("body").pointSizeF(), look.px(32)
    apply_theme(qapp, look, LIGHT, 1.5)
    assert look.font("body").pointSizeF() == pytest.approx(1.5 * before)
    assert look.px(32) == pytest.approx(1.5 * row, abs=1)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * before)


def test_the_roles_have_the_sizes_of_the_design_in_points(look: Look) -> None:
    assert look.font("body").pointSizeF() == 10.5
    assert look.font("title").pointSizeF() == 18.0
    assert look.font("title").weight() == 600
    assert look.font("note").pointSizeF() >= 9.0, "nothing under 12 px but the marks"


def test_the_shipped_font_draws_latin_and_han(look: Look) -> None:
    assert QFontInfo(look.font("body")).family().startswith("Scalp Map Sans")
    assert look.metrics("body").inFontUcs4(ord("ǚ"))
    assert "Scalp Map Labels" in look.font("body").families()


def test_tabular_figures_have_one_width(look: Look) -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(look.font("small", tabular=True))
    assert metrics.horizontalAdvance("111") == pytest.approx(metrics.horizontalAdvance("888"))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.scheme)
def test_disabled_words_are_told_apart(palette: Palette) -> None:
    colours = qt_palette(palette)
    disabled = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert disabled.name() == palette.text_3.lower() != colours.color(QPalette.ColorRole.ButtonText).name()


def test_every_icon_named_has_a_drawing_and_every_drawing_a_name() -> None:
    drawn = {file.stem for file in ICONS.glob("*.svg")} - {"app"}  # the program's own mark is no tinted icon
    assert sorted(ICON_NAMES) == sorted(drawn)


def test_an_icon_is_tinted_with_the_ink_asked_for(look: Look) -> None:
    image = Icons(ICONS).pixmap("search", look.colour("accent"), 18, 2.0).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {LIGHT.accent.lower()}


def test_buttons_are_high_enough_to_hit(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("Open")
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= 32


def test_a_font_of_its_own_grows_with_the_text(qapp: QApplication, look: Look, qtbot: QtBot) -> None:
    apply_theme(qapp, look, LIGHT)
    label = QLabel("2 of 8")
    qtbot.addWidget(label)
    look.changed.connect(lambda: label.setFont(look.font("small")))
    label.setFont(look.font("small"))
    label.show()
    apply_theme(qapp, look, LIGHT, 1.5)
    assert label.font().pointSizeF() == pytest.approx(look.font("small").pointSizeF())


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.scheme)
def test_a_main_button_that_cannot_be_pressed_does_not_look_as_if_it_could(
    qapp: QApplication, look: Look, qtbot: QtBot, palette: Palette
) -> None:
    apply_theme(qapp, look, palette)
    button = QPushButton("Next")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.resize(120, 40)
    button.show()
    at_rest = button.grab().toImage().pixelColor(10, 20).name()
    button.setEnabled(False)
    unable = button.grab().toImage().pixelColor(10, 20).name()
    assert (at_rest, unable) == (palette.accent.lower(), palette.sunken.lower())
