from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.presentation.palette import DARK, LIGHT, Palette
from viewer.widgets.pieces.caution_strip import CautionStrip
from viewer.widgets.pieces.source_mark import TrailLink
from viewer.widgets.theme import Look, apply_theme

THREE = "No electrical stimulation with a pacemaker. Not over wounds. After a brain bleed, only once stable."


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.scheme)
@pytest.mark.parametrize("is_danger", [False, True])
def test_the_strip_wears_its_strength(
    qapp: object, look: Look, shown: Callable[..., None], palette: Palette, is_danger: bool
) -> None:
    apply_theme(qapp, look, palette)  # type: ignore[arg-type]
    strip = CautionStrip(look)
    strip.show_strip(THREE, is_danger=is_danger)
    shown(strip, 424, strip.heightForWidth(424))
    image = strip.grab().toImage()
    name = "danger" if is_danger else "caution"
    fill, bar, ink = (getattr(palette, f"{name}_{part}").lower() for part in ("fill", "bar", "ink"))
    words = {image.pixelColor(x, y).name() for x in range(50, 400) for y in range(image.height())}
    assert ink in words
    assert image.pixelColor(400, 3).name() == fill
    assert image.pixelColor(1, 20).name() == bar
    assert strip.findChild(QLabel).text().startswith("Danger." if is_danger else "Cautions.")


def test_nothing_is_cut_and_it_is_never_flat(look: Look, qtbot: QtBot) -> None:
    strip = CautionStrip(look)
    qtbot.addWidget(strip)
    strip.show_strip("Short.")
    assert strip.heightForWidth(600) == 72
    strip.show_strip(THREE * 3)
    assert strip.heightForWidth(300) > 8 * look.line("small")


def test_all_cautions_can_be_asked_for(look: Look, qtbot: QtBot, shown: Callable[..., None]) -> None:
    strip = CautionStrip(look)
    strip.show_strip(THREE)
    shown(strip, 424, strip.heightForWidth(424))
    link = strip.findChild(TrailLink)
    assert strip.rect().contains(link.geometry().translated(link.parentWidget().pos()))
    with qtbot.waitSignal(strip.all_requested):
        qtbot.keyClick(link, Qt.Key.Key_Return)


def test_it_grows_when_it_gets_narrower(look: Look, shown: Callable[..., None]) -> None:
    strip = CautionStrip(look)
    strip.show_strip(THREE * 3)
    shown(strip, 600, strip.heightForWidth(600))
    wide = strip.height()
    strip.resize(280, strip.height())
    assert strip.height() == strip.heightForWidth(280) > wide
